from __future__ import annotations

import pytest

from corecoach.domain.pace.gate import (
    SIGNS,
    Answers,
    Clearance,
    Gate,
    Sign,
    Tier,
    gate,
    usual_pain,
)
from tests.domain.pace.walking import day

NOTHING_NEW = Answers()


@pytest.mark.parametrize(
    ("pain", "outcome"),
    [(0, Gate.GO), (2, Gate.GO), (3, Gate.GO), (5, Gate.GO), (6, Gate.REST)],
)
def test_without_a_history_only_pain_of_six_rests(pain: int, outcome: Gate) -> None:
    assert gate(pain, NOTHING_NEW) is outcome


@pytest.mark.parametrize(
    ("pain", "earlier", "outcome"),
    [
        pytest.param(3, [3, 3, 3], Gate.GO, id="3-after-3-3-3"),
        pytest.param(5, [3, 3, 4, 3], Gate.EASY, id="5-after-3-3-4-3"),
        pytest.param(4, [2, 2, 3], Gate.EASY, id="4-after-2-2-3"),
        pytest.param(3, [0, 1, 1, 0], Gate.EASY, id="3-after-0-1-1-0"),
        pytest.param(2, [0, 0, 0], Gate.GO, id="2-after-0-0-0"),
        pytest.param(5, [5, 4, 5, 5], Gate.GO, id="5-after-5-4-5-5"),
        pytest.param(6, [5, 5, 5], Gate.REST, id="6-after-5-5-5"),
    ],
)
def test_with_a_history_a_steady_pain_is_normal_and_a_flare_is_easy(
    pain: int, earlier: list[int], outcome: Gate
) -> None:
    assert gate(pain, NOTHING_NEW, earlier) is outcome


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        pytest.param(
            Answers(frozenset({Sign.BELOW_THE_KNEE})), Gate.SEE_THERAPIST, id="below-the-knee"
        ),
        pytest.param(Answers(frozenset({Sign.FEVER})), Gate.URGENT, id="fever"),
        pytest.param(
            Answers(frozenset({Sign.FEVER, Sign.SADDLE_NUMBNESS})),
            Gate.EMERGENCY,
            id="fever-and-saddle-numbness",
        ),
        pytest.param(
            Answers(clearance=frozenset({Clearance.CANCER})), Gate.CLEARANCE, id="cancer-history"
        ),
        pytest.param(
            Answers(clearance=frozenset({Clearance.CANCER}), cleared_on=day(0)),
            Gate.GO,
            id="cancer-history-with-a-clinicians-word",
        ),
    ],
)
def test_signs_are_looked_at_in_the_order_of_their_tiers(answers: Answers, outcome: Gate) -> None:
    assert gate(0, answers) is outcome


def test_an_emergency_outranks_pain() -> None:
    assert gate(9, Answers(frozenset({Sign.CHEST_PAIN}))) is Gate.EMERGENCY


def test_every_sign_has_one_tier() -> None:
    listed = [sign for tier in Tier for sign in SIGNS[tier]]

    assert sorted(listed) == sorted(Sign)


def test_the_usual_pain_is_the_median_of_the_last_six_known() -> None:
    assert usual_pain([9, 9, 1, 2, None, 3, 4, 5, 6]) == 3.5
    assert usual_pain([3, None, 3]) is None

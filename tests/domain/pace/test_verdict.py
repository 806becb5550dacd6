"""The classification vectors 1-24, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.pace.inputs import ExerciseInputs, SessionInputs
from corecoach.domain.pace.verdict import RULES, Cause, Verdict, classify
from corecoach.domain.plan import HeelDigDose, PauseSquatDose
from tests.domain.pace.walking import day

DONE = ExerciseInputs(HeelDigDose(), (10, 10), pain_peak=1, effort=5)
SESSION = SessionInputs(day(0), (DONE,), pain_before=1, pain_after=1, pain_next=1)


@dataclass(frozen=True)
class Change:
    """What differs from the base: pain before, peak, after and next are by name."""

    session: dict[str, Any]
    exercise: dict[str, Any]

    def verdict(self) -> Verdict:
        one = replace(DONE, **self.exercise)
        peak = one.pain_peak
        # "after = peak" unless a vector says otherwise
        told = {"pain_after": peak, **self.session}
        return classify(replace(SESSION, exercises=(one,), **told), one).verdict


def change(**told: Any) -> Change:  # noqa: ANN401  # scores, flags and tuples
    names = {"before": "pain_before", "after": "pain_after", "following": "pain_next"}
    of_session = {
        names.get(name, name): value
        for name, value in told.items()
        if name in {*names, "leg_symptom", "red_flag"}
    }
    of_exercise = {
        {"peak": "pain_peak"}.get(name, name): value
        for name, value in told.items()
        if names.get(name, name) not in of_session
    }
    return Change(of_session, of_exercise)


VECTORS = {
    1: (change(), Verdict.GREEN),
    2: (change(peak=2, following=2), Verdict.GREEN),
    3: (change(before=0, following=2), Verdict.HOLD),
    4: (change(before=0, following=3), Verdict.RED),
    5: (change(peak=3), Verdict.HOLD),
    6: (change(before=2, peak=3, following=2), Verdict.STABLE),
    7: (change(before=4, peak=5, following=4), Verdict.STABLE),
    8: (change(before=4, peak=5, following=6), Verdict.RED),
    9: (change(peak=6), Verdict.RED),
    10: (change(peak=5, after=6), Verdict.RED),
    11: (change(effort=6), Verdict.GREEN),
    12: (change(effort=7), Verdict.HOLD),
    13: (change(effort=8), Verdict.HOLD),
    14: (change(effort=9), Verdict.RED),
    15: (change(done=(10, 9)), Verdict.HOLD),
    16: (change(done=(10, 7)), Verdict.HOLD),
    17: (change(done=(10, 6)), Verdict.RED),
    18: (change(done=(10, 6), interrupted=True), Verdict.VOID),
    19: (change(following=None), Verdict.UNKNOWN),
    20: (change(following=None, peak=6), Verdict.RED),
    21: (change(form_fault=True), Verdict.HOLD),
    22: (change(leg_symptom=True), Verdict.REFER),
    23: (change(effort=8, following=None), Verdict.HOLD),
    24: (change(done=(10, 9), following=None), Verdict.HOLD),
}


@pytest.mark.parametrize("number", VECTORS, ids=lambda number: f"vector-{number}")
def test_the_vector_has_its_verdict(number: int) -> None:
    changed, verdict = VECTORS[number]

    assert changed.verdict() is verdict


@pytest.mark.parametrize(
    ("before", "peak", "following", "verdict"),
    [
        pytest.param(4, 5, 4, Verdict.STABLE, id="4-5-4"),
        pytest.param(1, 3, 1, Verdict.HOLD, id="1-3-1"),
        pytest.param(0, 1, 2, Verdict.HOLD, id="0-next-2"),
        pytest.param(0, 1, 3, Verdict.RED, id="0-next-3"),
    ],
)
def test_the_edge_cases_of_pain(before: int, peak: int, following: int, verdict: Verdict) -> None:
    assert change(before=before, peak=peak, following=following).verdict() is verdict


def test_a_red_flag_outranks_everything() -> None:
    assert change(red_flag=True, peak=9, done=(0, 0), tried=False).verdict() is Verdict.REFER


def test_an_exercise_that_was_not_tried_says_nothing() -> None:
    assert change(done=(0, 0), tried=False, peak=9).verdict() is Verdict.VOID


@pytest.mark.parametrize("unanswered", ["peak", "effort", "before"])
def test_what_is_not_answered_never_advances_and_is_never_punished(unanswered: str) -> None:
    assert change(**{unanswered: None}).verdict() is Verdict.UNKNOWN


def test_what_is_known_warns_whatever_is_not() -> None:
    assert change(before=None, effort=None, peak=6).verdict() is Verdict.RED
    assert change(before=None, following=6).verdict() is Verdict.RED
    assert change(before=None, following=5).verdict() is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("squats", "verdict"), [(3, Verdict.GREEN), (2, Verdict.RED), (9, Verdict.GREEN)]
)
def test_pause_squats_are_counted_without_sides(squats: int, verdict: Verdict) -> None:
    squat = ExerciseInputs(PauseSquatDose(reps=3), (squats,), pain_peak=1, effort=5)

    assert classify(replace(SESSION, exercises=(squat,)), squat).verdict is verdict


def test_every_cause_of_a_rule_is_its_own() -> None:
    causes = [rule.judgement.cause for rule in RULES]

    assert len(set(causes)) == len(causes)
    assert set(Cause) - set(causes) == {Cause.OTHER_BLAMED, Cause.EASY_DAY, Cause.SAME_DAY}


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_outside_its_scale_is_refused(score: int) -> None:
    with pytest.raises(OutOfRangeError):
        replace(DONE, pain_peak=score)
    with pytest.raises(OutOfRangeError):
        replace(DONE, effort=score)
    with pytest.raises(OutOfRangeError):
        replace(SESSION, pain_next=score)

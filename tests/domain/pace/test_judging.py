from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import ExerciseInputs, SessionInputs
from corecoach.domain.pace.judging import blamed, judge
from corecoach.domain.pace.verdict import Cause, Judgement, Verdict
from corecoach.domain.plan import BirdDogDose, Dose, HeelDigDose
from tests.domain.pace.walking import BAR_20, done, session

HEEL, BIRD, SQUAT = Exercise.HEEL_DIG, Exercise.BIRD_DOG, Exercise.PAUSE_SQUAT


def with_peaks(*peaks: int) -> tuple[ExerciseInputs, ...]:
    """Heel digs, bird dogs and, where there is a third peak, loaded squats."""
    doses: tuple[Dose, ...] = (HeelDigDose(), BirdDogDose(), BAR_20)
    return tuple(done(dose, peak) for dose, peak in zip(doses, peaks, strict=False))


@pytest.mark.parametrize(
    ("peaks", "guilty"),
    [
        pytest.param((1, 4, 2), {BIRD, SQUAT}, id="1-4-2-with-weight"),
        pytest.param((1, 4), {BIRD}, id="1-4-floor-only"),
        pytest.param((1, 0), {HEEL, BIRD}, id="1-0-floor-only"),
    ],
)
def test_a_bad_morning_is_put_down_to(peaks: tuple[int, ...], guilty: set[Exercise]) -> None:
    assert blamed(session(0, *with_peaks(*peaks))) == guilty


def test_exercises_that_are_not_blamed_stay() -> None:
    (judged,) = judge([session(0, *with_peaks(1, 4, 2), before=1, following=5)])

    assert judged.judgements == {
        HEEL: Judgement(Verdict.HOLD, Cause.OTHER_BLAMED),
        BIRD: Judgement(Verdict.RED, Cause.PAIN_NEXT_MORNING),
        SQUAT: Judgement(Verdict.RED, Cause.PAIN_NEXT_MORNING),
    }


def test_an_exercise_that_was_not_tried_is_not_blamed() -> None:
    heel, bird = with_peaks(0, 4)
    told = session(0, heel, replace(bird, tried=False), before=1, following=5)

    assert blamed(told) == {HEEL}


def steady(*days: int, before: int = 1) -> list[SessionInputs]:
    return [session(on, *with_peaks(1, 1, 1), before=before) for on in days]


def test_in_a_flare_pause_squats_do_not_count_and_floor_work_does() -> None:
    flare = session(6, *with_peaks(3, 3, 5), before=4, following=4)
    judged = judge([*steady(0, 2, 4), flare])[-1]

    assert judged.judgements[SQUAT] == Judgement(Verdict.VOID, Cause.EASY_DAY)
    assert judged.judgements[HEEL].verdict is Verdict.STABLE


def test_without_three_scores_there_is_no_flare() -> None:
    flare = session(6, *with_peaks(3, 3, 3), before=4, following=4)

    assert judge([*steady(0, 2), flare])[-1].judgements[SQUAT].verdict is Verdict.STABLE


def test_a_second_session_of_a_day_earns_nothing() -> None:
    first, second = judge(steady(0, 0))

    assert first.judgements[HEEL].verdict is Verdict.GREEN
    assert second.judgements[HEEL] == Judgement(Verdict.VOID, Cause.SAME_DAY)


def test_a_second_session_of_a_day_still_warns() -> None:
    second = judge([*steady(0), session(0, *with_peaks(7, 1, 1))])[-1]

    assert second.judgements[HEEL] == Judgement(Verdict.RED, Cause.PAIN_DURING)


def test_squats_later_on_the_day_of_the_floor_work_count() -> None:
    heel, bird, squat = with_peaks(1, 1, 1)
    second = judge([session(0, heel, bird), session(0, squat)])[-1]

    assert second.judgements[SQUAT].verdict is Verdict.GREEN

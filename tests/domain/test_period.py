"""The figures of a period: calendar weeks, gaps, rises, changes of dose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corecoach.domain.exercise import Exercise, OutOfRangeError, Side
from corecoach.domain.period import Period, period_of
from corecoach.domain.plan import BirdDogDose, HeelDigDose, PauseSquatDose, Plan
from corecoach.domain.record import CheckIn
from tests.samples import MONDAY, session, weeks_of_sessions

SUNDAY = MONDAY + timedelta(days=27)


def on(*days: int) -> Period:
    records = [session(day, MONDAY + timedelta(days=day)) for day in days]
    return period_of(records, SUNDAY, 4)


def test_weeks_are_calendar_weeks_and_the_last_ends_with_the_day_asked_for() -> None:
    period = period_of([], MONDAY + timedelta(days=23), 4)
    assert [(week.start.isoformat(), week.end.isoformat()) for week in period.weeks] == [
        ("2025-01-06", "2025-01-12"),
        ("2025-01-13", "2025-01-19"),
        ("2025-01-20", "2025-01-26"),
        ("2025-01-27", "2025-01-29"),
    ]


def test_sessions_outside_the_period_are_left_out() -> None:
    assert [record.session_id for record in on(-1, 0, 27, 28).sessions] == [0, 27]


def test_each_week_has_its_own_sessions() -> None:
    period = period_of(weeks_of_sessions(3, 0, 2, 1), SUNDAY, 4)
    assert [len(week.sessions) for week in period.weeks] == [3, 0, 2, 1]
    assert period.weeks[0].length_s == 3 * 15 * 60
    assert period.weeks[0].tension_ms(Exercise.HEEL_DIG, Side.LEFT) == 3 * 10 * 10_000
    assert period.weeks[1].tension_ms(Exercise.PAUSE_SQUAT) == 0


@pytest.mark.parametrize(("days", "gap"), [((), None), ((3,), None), ((0, 2, 9, 10), 7)])
def test_the_longest_gap_is_between_two_dates(days: tuple[int, ...], gap: int | None) -> None:
    assert on(*days).longest_gap == gap


def test_a_rise_of_two_by_the_next_morning_is_counted() -> None:
    answers = [(2, 4), (2, 3), (None, 9), (2, None), (0, 2)]
    records = [
        session(number, check_in=CheckIn(pain_before=before, pain_next=morning))
        for number, (before, morning) in enumerate(answers)
    ]
    assert period_of(records, SUNDAY, 4).next_day_rises == 2


def test_the_highest_peak_is_that_of_a_session_or_of_an_exercise() -> None:
    record = session(check_in=CheckIn(pain_peak=3))
    exercises = tuple(replace(one, pain_peak=4) for one in record.exercises)
    period = period_of([replace(record, exercises=exercises)], SUNDAY, 4)
    assert period.weeks[0].highest_peak == 4
    assert period.weeks[1].highest_peak is None


def test_changes_of_dose_are_told_with_before_and_after() -> None:
    plans = [
        Plan((HeelDigDose(10), BirdDogDose(10))),
        Plan((BirdDogDose(12), PauseSquatDose())),
        Plan((HeelDigDose(12), BirdDogDose(12))),
    ]
    records = [
        session(number, MONDAY + timedelta(days=number), plan=plan)
        for number, plan in enumerate(plans)
    ]
    changes = period_of(records, SUNDAY, 4).dose_changes
    assert [(change.day.day, change.before, change.after) for change in changes] == [
        (7, BirdDogDose(10), BirdDogDose(12)),
        (8, HeelDigDose(10), HeelDigDose(12)),
    ]


def test_effort_is_a_median_and_belts_are_counted() -> None:
    records = []
    for number, effort in enumerate((4, 7, 5, None)):
        record = session(number, MONDAY + timedelta(days=number))
        exercises = (
            *(replace(one, effort=effort) for one in record.exercises[:2]),
            replace(record.exercises[2], belt=number < 2),
        )
        records.append(replace(record, exercises=exercises))
    heel_dig, _bird_dog, squat = period_of(records, SUNDAY, 4).exercises
    assert (heel_dig.median_effort, heel_dig.efforts) == (5, (4, 7, 5))
    assert (squat.median_effort, squat.belt_sessions) == (None, 2)
    assert heel_dig.holds_ms == (10_000, 10_000)


def test_pain_changes_from_the_first_week_to_the_last() -> None:
    scores = {0: 5, 2: 4, 4: 5, 21: 3, 23: 2, 25: 2}
    records = [
        session(day, MONDAY + timedelta(days=day), check_in=CheckIn(pain_before=score))
        for day, score in scores.items()
    ]
    change = period_of(records, SUNDAY, 4).pain_change
    assert change
    assert float(change.difference) == pytest.approx(-7 / 3)
    assert period_of(records, SUNDAY, 1).pain_change is None


@pytest.mark.parametrize("weeks", [0, 13])
def test_a_number_of_weeks_outside_the_range_is_refused(weeks: int) -> None:
    with pytest.raises(OutOfRangeError, match=f"not {weeks}"):
        period_of([], date(2025, 1, 6), weeks)

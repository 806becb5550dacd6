from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.schedule import Pause, PauseReason, Schedule
from corecoach.domain.training_day import FirstWeekday

MONDAY = date(2025, 1, 6)
DAY = timedelta(days=1)
ILLNESS, TRAVEL = PauseReason.ILLNESS, PauseReason.TRAVEL


def test_without_a_change_the_target_is_three() -> None:
    assert Schedule().target_on(MONDAY) == 3


def test_a_target_holds_from_the_first_week_that_starts_on_its_date_or_later() -> None:
    schedule = Schedule({MONDAY: 4, MONDAY + 8 * DAY: 2})
    assert [schedule.target_on(MONDAY + number * DAY) for number in (-1, 0, 6, 8, 14)] == [
        *(3, 4, 4, 4, 2)
    ]


def test_next_week_begins_on_its_first_weekday() -> None:
    assert Schedule().next_week(MONDAY) == MONDAY + 7 * DAY
    assert Schedule(first_weekday=FirstWeekday.SUNDAY).next_week(MONDAY) == MONDAY + 6 * DAY


def test_paused_days_in_a_row_for_one_reason_are_one_pause() -> None:
    paused = {MONDAY + number * DAY: TRAVEL for number in (0, 1, 3)} | {MONDAY + 4 * DAY: ILLNESS}
    assert Schedule(paused=paused).pauses() == (
        Pause(MONDAY, MONDAY + DAY, TRAVEL),
        Pause(MONDAY + 3 * DAY, MONDAY + 3 * DAY, TRAVEL),
        Pause(MONDAY + 4 * DAY, MONDAY + 4 * DAY, ILLNESS),
    )
    assert Schedule().pauses() == ()


@given(st.dictionaries(st.dates(MONDAY, MONDAY + 40 * DAY), st.sampled_from(PauseReason)))
def test_the_pauses_are_the_paused_days(paused: dict[date, PauseReason]) -> None:
    pauses = Schedule(paused=paused).pauses()
    assert {day: pause.reason for pause in pauses for day in pause.days} == paused
    assert sum(len(pause.days) for pause in pauses) == len(paused)

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.pace.morning import UNTIL, Morning, is_last_day_to_ask, morning_after
from corecoach.domain.training_day import training_date

EVENING = datetime(2025, 3, 11, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "morning"),
    [
        (0, Morning.NOT_YET),
        (11.9, Morning.NOT_YET),
        (12, Morning.DUE),
        (36, Morning.DUE),
        (36.1, Morning.LATE),
        (72, Morning.LATE),
        (72.1, Morning.OVER),
    ],
)
def test_the_morning_after_an_evening(hours: float, morning: Morning) -> None:
    assert morning_after(EVENING, EVENING + timedelta(hours=hours)) is morning


def test_the_evening_of_a_session_in_the_morning_is_not_its_next_morning() -> None:
    early = EVENING.replace(hour=7)

    assert morning_after(early, early + timedelta(hours=14)) is Morning.NOT_YET
    assert morning_after(early, early + timedelta(hours=22)) is Morning.DUE


def test_a_session_in_the_small_hours_waits_half_a_day() -> None:
    night = EVENING.replace(hour=3)

    assert morning_after(night, night + timedelta(hours=2)) is Morning.NOT_YET


@given(
    st.integers(0, 7 * 24 * 60 - 1).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(0, 6),
    st.integers(0, 59),
)
def test_it_is_asked_once_and_reminded_of_twice(
    later: timedelta, rollover_hour: int, minute: int
) -> None:
    ended = EVENING + later + timedelta(seconds=30)
    moments = [ended + timedelta(hours=hour, minutes=minute) for hour in range(100)]
    moments.append(ended + UNTIL)
    asked = [
        now
        for now in moments
        if morning_after(ended, now, rollover_hour) in {Morning.DUE, Morning.LATE}
    ]
    days = {training_date(now, rollover_hour) for now in asked}
    assert 2 <= len(days) <= 3
    last = [now for now in asked if is_last_day_to_ask(ended, now, rollover_hour)]
    assert {training_date(now, rollover_hour) for now in last} == {max(days)}

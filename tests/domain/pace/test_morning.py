from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corecoach.domain.pace.morning import Morning, morning_after

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

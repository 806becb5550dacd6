from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.training_day import FirstWeekday, training_date, week_start

NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
LONDON = ZoneInfo("Europe/London")
DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        pytest.param(
            datetime(2025, 3, 11, 3, 59, tzinfo=NEW_YORK), date(2025, 3, 10), id="new-york-03:59"
        ),
        pytest.param(
            datetime(2025, 3, 11, 4, 0, tzinfo=NEW_YORK), date(2025, 3, 11), id="new-york-04:00"
        ),
        pytest.param(
            datetime(2025, 3, 9, 3, 30, tzinfo=NEW_YORK),
            date(2025, 3, 8),
            id="spring-forward-03:30-EDT",
        ),
        pytest.param(
            datetime(2025, 3, 9, 4, 0, tzinfo=NEW_YORK),
            date(2025, 3, 9),
            id="spring-forward-04:00-EDT",
        ),
        pytest.param(
            datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK, fold=0),
            date(2025, 11, 1),
            id="autumn-01:30-EDT",
        ),
        pytest.param(
            datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK, fold=1),
            date(2025, 11, 1),
            id="autumn-01:30-EST",
        ),
        pytest.param(
            datetime(2025, 11, 2, 4, 0, tzinfo=NEW_YORK), date(2025, 11, 2), id="autumn-04:00-EST"
        ),
        pytest.param(datetime(2026, 1, 1, 8, 30, tzinfo=TOKYO), date(2026, 1, 1), id="tokyo-08:30"),
        pytest.param(
            datetime(2025, 1, 6, 3, 59, tzinfo=LONDON), date(2025, 1, 5), id="london-monday-03:59"
        ),
    ],
)
def test_a_session_belongs_to_the_date_before_until_four(started: datetime, expected: date) -> None:
    assert training_date(started) == expected


@pytest.mark.parametrize(("utc_hour", "name"), [(5, "EDT"), (6, "EST")])
def test_both_half_past_ones_of_the_autumn_night_are_the_same_training_date(
    utc_hour: int, name: str
) -> None:
    started = datetime(2025, 11, 2, utc_hour, 30, tzinfo=UTC).astimezone(NEW_YORK)

    assert (started.hour, started.tzname()) == (1, name)
    assert training_date(started) == date(2025, 11, 1)


def test_a_london_monday_before_four_is_still_in_the_first_iso_week() -> None:
    day = training_date(datetime(2025, 1, 6, 3, 59, tzinfo=LONDON))

    assert day.isocalendar()[:2] == (2025, 1)
    assert week_start(day) == date(2024, 12, 30)


def test_the_thirtieth_of_december_2024_starts_the_first_iso_week_of_2025() -> None:
    assert week_start(date(2024, 12, 30)) == date(2024, 12, 30)
    assert date(2024, 12, 30).isocalendar()[:2] == (2025, 1)


@pytest.mark.parametrize(
    ("rollover", "expected"),
    [(0, date(2025, 3, 11)), (2, date(2025, 3, 11)), (3, date(2025, 3, 10))],
)
def test_the_rollover_hour_can_be_chosen(rollover: int, expected: date) -> None:
    assert training_date(datetime(2025, 3, 11, 2, 30, tzinfo=LONDON), rollover) == expected


@pytest.mark.parametrize("rollover", [-1, 7])
def test_a_rollover_hour_outside_0_to_6_is_refused(rollover: int) -> None:
    with pytest.raises(OutOfRangeError, match="between 0 and 6"):
        training_date(datetime(2025, 3, 11, 12, tzinfo=LONDON), rollover)


def test_a_start_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        training_date(datetime(2025, 3, 11, 12))  # noqa: DTZ001  # the missing zone is the test


@pytest.mark.parametrize("machine_zone", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change a process's zone")
def test_the_machines_own_zone_does_not_matter(
    machine_zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = datetime(2025, 1, 6, 3, 59, tzinfo=LONDON)
    with monkeypatch.context() as patch:
        patch.setenv("TZ", machine_zone)
        time.tzset()
        found = training_date(started)
    time.tzset()

    assert found == date(2025, 1, 5)


@given(
    st.datetimes(
        datetime(2000, 1, 2),  # noqa: DTZ001  # hypothesis takes naive bounds and adds the zone
        datetime(2100, 1, 1),  # noqa: DTZ001  # as above
        timezones=st.sampled_from([NEW_YORK, TOKYO, LONDON, timezone(timedelta(hours=14))]),
    ),
    st.integers(0, 6),
)
def test_only_the_wall_clock_matters(started: datetime, rollover: int) -> None:
    same_clock_elsewhere = started.replace(tzinfo=UTC)

    assert training_date(started, rollover) == training_date(same_clock_elsewhere, rollover)


@given(DATES, st.sampled_from(FirstWeekday))
def test_a_week_starts_on_its_first_weekday_at_most_six_days_before(
    day: date, first_weekday: FirstWeekday
) -> None:
    start = week_start(day, first_weekday)

    assert start.weekday() == first_weekday
    assert 0 <= (day - start).days <= 6


@given(DATES)
def test_weeks_are_iso_weeks_unless_asked_otherwise(day: date) -> None:
    assert week_start(day).isocalendar()[:2] == day.isocalendar()[:2]


def test_a_week_can_start_on_sunday() -> None:
    assert week_start(date(2025, 1, 4), FirstWeekday.SUNDAY) == date(2024, 12, 29)
    assert week_start(date(2025, 1, 5), FirstWeekday.SUNDAY) == date(2025, 1, 5)

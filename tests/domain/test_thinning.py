"""Thinning: which backups stay, whatever their number and order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.thinning import DAYS, RECENT, WEEKS, is_due, kept

NEW_YEAR = datetime(2026, 1, 1, 18, 0, tzinfo=UTC)
moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=13)), timezone(timedelta(hours=-8))]),
)
histories = st.sets(moments, max_size=60)


def month(moment: datetime) -> tuple[int, int]:
    utc = moment.astimezone(UTC)
    return utc.year, utc.month


def test_of_nothing_nothing_is_kept() -> None:
    assert kept([]) == frozenset()


def test_of_several_backups_a_day_the_last_is_kept() -> None:
    # from noon back to a minute past noon of the day before, beyond those that are recent anyway
    noon = NEW_YEAR.replace(hour=12)
    minutes = [noon - timedelta(minutes=minute) for minute in range(24 * 60)]
    assert kept(minutes) == {*minutes[:RECENT], NEW_YEAR.replace(hour=0) - timedelta(minutes=1)}


def test_daily_backups_of_a_year_leave_days_weeks_and_months() -> None:
    days = [NEW_YEAR - timedelta(days=day) for day in range(365)]
    left = sorted(kept(days), reverse=True)
    assert left[:DAYS] == days[:DAYS]
    # the fourteen days touch three weeks, and the last of November is the last of a week too
    assert len(left) == 14 + 9 + 10
    assert {month(moment) for moment in left} == {month(moment) for moment in days}


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        kept([datetime(2026, 1, 1)])  # noqa: DTZ001  # that is the point


@given(histories)
def test_the_newest_and_one_of_each_month_are_always_kept(history: set[datetime]) -> None:
    left = kept(history)
    assert left <= history
    assert not history or max(history) in left
    assert {month(moment) for moment in left} == {month(moment) for moment in history}


@given(histories)
def test_thinning_twice_is_thinning_once(history: set[datetime]) -> None:
    assert kept(kept(history)) == kept(history)


@given(histories)
def test_the_number_that_stays_is_bounded(history: set[datetime]) -> None:
    months = {month(moment) for moment in history}
    assert len(kept(history)) <= RECENT + DAYS + WEEKS + len(months)


@given(st.lists(moments, unique=True, max_size=60))
def test_thinning_after_each_backup_keeps_what_thinning_at_the_end_would(
    history: list[datetime],
) -> None:
    left: frozenset[datetime] = frozenset()
    for moment in sorted(history):
        left = kept([*left, moment])
    assert left == kept(history)


@given(histories, moments)
def test_a_new_backup_never_costs_the_only_one_of_another_month(
    history: set[datetime], new: datetime
) -> None:
    before = {month(moment) for moment in kept(history)}
    assert before <= {month(moment) for moment in kept([*history, new])}


@pytest.mark.parametrize(
    ("hours", "due"), [(0, False), (23, False), (24, True), (1000, True), (-1, True)]
)
def test_a_backup_is_due_after_a_day(hours: int, *, due: bool) -> None:
    assert is_due(NEW_YEAR - timedelta(hours=hours), NEW_YEAR) is due


def test_the_first_backup_is_due_at_once() -> None:
    assert is_due(None, NEW_YEAR)

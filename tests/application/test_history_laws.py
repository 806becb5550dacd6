"""Laws of the history: sessions never lower it; doubles and the machine's zone change nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.application.charts.calendar import calendar_of
from corecoach.application.charts.chart import ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.charts.gallery import chart_of
from corecoach.application.history import History, history_of
from corecoach.application.screens.history import build_state
from corecoach.domain.digest import SessionDigest, digest_of
from corecoach.domain.record import CheckIn, StopReason
from corecoach.domain.schedule import PauseReason, Schedule
from corecoach.domain.training_day import FirstWeekday
from tests.samples import MONDAY, session

DAY = timedelta(days=1)
TODAY = MONDAY + 90 * DAY
ZONES = ("Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
DAYS = st.integers(0, 90).map(lambda number: MONDAY + number * DAY)
SESSIONS = st.builds(
    lambda day, reps, why: digest_of(session(1, day, reps=reps, check_in=CheckIn(stop_reason=why))),
    DAYS,
    st.sampled_from([1, 20, 30, 43]),
    st.sampled_from([None, StopReason.PAIN]),
)
SCHEDULES = st.builds(
    Schedule,
    st.dictionaries(DAYS, st.integers(1, 5), max_size=3),
    st.dictionaries(DAYS, st.sampled_from(PauseReason), max_size=20),
    st.sampled_from(FirstWeekday),
)


def figures(history: History) -> tuple[int, int, int, int]:
    found = history.figures
    share = found.recent.capped.percent
    return (found.streak.current, found.streak.best, found.done, -1 if share is None else share)


@settings(deadline=None)
@given(st.lists(SESSIONS, min_size=1, max_size=40), SESSIONS, SCHEDULES)
def test_a_session_more_lowers_neither_adherence_nor_streak(
    kept: list[SessionDigest], more: SessionDigest, schedule: Schedule
) -> None:
    before = history_of(kept, TODAY, schedule)
    after = history_of([*kept, more], TODAY, schedule)
    streak_before, streak_after = figures(before)[:3], figures(after)[:3]
    assert all(new >= old for old, new in zip(streak_before, streak_after, strict=True))
    began = min((week.days[0] for week in before.figures.weeks[:1]), default=None)
    # one from before the very first says that the programme began sooner than was known
    if began is None or more.training_date >= began:
        assert figures(after)[3] >= figures(before)[3]


@settings(deadline=None)
@given(st.lists(SESSIONS, min_size=1, max_size=20), SCHEDULES, st.data())
def test_the_same_sessions_once_more_change_no_week_and_no_streak(
    kept: list[SessionDigest], schedule: Schedule, data: st.DataObject
) -> None:
    once = history_of(kept, TODAY, schedule).figures
    twice = history_of(data.draw(st.permutations([*kept, *kept])), TODAY, schedule).figures
    assert (twice.weeks, twice.streak, twice.recent) == (once.weeks, once.streak, once.recent)


@settings(deadline=None)
@given(st.lists(SESSIONS, min_size=1, max_size=30), SCHEDULES)
def test_pausing_weeks_without_a_session_never_lowers_the_streak(
    kept: list[SessionDigest], schedule: Schedule
) -> None:
    before = history_of(kept, TODAY, schedule)
    free = [
        week.start + number * DAY
        for week in before.figures.weeks
        if not week.counted
        for number in range(7)
    ]
    paused = replace(schedule, paused={**schedule.paused, **dict.fromkeys(free, PauseReason.OTHER)})
    after = history_of(kept, TODAY, paused)
    assert after.figures.streak.current >= before.figures.streak.current
    assert after.figures.streak.best >= before.figures.streak.best


@contextmanager
def machine_in(zone: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def everything(history: History) -> list[object]:
    charts = [
        chart_of(history, kind, span)
        for kind in ChartKind
        if kind is not ChartKind.CALENDAR
        for span in Span
    ]
    return [history.figures, *charts, calendar_of(history, 2025), build_state(history).tiles]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@settings(deadline=None)
@given(st.lists(SESSIONS, max_size=10), st.sampled_from(ZONES))
def test_the_zone_of_the_machine_changes_nothing_that_is_shown(
    kept: list[SessionDigest], zone: str
) -> None:
    here = everything(history_of(kept, TODAY))
    with machine_in(zone):
        assert everything(history_of(kept, TODAY)) == here


def test_a_flight_round_the_world_keeps_every_day_as_it_was_lived() -> None:
    lived = [
        (datetime(2025, 3, 3, 19, tzinfo=ZoneInfo("Europe/London")), date(2025, 3, 3)),
        # landed the evening before by the calendar, after the date line
        (datetime(2025, 3, 4, 7, tzinfo=ZoneInfo("Pacific/Auckland")), date(2025, 3, 4)),
        (datetime(2025, 3, 4, 20, tzinfo=ZoneInfo("America/Los_Angeles")), date(2025, 3, 4)),
        (datetime(2025, 3, 9, 3, 30, tzinfo=ZoneInfo("America/New_York")), date(2025, 3, 8)),
    ]
    kept = [digest_of(session(number, day)) for number, (_moment, day) in enumerate(lived, start=1)]
    found = history_of(kept, date(2025, 3, 10))
    assert next(week.days for week in found.figures.weeks) == (
        date(2025, 3, 3),
        date(2025, 3, 4),
        date(2025, 3, 8),
    )
    assert found.figures.streak.current == 1
    assert {moment.astimezone(UTC).tzinfo for moment, _day in lived} == {UTC}

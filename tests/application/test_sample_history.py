"""The sample history: a story that holds together, the same each time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.application.history import History, history_of
from corecoach.application.history_ports import KeptHistory
from corecoach.application.sample_history import sample_history
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import todays_plan
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import Source, StopReason
from corecoach.domain.schedule import Schedule
from corecoach.domain.streak import WeekStatus

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/London"))


def told(now: datetime = NOW) -> History:
    sample = sample_history(now, "0.1.0")
    digests = [digest_of(record) for record, _reps in sample.sessions]
    return history_of(digests, now.date(), Schedule(sample.targets, sample.paused))


@pytest.fixture(scope="module")
def history() -> History:
    return told()


def test_it_is_the_same_for_the_same_moment() -> None:
    assert sample_history(NOW, "0.1.0") == sample_history(NOW, "0.1.0")


def test_it_is_a_year_of_steady_practice(history: History) -> None:
    assert 100 <= len(history.sessions) <= 160
    first, last = history.sessions[0].training_date, history.sessions[-1].training_date
    assert date(2025, 11, 17) <= first <= date(2025, 12, 1)
    assert NOW.date() - timedelta(days=5) <= last < NOW.date()
    assert history.figures.streak.best >= 6
    assert history.figures.weeks[0].is_partial_first


def test_it_has_a_pause_a_flare_up_and_a_layoff(history: History) -> None:
    statuses = {week.status for week in history.figures.streak.weeks}
    assert {WeekStatus.HIT, WeekStatus.SAVED, WeekStatus.NEUTRAL, WeekStatus.MISS} <= statuses
    stopped = [one for one in history.sessions if one.check_in.stop_reason is StopReason.PAIN]
    assert len(stopped) == 1
    empty = [week for week in history.figures.weeks if not week.counted and not week.paused_days]
    assert len(empty) >= 3
    assert history.schedule.target_on(NOW.date()) == 4
    assert {one.source for one in history.sessions} == set(Source)


def test_pain_fades_over_the_year(history: History) -> None:
    pains = [one.check_in.pain_before or 0 for one in history.sessions]
    assert sum(pains[:20]) > 2 * sum(pains[-20:])


def test_no_two_sessions_run_at_the_same_time() -> None:
    records = [record for record, _reps in sample_history(NOW, "0.1.0").sessions]
    ordered = sorted(records, key=lambda record: record.started)
    for before, after in pairwise(ordered):
        assert before.ended
        assert before.ended <= after.started


@settings(deadline=None, max_examples=8)
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_it_is_told_on_any_day_without_a_session_to_come(day: date) -> None:
    now = datetime.combine(day, NOW.time(), NOW.tzinfo)
    assert all(one.training_date < day for one in told(now).sessions)


def test_it_goes_by_the_rules_with_a_yes_to_each_change() -> None:
    sample = sample_history(NOW, "0.1.0")
    digests = tuple(digest_of(record) for record, _reps in sample.sessions)
    kept = KeptHistory(digests, sample.targets, sample.paused, book=sample.book)
    todays = todays_plan(kept, NOW.date(), Settings())

    assert len(sample.book.decisions) > 20
    assert [one.last for one in todays.proposals] == [one.kept for one in todays.proposals]
    for exercise in Exercise:
        doses = [one.dose for digest in digests if (one := digest.exercise(exercise))]
        assert len(set(doses)) >= 4

"""Sessions as tests need them: done as far as a test says, with the default plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache

from corecoach.application.history_ports import KeptHistory
from corecoach.application.pace import events_in
from corecoach.domain.digest import digest_of
from corecoach.domain.pace.proposal import Proposal, propose
from corecoach.domain.pace.safety import SafetyNote
from corecoach.domain.plan import DEFAULT_PLAN, Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    exercise_records,
)
from corecoach.domain.script import lay_out

MONDAY = date(2025, 1, 6)


def session(
    number: int = 1,
    day: date = MONDAY,
    *,
    reps: int | None = None,
    check_in: CheckIn | None = None,
    plan: Plan = DEFAULT_PLAN,
    minutes: int = 15,
) -> SessionRecord:
    """A session at 18:05 with so many repetitions done; all of them by default."""
    exercises = _done(plan, reps)
    whole = all(kept.missed == 0 for kept in exercises)
    started = datetime(day.year, day.month, day.day, 18, 5, tzinfo=UTC)
    return SessionRecord(
        session_id=number,
        started=started,
        zone="UTC",
        training_date=day,
        exercises=exercises,
        state=SessionState.FINISHED if whole else SessionState.STOPPED,
        ended=started + timedelta(minutes=minutes),
        check_in=check_in or CheckIn(),
    )


@cache
def _done(plan: Plan, reps: int | None) -> tuple[ExerciseRecord, ...]:
    asked = tuple(lay_out(plan).reps())[:reps]
    return exercise_records(plan, [RepRecord(rep, rep.target_ms, Outcome.HELD) for rep in asked])


def kept_of(records: Iterable[SessionRecord], notes: tuple[SafetyNote, ...] = ()) -> KeptHistory:
    """A history of these sessions, oldest first."""
    return KeptHistory(tuple(map(digest_of, records)), notes=notes)


def todays_pace(
    records: Iterable[SessionRecord],
    today: date,
    plan: Plan = DEFAULT_PLAN,
    notes: tuple[SafetyNote, ...] = (),
) -> tuple[Proposal, ...]:
    """What is proposed today after these sessions, without decisions or ceilings."""
    return propose(plan, events_in(kept_of(records, notes)), today)


def weeks_of_sessions(*counts: int, first: date = MONDAY) -> list[SessionRecord]:
    """Whole sessions on the first days of each week, so many in each."""
    days = [
        first + timedelta(days=7 * week + day)
        for week, count in enumerate(counts)
        for day in range(count)
    ]
    return [session(number, day) for number, day in enumerate(days, start=1)]

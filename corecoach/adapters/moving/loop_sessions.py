"""Loop sessions: each tick of a habit as a session that somebody typed and nobody timed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5

from corecoach.adapters.moving.loop import LoopHabit, Tick
from corecoach.application.language import gettext as _
from corecoach.application.moving import Entry
from corecoach.domain.merging import WholeSession
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import (
    CheckIn,
    KeptRep,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    exercise_records,
)
from corecoach.domain.script import lay_out

_NAMES: Final = UUID("6d6f7665-6c6f-4f70-8000-436f7265436f")
"""Ours: under it each date of each habit has an identity, the same in every import."""
_NOON: Final = time(12, tzinfo=UTC)
_FIRST_YEAR: Final = 1970
_AHEAD: Final = timedelta(days=1)
_LONGEST_NOTE: Final = 10_000


def habit_entries(habit: LoopHabit, now: datetime) -> Iterator[Entry]:
    """Yield each tick as a session of the default plan, done as planned, at noon of its date."""
    for tick in habit.ticks:
        day = tick.day
        refusal = _refusal(tick, day, now)
        if refusal or day is None:
            yield Entry(tick.place, name=tick.day_text, refusal=refusal)
        else:
            yield Entry(tick.place, session=_session(habit.name, day, tick.note), by_day=True)


def _refusal(tick: Tick, day: date | None, now: datetime) -> str:
    if day is None or day.year < _FIRST_YEAR:
        return _("Its date makes no sense.")
    if day > (now + _AHEAD).date():
        return _("It lies in the future.")
    if tick.is_skipped:
        return _("It was skipped, so there was no session.")
    if tick.is_below_target:
        return _("It stayed below the habit's target.")
    return ""


def _session(habit: str, day: date, note: str) -> WholeSession:
    noon = datetime.combine(day, _NOON)
    reps = [RepRecord(rep, rep.target_ms, Outcome.TYPED) for rep in lay_out(DEFAULT_PLAN).reps()]
    lines = [f"Loop Habit Tracker: {habit}", note.encode(errors="replace").decode()]
    record = SessionRecord(
        session_id=0,
        uid=str(uuid5(_NAMES, f"{habit}\n{day.isoformat()}")),
        started=noon,
        zone="UTC",
        training_date=day,
        exercises=exercise_records(DEFAULT_PLAN, reps),
        state=SessionState.FINISHED,
        ended=noon,
        last_kept=noon,
        check_in=CheckIn(note="\n".join(line for line in lines if line)[:_LONGEST_NOTE]),
        source=Source.TYPED,
    )
    return WholeSession(record, tuple(KeptRep(rep, noon) for rep in reps))

"""Corrections: what is changed in a session afterwards, as values that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import PauseSquatDose, Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
)
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import Rep

IDLE: Final = timedelta(minutes=30)
"""Ours: ten times the longest rest. So long without a repetition, nobody was at it."""
MINUTE: Final = timedelta(minutes=1)

BACK_ENTRY: Final = timedelta(days=7)
"""Ours: a session can be typed in for today and for the seven dates before."""


class Field(StrEnum):
    """What can be changed in a session; the last five belong to one of its exercises.

    PAIN_PEAK and STOP_REASON are the session's or an exercise's.
    """

    PAIN_BEFORE = "pain_before"
    PAIN_PEAK = "pain_peak"
    PAIN_AFTER = "pain_after"
    PAIN_NEXT = "pain_next"
    IS_NEXT_LATE = "is_next_late"
    STOP_REASON = "stop_reason"
    NOTE = "note"
    STATE = "state"
    ENDED = "ended"
    DELETED = "deleted"
    EFFORT = "effort"
    BELT = "belt"
    STOP_EXTENT = "stop_extent"
    FAULTS = "faults"
    REPS = "reps"


CHECK_IN_FIELDS: Final = (
    Field.PAIN_BEFORE,
    Field.PAIN_PEAK,
    Field.PAIN_AFTER,
    Field.PAIN_NEXT,
    Field.IS_NEXT_LATE,
    Field.STOP_REASON,
    Field.NOTE,
)
"""The answers around a session, called as ``CheckIn`` calls them."""

TOLD_FIELDS: Final = (
    Field.EFFORT,
    Field.PAIN_PEAK,
    Field.BELT,
    Field.STOP_REASON,
    Field.STOP_EXTENT,
)
"""The plain answers to one exercise, called as ``ExerciseRecord`` calls them."""

Told = int | str | datetime | tuple[KeptRep, ...] | frozenset[FormFault] | None
"""What a field holds: an answer, a moment, faults of form, or all attempts at one exercise."""


@dataclass(frozen=True)
class Change:
    """One field of a session, before and after."""

    field: Field
    before: Told
    after: Told
    exercise: Exercise | None = None

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Edit:
    """Changes that were made together, and whether they were taken back."""

    number: int
    session_id: int
    at: datetime
    changes: tuple[Change, ...]
    is_undone: bool = False


def answers_changed(before: CheckIn, after: CheckIn) -> tuple[Change, ...]:
    """Return what differs between two check-ins."""
    pairs = ((field, getattr(before, field), getattr(after, field)) for field in CHECK_IN_FIELDS)
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)


def told_changed(before: ExerciseRecord, after: ExerciseRecord) -> tuple[Change, ...]:
    """Return what differs in what was told of an exercise."""
    pairs = (
        (field, getattr(before, field), getattr(after, field))
        for field in (*TOLD_FIELDS, Field.FAULTS)
    )
    return tuple(
        Change(field, old, new, before.exercise) for field, old, new in pairs if old != new
    )


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes made one after the other as one for each field; what came to nothing goes."""
    whole: dict[tuple[Field, Exercise | None], Change] = {}
    for change in changes:
        key = (change.field, change.exercise)
        whole[key] = replace(change, before=whole[key].before) if key in whole else change
    return tuple(change for change in whole.values() if change.before != change.after)


def deleted(record: SessionRecord, at: datetime | None) -> tuple[Change, ...]:
    """Return the change that puts a session into the bin, or takes it out where ``at`` is None."""
    return (Change(Field.DELETED, record.deleted, at),)


def sides_of(kept: ExerciseRecord) -> tuple[Side | None, ...]:
    """Return the sides that an exercise is counted by; None for one without sides."""
    return (None,) if isinstance(kept.dose, PauseSquatDose) else (Side.LEFT, Side.RIGHT)


def reps_changed(
    record: SessionRecord,
    reps: Iterable[KeptRep],
    exercise: Exercise,
    done: Mapping[Side | None, int],
) -> tuple[Change, ...]:
    """Return the change after which so many repetitions of an exercise count on each side.

    What was timed stays as it was timed. Where fewer count, the last ones become void; where more
    do, those not done yet are added as typed, at the end of the session.

    Raises:
        ValueError: The session is open, or more are said to be done than were asked for.
    """
    if record.ended is None:
        raise ValueError("An open session is not corrected.")
    kept = record.exercise(exercise)
    before = tuple(rep for rep in reps if rep.record.rep.exercise is exercise)
    after = before
    for side, count in done.items():
        after = _with_count(after, kept, side, count, record.ended)
    return () if after == before else (Change(Field.REPS, before, after, exercise),)


def form_marked(
    kept: ExerciseRecord, reps: Iterable[KeptRep], *, broke: bool
) -> tuple[Change, ...]:
    """Return the change after which the form broke in a repetition of an exercise, or in none.

    Where it did and none is marked yet, it was the last one done.
    """
    before = tuple(rep for rep in reps if rep.record.rep.exercise is kept.exercise)
    done = [number for number, rep in enumerate(before) if rep.record.credited]
    if broke == any(rep.record.broke_form for rep in before) or (broke and not done):
        return ()
    marked = done[-1] if broke else None
    after = tuple(_marked(rep, broke=number == marked) for number, rep in enumerate(before))
    return (Change(Field.REPS, before, after, kept.exercise),)


def stopped_at(record: SessionRecord, reps: Iterable[KeptRep], at: datetime) -> tuple[Change, ...]:
    """Return the changes after which a session ended earlier: what came later becomes void.

    People tell the time to the minute, so what was done within that minute still counts, and the
    session ends with it.

    Raises:
        ValueError: The moment is not between the start and the end.
    """
    if record.ended is None or not record.started < at < record.ended:
        raise ValueError("A session can be cut off only between its start and its end.")
    reps = tuple(reps)
    within = (rep.ended for rep in reps if at <= rep.ended < at + MINUTE)
    at = min(max(within, default=at), record.ended)
    changes = [Change(Field.ENDED, record.ended, at)]
    for kept in record.exercises:
        before = tuple(rep for rep in reps if rep.record.rep.exercise is kept.exercise)
        after = tuple(_void(rep) if rep.ended > at else rep for rep in before)
        if after != before:
            changes.append(Change(Field.REPS, before, after, kept.exercise))
    if len(changes) > 1 and record.state is SessionState.FINISHED:
        changes.append(Change(Field.STATE, SessionState.FINISHED, SessionState.STOPPED))
    return tuple(changes)


def ran_on(record: SessionRecord) -> bool:
    """Tell whether a timed session seems to have run on with nobody there.

    Its end is half an hour or more after its last repetition (or its start, where there is none),
    or it took half an hour or more longer than its plan. Time away between a break-off and going
    on is not counted.
    """
    if record.ended is None or record.length_s is None or record.is_typed:
        return False
    if took_too_long(record.length_s, record.plan):
        return True
    return record.ended - (record.last_kept or record.started) >= IDLE


def took_too_long(length_s: int, plan: Plan) -> bool:
    """Tell whether a session took half an hour or more longer than its plan."""
    return timedelta(seconds=length_s) >= planned_length(plan) + IDLE


# a history has few plans and many sessions
@lru_cache(maxsize=256)
def planned_length(plan: Plan) -> timedelta:
    """Return how long a plan takes."""
    return timedelta(milliseconds=lay_out(plan).length_ms)


def likely_end(record: SessionRecord, reps: Iterable[KeptRep]) -> datetime:
    """Return when a session that ran on was probably left: before its longest time without a rep.

    Raises:
        ValueError: The session is open.
    """
    if record.ended is None:
        raise ValueError("An open session has no end.")
    inside = sorted(rep.ended for rep in reps if record.started <= rep.ended <= record.ended)
    moments = [record.started, *inside, record.ended]
    return max(pairwise(moments), key=lambda gap: gap[1] - gap[0])[0]


def _with_count(
    reps: tuple[KeptRep, ...],
    kept: ExerciseRecord,
    side: Side | None,
    count: int,
    at: datetime,
) -> tuple[KeptRep, ...]:
    asked = kept.planned if side is None else kept.planned // 2
    if not 0 <= count <= asked:
        raise ValueError("More repetitions are said to be done than were asked for.")
    credited = _credited(reps, side)
    if count < len(credited):
        lost = set(sorted(credited)[count:])
        return tuple(
            _void(rep)
            if rep.record.credited and rep.record.rep.side is side and rep.record.rep.number in lost
            else rep
            for rep in reps
        )
    missing = (number for number in range(1, asked + 1) if number not in credited)
    added = (
        _typed(kept, side, number, at)
        for number, _left in zip(missing, range(count - len(credited)), strict=False)
    )
    return (*reps, *added)


def typed_reps(
    kept: ExerciseRecord, done: Mapping[Side | None, int], at: datetime
) -> Iterator[KeptRep]:
    """Yield so many repetitions of an exercise a side as typed ones, left and right in turn."""
    for number in range(1, max(done.values(), default=0) + 1):
        for side, count in done.items():
            if number <= count:
                yield _typed(kept, side, number, at)


def _credited(reps: Iterable[KeptRep], side: Side | None) -> set[int]:
    records = (rep.record for rep in reps)
    return {record.rep.number for record in records if record.credited and record.rep.side is side}


def _marked(rep: KeptRep, *, broke: bool) -> KeptRep:
    return replace(rep, record=replace(rep.record, broke_form=broke))


def _void(rep: KeptRep) -> KeptRep:
    return replace(rep, record=replace(rep.record, outcome=Outcome.VOID))


def _typed(kept: ExerciseRecord, side: Side | None, number: int, at: datetime) -> KeptRep:
    asked = kept.planned if side is None else kept.planned // 2
    rep = Rep(kept.exercise, number, asked, side, kept.dose.hold_s * 1000)
    return KeptRep(RepRecord(rep, rep.target_ms, Outcome.TYPED), at)

"""Merging: what becomes of one session that two records know.

The rule is a join: the order in which records are merged makes no difference, and neither does
merging the same one twice. A session that was changed later wins; where neither was, what was
told in one of them fills what is empty in the other. Nothing is ever thrown into the bin by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.safety import SafetyNote, in_order
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    SessionRecord,
    StopExtent,
    StopReason,
)

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class TracedChange:
    """One field that was changed after a session was kept; ``before`` and ``after`` are JSON.

    ``edit`` joins the fields that were changed together; its number is one file's own.
    """

    edit: int
    changed: datetime
    field: str
    exercise: Exercise | None
    before: str
    after: str
    is_undone: bool = False

    @property
    def identity(self) -> tuple[str, ...]:
        """What is the same in every copy of this change."""
        exercise = self.exercise or ""
        return (self.changed.isoformat(), self.field, exercise, self.before, self.after)


@dataclass(frozen=True)
class WholeSession:
    """A session with everything that is kept of it."""

    record: SessionRecord
    reps: tuple[KeptRep, ...]
    changes: tuple[TracedChange, ...] = ()


@dataclass(frozen=True)
class WeekPlans:
    """What weeks are measured by, and what was told of safety outside sessions.

    Weekly targets by the date they hold from, paused training dates with their reasons, notes.
    """

    targets: tuple[tuple[date, int], ...] = ()
    paused: tuple[tuple[date, str], ...] = ()
    notes: tuple[SafetyNote, ...] = ()

    def merged(self, other: WeekPlans) -> WeekPlans:
        """Return both together; of two that disagree the greater, whichever comes first."""
        return WeekPlans(
            _union(self.targets, other.targets),
            _union(self.paused, other.paused),
            _joined(self.notes, other.notes),
        )


def merged(ours: WholeSession, theirs: WholeSession) -> WholeSession:
    """Return what both come to; ``ours`` gives the number that only one file knows it by."""
    changes = _changes(_changes((), ours.changes), theirs.changes)
    deleted = _deleted(ours.record.deleted, theirs.record.deleted)
    first, second = sorted((ours, theirs), key=_weight)
    record = second.record
    if _weight(first) == _weight(second):
        record = replace(
            record,
            check_in=_fuller_check_in(first.record.check_in, record.check_in),
            exercises=tuple(
                _fuller_exercise(*pair)
                for pair in zip(first.record.exercises, record.exercises, strict=True)
            ),
        )
    record = replace(record, session_id=ours.record.session_id, deleted=deleted)
    return WholeSession(record, second.reps, changes)


def is_same(one: WholeSession, other: WholeSession) -> bool:
    """Tell whether two are alike in everything but the numbers of one file."""
    return content_of(one) == content_of(other)


def content_of(whole: WholeSession) -> str:
    """Return everything that is kept of a session, without the numbers of one file, as text."""
    record = whole.record
    told = [
        (kept.effort, kept.pain_peak, kept.belt, sorted(kept.faults), *_stop(kept))
        for kept in record.exercises
    ]
    united = _changes((), whole.changes)
    trace = sorted((change.identity, change.is_undone) for change in united)
    deleted = record.deleted and record.deleted.isoformat()
    return repr((record.uid, _done(whole), record.check_in, told, deleted, trace))


def _weight(whole: WholeSession) -> Any:  # noqa: ANN401  # compared with its like, never looked into
    """Return what decides which of two wins: the last change, then what was done."""
    record = whole.record
    last = max((change.changed for change in whole.changes), default=_LONG_AGO)
    united = _changes((), whole.changes)
    undone = sum(change.is_undone for change in united if change.changed == last)
    return (
        last,
        undone,
        record.ended or _LONG_AGO,
        len(whole.reps),
        _done(whole),
    )


def _done(whole: WholeSession) -> str:
    """Return what was asked and done, without what was told of it, as text that sorts."""
    record = whole.record
    facts = (
        record.started.isoformat(),
        record.ended and record.ended.isoformat(),
        record.zone,
        record.training_date.isoformat(),
        record.state,
        record.away_s,
        record.source,
        record.program_version,
        record.plan.doses,
        [
            (kept.record, kept.ended.isoformat())
            for kept in sorted(whole.reps, key=lambda kept: kept.record.rep.exercise)
        ],
    )
    return repr(facts)


def _deleted(one: datetime | None, other: datetime | None) -> datetime | None:
    if one is None or other is None:
        return None
    return max(one, other, key=lambda moment: (moment, moment.isoformat()))


def _changes(
    ours: Iterable[TracedChange], theirs: Iterable[TracedChange]
) -> tuple[TracedChange, ...]:
    known = {change.identity: change for change in ours}
    for change in theirs:
        mine = known.get(change.identity)
        if mine is None:
            known[change.identity] = change
        elif change.is_undone and not mine.is_undone:
            known[change.identity] = replace(mine, is_undone=True)
    return tuple(sorted(known.values(), key=lambda change: (change.changed, change.identity)))


def _fuller_check_in(one: CheckIn, other: CheckIn) -> CheckIn:
    fields = {name: _fuller(value, getattr(other, name)) for name, value in vars(one).items()}
    return CheckIn(
        **fields | {"note": max(one.note, other.note, key=lambda note: (len(note), note))}
    )


def _fuller_exercise(one: ExerciseRecord, other: ExerciseRecord) -> ExerciseRecord:
    stop = max(_stop(one), _stop(other))
    return replace(
        other,
        effort=_fuller(one.effort, other.effort),
        pain_peak=_fuller(one.pain_peak, other.pain_peak),
        belt=_fuller(one.belt, other.belt),
        faults=one.faults | other.faults,
        stop_reason=StopReason(stop[0]) if stop[0] else None,
        stop_extent=StopExtent(stop[1]) if stop[1] else None,
    )


def _stop(kept: ExerciseRecord) -> tuple[str, str]:
    """Return a stop so that two can be compared; the more that is told, the greater."""
    return (kept.stop_reason or "", kept.stop_extent or "")


def _fuller(one: Any, other: Any) -> Any:  # noqa: ANN401  # an answer of any kind, or none
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _joined(one: tuple[SafetyNote, ...], other: tuple[SafetyNote, ...]) -> tuple[SafetyNote, ...]:
    """Return the notes of both; one that both know shows the clock that is further ahead."""
    known: dict[tuple[datetime, str, str], SafetyNote] = {}
    for note in (*one, *other):
        key = (note.at, note.kind, note.told)
        mine = known.get(key, note)
        known[key] = max(mine, note, key=lambda same: (same.at.isoformat(), same.day))
    return tuple(in_order(known.values()))


def _union(
    one: tuple[tuple[date, Any], ...], other: tuple[tuple[date, Any], ...]
) -> tuple[tuple[date, Any], ...]:
    known = dict(one)
    for day, value in other:
        known[day] = max(known.get(day, value), value)
    return tuple(sorted(known.items()))

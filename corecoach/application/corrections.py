"""Corrections: what a person says of a session afterwards, as changes or as a session typed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.domain.corrections import (
    Change,
    Field,
    answers_changed,
    form_marked,
    joined,
    reps_changed,
    stopped_at,
    told_changed,
    typed_reps,
)
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
    exercise_records,
)

Counts = Mapping[Exercise, Mapping[Side | None, int]]
"""Repetitions done, by exercise and side; None is the side of an exercise without sides."""


@dataclass(frozen=True)
class ExerciseForm:
    """What a person says of one exercise, apart from its repetitions.

    ``broke_form`` says whether the form broke in any of them; None leaves the marks as they are.
    """

    effort: int | None = None
    pain_peak: int | None = None
    belt: bool | None = None
    faults: frozenset[FormFault] = frozenset()
    stop_reason: StopReason | None = None
    broke_form: bool | None = None

    def told(self, kept: ExerciseRecord) -> ExerciseRecord:
        """Return an exercise with this told of it."""
        return replace(
            kept,
            effort=self.effort,
            pain_peak=self.pain_peak,
            belt=self.belt,
            faults=self.faults,
            stop_reason=self.stop_reason,
        )


@dataclass(frozen=True)
class SessionForm:
    """What a person says of a session.

    ``done`` and ``ended`` hold only what was changed by hand; the rest is as it is to be. Of an
    exercise that ``told`` leaves out, nothing else is said.
    """

    check_in: CheckIn
    told: Mapping[Exercise, ExerciseForm] = field(default_factory=dict)
    done: Counts = field(default_factory=dict)
    ended: datetime | None = None


@dataclass(frozen=True)
class TypedSession:
    """A session that a person types in: when it began, how many minutes it took, what was done."""

    started: datetime
    minutes: int
    form: SessionForm

    @property
    def ended(self) -> datetime:
        """When it was over."""
        return self.started + timedelta(minutes=self.minutes)


def changes_of(
    record: SessionRecord, reps: Sequence[KeptRep], form: SessionForm
) -> tuple[Change, ...]:
    """Return the changes after which a session is as the person says.

    Raises:
        ValueError: The end is not one the session can have, or more is said than was asked for.
    """
    changes: list[Change] = [*answers_changed(record.check_in, form.check_in)]
    for kept in record.exercises:
        if kept.exercise in form.told:
            changes += told_changed(kept, form.told[kept.exercise].told(kept))
    if form.ended:
        changes += _ended_changed(record, reps, form.ended)
    left = tuple(rep for kept in record.exercises for rep in _reps_after(kept, reps, changes))
    ended = replace(record, ended=form.ended or record.ended)
    for exercise, done in form.done.items():
        changes += reps_changed(ended, left, exercise, done)
    for kept in record.exercises:
        said = form.told.get(kept.exercise)
        if said and said.broke_form is not None:
            changes += form_marked(kept, _reps_after(kept, left, changes), broke=said.broke_form)
    return joined(changes)


def typed_in(
    typed: TypedSession, plan: Plan, day: date, zone: str, version: str
) -> tuple[SessionRecord, tuple[KeptRep, ...]]:
    """Return a session as it is kept when a person typed it in, with its repetitions.

    ``day`` is its training date. It counts as stopped where a reason is given, and as finished
    otherwise.

    Raises:
        StoreError: Nothing was done in it.
    """
    exercises = tuple(
        typed.form.told.get(kept.exercise, ExerciseForm()).told(kept)
        for kept in exercise_records(plan, ())
    )
    reps = tuple(
        rep
        for kept in exercises
        for rep in typed_reps(kept, typed.form.done.get(kept.exercise, {}), typed.ended)
    )
    if not reps:
        raise StoreError(_("Please say how many repetitions were done; one is enough."))
    answers = typed.form.check_in
    record = SessionRecord(
        session_id=0,
        started=typed.started,
        zone=zone,
        training_date=day,
        exercises=exercises,
        state=SessionState.STOPPED if answers.stop_reason else SessionState.FINISHED,
        ended=typed.ended,
        check_in=answers,
        source=Source.TYPED,
        program_version=version,
        uid=str(uuid4()),
    )
    return record, reps


def _ended_changed(
    record: SessionRecord, reps: Sequence[KeptRep], ended: datetime
) -> tuple[Change, ...]:
    if record.is_typed:
        return (Change(Field.ENDED, record.ended, ended),)
    return stopped_at(record, reps, ended)


def _reps_after(
    kept: ExerciseRecord, reps: Sequence[KeptRep], changes: Sequence[Change]
) -> tuple[KeptRep, ...]:
    for change in reversed(changes):
        if change.exercise is kept.exercise and isinstance(change.after, tuple):
            return change.after
    return tuple(rep for rep in reps if rep.record.rep.exercise is kept.exercise)

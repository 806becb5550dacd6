"""The page on which a session is corrected or typed in, the bin, and the trace of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from corecoach.application import wording
from corecoach.application.corrections import ExerciseForm
from corecoach.application.language import gettext as _
from corecoach.application.trace import trace_of
from corecoach.domain.corrections import Edit, likely_end, planned_length, ran_on, sides_of
from corecoach.domain.exercise import FAULTS_OF, Exercise, FormFault, Side
from corecoach.domain.plan import Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    SessionRecord,
    exercise_records,
)

LONGEST_TYPED: Final = timedelta(hours=3)
"""Ours: no session that somebody types in took longer."""


@dataclass(frozen=True)
class CountField:
    """How many repetitions of one side were done, of how many that were asked for."""

    side: Side | None
    label: str
    done: int
    asked: int


@dataclass(frozen=True)
class ExerciseFields:
    """What can be said of one exercise.

    ``told`` is what was said, ``faults`` are those that can be seen at it, ``asks_belt`` whether
    there is anything to wear one for.
    """

    exercise: Exercise
    name: str
    planned: str
    counts: tuple[CountField, ...]
    told: ExerciseForm
    faults: tuple[tuple[FormFault, str], ...]
    asks_belt: bool


@dataclass(frozen=True)
class CorrectionState:
    """Everything the page of a correction shows.

    ``started`` and ``ended`` are as the person's clock showed them; of a session that is typed in
    now, ``started`` lies between ``earliest`` and ``latest`` and ``ended`` says how long it may be.
    A timed session can only end earlier than it did; of one that was typed in, the end can be put
    anywhere in the three hours after its start.
    """

    title: str
    subtitle: str
    exercises: tuple[ExerciseFields, ...]
    check_in: CheckIn
    started: datetime
    ended: datetime
    is_new: bool
    is_typed: bool
    earliest: datetime
    latest: datetime
    notice: str = ""
    likely_end: datetime | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True)
class BinRow:
    """One session in the bin."""

    session_id: int
    text: str


@dataclass(frozen=True)
class BinState:
    """Everything the bin shows."""

    rows: tuple[BinRow, ...]


def build_state(
    record: SessionRecord, reps: Sequence[KeptRep], edits: Sequence[Edit]
) -> CorrectionState:
    """Return what the page shows of a session that is on record.

    Raises:
        ValueError: The session is open.
    """
    if record.ended is None:
        raise ValueError("An open session is not corrected.")
    is_long = ran_on(record)
    return CorrectionState(
        title=_("Correct this session"),
        subtitle=when_text(record),
        exercises=tuple(_fields(kept) for kept in record.exercises),
        check_in=record.check_in,
        started=record.started,
        ended=record.ended.astimezone(record.started.tzinfo),
        is_new=False,
        is_typed=record.is_typed,
        earliest=record.started,
        latest=_latest_end(record, record.ended).astimezone(record.started.tzinfo),
        notice=ran_on_text(record),
        likely_end=likely_end(record, reps) if is_long else None,
        trace=trace_of(edits),
    )


def build_new_state(plan: Plan, earliest: datetime, now: datetime) -> CorrectionState:
    """Return what the page shows for a session that is to be typed in."""
    length = planned_length(plan)
    return CorrectionState(
        title=_("Add a session"),
        subtitle=_("It is marked as typed, because nobody timed it."),
        exercises=tuple(_fields(kept) for kept in exercise_records(plan, ())),
        check_in=CheckIn(),
        started=now - length,
        ended=now,
        is_new=True,
        is_typed=True,
        earliest=earliest,
        latest=now,
    )


def build_bin(records: Sequence[SessionRecord]) -> BinState:
    """Return what the bin shows."""
    return BinState(tuple(BinRow(record.session_id, _bin_text(record)) for record in records))


def when_text(record: SessionRecord) -> str:
    """Return when a session was, how long and how much of it was done."""
    values = {
        "day": wording.day_text(record.started.date()),
        "time": f"{record.started:%H:%M}",
        "length": wording.clock_text(record.length_s or 0),
        "done": record.credited_reps,
        "planned": record.planned_reps,
    }
    if record.is_typed:
        text = _("{day}, {time} · {length}, typed · {done} of {planned} repetitions")
    else:
        text = _("{day}, {time} · {length} · {done} of {planned} repetitions")
    return text.format(**values)


def ran_on_text(record: SessionRecord) -> str:
    """Return the sentence that offers to cut off an end that was forgotten; empty elsewhere."""
    if not ran_on(record):
        return ""
    return _(
        "This session seems to have run on by itself. If you stopped earlier, you can say when."
    )


def _latest_end(record: SessionRecord, ended: datetime) -> datetime:
    return max(ended, record.started + LONGEST_TYPED) if record.is_typed else ended


def _fields(kept: ExerciseRecord) -> ExerciseFields:
    labels = {Side.LEFT: _("Left"), Side.RIGHT: _("Right"), None: _("Done")}
    sides = sides_of(kept)
    return ExerciseFields(
        exercise=kept.exercise,
        name=wording.exercise_name(kept.exercise),
        planned=wording.dose_text(kept.dose),
        counts=tuple(
            CountField(side, labels[side], kept.done(side), kept.planned // len(sides))
            for side in sides
        ),
        told=ExerciseForm(
            kept.effort,
            kept.pain_peak,
            kept.belt,
            kept.faults,
            kept.stop_reason,
            kept.broken > 0,
        ),
        faults=tuple((fault, wording.fault_name(fault)) for fault in FAULTS_OF[kept.exercise]),
        asks_belt=kept.exercise is Exercise.PAUSE_SQUAT,
    )


def _bin_text(record: SessionRecord) -> str:
    deleted = record.deleted or record.started
    return _("{session} · deleted on {day}, {time}").format(
        session=when_text(record),
        day=wording.day_text(deleted.date()),
        time=f"{deleted:%H:%M}",
    )

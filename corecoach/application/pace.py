"""Today's proposals: the sessions kept, as the rules of the pace look at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest

from corecoach.domain.exercise import SIDES, Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.inputs import (
    DEFAULT_TERMS,
    Decision,
    Event,
    ExerciseInputs,
    SeenByClinician,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.proposal import Proposal, propose
from corecoach.domain.pace.safety import LEG_SIGNS, RED_FLAGS, NoteKind, SafetyNote
from corecoach.domain.plan import DEFAULT_PLAN, Plan
from corecoach.domain.record import (
    ExerciseRecord,
    Outcome,
    SessionRecord,
    SessionState,
    StopReason,
)

FROM_THE_BODY = frozenset({StopReason.PAIN, StopReason.TIRED, StopReason.FORM})
"""Reasons for stopping that say something of the dose; all others are interruptions."""


def todays_pace(
    records: Iterable[SessionRecord],
    today: date,
    plan: Plan = DEFAULT_PLAN,
    decisions: Iterable[Decision] = (),
    terms: Terms = DEFAULT_TERMS,
    notes: Sequence[SafetyNote] = (),
) -> tuple[Proposal, ...]:
    """Return a proposal for each exercise of a plan; ``today`` is the training date now.

    ``records`` are the sessions that have ended, oldest first.
    """
    return propose(plan, events_of(records, decisions, notes), today, terms)


def events_of(
    records: Iterable[SessionRecord],
    decisions: Iterable[Decision] = (),
    notes: Sequence[SafetyNote] = (),
) -> Sequence[Event]:
    """Return sessions and decisions in the order of their dates; on a date decisions come first.

    What is decided on Today holds for the session that follows. A sign told of before the next
    session belongs to the one before it.
    """
    records = list(records)
    following = [record.started for record in records[1:]]
    seen = (SeenByClinician(note.day) for note in notes if note.kind is NoteKind.SEEN)
    sessions = (
        _with_signs(inputs_of(record), _signs_between(notes, record.started, until))
        for record, until in zip_longest(records, following)
    )
    events: list[Event] = [*decisions, *seen, *sessions]
    return sorted(events, key=lambda event: event.day)


def inputs_of(record: SessionRecord) -> SessionInputs:
    """Return what the rules look at of a session.

    Where an exercise has no peak of its own, that of the session stands for it: never milder than
    what was felt.
    """
    told = record.check_in
    return SessionInputs(
        record.training_date,
        tuple(_exercise_inputs(kept, record) for kept in record.exercises),
        pain_before=told.pain_before,
        pain_after=told.pain_after,
        pain_next=told.pain_next,
    )


def _signs_between(
    notes: Sequence[SafetyNote], since: datetime, until: datetime | None
) -> frozenset[Sign]:
    told = (note for note in notes if note.kind is NoteKind.SIGN and note.at > since)
    return frozenset(Sign(note.told) for note in told if until is None or note.at <= until)


def _with_signs(inputs: SessionInputs, signs: frozenset[Sign]) -> SessionInputs:
    return replace(
        inputs,
        red_flag=not signs.isdisjoint(RED_FLAGS),
        leg_symptom=not signs.isdisjoint(LEG_SIGNS),
    )


def _exercise_inputs(kept: ExerciseRecord, record: SessionRecord) -> ExerciseInputs:
    told = record.check_in
    is_squat = kept.exercise is Exercise.PAUSE_SQUAT
    return ExerciseInputs(
        kept.dose,
        (kept.done(),) if is_squat else tuple(kept.done(side) for side in SIDES),
        pain_peak=told.pain_peak if kept.pain_peak is None else kept.pain_peak,
        effort=kept.effort,
        form_fault=kept.lost_form,
        interrupted=_is_interrupted(kept, record),
        tried=any(attempt.outcome is not Outcome.SKIPPED for attempt in kept.attempts),
    )


def _is_interrupted(kept: ExerciseRecord, record: SessionRecord) -> bool:
    """Tell whether something was stopped, and for nothing that the body said."""
    reasons: set[StopReason | None] = set() if kept.stop_reason is None else {kept.stop_reason}
    if record.state is SessionState.STOPPED:
        reasons.add(record.check_in.stop_reason)
    return bool(reasons) and reasons.isdisjoint(FROM_THE_BODY)

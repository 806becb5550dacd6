"""Today's proposals: the sessions kept, as the rules of the pace look at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corecoach.domain.exercise import SIDES, Exercise
from corecoach.domain.pace.gate import Answers, Gate, gate
from corecoach.domain.pace.inputs import (
    DEFAULT_TERMS,
    Decision,
    Event,
    ExerciseInputs,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.proposal import Proposal, propose
from corecoach.domain.plan import DEFAULT_PLAN, Plan
from corecoach.domain.record import (
    ExerciseRecord,
    Outcome,
    SessionRecord,
    SessionState,
    StopReason,
)

FROM_THE_BODY = frozenset({StopReason.PAIN, StopReason.TIRED})
"""Reasons for stopping that say something of the dose; all others are interruptions."""


def todays_pace(
    records: Iterable[SessionRecord],
    today: date,
    plan: Plan = DEFAULT_PLAN,
    decisions: Iterable[Decision] = (),
    terms: Terms = DEFAULT_TERMS,
) -> tuple[Proposal, ...]:
    """Return a proposal for each exercise of a plan; ``today`` is the training date now.

    ``records`` are the sessions that have ended, oldest first.
    """
    return propose(plan, events_of(records, decisions), today, terms)


def todays_gate(records: Iterable[SessionRecord], pain_now: int, answers: Answers) -> Gate:
    """Return what today allows; ``records`` are the sessions that have ended, oldest first."""
    return gate(pain_now, answers, [record.check_in.pain_before for record in records])


def events_of(
    records: Iterable[SessionRecord], decisions: Iterable[Decision] = ()
) -> Sequence[Event]:
    """Return sessions and decisions in the order of their dates; on a date decisions come first.

    What is decided on Today holds for the session that follows.
    """
    events: list[Event] = [*decisions, *(inputs_of(record) for record in records)]
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


def _exercise_inputs(kept: ExerciseRecord, record: SessionRecord) -> ExerciseInputs:
    told = record.check_in
    stopped = record.state is SessionState.STOPPED
    is_squat = kept.exercise is Exercise.PAUSE_SQUAT
    return ExerciseInputs(
        kept.dose,
        (kept.done(),) if is_squat else tuple(kept.done(side) for side in SIDES),
        pain_peak=told.pain_peak if kept.pain_peak is None else kept.pain_peak,
        effort=kept.effort,
        form_fault=bool(kept.faults),
        interrupted=stopped and told.stop_reason not in FROM_THE_BODY,
        tried=any(attempt.outcome is not Outcome.SKIPPED for attempt in kept.attempts),
    )

"""The pace: sessions and decisions that were kept, as the rules look at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from corecoach.application.history_ports import KeptHistory
from corecoach.domain.digest import ExerciseDigest, SessionDigest
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Answers, Gate, gate
from corecoach.domain.pace.inputs import Event, ExerciseInputs, SessionInputs
from corecoach.domain.record import SessionRecord, SessionState, StopReason

FROM_THE_BODY = frozenset({StopReason.PAIN, StopReason.TIRED})
"""Reasons for stopping that say something of the dose; all others are interruptions."""


def todays_gate(records: Iterable[SessionRecord], pain_now: int, answers: Answers) -> Gate:
    """Return what today allows; ``records`` are the sessions that have ended, oldest first."""
    return gate(pain_now, answers, [record.check_in.pain_before for record in records])


def events_in(kept: KeptHistory) -> Sequence[Event]:
    """Return what the rules look at, in the order in which it happened.

    What is decided on Today holds for the session that follows, and for what is proposed after one.
    """
    placed: list[tuple[date, datetime, Event]] = [
        *((choice.day, made, choice) for made, choice in kept.book.pace_decisions()),
        *((one.training_date, one.started, inputs_of(one)) for one in kept.sessions),
    ]
    # a clock set back, or a flight, does not turn the days round
    return [event for _day, _at, event in sorted(placed, key=lambda one: one[:2])]


def inputs_of(session: SessionDigest) -> SessionInputs:
    """Return what the rules look at of a session.

    Where an exercise has no peak of its own, that of the session stands for it: never milder than
    what was felt.
    """
    told = session.check_in
    return SessionInputs(
        session.training_date,
        tuple(_exercise_inputs(kept, session) for kept in session.exercises),
        pain_before=told.pain_before,
        pain_after=told.pain_after,
        pain_next=told.pain_next,
    )


def _exercise_inputs(kept: ExerciseDigest, session: SessionDigest) -> ExerciseInputs:
    told = session.check_in
    stopped = session.state is SessionState.STOPPED
    is_squat = kept.exercise is Exercise.PAUSE_SQUAT
    return ExerciseInputs(
        kept.dose,
        (kept.done.both,) if is_squat else (kept.done.left, kept.done.right),
        pain_peak=told.pain_peak if kept.pain_peak is None else kept.pain_peak,
        effort=kept.effort,
        form_fault=kept.lost_form,
        interrupted=stopped and told.stop_reason not in FROM_THE_BODY,
        tried=kept.tried,
    )

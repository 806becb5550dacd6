"""Today's proposals: the sessions kept, as the rules of the pace look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest

from corecoach.application.history_ports import KeptHistory
from corecoach.domain.digest import ExerciseDigest, SessionDigest, digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.inputs import (
    Event,
    ExerciseInputs,
    SeenByClinician,
    SessionInputs,
)
from corecoach.domain.pace.safety import LEG_SIGNS, RED_FLAGS, NoteKind, SafetyNote
from corecoach.domain.record import SessionRecord, SessionState, StopReason

FROM_THE_BODY = frozenset({StopReason.PAIN, StopReason.TIRED, StopReason.FORM})
"""Reasons for stopping that say something of the dose; all others are interruptions."""


def events_in(kept: KeptHistory) -> Sequence[Event]:
    """Return what the rules look at, in the order in which it happened.

    What is decided on Today holds for the session that follows, and for what is proposed after one.
    A sign told of before the next session belongs to the one before it.
    """
    seen = (note for note in kept.notes if note.kind is NoteKind.SEEN)
    placed: list[tuple[date, datetime, Event]] = [
        *((choice.day, made, choice) for made, choice in kept.book.pace_decisions()),
        *((note.day, note.at, SeenByClinician(note.day)) for note in seen),
        *_placed(kept.sessions, kept.notes),
    ]
    # a clock set back, or a flight, does not turn the days round
    return [event for _day, _at, event in sorted(placed, key=lambda one: one[:2])]


def inputs_of(record: SessionRecord) -> SessionInputs:
    """Return what the rules look at of a session's record."""
    return inputs_from(digest_of(record))


def inputs_from(session: SessionDigest) -> SessionInputs:
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


def _placed(
    sessions: Sequence[SessionDigest], notes: Sequence[SafetyNote]
) -> Iterator[tuple[date, datetime, Event]]:
    """Yield sessions with their places in time and the signs that were told of after them."""
    following = [session.started for session in sessions[1:]]
    for session, until in zip_longest(sessions, following):
        signs = _signs_between(notes, session.started, until)
        yield session.training_date, session.started, _with_signs(inputs_from(session), signs)


def _signs_between(
    notes: Sequence[SafetyNote], since: datetime, until: datetime | None
) -> frozenset[Sign]:
    told = (note for note in notes if note.kind is NoteKind.SIGN and note.at > since)
    return frozenset(Sign(note.told) for note in told if until is None or note.at <= until)


def _with_signs(inputs: SessionInputs, signs: frozenset[Sign]) -> SessionInputs:
    if not signs:
        return inputs
    return replace(
        inputs,
        red_flag=not signs.isdisjoint(RED_FLAGS),
        leg_symptom=not signs.isdisjoint(LEG_SIGNS),
    )


def _exercise_inputs(kept: ExerciseDigest, session: SessionDigest) -> ExerciseInputs:
    told = session.check_in
    is_squat = kept.exercise is Exercise.PAUSE_SQUAT
    return ExerciseInputs(
        kept.dose,
        (kept.done.both,) if is_squat else (kept.done.left, kept.done.right),
        pain_peak=told.pain_peak if kept.pain_peak is None else kept.pain_peak,
        effort=kept.effort,
        form_fault=kept.lost_form,
        interrupted=_is_interrupted(kept, session),
        tried=kept.tried,
    )


def _is_interrupted(kept: ExerciseDigest, session: SessionDigest) -> bool:
    """Tell whether something was stopped, and for nothing that the body said."""
    reasons: set[StopReason | None] = set() if kept.stop_reason is None else {kept.stop_reason}
    if session.state is SessionState.STOPPED:
        reasons.add(session.check_in.stop_reason)
    return bool(reasons) and reasons.isdisjoint(FROM_THE_BODY)

"""Digests: what a session comes to, without its single repetitions.

A history of twenty years has half a million repetitions; streak, adherence and charts need none of
them by itself. ``digest_of`` says what a digest is; a store may reckon the same by other means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from corecoach.domain.adherence import SessionOutcome, completion
from corecoach.domain.corrections import IDLE, took_too_long
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import Dose, Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    Outcome,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
)


@dataclass(frozen=True, slots=True)
class PerSide:
    """A whole number for the left, the right, and for what has no sides."""

    left: int = 0
    right: int = 0
    both: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.left + self.right + self.both

    def __add__(self, other: PerSide) -> PerSide:
        """Return both together, side by side."""
        return PerSide(self.left + other.left, self.right + other.right, self.both + other.both)


@dataclass(frozen=True, slots=True)
class ExerciseDigest:
    """One exercise of a session: its dose, repetitions done, and milliseconds under tension.

    ``pain_peak``, ``stop_reason`` and ``effort`` are its own, where the person told them;
    ``lost_form`` says that it was not tidy, and ``tried`` is False where nothing was begun.
    """

    dose: Dose
    done: PerSide
    tension_ms: PerSide
    pain_peak: int | None = None
    stop_reason: StopReason | None = None
    effort: int | None = None
    lost_form: bool = False
    tried: bool = False

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    @property
    def planned(self) -> int:
        """Repetitions asked for, both sides together."""
        return self.dose.rep_count

    @property
    def planned_ms(self) -> int:
        """Milliseconds under tension asked for."""
        return self.dose.rep_count * self.dose.hold_s * 1000


@dataclass(frozen=True, slots=True)
class SessionDigest:
    """One session that has ended; its fields are those of its record.

    ``idle`` is how long it went on after its last repetition, or its start where there is none.
    """

    session_id: int
    started: datetime
    training_date: date
    state: SessionState
    source: Source
    length_s: int | None
    idle: timedelta | None
    check_in: CheckIn
    exercises: tuple[ExerciseDigest, ...]

    @property
    def credited_reps(self) -> int:
        """Repetitions done in all exercises."""
        return sum(kept.done.total for kept in self.exercises)

    @property
    def planned_reps(self) -> int:
        """Repetitions asked for in all exercises."""
        return sum(kept.planned for kept in self.exercises)

    @property
    def stopped_for_safety(self) -> bool:
        """Whether the person stopped because it hurt, as the programme asks: all, or a part."""
        reasons = {self.check_in.stop_reason, *(kept.stop_reason for kept in self.exercises)}
        return StopReason.PAIN in reasons

    @property
    def pain_peak(self) -> int | None:
        """Pain at its highest, of the session or of an exercise; None where nobody told."""
        told = [self.check_in.pain_peak, *(kept.pain_peak for kept in self.exercises)]
        return max((pain for pain in told if pain is not None), default=None)

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed it in and nobody timed it."""
        return self.source is Source.TYPED

    @property
    def ran_on(self) -> bool:
        """Whether it seems to have run on with nobody there, as ``corrections.ran_on`` has it."""
        if self.idle is None or self.length_s is None or self.is_typed:
            return False
        plan = Plan(tuple(kept.dose for kept in self.exercises))
        return self.idle >= IDLE or took_too_long(self.length_s, plan)

    @property
    def tension_ms(self) -> PerSide:
        """Milliseconds under tension in all exercises."""
        return sum((kept.tension_ms for kept in self.exercises), PerSide())

    def exercise(self, exercise: Exercise) -> ExerciseDigest | None:
        """Return what was done of one exercise; None where the session did not contain it."""
        return next((kept for kept in self.exercises if kept.exercise is exercise), None)

    def outcome(self) -> SessionOutcome:
        """Return what adherence needs to know of the session."""
        return SessionOutcome(
            self.training_date,
            completion((kept.done.total, kept.planned) for kept in self.exercises),
            safety_stop=self.stopped_for_safety,
            credited_reps=self.credited_reps,
        )


def digest_of(record: SessionRecord) -> SessionDigest:
    """Return the digest of a session's record."""
    return SessionDigest(
        session_id=record.session_id,
        started=record.started,
        training_date=record.training_date,
        state=record.state,
        source=record.source,
        length_s=record.length_s,
        idle=record.ended - (record.last_kept or record.started) if record.ended else None,
        check_in=record.check_in,
        exercises=tuple(map(_exercise_digest, record.exercises)),
    )


def _exercise_digest(record: ExerciseRecord) -> ExerciseDigest:
    done, held_ms = (dict.fromkeys((Side.LEFT, Side.RIGHT, None), 0) for _ in range(2))
    for attempt in record.credited():
        done[attempt.rep.side] += 1
    for attempt in record.attempts:
        held_ms[attempt.rep.side] += attempt.held_ms
    return ExerciseDigest(
        record.dose,
        PerSide(*done.values()),
        PerSide(*held_ms.values()),
        record.pain_peak,
        record.stop_reason,
        record.effort,
        lost_form=record.lost_form,
        tried=any(attempt.outcome is not Outcome.SKIPPED for attempt in record.attempts),
    )

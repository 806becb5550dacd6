"""The record: what was really done in a session, repetition by repetition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from corecoach.domain.exercise import Exercise, FormFault, Range, Side
from corecoach.domain.plan import Dose, Plan
from corecoach.domain.timeline import Rep

CREDIT_TOLERANCE_MS: Final = 1000
"""Ours: a repetition counts when it was held to within a second of its target."""

PAIN_SCALE = Range(0, 10, "Pain goes from {low} (none) to {high} (worst imaginable), not {value}.")
EFFORT_SCALE = Range(0, 10, "Effort goes from {low} (none) to {high} (all you have), not {value}.")
"""Borg CR10."""


class Outcome(StrEnum):
    """How one attempt at a repetition ended.

    TYPED: somebody says that it was done; nobody timed it, and its hold is the one asked for.
    """

    HELD = "held"
    ENDED_EARLY = "ended_early"
    SKIPPED = "skipped"
    VOID = "void"
    TYPED = "typed"


@dataclass(frozen=True)
class RepRecord:
    """One attempt at a repetition, with the milliseconds really held.

    ``broke_form``: the person says that it was not tidy to its end.
    """

    rep: Rep
    held_ms: int
    outcome: Outcome
    broke_form: bool = False

    @property
    def credited(self) -> bool:
        """Whether the attempt counts as done: held to its target less one second.

        A target under two seconds asks for half of it at least.
        """
        if self.outcome in {Outcome.SKIPPED, Outcome.VOID}:
            return False
        least_ms = max(self.rep.target_ms - CREDIT_TOLERANCE_MS, self.rep.target_ms // 2)
        return self.held_ms >= least_ms


@dataclass(frozen=True)
class KeptRep:
    """An attempt together with the moment it ended."""

    record: RepRecord
    ended: datetime


class SessionState(StrEnum):
    """Whether a session still runs, ran to its end, or was stopped before it."""

    OPEN = "open"
    FINISHED = "finished"
    STOPPED = "stopped"


class StopReason(StrEnum):
    """Why something ended before its end."""

    PAIN = "pain"
    TIRED = "tired"
    FORM = "form"
    TIME = "time"
    OTHER = "other"


class StopExtent(StrEnum):
    """What a stop ended within a session that went on: a repetition, or all of its exercise."""

    REP = "rep"
    EXERCISE = "exercise"


class Source(StrEnum):
    """Where a record comes from: timed by the program, or typed in by the person."""

    TIMED = "timed"
    TYPED = "typed"


@dataclass(frozen=True)
class CheckIn:
    """The answers around a session: pain 0-10 at four moments, a reason for stopping, a note.

    ``is_next_late``: the next morning was asked about a day later, and told from memory.

    Raises:
        OutOfRangeError: A score is outside 0-10.
    """

    pain_before: int | None = None
    pain_peak: int | None = None
    pain_after: int | None = None
    pain_next: int | None = None
    stop_reason: StopReason | None = None
    note: str = ""
    is_next_late: bool = False

    def __post_init__(self) -> None:
        """Refuse scores outside the scale."""
        for pain in (self.pain_before, self.pain_peak, self.pain_after, self.pain_next):
            if pain is not None:
                PAIN_SCALE.check(pain)


@dataclass(frozen=True)
class ExerciseRecord:
    """What was done of one exercise's dose; every figure follows from the attempts.

    ``effort``, ``pain_peak``, ``belt`` and ``faults`` are what the person told of it, and so are
    ``stop_reason`` and ``stop_extent`` where it was stopped and the session went on.

    Raises:
        OutOfRangeError: An effort or a pain is outside its scale.
    """

    dose: Dose
    attempts: tuple[RepRecord, ...] = ()
    effort: int | None = None
    pain_peak: int | None = None
    belt: bool | None = None
    faults: frozenset[FormFault] = frozenset()
    stop_reason: StopReason | None = None
    stop_extent: StopExtent | None = None

    def __post_init__(self) -> None:
        """Refuse an effort or a pain outside its scale."""
        if self.effort is not None:
            EFFORT_SCALE.check(self.effort)
        if self.pain_peak is not None:
            PAIN_SCALE.check(self.pain_peak)

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    def credited(self, side: Side | None = None) -> tuple[RepRecord, ...]:
        """Return the best credited attempt at each repetition; of one side where given."""
        best: dict[tuple[Side | None, int], RepRecord] = {}
        for attempt in self.attempts:
            key = (attempt.rep.side, attempt.rep.number)
            wanted = attempt.credited and side in {None, attempt.rep.side}
            if wanted and (key not in best or best[key].held_ms < attempt.held_ms):
                best[key] = attempt
        return tuple(best.values())

    def done(self, side: Side | None = None) -> int:
        """Return how many repetitions were done; of one side where given."""
        return len(self.credited(side))

    @property
    def planned(self) -> int:
        """Repetitions asked for, both sides together."""
        return self.dose.rep_count

    @property
    def mean_hold_ms(self) -> int | None:
        """The mean hold of the repetitions done and timed; None where none was."""
        holds = self._timed_holds()
        return round(sum(holds) / len(holds)) if holds else None

    @property
    def shortest_hold_ms(self) -> int | None:
        """The shortest hold of the repetitions done and timed; None where none was."""
        return min(self._timed_holds(), default=None)

    @property
    def broken(self) -> int:
        """Attempts whose form broke, as the person marked them."""
        return sum(attempt.broke_form for attempt in self.attempts)

    @property
    def lost_form(self) -> bool:
        """Whether anything speaks of form that was not tidy: a mark, a fault seen, the stop."""
        return bool(self.broken or self.faults) or self.stop_reason is StopReason.FORM

    def tension_ms(self, side: Side | None = None) -> int:
        """Return the time under tension in all attempts; of one side where given."""
        return sum(attempt.held_ms for attempt in self.attempts if side in {None, attempt.rep.side})

    @property
    def missed(self) -> int:
        """Repetitions asked for and not done."""
        return self.planned - self.done()

    @property
    def timed(self) -> int:
        """Repetitions done that the program timed."""
        return len(self._timed_holds())

    def _timed_holds(self) -> list[int]:
        done = self.credited()
        return [attempt.held_ms for attempt in done if attempt.outcome is not Outcome.TYPED]


@dataclass(frozen=True)
class SessionRecord:
    """One session as it is kept.

    ``started`` and ``ended`` carry the zone the person was in; ``training_date`` was frozen at the
    start and never follows a later change of zone or rollover hour. ``last_kept`` is the moment of
    the last repetition recorded, ``away_s`` the seconds between a break-off and going on. ``uid``
    is the same in every copy and export, where ``session_id`` is one file's own. ``deleted`` is
    when a session was thrown into the bin.
    """

    session_id: int
    started: datetime
    zone: str
    training_date: date
    exercises: tuple[ExerciseRecord, ...]
    state: SessionState = SessionState.OPEN
    ended: datetime | None = None
    last_kept: datetime | None = None
    away_s: int = 0
    check_in: CheckIn = field(default_factory=CheckIn)
    source: Source = Source.TIMED
    program_version: str = ""
    uid: str = ""
    deleted: datetime | None = None

    @property
    def plan(self) -> Plan:
        """The plan that was asked for."""
        return Plan(tuple(record.dose for record in self.exercises))

    @property
    def length_s(self) -> int | None:
        """Seconds from start to end, without those away; None while the session is open."""
        if self.ended is None:
            return None
        return max(0, round((self.ended - self.started).total_seconds()) - self.away_s)

    @property
    def credited_reps(self) -> int:
        """Repetitions done in all exercises."""
        return sum(record.done() for record in self.exercises)

    @property
    def planned_reps(self) -> int:
        """Repetitions asked for in all exercises."""
        return sum(record.planned for record in self.exercises)

    @property
    def is_typed(self) -> bool:
        """Whether the person typed it in, so that nobody timed it."""
        return self.source is Source.TYPED

    @property
    def stopped_for_safety(self) -> bool:
        """Whether the person stopped because it hurt, as the programme asks: all, or a part."""
        reasons = {self.check_in.stop_reason, *(kept.stop_reason for kept in self.exercises)}
        return StopReason.PAIN in reasons

    def exercise(self, exercise: Exercise) -> ExerciseRecord:
        """Return the record of one exercise.

        Raises:
            KeyError: The session did not contain it.
        """
        for record in self.exercises:
            if record.exercise is exercise:
                return record
        raise KeyError(exercise)


def exercise_records(
    plan: Plan, attempts: Iterable[RepRecord], efforts: dict[Exercise, int] | None = None
) -> tuple[ExerciseRecord, ...]:
    """Return one record for each exercise of the plan, with the attempts that belong to it."""
    attempts = tuple(attempts)
    return tuple(
        ExerciseRecord(
            dose,
            tuple(attempt for attempt in attempts if attempt.rep.exercise is dose.exercise),
            (efforts or {}).get(dose.exercise),
        )
        for dose in plan.doses
    )

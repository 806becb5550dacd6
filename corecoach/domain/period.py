"""The figures of some weeks in a row: how often, how hard, how long, and the pain beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Final

from corecoach.domain.exercise import Exercise, Range, Side
from corecoach.domain.pain_change import PainChange, pain_change
from corecoach.domain.plan import Dose, PauseSquatDose
from corecoach.domain.record import ExerciseRecord, SessionRecord
from corecoach.domain.schedule import PauseReason, Schedule
from corecoach.domain.training_day import DAY, WEEK, FirstWeekday, week_start

PERIOD_WEEKS: Final = Range(1, 12, "A report covers {low} to {high} weeks, not {value}.")
"""Ours: up to a season; a report of more weeks no longer fits on two pages."""

NEXT_DAY_RISE: Final = 2
"""Points from before a session to the morning after it that make a rise worth counting."""


@dataclass(frozen=True)
class WeekFigures:
    """What was done in one week, from its first date to its last; lengths in seconds."""

    start: date
    end: date
    sessions: tuple[SessionRecord, ...]

    @property
    def length_s(self) -> int:
        """The length of all sessions."""
        return sum(record.length_s or 0 for record in self.sessions)

    @property
    def pain_before(self) -> tuple[int, ...]:
        """The scores given before sessions."""
        scores = (record.check_in.pain_before for record in self.sessions)
        return tuple(score for score in scores if score is not None)

    @property
    def mean_pain_before(self) -> Fraction | None:
        """Their mean; None where there is none."""
        scores = self.pain_before
        return Fraction(sum(scores), len(scores)) if scores else None

    @property
    def highest_peak(self) -> int | None:
        """The highest peak, of a session or one of its exercises; None where none was told."""
        return max((peak for record in self.sessions for peak in peaks_of(record)), default=None)

    def tension_ms(self, exercise: Exercise, side: Side | None = None) -> int:
        """Return the time under tension in one exercise; of one side where given."""
        kept = (one for record in self.sessions for one in record.exercises)
        return sum(one.tension_ms(side) for one in kept if one.exercise is exercise)


@dataclass(frozen=True)
class ExerciseFigures:
    """How one exercise went in a period."""

    exercise: Exercise
    kept: tuple[ExerciseRecord, ...]

    @property
    def efforts(self) -> tuple[int, ...]:
        """The efforts that were told."""
        return tuple(one.effort for one in self.kept if one.effort is not None)

    @property
    def median_effort(self) -> float | None:
        """Their median; None where there is none."""
        return median(self.efforts) if self.efforts else None

    @property
    def holds_ms(self) -> tuple[int, int] | None:
        """The shortest hold, and the longest of the sessions' means; None where none was timed."""
        shortest = [one.shortest_hold_ms for one in self.kept if one.shortest_hold_ms is not None]
        means = [one.mean_hold_ms for one in self.kept if one.mean_hold_ms is not None]
        return (min(shortest), max(means)) if shortest and means else None

    @property
    def belt_sessions(self) -> int:
        """Sessions in which a belt was worn."""
        return sum(one.belt is True for one in self.kept)

    @property
    def squat_doses(self) -> tuple[PauseSquatDose, ...]:
        """The doses of pause squats, in order."""
        return tuple(one.dose for one in self.kept if isinstance(one.dose, PauseSquatDose))


@dataclass(frozen=True)
class DoseChange:
    """An exercise whose dose was another one than in the session before that had it.

    ``session_id`` is the first session with the dose after the change.
    """

    day: date
    session_id: int
    before: Dose
    after: Dose


@dataclass(frozen=True)
class Period:
    """Weeks in a row with the sessions that ended in them, oldest first; never an empty one."""

    weeks: tuple[WeekFigures, ...]

    @property
    def sessions(self) -> tuple[SessionRecord, ...]:
        """All sessions, oldest first."""
        return tuple(record for week in self.weeks for record in week.sessions)

    @property
    def exercises(self) -> tuple[ExerciseFigures, ...]:
        """The exercises that were asked for, in the order of the programme."""
        found = tuple(
            ExerciseFigures(exercise, tuple(self._kept(exercise))) for exercise in Exercise
        )
        return tuple(one for one in found if one.kept)

    @property
    def dose_changes(self) -> tuple[DoseChange, ...]:
        """Every change of a dose, in order."""
        changes = (change for exercise in Exercise for change in self._changes(exercise))
        return tuple(sorted(changes, key=lambda change: change.day))

    @property
    def longest_gap(self) -> int | None:
        """The most days from one training date to the next; None with fewer than two dates."""
        days = sorted({record.training_date for record in self.sessions})
        return max(((later - day).days for day, later in pairwise(days)), default=None)

    @property
    def next_day_rises(self) -> int:
        """Sessions after which the next morning was worse by two points or more."""
        answers = (record.check_in for record in self.sessions)
        return sum(
            one.pain_before is not None
            and one.pain_next is not None
            and one.pain_next - one.pain_before >= NEXT_DAY_RISE
            for one in answers
        )

    @property
    def pain_change(self) -> PainChange | None:
        """The change from the first week to the last; None where too little was told."""
        if len(self.weeks) == 1:
            return None
        return pain_change(self.weeks[0].pain_before, self.weeks[-1].pain_before)

    def paused_of(self, schedule: Schedule) -> dict[date, PauseReason]:
        """Return the days of a schedule that were paused in these weeks, and why."""
        first, last = self.weeks[0].start, self.weeks[-1].end
        return {day: why for day, why in schedule.paused.items() if first <= day <= last}

    def rested_of(self, schedule: Schedule) -> dict[date, PauseReason]:
        """Return the days of a schedule that were rest for safety in these weeks."""
        first, last = self.weeks[0].start, self.weeks[-1].end
        return {day: PauseReason.SAFETY for day in schedule.rested if first <= day <= last}

    def count(self, holds: Callable[[SessionRecord], bool]) -> int:
        """Return of how many sessions something holds."""
        return sum(holds(record) for record in self.sessions)

    def _kept(self, exercise: Exercise) -> Iterator[ExerciseRecord]:
        for record in self.sessions:
            yield from (one for one in record.exercises if one.exercise is exercise)

    def _changes(self, exercise: Exercise) -> Iterator[DoseChange]:
        found = (
            (record, one.dose)
            for record in self.sessions
            for one in record.exercises
            if one.exercise is exercise
        )
        for (_record, before), (record, after) in pairwise(found):
            if before != after:
                yield DoseChange(record.training_date, record.session_id, before, after)


def peaks_of(record: SessionRecord) -> tuple[int, ...]:
    """Return the peaks of pain told of a session and of its exercises."""
    told = (record.check_in.pain_peak, *(one.pain_peak for one in record.exercises))
    return tuple(peak for peak in told if peak is not None)


def first_day(until: date, weeks: int, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """Return the date that so many calendar weeks begin on, of which the last has ``until``.

    Raises:
        OutOfRangeError: The number of weeks is outside its range.
    """
    return week_start(until, first_weekday) - WEEK * (PERIOD_WEEKS.check(weeks) - 1)


def period_of(
    records: Iterable[SessionRecord],
    until: date,
    weeks: int,
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> Period:
    """Return so many calendar weeks; the last is the one of ``until`` and ends with that date.

    Raises:
        OutOfRangeError: The number of weeks is outside its range.
    """
    first = first_day(until, weeks, first_weekday)
    ordered = sorted(records, key=lambda record: (record.training_date, record.started))
    return Period(tuple(_week(first + WEEK * number, until, ordered) for number in range(weeks)))


def _week(start: date, until: date, records: Sequence[SessionRecord]) -> WeekFigures:
    end = min(start + WEEK - DAY, until)
    inside = tuple(record for record in records if start <= record.training_date <= end)
    return WeekFigures(start, end, inside)

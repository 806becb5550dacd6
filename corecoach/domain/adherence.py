"""Adherence: sessions done against sessions planned, week by week.

Everything shown or printed about it follows from the weeks that ``weeks_of`` builds. The main
figure is sessions per week, the measure used most often in research (Bailey 2020), with each week
capped at its own target so that a heavy week cannot hide an empty one (ours).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from corecoach.domain.exercise import Range
from corecoach.domain.training_day import DAY, WEEK, FirstWeekday, week_start

WEEKLY_TARGET: Final = Range(1, 5, "A weekly target is {low} to {high} sessions, not {value}.")
"""Ours: at least two rest days a week."""

DEFAULT_TARGET: Final = 3
"""Ours: three sessions a week, with rest days between them."""

PAUSED_DAYS: Final = Range(0, 7, "A week has {low} to {high} paused days, not {value}.")

DONE_FROM: Final = 0.5
"""Ours: half of what was asked for makes a session done."""

WINDOW_WEEKS: Final = 4
"""The 28 days that the headline, the line and the report look at."""


def completion(exercises: Iterable[tuple[int, int]]) -> float:
    """Return the mean share done of the exercises asked for, 0 to 1.

    Each exercise is a pair: repetitions done, repetitions prescribed. More than prescribed counts
    as all of it. Reckoned in fractions, so that exactly half is exactly 0.5.
    """
    return _mean_share(tuple(exercises))


# most sessions of a long history are alike
@lru_cache(maxsize=4096)
def _mean_share(exercises: tuple[tuple[int, int], ...]) -> float:
    shares = [Fraction(min(done, prescribed), prescribed) for done, prescribed in exercises]
    return float(sum(shares) / len(shares))


def is_done(completion: float, *, safety_stop: bool, credited_reps: int) -> bool:
    """Tell whether a session counts: half of it done, or stopped because it hurt.

    Ours: stopping when the programme says stop is doing the programme, so one repetition is enough.
    """
    return completion >= DONE_FROM or (safety_stop and credited_reps >= 1)


def target_eff(target: int, paused_days: int) -> int:
    """Return a week's target less its paused days: ``target * (7 - paused) / 7``, half up.

    Raises:
        OutOfRangeError: A value is outside its range.
    """
    planned = WEEKLY_TARGET.check(target) * (7 - PAUSED_DAYS.check(paused_days))
    return (2 * planned + 7) // 14


@dataclass(frozen=True)
class SessionOutcome:
    """What adherence needs to know of one session; ``completion`` goes from 0 to 1."""

    training_date: date
    completion: float
    safety_stop: bool
    credited_reps: int

    @property
    def credit(self) -> float:
        """The share of the dose it counts for: 0 if it does not count, all of it if it hurt."""
        done = is_done(
            self.completion, safety_stop=self.safety_stop, credited_reps=self.credited_reps
        )
        return (1.0 if self.safety_stop else self.completion) if done else 0.0


def rest_day(day: date) -> SessionOutcome:
    """Return what a day of rest for safety is to its week: as stopped before it began."""
    return SessionOutcome(day, 0.0, safety_stop=True, credited_reps=0)


@dataclass(frozen=True)
class Week:
    """One week: its target and paused days as they were then, and what was done in it.

    ``days`` are the training dates with a session that counts, ``credit`` is the sum of their
    doses in whole sessions. ``rested_days`` were rest for safety: each stands for a session
    (ours), so that to obey costs nothing. A week the person began in after its first day, and the
    open week, ask for no more than was done in them (ours): they can raise adherence and never
    lower it.

    Raises:
        OutOfRangeError: The target or the number of paused days is outside its range.
    """

    start: date
    target: int = DEFAULT_TARGET
    paused_days: int = 0
    days: tuple[date, ...] = ()
    credit: float = 0.0
    is_partial_first: bool = False
    is_open: bool = False
    rested_days: int = 0

    def __post_init__(self) -> None:
        """Refuse a target or paused days outside their ranges."""
        target_eff(self.target, self.paused_days)

    @property
    def effective_target(self) -> int:
        """The target less the paused days, and less what days of rest for safety stand for.

        Those take away no more than what is missing, so that a week on target stays so.
        """
        asked = target_eff(self.target, self.paused_days)
        return min(asked, max(self.target - self.rested_days, self.counted))

    @property
    def counted(self) -> int:
        """Sessions that count, at most one a date."""
        return len(self.days)

    @property
    def on_target(self) -> bool:
        """Whether there was a target and it was reached."""
        return 0 < self.effective_target <= self.counted

    @property
    def planned(self) -> int:
        """Sessions the week asks for."""
        target = self.effective_target
        return min(target, self.counted) if self._asks_no_more else target

    @property
    def planned_credit(self) -> float:
        """Doses the week asks for, in whole sessions."""
        return min(self.planned, self.credit) if self._asks_no_more else self.planned

    @property
    def _asks_no_more(self) -> bool:
        return self.is_partial_first or self.is_open


@dataclass(frozen=True)
class Share:
    """A number done of a number planned, as in "11 of 12"."""

    done: int
    planned: int

    @property
    def percent(self) -> int | None:
        """Whole percent, half up; None where nothing was planned."""
        return (200 * self.done + self.planned) // (2 * self.planned) if self.planned else None


@dataclass(frozen=True)
class Adherence:
    """The figures of some weeks."""

    weeks: tuple[Week, ...]

    @property
    def frequency(self) -> Share:
        """All sessions against the planned ones; extra sessions may take it above 100 percent."""
        planned = sum(week.planned for week in self.weeks)
        return Share(sum(week.counted for week in self.weeks), planned)

    @property
    def capped(self) -> Share:
        """The headline: as ``frequency``, with no week counting above its own target."""
        done = sum(min(week.counted, week.effective_target) for week in self.weeks)
        return Share(done, self.frequency.planned)

    @property
    def dose_percent(self) -> float | None:
        """Percent of the planned doses that were done, at most 100; None where none was planned."""
        planned = sum(week.planned_credit for week in self.weeks)
        done = sum(week.credit for week in self.weeks)
        return min(100.0, 100 * done / planned) if planned else None

    @property
    def weeks_on_target(self) -> Share:
        """Weeks that reached their target, of those that asked for it.

        A paused week asks for nothing. A partial first week and the open one ask once they have
        reached it.
        """
        asking = [week for week in self.weeks if 0 < week.planned == week.effective_target]
        return Share(sum(week.on_target for week in asking), len(asking))


@dataclass(frozen=True)
class RollingPoint:
    """The capped share of the four weeks that end on ``day``."""

    day: date
    capped: Share


def recent_adherence(weeks: Sequence[Week]) -> Adherence:
    """Return the figures of the last four weeks, the open one being the last of them."""
    return Adherence(tuple(weeks[-WINDOW_WEEKS:]))


def rolling_adherence(weeks: Sequence[Week]) -> tuple[RollingPoint, ...]:
    """Return a point for each closed week: its capped share with up to three weeks before it."""
    return tuple(
        RollingPoint(week.start + WEEK - DAY, recent_adherence(weeks[:upto]).capped)
        for upto, week in enumerate(weeks, 1)
        if not week.is_open
    )


def weeks_of(
    outcomes: Iterable[SessionOutcome],
    today: date,
    target: int = DEFAULT_TARGET,
    changes: Mapping[date, int] = MappingProxyType({}),
    paused: Collection[date] = (),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[Week, ...]:
    """Return every week from the first counted session's to today's, without gaps.

    ``today`` is the training date now. ``target`` holds until the first of the ``changes``, which
    give the target of the weeks that start on a date or later. ``paused`` are dates. A session that
    was stopped because it hurt, before anything was done, makes its day one of rest; any other that
    does not count changes nothing. A session after today, as a flight over the date line can leave
    behind, has its (open) week too.

    Raises:
        OutOfRangeError: A target is outside its range.
    """
    # the best session of a date comes last, and stays
    rising = sorted(outcomes, key=lambda outcome: outcome.credit)
    rested = {outcome.training_date for outcome in rising if outcome.safety_stop}
    credits_by_day = {outcome.training_date: outcome.credit for outcome in rising if outcome.credit}
    if not credits_by_day:
        return ()
    began, latest = min(credits_by_day), max(today, *credits_by_day)
    first = week_start(began, first_weekday)
    targets = sorted({date.min: target, **changes}.items())
    starts = (first + WEEK * number for number in range((latest - first) // WEEK + 1))
    dates = (tuple(start + DAY * number for number in range(7)) for start in starts)
    return tuple(
        Week(
            days[0],
            target=[new for since, new in targets if since <= days[0]][-1],
            paused_days=sum(day in paused for day in days),
            days=tuple(day for day in days if day in credits_by_day),
            credit=sum(credits_by_day.get(day, 0.0) for day in days),
            is_partial_first=days[0] < began,
            is_open=today <= days[-1],
            rested_days=sum(day in rested and day not in credits_by_day for day in days),
        )
        for days in dates
    )

"""The schedule: how many sessions a week is to have, which days are paused, how weeks are cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from corecoach.domain.adherence import DEFAULT_TARGET
from corecoach.domain.training_day import DAY, WEEK, FirstWeekday, week_start


class PauseReason(StrEnum):
    """Why days are paused."""

    ILLNESS = "illness"
    TRAVEL = "travel"
    SAFETY = "safety"
    OTHER = "other"


@dataclass(frozen=True)
class Pause:
    """Paused days without a gap, for one reason."""

    first: date
    last: date
    reason: PauseReason

    @property
    def days(self) -> tuple[date, ...]:
        """Each of the days."""
        return tuple(
            self.first + DAY * number for number in range((self.last - self.first).days + 1)
        )


@dataclass(frozen=True)
class Schedule:
    """What weeks are measured by.

    ``targets`` are weekly targets by the date they hold from; before the first of them it is the
    default. ``paused`` are days that ask for nothing, ``rested`` those that were rest for safety,
    each of which stands for a session.
    """

    targets: Mapping[date, int] = field(default_factory=lambda: MappingProxyType({}))
    paused: Mapping[date, PauseReason] = field(default_factory=lambda: MappingProxyType({}))
    first_weekday: FirstWeekday = FirstWeekday.MONDAY
    rested: frozenset[date] = frozenset()

    def target_on(self, day: date) -> int:
        """Return the weekly target of the week that a day is in."""
        start = week_start(day, self.first_weekday)
        since = max((since for since in self.targets if since <= start), default=None)
        return DEFAULT_TARGET if since is None else self.targets[since]

    def next_week(self, today: date) -> date:
        """Return the first day of the week after today's, when a new target begins to hold."""
        return week_start(today, self.first_weekday) + WEEK

    def pauses(self) -> tuple[Pause, ...]:
        """Return the paused days as stretches, earliest first."""
        days = sorted(self.paused)
        if not days:
            return ()
        breaks = [
            number
            for number, (day, following) in enumerate(pairwise(days), start=1)
            if following - day != DAY or self.paused[following] is not self.paused[day]
        ]
        edges = [0, *breaks, len(days)]
        return tuple(
            Pause(days[first], days[beyond - 1], self.paused[days[first]])
            for first, beyond in pairwise(edges)
        )

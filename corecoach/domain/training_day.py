"""Which training date a session belongs to, and which week that date is in.

Only calendar dates are added and subtracted, never seconds: a day on which the clocks change has
23 or 25 hours.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from corecoach.domain.exercise import Range

DAY: Final = timedelta(days=1)
"""One calendar date; added to dates only, never to moments."""

WEEK: Final = timedelta(weeks=1)
"""Seven calendar dates; added to dates only, never to moments."""

ROLLOVER_HOURS: Final = Range(
    0, 6, "A training day starts between {low} and {high} o'clock; {value} is outside that range."
)
"""Ours: a session after midnight still belongs to the evening before."""

DEFAULT_ROLLOVER_HOUR: Final = 4
"""Four in the morning, as other programs with a configurable start of the day have it."""


class FirstWeekday(IntEnum):
    """The day a week starts on, numbered as ``date.weekday()`` numbers it."""

    MONDAY = 0
    SUNDAY = 6


def training_date(started: datetime, rollover_hour: int = DEFAULT_ROLLOVER_HOUR) -> date:
    """Return the date a session belongs to: its start's own, or the one before in the small hours.

    The hour is the one a wall clock showed in the zone that ``started`` carries.

    Raises:
        OutOfRangeError: The rollover hour is outside 0-6.
        ValueError: ``started`` carries no zone.
    """
    ROLLOVER_HOURS.check(rollover_hour)
    if started.utcoffset() is None:
        raise ValueError("A session's start needs its zone.")
    day = started.date()
    return day - DAY if started.hour < rollover_hour else day


def week_start(day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """Return the first date of the week that ``day`` is in; by default of its ISO week."""
    return day - DAY * ((day.weekday() - first_weekday) % 7)

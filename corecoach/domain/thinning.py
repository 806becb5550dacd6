"""Which backups are kept: many of the last days, fewer of the last weeks, one of each month.

Ours; Anki and others thin their backups in the same way (field.md, section 3.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

RECENT: Final = 10
"""The newest are kept in any case: two imports on one day have a backup each."""

DUE_AFTER: Final = timedelta(days=1)

DAYS: Final = 14
"""The last of each day is kept, for so many days on which a backup was made."""

WEEKS: Final = 12
"""The last of each ISO week is kept, for so many weeks in which one was made."""


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return the moments of the backups to keep; the newest is always among them.

    Days, weeks and months are those of UTC, so that a journey never changes what is kept, and
    they are counted back from the newest backup rather than from today: somebody who comes back
    after a year finds what was there.

    Raises:
        ValueError: A moment carries no zone.
    """
    newest_first = sorted(set(moments), reverse=True)
    if any(moment.utcoffset() is None for moment in newest_first):
        raise ValueError("The moment of a backup needs its zone.")
    return frozenset(
        newest_first[:RECENT]
        + _last_of_each(_day, newest_first)[:DAYS]
        + _last_of_each(_week, newest_first)[:WEEKS]
        + _last_of_each(_month, newest_first)
    )


def _last_of_each(span: Callable[[datetime], Any], newest_first: list[datetime]) -> list[datetime]:
    last: dict[Any, datetime] = {}
    for moment in newest_first:
        last.setdefault(span(moment), moment)
    return list(last.values())


def _day(moment: datetime) -> object:
    return _utc(moment).date()


def _week(moment: datetime) -> object:
    return _utc(moment).isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (_utc(moment).year, _utc(moment).month)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Tell whether a backup is due: the last is a day old, or of a time that is yet to come."""
    return last is None or not timedelta(0) <= now - last < DUE_AFTER

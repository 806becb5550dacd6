"""Moments of what is kept: what comes later stands later, also where a clock was set back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

LATER: Final = timedelta(microseconds=1)


def moment_after(kept: Iterable[datetime], now: datetime) -> datetime:
    """Return now, or the moment after the last one kept, so that a clock set back hides nothing."""
    last = max(kept, default=None)
    if last is None or last < now:
        return now
    return (last + LATER).astimezone(now.tzinfo)

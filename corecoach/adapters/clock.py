"""The real clock: the only file outside the sound engine that reads time."""

from __future__ import annotations

import time
from datetime import datetime


class SystemClock:
    """Reads this machine's clocks."""

    def monotonic_ms(self) -> int:
        """Return whole milliseconds of the clock that all processes of the machine share."""
        return time.monotonic_ns() // 1_000_000

    def suspended_ms(self) -> int:
        """Return how long the machine has slept, where the system tells (Linux does).

        Elsewhere the monotonic clock runs on through a sleep and the gap shows by itself.
        """
        if not hasattr(time, "CLOCK_BOOTTIME"):
            return 0
        return (time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.monotonic_ns()) // 1_000_000

    def now(self) -> datetime:
        """Return the wall-clock time in the person's zone."""
        return datetime.now().astimezone()

    def zone_name(self) -> str:
        """Return the IANA name of the zone the machine is set to; UTC where it has none."""
        from tzlocal import get_localzone_name  # noqa: PLC0415  # not before the first paint

        return get_localzone_name() or "UTC"

"""Knows when each sample of an open stream sounds, from nothing but the moments it was asked for.

The card asks for more when there is room, so each request says "the first sample you give me now
sounds one buffer later". A request may be served late, when the machine is busy, but never early:
the earliest of the last requests tell the truth. Where the card asks in steps of its own block the
lateness goes up and down like a saw, with a period of some tenths of a second; the windows are
longer than that.
"""

from __future__ import annotations

import cmath
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from corecoach.adapters.sound_engine.waveforms import RATE

_LONG_WINDOW_MS: Final = 2_000.0
_SHORT_WINDOW_MS: Final = 600.0
SLIP_MS: Final = 3.0
"""A rise of the short window over the long one that is no drift any more but a gap in the sound."""
_LONGEST_STEP_MS: Final = 150.0
"""After a standstill the windows are only so much older: else a late request were all they know."""
CERTAIN_GAP_MS: Final = 30.0
"""A request so much later than the end of all that was given cannot be mere lateness."""
_GRAIN_REQUESTS: Final = 20
_QUANTA: Final = tuple(
    samples * 1000 / rate for samples in (2048, 1024, 512, 256) for rate in (44_100, 48_000)
)
"""The blocks of PipeWire, in milliseconds, the longest first: each is a whole part of those."""
_ON_GRID: Final = 0.85
"""How much of the moments must lie together, for a grid of this step: 1 is all, 0 is anywhere."""

Lead = Callable[[float], float]
"""Takes the server's grain in ms and returns how long after a request its first sample sounds."""


class _SlidingMinimum:
    """The smallest of the values of the last so many milliseconds."""

    def __init__(self, window_ms: float) -> None:
        self._window_ms = window_ms
        self._rising: deque[tuple[float, float]] = deque()

    def add(self, now_ms: float, value: float) -> float:
        """Add a value and return the smallest one."""
        while self._rising and self._rising[-1][1] >= value:
            self._rising.pop()
        self._rising.append((now_ms, value))
        while self._rising[0][0] < now_ms - self._window_ms:
            self._rising.popleft()
        return self._rising[0][1]

    def restart(self, now_ms: float, value: float) -> None:
        """Forget everything but this value."""
        self._rising.clear()
        self._rising.append((now_ms, value))


class StreamClock:
    """The monotonic moment at which the stream's first sample sounds, followed while it drifts.

    Args:
        lead: How long after a request its first sample sounds.
        grain_ms: The block in which the server asks, 0 where it asks evenly; found out from the
            first requests where it is not known.
        slip_ms: From where on a lateness that stays is taken for a gap in the sound.
        certain_gap_ms: From where on a single lateness is.
    """

    def __init__(
        self,
        lead: Lead,
        grain_ms: float | None = None,
        slip_ms: float = SLIP_MS,
        certain_gap_ms: float = CERTAIN_GAP_MS,
    ) -> None:
        self.slips = 0
        """How often the sound had a gap, so that all that follows sounds later."""
        self.grain_ms = grain_ms
        """The block in which the server asks; None before it is known."""
        self._lead = lead
        self._slip_ms, self._certain_gap_ms = slip_ms, certain_gap_ms
        self._first: list[tuple[float, float]] = []
        self._late_ms = 0.0
        self._lead_ms = lead(grain_ms or 0.0)
        self._zero_ms: float | None = None
        self._settled = False
        self._long = _SlidingMinimum(_LONG_WINDOW_MS)
        self._short = _SlidingMinimum(_SHORT_WINDOW_MS)
        self._whole_since_ms = 0.0
        self._observed_ms = 0.0
        self._age_ms = 0.0

    def observe(self, now_ms: float, position: int) -> None:
        """Take note of a request for the samples from ``position`` on."""
        if self._zero_ms is None:
            # the first request only fills the buffer: what it gets sounds at once
            self._zero_ms = now_ms - position * 1000 / RATE
            return
        apparent = now_ms + self._lead_ms - position * 1000 / RATE
        if not self._settled or apparent - self._zero_ms > self._lead_ms + self._certain_gap_ms:
            self.slips += self._settled
            self._settled = True
            self._follow(now_ms, apparent)
            return
        self._age_ms += min(now_ms - self._observed_ms, _LONGEST_STEP_MS)
        self._observed_ms = now_ms
        longest = self._long.add(self._age_ms, apparent)
        latest = self._short.add(self._age_ms, apparent)
        self._zero_ms = longest
        if self.grain_ms is None:
            self._find_grain(now_ms, apparent)
            return
        self._late_ms = max(self._late_ms, apparent - longest)
        is_sure = self._age_ms - self._whole_since_ms > _SHORT_WINDOW_MS
        if is_sure and latest - longest > self._slip_ms:
            self.slips += 1
            self._follow(now_ms, latest)

    def sample_at(self, moment_ms: float) -> int:
        """Return the number of the sample that sounds at this moment."""
        return round((moment_ms - (self._zero_ms or 0.0)) * RATE / 1000)

    def moment_of(self, sample: int) -> float:
        """Return the monotonic moment at which a sample sounds."""
        return (self._zero_ms or 0.0) + sample * 1000 / RATE

    def take_late_ms(self) -> float:
        """Return how late the latest of the requests came since the last call."""
        late_ms, self._late_ms = self._late_ms, 0.0
        return late_ms

    def _find_grain(self, now_ms: float, apparent: float) -> None:
        self._first.append((now_ms, apparent))
        if len(self._first) < _GRAIN_REQUESTS:
            return
        self.grain_ms = _grain_ms([asked_ms for asked_ms, _zero in self._first])
        more_ms = self._lead(self.grain_ms) - self._lead_ms
        self._lead_ms += more_ms
        self._follow(now_ms, min(zero for _asked_ms, zero in self._first) + more_ms)

    def _follow(self, now_ms: float, zero_ms: float) -> None:
        self._zero_ms = zero_ms
        self._observed_ms = now_ms
        self._whole_since_ms = self._age_ms
        self._long.restart(self._age_ms, zero_ms)
        self._short.restart(self._age_ms, zero_ms)


def _grain_ms(asked_ms: Sequence[float]) -> float:
    """Return the step of the grid that the moments of the requests lie on; 0 for none.

    Unlike the height of the saw it is not fooled by a few requests that come late.
    """
    for step_ms in _QUANTA:
        turns = (cmath.exp(2j * cmath.pi * moment / step_ms) for moment in asked_ms)
        if abs(sum(turns)) / len(asked_ms) >= _ON_GRID:
            return step_ms
    return 0.0

"""Chooses how long the blocks of the stream are, from how late the requests for them come.

Short blocks fall silent soon after a cancel, long ones live through a machine that is busy. So the
length follows the machine: it goes down after a calm while, and up when a request comes late or the
sound has had a gap.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

LENGTHS_MS: Final = (9, 20, 40, 80)
"""Silent after a cancel, and cost of a core when nothing sounds, measured on PulseAudio: 9 ms: 10
to 19 ms, 2.8 %; 20 ms: 18 to 38 ms, 1.7 %; 40 ms: 33 to 73 ms, 1.0 %. (To close the stream is
silent within 10 ms, but clicks.)
"""
LATE_MS: Final = 3.0
"""Later than this is not calm."""
WARNING: Final = 0.4
"""Later than this share of a block is a warning: a gap comes at three quarters of one."""
SHORTEST: Final = 0
SHORTEST_GRAINY: Final = 2
"""By number. A server with long blocks of its own holds two of them whatever ours are: with 20 ms
it is silent 54 ms after a cancel, with 40 ms after 63, and that lives through a busier machine."""
CALM_S: Final = 15.0
"""So long nothing may have been late before the blocks get shorter; twice that after each time it
was a mistake, up to the longest."""
LONGEST_CALM_S: Final = 480.0


class Advice(Enum):
    """What to do about the length."""

    STAY = auto()
    CHANGE_WHEN_QUIET = auto()
    CHANGE_NOW = auto()


class BlockLength:
    """The length of the blocks; it begins with the second of the lengths."""

    def __init__(self) -> None:
        self._index = 1
        self._next = 1
        self._is_strained = False
        self._calm_s = CALM_S
        self._calm_since_s = 0.0

    @property
    def ms(self) -> int:
        """The length now, in milliseconds."""
        return LENGTHS_MS[self._index]

    def begin(self, now_s: float) -> None:
        """Take note that a stream opens, with the length that was advised last."""
        if self._next > self._index:
            self._calm_s = min(self._calm_s * 2, LONGEST_CALM_S)
        self._index = self._next
        self._is_strained = False
        self._calm_since_s = now_s

    def advise(self, now_s: float, late_ms: float, *, gap: bool, is_grainy: bool) -> Advice:
        """Say what to do after a moment.

        Args:
            now_s: Seconds on the monotonic clock.
            late_ms: How late the latest of the moment's requests came.
            gap: Whether the sound has had a gap.
            is_grainy: Whether the server has longer blocks of its own.
        """
        if late_ms > LATE_MS or gap:
            self._calm_since_s = now_s
        self._is_strained |= late_ms > max(WARNING * self.ms, LATE_MS)
        if self._index + 1 < len(LENGTHS_MS) and (gap or self._is_strained):
            self._next = self._index + 1
            return Advice.CHANGE_NOW if gap else Advice.CHANGE_WHEN_QUIET
        shortest = SHORTEST_GRAINY if is_grainy else SHORTEST
        if self._index < shortest:
            self._next = self._index + 1
            return Advice.CHANGE_WHEN_QUIET
        if self._index > shortest and now_s - self._calm_since_s >= self._calm_s:
            self._next = self._index - 1
            return Advice.CHANGE_WHEN_QUIET
        self._next = self._index
        return Advice.STAY

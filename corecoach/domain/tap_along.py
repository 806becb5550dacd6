"""Tapping along with ticks: how late the sound is heard, judged from when a person taps.

A tap is taken for the tick nearest to it, so that a delay of up to half the time between two ticks
is told right. People tap some tens of milliseconds off, to both sides; the median of several taps
lies close to the middle of them, and one slip does not move it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import Final

TICKS: Final = 10
TICK_EVERY_MS: Final = 1000
LONGEST_MS: Final = TICK_EVERY_MS // 2
"""A tap farther from every tick belongs to none."""
FEWEST_TAPS: Final = 6
MOST_STRAY_TAPS: Final = 2
WIDEST_SPREAD_MS: Final = 50


class Unclear(Enum):
    """Why taps tell nothing."""

    TOO_FEW = "too_few"
    SCATTERED = "scattered"


@dataclass(frozen=True)
class Heard:
    """How late the ticks were heard, and within how far of that half of the taps lay."""

    late_ms: int
    spread_ms: int


def judge_taps(ticks_ms: Sequence[int], taps_ms: Sequence[int]) -> Heard | Unclear:
    """Return how late the ticks were heard; both lists are moments of one clock.

    Two taps for one tick, or one for none, are strays: a few are forgiven, more mean that the
    person drummed rather than followed.
    """
    differences: dict[int, int] = {}
    for tap in taps_ms:
        tick = min(ticks_ms, key=lambda tick: abs(tap - tick))
        if abs(tap - tick) <= LONGEST_MS:
            differences.setdefault(tick, tap - tick)
    strays = len(taps_ms) - len(differences)
    if len(differences) < FEWEST_TAPS:
        return Unclear.TOO_FEW
    late = median(differences.values())
    spread = median(abs(difference - late) for difference in differences.values())
    if strays > MOST_STRAY_TAPS or spread > WIDEST_SPREAD_MS:
        return Unclear.SCATTERED
    return Heard(round(late), round(spread))

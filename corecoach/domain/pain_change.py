"""What can honestly be said of pain scores a few weeks apart; no more than that.

A change of 2 points on a scale of 0-10 is the smallest that is not measuring error in back pain
(Childs 2005); from a low start, 30 percent may matter too (Ostelo 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

LEAST_SCORES: Final = 2
"""A week with fewer scores says nothing."""

CLEAR_CHANGE: Final = 2
SMALL_CHANGE: Final = 1
LOW_START: Final = 5
SHARE_FROM_LOW_START: Final = Fraction(30, 100)


class ChangeKind(Enum):
    """Which of the statements holds."""

    CLEARLY_DOWN = "clearly_down"
    DOWN_FROM_LOW_START = "down_from_low_start"
    SAME = "same"
    CLEARLY_UP = "clearly_up"
    WITHIN_ERROR = "within_error"


@dataclass(frozen=True)
class PainChange:
    """The mean of the last week less that of the first, and what can be said of it."""

    first: Fraction
    last: Fraction

    @property
    def difference(self) -> Fraction:
        """Points down (negative) or up."""
        return self.last - self.first

    @property
    def percent(self) -> int | None:
        """The size of the change in whole percent of the start, half up; None from a start of 0."""
        if not self.first:
            return None
        return int(abs(self.difference) / self.first * 100 + Fraction(1, 2))

    @property
    def kind(self) -> ChangeKind:
        """Which statement holds; the first that does."""
        change = self.difference
        if change <= -CLEAR_CHANGE:
            return ChangeKind.CLEARLY_DOWN
        if change <= -SMALL_CHANGE and self._matters_from_low_start:
            return ChangeKind.DOWN_FROM_LOW_START
        if abs(change) < SMALL_CHANGE:
            return ChangeKind.SAME
        return ChangeKind.CLEARLY_UP if change >= CLEAR_CHANGE else ChangeKind.WITHIN_ERROR

    @property
    def _matters_from_low_start(self) -> bool:
        is_low = 0 < self.first < LOW_START
        return is_low and abs(self.difference) / self.first >= SHARE_FROM_LOW_START


def pain_change(first: Sequence[float], last: Sequence[float]) -> PainChange | None:
    """Return the change from one week's scores to another's; None with fewer than two in either."""
    if min(len(first), len(last)) < LEAST_SCORES:
        return None
    return PainChange(_mean(first), _mean(last))


def _mean(scores: Sequence[float]) -> Fraction:
    return sum(map(Fraction, scores), Fraction()) / len(scores)

"""Why a dose is proposed, as data: a code with figures that the application puts into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corecoach.domain.pace.verdict import Cause


class Why(StrEnum):
    """What the proposal of a dose rests on."""

    FIRST = "first"
    EARNED = "earned"
    COUNTING = "counting"
    INTRO_WEEK = "intro_week"
    AT_TOP = "at_top"
    PINNED = "pinned"
    NO_WEIGHT = "no_weight"
    STAYS = "stays"
    LOWERED = "lowered"
    AT_LOWEST = "at_lowest"
    REFERRED = "referred"
    NOT_COUNTED = "not_counted"
    LIGHTER = "lighter"
    ONE_AT_A_TIME = "one_at_a_time"
    SHORT_BREAK = "short_break"
    LAYOFF = "layoff"
    BY_HAND = "by_hand"
    KEPT = "kept"
    NEW_BLOCK = "new_block"
    NEW_VARIANT = "new_variant"
    NEW_BASIS = "new_basis"
    CLEARED = "cleared"


@dataclass(frozen=True)
class Reason:
    """A code and its figures.

    ``cause`` is that of the last verdict where one decided, ``good`` the good sessions counted,
    ``points`` of ``needed`` those gathered, ``days`` the length of a break, ``until`` the date
    from which a level may rise.
    """

    why: Why
    cause: Cause | None = None
    good: int = 0
    points: int = 0
    needed: int = 0
    days: int = 0
    until: date | None = None

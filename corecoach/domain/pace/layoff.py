"""The way back after a break: the longer it was, the lower the level, with a first easy week.

A break of two weeks is one (CSCCa and NSCA 2019). Strength hardly falls in three weeks; the level
goes down for what the back is used to. Why there was a break makes no difference to a back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from corecoach.domain.pace.inputs import Terms
from corecoach.domain.pace.load import round_down
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import SquatLoad, Standing, moved
from corecoach.domain.plan import PauseSquatDose

LAST_LOAD_SHARE: Final = 0.5
"""After four weeks pause squats start again with half the load."""


@dataclass(frozen=True)
class Break:
    """From how many days on, and what becomes of the level."""

    from_days: int
    level: Callable[[int], int]


BREAKS: Final = (
    Break(10, lambda level: level),
    Break(14, lambda level: max(0, level - 2)),
    Break(28, lambda level: max(0, min(level - 2, level // 2))),
    Break(56, lambda _level: 0),
)
LOWERS_FROM: Final = 14
RESTARTS_LOAD_FROM: Final = 28


def level_after(level: int, days: int) -> int:
    """Return the level after a break of so many days."""
    band = _band(days)
    return level if band is None else band.level(level)


def after_break(standing: Standing, today: date, terms: Terms) -> Standing:
    """Return the standing when a session opens today; a clock set back is no break."""
    days = max(0, (today - standing.last_day).days)
    band = _band(days)
    if band is None or band.from_days <= standing.break_taken:
        return standing
    rested = replace(standing, points=0, good=0, break_taken=band.from_days)
    if band.from_days < LOWERS_FROM:
        had_points = standing.points > 0
        return replace(rested, reason=Reason(Why.SHORT_BREAK, days=days)) if had_points else rested
    return replace(
        rested,
        level=_level(standing, band),
        load=_load(standing, band, terms),
        block_start=today,
        reason=Reason(Why.LAYOFF, days=days),
    )


def _band(days: int) -> Break | None:
    reached = [band for band in BREAKS if band.from_days <= days]
    return reached[-1] if reached else None


def _level(standing: Standing, band: Break) -> int:
    restarts = isinstance(standing.dose, PauseSquatDose) and band.from_days >= RESTARTS_LOAD_FROM
    return 0 if restarts else band.level(standing.level)


def _load(standing: Standing, band: Break, terms: Terms) -> SquatLoad:
    dose, load = standing.dose, standing.load
    if not isinstance(dose, PauseSquatDose):
        return load
    if band.from_days < RESTARTS_LOAD_FROM:
        return moved(standing, band.level(standing.level), terms)
    half = round_down(LAST_LOAD_SHARE * dose.load, terms.equipment.plate_of(dose.unit))
    start = min(max(half, load.first), load.now)
    return replace(load, now=start, base=start)

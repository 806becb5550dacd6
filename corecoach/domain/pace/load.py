"""Load steps: how much more a bar or bell may weigh, and how many good sessions that needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Final

from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.plan import LoadUnit

STEP_SHARE: Final = 0.10
"""The upper end of the 2-10 percent that ACSM (2009) gives for a step."""

STEP_CAP: Final = {LoadUnit.KG: 5.0, LoadUnit.LB: 10.0}
"""Ours: no step is greater, however heavy the bar. Units are never converted."""

PLATE_STEP: Final = {LoadUnit.KG: 2.5, LoadUnit.LB: 5.0}
"""Ours: the smallest step of a bar with two of the usual smallest plates."""

POINTS_FOR_A_LEVEL: Final = 6
"""Two good sessions, or three at a steady pain."""

POINTS_FOR_A_BIG_STEP: Final = 9
"""Three good sessions, where the smallest plate is more than a tenth of the load."""

POUNDS_IN_A_KG: Final = 2.2046226

DECIMALS: Final = 3
"""Sums of plates are rounded, so that 22.2 + 1.1 - 1.1 is 22.2."""

_ROUNDING: Final = 1e-9
"""Binary fractions: 0.1 x 25 must hold 2.5 once."""


@dataclass(frozen=True)
class WeightRange:
    """A closed range of weights with the sentence that refuses one outside it."""

    low: float
    high: float
    refusal: str

    def check(self, weight: float) -> float:
        """Return the weight.

        Raises:
            OutOfRangeError: It is outside the range.
        """
        if not self.low <= weight <= self.high:
            raise OutOfRangeError(self.refusal, low=self.low, high=self.high, value=weight)
        return weight


PLATE: Final = WeightRange(
    0.25,
    50,
    "The smallest step of a weight is {low:g} to {high:g}; {value:g} is outside that range.",
)
LIGHTEST: Final = WeightRange(
    0.5, 500, "The lightest weight is {low:g} to {high:g}; {value:g} is outside that range."
)
CEILING: Final = WeightRange(
    0, 500, "The heaviest weight is {low:g} to {high:g}; {value:g} is outside that range."
)
"""Ours: guards against slips of the keyboard, in the person's own unit."""


@dataclass(frozen=True)
class Equipment:
    """The weights at hand, in the person's own unit.

    ``plate`` is the smallest step, the unit's usual one where None; ``lightest`` the first weight
    taken after body weight, None where there is none; ``ceiling`` is never exceeded.

    Raises:
        OutOfRangeError: A weight is outside its range.
    """

    plate: float | None = None
    lightest: float | None = None
    ceiling: float | None = None

    def __post_init__(self) -> None:
        """Refuse slips of the keyboard."""
        for weight, bounds in (
            (self.plate, PLATE),
            (self.lightest, LIGHTEST),
            (self.ceiling, CEILING),
        ):
            if weight is not None:
                bounds.check(weight)

    def plate_of(self, unit: LoadUnit) -> float:
        """Return the smallest step in a unit."""
        return PLATE_STEP[unit] if self.plate is None else self.plate


def step(load: float, plate: float, unit: LoadUnit = LoadUnit.KG) -> float:
    """Return the next step for a load: at most a tenth and the cap, at least one plate."""
    return _whole_plates(load, plate, unit) or plate


def points_needed(load: float, plate: float, unit: LoadUnit = LoadUnit.KG) -> int:
    """Return the points that a step from this load needs."""
    return POINTS_FOR_A_LEVEL if _whole_plates(load, plate, unit) else POINTS_FOR_A_BIG_STEP


def round_down(load: float, plate: float) -> float:
    """Return the greatest load of whole plates that is not above this one."""
    return round(floor(load / plate + _ROUNDING) * plate, DECIMALS)


def load_at(start: float, steps: int, equipment: Equipment, unit: LoadUnit) -> float | None:
    """Return the load so many steps above a block's start; None where there is no such weight.

    All steps of a block are equal. From body weight the first one is the lightest weight at hand.
    """
    if not steps:
        return start
    plate = equipment.plate_of(unit)
    if start:
        return start + steps * step(start, plate, unit)
    if equipment.lightest is None:
        return None
    return equipment.lightest + (steps - 1) * step(equipment.lightest, plate, unit)


def comparable(load: float, unit: LoadUnit, other: LoadUnit) -> float:
    """Return a load in whole plates of another unit that is no heavier.

    It is a limit alone: what a person lifts is never converted.
    """
    if unit is other:
        return load
    there = load * POUNDS_IN_A_KG if other is LoadUnit.LB else load / POUNDS_IN_A_KG
    return round_down(there, PLATE_STEP[other])


def _whole_plates(load: float, plate: float, unit: LoadUnit) -> float:
    return round_down(min(STEP_SHARE * load, STEP_CAP[unit]), plate)

"""The five people of the simulated year: when they train, and how much it hurts before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

TRAINING_WEEKDAYS: Final = (0, 2, 4)
AWAY_DAYS: Final = (*range(150, 172), *range(260, 272))
LONG_BREAK: Final = range(98, 189)
FLARE_DAYS: Final = (0, 1, 2, 3, 4)
"""Of each thirty days, once the first three weeks are over."""
FLARES_FROM: Final = 20


@dataclass(frozen=True)
class Story:
    """Who somebody is: on which days they train, and how much it hurts before."""

    name: str
    trains: Callable[[int, Random], bool]
    pain: Callable[[int, Random], int]


def _on_weekdays(day: int, _chance: Random) -> bool:
    return day % 7 in TRAINING_WEEKDAYS


def _now_and_then(day: int, chance: Random) -> bool:
    return day not in AWAY_DAYS and chance.random() < (0.35 if day // 21 % 2 else 0.12)


def _with_a_long_break(day: int, chance: Random) -> bool:
    return _on_weekdays(day, chance) and day not in LONG_BREAK


def _mild(_day: int, chance: Random) -> int:
    return chance.choice((0, 1, 1, 1, 2))


def _flares(day: int, chance: Random) -> int:
    is_flare = day >= FLARES_FROM and day % 30 in FLARE_DAYS
    return chance.choice((4, 5, 5, 6)) if is_flare else _mild(day, chance)


def _always_three(_day: int, _chance: Random) -> int:
    return 3


STORIES: Final = (
    Story("steady", _on_weekdays, _mild),
    Story("sporadic", _now_and_then, _mild),
    Story("flares monthly", _on_weekdays, _flares),
    Story("always 3 of 10", _on_weekdays, _always_three),
    Story("back after 13 weeks", _with_a_long_break, _mild),
)

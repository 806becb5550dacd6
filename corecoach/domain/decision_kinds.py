"""Decision kinds: each choice as a word and a few plain fields, the same in every file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from corecoach.domain.exercise import PAUSE_SQUAT_LOAD, Exercise
from corecoach.domain.pace.inputs import (
    Accepted,
    ChosenLevel,
    Kept,
    NewBlock,
    NewLoad,
    SeenByClinician,
)
from corecoach.domain.plan_book import Choice, Pinned, PlanChosen, SquatsAnyway

HIGHEST_LEVEL: Final = 99
"""Far above every ladder: they may get longer."""
HEAVIEST: Final = PAUSE_SQUAT_LOAD.high

Field = TypeVar("Field")


class DecisionKind(StrEnum):
    """What kind of choice it was."""

    ACCEPTED = "accepted"
    KEPT = "kept"
    LEVEL = "level"
    LOAD = "load"
    BLOCK = "block"
    SEEN = "seen"
    PIN = "pin"
    PLAN = "plan"
    SQUATS = "squats"


@dataclass(frozen=True)
class DecisionFields:
    """A choice as it is written; what does not belong to its kind is None."""

    kind: str
    day: date
    exercise: Exercise | None = None
    level: int | None = None
    load: float | None = None
    plan: str | None = None


def decision_fields(choice: Choice) -> DecisionFields:
    """Return a choice as fields."""
    told = {name: getattr(choice, name, None) for name in ("exercise", "level", "load", "plan")}
    return DecisionFields(_KINDS[type(choice)], choice.day, **told)


def choice_from(fields: DecisionFields) -> Choice:
    """Return the choice that fields stand for.

    Raises:
        ValueError: They stand for none.
    """
    choice = _MADE[DecisionKind(fields.kind)](fields)
    is_sane = _is_within(fields.level, HIGHEST_LEVEL) and _is_within(fields.load, HEAVIEST)
    if decision_fields(choice) != fields or not is_sane:
        raise ValueError(f"no decision of that kind: {fields}")
    return choice


def _is_within(value: float | None, highest: float) -> bool:
    return value is None or 0 <= value <= highest


def _needed(field: Field | None) -> Field:
    if field is None:
        raise ValueError("a decision lacks a field")
    return field


_KINDS: Final[dict[type, DecisionKind]] = {
    Accepted: DecisionKind.ACCEPTED,
    Kept: DecisionKind.KEPT,
    ChosenLevel: DecisionKind.LEVEL,
    NewLoad: DecisionKind.LOAD,
    NewBlock: DecisionKind.BLOCK,
    SeenByClinician: DecisionKind.SEEN,
    Pinned: DecisionKind.PIN,
    PlanChosen: DecisionKind.PLAN,
    SquatsAnyway: DecisionKind.SQUATS,
}
_MADE: Final[dict[DecisionKind, Callable[[DecisionFields], Choice]]] = {
    DecisionKind.ACCEPTED: lambda told: Accepted(
        told.day, _needed(told.exercise), _needed(told.level), _needed(told.load)
    ),
    DecisionKind.KEPT: lambda told: Kept(told.day, _needed(told.exercise)),
    DecisionKind.LEVEL: lambda told: ChosenLevel(
        told.day, _needed(told.exercise), _needed(told.level)
    ),
    DecisionKind.LOAD: lambda told: NewLoad(told.day, _needed(told.load)),
    DecisionKind.BLOCK: lambda told: NewBlock(told.day),
    DecisionKind.SEEN: lambda told: SeenByClinician(told.day),
    DecisionKind.PIN: lambda told: Pinned(told.day, _needed(told.exercise), told.level),
    DecisionKind.PLAN: lambda told: PlanChosen(told.day, _needed(told.plan)),
    DecisionKind.SQUATS: lambda told: SquatsAnyway(told.day),
}

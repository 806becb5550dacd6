"""The plan book: the plans of a person, and everything that person decided about them.

Both are raw input and only ever added to: a plan that is edited gets another version, a decision
that is taken back is marked. So two books are merged by putting them together, in either order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from corecoach.domain.exercise import Exercise, Range
from corecoach.domain.pace.inputs import Decision
from corecoach.domain.pace.load import Equipment
from corecoach.domain.plan import Plan

NAME_LENGTH: Final = Range(
    1, 60, "The name of a plan has {low} to {high} characters; {value} is outside that range."
)
"""Ours: what fits on one line."""

FIRST_PLAN: Final = "00000000-0000-8000-8000-000000000001"
"""The identity of the plan that everybody begins with, the same on every machine."""


@dataclass(frozen=True)
class PlanVersion:
    """A plan as it was kept at a moment; ``plan`` is the same in all its versions.

    ``has_belt`` says whether a belt is worn at pause squats with weight.

    Raises:
        OutOfRangeError: The name is empty or too long.
    """

    uid: str
    plan: str
    made: datetime
    name: str
    doses: Plan = field(default_factory=Plan)
    equipment: Equipment = field(default_factory=Equipment)
    has_belt: bool = False
    is_deleted: bool = False

    def __post_init__(self) -> None:
        """Refuse a name that cannot be shown."""
        can_be_read = self.name.isprintable() and self.name.strip()
        NAME_LENGTH.check(len(self.name) if can_be_read else 0)


@dataclass(frozen=True)
class Pinned:
    """The highest level of an exercise that a therapist allows; None takes the ceiling away."""

    day: date
    exercise: Exercise
    level: int | None


@dataclass(frozen=True)
class PlanChosen:
    """The plan that the next sessions go by."""

    day: date
    plan: str


@dataclass(frozen=True)
class SquatsAnyway:
    """The person wants pause squats on a day that follows one with pause squats."""

    day: date


Choice = Decision | Pinned | PlanChosen | SquatsAnyway


@dataclass(frozen=True)
class Decided:
    """A choice with its identity and its moment; one that ``is_undone`` counts for nothing."""

    uid: str
    made: datetime
    choice: Choice
    is_undone: bool = False


@dataclass(frozen=True)
class PlanBook:
    """Versions of plans and decisions, each in the order of their moments."""

    versions: tuple[PlanVersion, ...] = ()
    decisions: tuple[Decided, ...] = ()

    def merged(self, other: PlanBook) -> PlanBook:
        """Return both together; what was taken back in one of them is taken back."""
        return PlanBook(
            _versions((*self.versions, *other.versions)),
            _decisions((*self.decisions, *other.decisions)),
        )

    def plans(self) -> tuple[PlanVersion, ...]:
        """Return the newest version of each plan that was not deleted, by name."""
        newest = {version.plan: version for version in self._in_order()}
        there = (version for version in newest.values() if not version.is_deleted)
        return tuple(sorted(there, key=lambda version: (version.name.casefold(), version.plan)))

    def chosen(self) -> PlanVersion | None:
        """Return the plan that the next session goes by; None where no plan was ever kept.

        One that was chosen and deleted since makes way for the oldest of the others.
        """
        plans = {plan.plan: plan for plan in self.plans()}
        wanted = [one.choice.plan for one in self._valid() if isinstance(one.choice, PlanChosen)]
        if wanted and wanted[-1] in plans:
            return plans[wanted[-1]]
        oldest = (one.plan for one in self._in_order() if one.plan in plans)
        return next((plans[plan] for plan in oldest), None)

    def pins(self) -> Mapping[Exercise, int]:
        """Return the ceilings that hold."""
        pins = {}
        for one in self._valid():
            if isinstance(one.choice, Pinned):
                pins[one.choice.exercise] = one.choice.level
        return {exercise: level for exercise, level in pins.items() if level is not None}

    def pace_decisions(self) -> tuple[tuple[datetime, Decision], ...]:
        """Return the decisions that the rules of the pace look at, with their moments."""
        valid = ((one.made, one.choice) for one in self._valid())
        return tuple((made, choice) for made, choice in valid if isinstance(choice, Decision))

    def wants_squats_on(self, day: date) -> bool:
        """Tell whether the person asked for pause squats on a day, whatever was the day before."""
        return SquatsAnyway(day) in {one.choice for one in self._valid()}

    def _valid(self) -> list[Decided]:
        there = (one for one in self.decisions if not one.is_undone)
        return sorted(there, key=_moment)

    def _in_order(self) -> list[PlanVersion]:
        return sorted(self.versions, key=_moment)


def _moment(one: PlanVersion | Decided) -> tuple[datetime, str]:
    return (one.made, one.uid)


def _versions(versions: Iterable[PlanVersion]) -> tuple[PlanVersion, ...]:
    """Return each identity once, whatever the order in which they come."""
    known: dict[str, PlanVersion] = {}
    for version in versions:
        known[version.uid] = max(known.get(version.uid, version), version, key=repr)
    return tuple(sorted(known.values(), key=_moment))


def _decisions(decisions: Iterable[Decided]) -> tuple[Decided, ...]:
    """Return each identity once; what was taken back in one state of it is taken back."""
    known: dict[str, Decided] = {}
    undone: set[str] = set()
    for one in decisions:
        if one.is_undone:
            undone.add(one.uid)
        plain = replace(one, is_undone=False)
        known[one.uid] = max(known.get(one.uid, plain), plain, key=repr)
    united = (replace(one, is_undone=uid in undone) for uid, one in known.items())
    return tuple(sorted(united, key=_moment))

"""A chart as a value: slots of time in a row, series over them, and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from corecoach.application.language import gettext as _

NOTHING: Final = "\N{EN DASH}"
"""Stands where there is no figure."""


class ChartKind(StrEnum):
    """The charts there are."""

    WEEKS = "weeks"
    CALENDAR = "calendar"
    PAIN = "pain"
    HEEL_DIG = "heel_dig"
    BIRD_DOG = "bird_dog"
    PAUSE_SQUAT = "pause_squat"
    SIDES = "sides"


class Ink(Enum):
    """What a series stands for; the look follows from it."""

    DONE = "done"
    BEYOND = "beyond"
    TARGET = "target"
    ADHERENCE = "adherence"
    BEFORE = "before"
    PEAK = "peak"
    NEXT = "next"
    ASKED = "asked"
    HELD = "held"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class TableRow:
    """One row of a chart's table; the sessions it is about can be opened from it."""

    cells: tuple[str, ...]
    session_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """The figures of a chart in rows, the latest first."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Slot:
    """One piece of time: its place below the chart, its figures in words, and its sessions.

    ``cells`` stand in the order of the chart's columns, the first of them names the slot. Where
    ``has_figures`` is False nothing was kept in that time.
    """

    tick: str
    year: int
    cells: tuple[str, ...]
    session_ids: tuple[int, ...] = ()
    has_figures: bool = True


@dataclass(frozen=True)
class Series:
    """A value for each slot, or None; ``on_right`` tells that the right axis measures it."""

    ink: Ink
    name: str
    values: tuple[float | None, ...]
    on_right: bool = False


@dataclass(frozen=True)
class Axis:
    """An axis from zero to its top, with its name and figures."""

    name: str
    top: float
    figures: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Chart:
    """Everything there is to draw; ``empty_text`` says why there is nothing, where that is so.

    A line goes on to the next value where that is at most ``bridged_slots`` away. There is room
    for so many slots at least.
    """

    kind: ChartKind
    title: str
    note: str
    empty_text: str
    columns: tuple[str, ...]
    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    left: Axis
    right: Axis | None = None
    bridged_slots: int = 1
    room_for: int = 1

    @property
    def table(self) -> Table:
        """The same figures in rows, the latest first."""
        rows = (TableRow(slot.cells, slot.session_ids) for slot in self.slots if slot.has_figures)
        return Table(self.columns, tuple(rows)[::-1])

    def told_at(self, index: int) -> str:
        """Return the figures of a slot in lines; nothing where there are none."""
        if not 0 <= index < len(self.slots) or not self.slots[index].has_figures:
            return ""
        return told(self.columns, self.slots[index].cells)


def told(columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """Return the cells of a row in lines, each after the name of its column."""
    heading, *values = cells
    line = _("{name}: {value}")
    lines = (
        line.format(name=name, value=value)
        for name, value in zip(columns[1:], values, strict=True)
        if value != NOTHING
    )
    return "\n".join((heading, *lines))


def axis_of(name: str, highest: float) -> Axis:
    """Return an axis of whole numbers that holds the highest value, with about five figures."""
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if highest <= 5 * step)
    count = max(2, -int(-highest // step))
    figures = tuple((number * step, str(number * step)) for number in range(count + 1))
    return Axis(name, count * step, figures)

"""The parts that printed pages are made of: fields, questions, tables, charts, a foot, a paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """A sheet of paper; the value is its width and height in millimetres."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)

    @property
    def width_mm(self) -> float:
        """The width of the upright sheet."""
        return self.value[0]

    @property
    def height_mm(self) -> float:
        """The height of the upright sheet."""
        return self.value[1]


@dataclass(frozen=True)
class Field:
    """A label with its value; an empty value is a line to write on."""

    label: str
    value: str = ""


@dataclass(frozen=True)
class Person:
    """Whose pages they are, as typed when they are printed; it is kept nowhere."""

    name: str = ""
    birth: str = ""


@dataclass(frozen=True)
class Question:
    """A question with boxes, and a line after the last one where it asks more.

    ``ticked`` are the places of the choices that are known; the others are for the pen.
    """

    label: str
    choices: tuple[str, ...]
    asks_more: bool = False
    ticked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A table: its title, the heads of its columns, and rows of texts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lines:
    """Lines of text under a title."""

    title: str
    lines: tuple[str, ...]


class Drawn(Enum):
    """How a series is drawn: in black and white, told apart by shape alone."""

    DOTS = "dots"
    RINGS = "rings"
    STEPS = "steps"


@dataclass(frozen=True)
class Series:
    """Points of a chart, each a day counted from the first one, and a value."""

    name: str
    drawn: Drawn
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Chart:
    """A small chart over days; ``ticks`` are the values marked, the first and last its ends.

    ``weeks`` are the days that weeks begin on, with what is written below them.
    """

    title: str
    days: int
    weeks: tuple[tuple[int, str], ...]
    ticks: tuple[float, ...]
    series: tuple[Series, ...]
    note: str = ""


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page; ``page_label`` has the places {page} and {pages}."""

    disclaimer: str
    program: str
    page_label: str

    def page(self, page: int, pages: int) -> str:
        """Return the line that numbers one page, counted from 1."""
        return self.page_label.format(page=page, pages=pages)


@dataclass(frozen=True)
class Report:
    """What every printed report has: its titles, whose it is, what stands at the foot."""

    title: str
    document_title: str
    running_title: str
    author: str
    person: tuple[Field, ...]
    foot: Foot

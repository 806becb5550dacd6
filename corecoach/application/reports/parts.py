"""The parts that printed pages are made of: fields, questions to tick by hand, a foot, a paper."""

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
class Question:
    """A question for the pen: boxes to tick, and a line after the last one where it asks more."""

    label: str
    choices: tuple[str, ...]
    asks_more: bool = False


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page; ``page_label`` has the places {page} and {pages}."""

    disclaimer: str
    program: str
    page_label: str

    def page(self, page: int, pages: int) -> str:
        """Return the line that numbers one page, counted from 1."""
        return self.page_label.format(page=page, pages=pages)

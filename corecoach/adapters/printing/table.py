"""A ruled table whose cells wrap: its head, and rows that are never cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter

from corecoach.adapters.printing.form import columns, rule
from corecoach.adapters.printing.text import Line, height_of, paint_lines, wrap
from corecoach.adapters.printing.typeface import HAIRLINE, RULE, mm

CELL_GAP: Final = mm(3)
PADDING: Final = mm(1.4)
BLANK_WIDTH: Final = mm(8)

Cell = Sequence[tuple[str, QFont]]
"""A cell's texts below each other; an empty one is a short line to write on."""


@dataclass(frozen=True)
class Grid:
    """The columns of a table; those from ``first_figure`` on are set flush right."""

    shares: tuple[float, ...]
    width: float
    first_figure: int
    padding: float = PADDING

    def head(self, texts: Sequence[str], font: QFont) -> TableRow:
        """Return the row of headings, above a heavier rule."""
        return TableRow(self, self._wrapped([[(text, font)] for text in texts]), is_head=True)

    def row(self, cells: Sequence[Cell]) -> TableRow:
        """Return a row of the table."""
        return TableRow(self, self._wrapped(cells))

    def places(self) -> tuple[tuple[float, float], ...]:
        """Return the left edge and width of each column."""
        return tuple(columns(self.shares, self.width, CELL_GAP))

    def _wrapped(self, cells: Sequence[Cell]) -> tuple[tuple[Line, ...], ...]:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return tuple(
            tuple(
                line
                for text, font in cell
                if text
                for line in wrap(text, font, room, right if index >= self.first_figure else left)
            )
            for index, (cell, (_, room)) in enumerate(zip(cells, self.places(), strict=True))
        )


@dataclass(frozen=True)
class TableRow:
    """One row with a rule below it; the head's texts stand on that rule, the others hang."""

    grid: Grid
    cells: tuple[tuple[Line, ...], ...]
    is_head: bool = False

    @property
    def height(self) -> float:
        """The tallest cell with its padding."""
        return max(height_of(lines) for lines in self.cells) + 2 * self.grid.padding

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the cells and the rule."""
        bottom = y + height
        for lines, (left, room) in zip(self.cells, self.grid.places(), strict=True):
            top = (
                bottom - self.grid.padding - height_of(lines)
                if self.is_head
                else y + self.grid.padding
            )
            paint_lines(painter, lines, left, top)
            if not lines:
                right = left + room
                rule(painter, right - BLANK_WIDTH, right, y + self.grid.padding + mm(4.2))
        rule(painter, 0, self.grid.width, bottom, RULE if self.is_head else HAIRLINE)

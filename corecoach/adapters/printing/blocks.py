"""Blocks that several kinds of page share: the head of a report, headings, notes, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.form import (
    WRITING_HEIGHT,
    FieldRow,
    Heading,
    ScoreBoxes,
    TextLines,
    TickRow,
    WritingLines,
    WritingRow,
)
from corecoach.adapters.printing.table import Grid
from corecoach.adapters.printing.text import wrap
from corecoach.adapters.printing.typeface import RULE, Typeface, mm
from corecoach.application.reports.parts import Field, Question, Report, Table

SECTION_GAP: Final = mm(4)
TIGHT_GAP: Final = mm(3.6)
TIGHT_PADDING: Final = mm(0.7)
LABEL_WIDTH: Final = mm(40)
"""Where answers and boxes begin, so that they stand below each other."""


@dataclass(frozen=True)
class Blocks:
    """Builds pieces in a width given in page units."""

    width: float
    faces: Typeface

    def head(self, report: Report) -> Iterator[Piece]:
        """Yield the title, and whose page it is where that belongs on it."""
        yield Piece(Heading(wrap(report.title, self.faces.title, self.width), self.width, RULE))
        if any(field.value for field in report.person):
            # a long name may take more lines than one
            yield self.fields(report.person, (3, 2), mm(2))
        elif report.person:
            yield Piece(WritingRow(report.person, (3, 2), self.width, self.faces), mm(2))

    def heading(self, text: str, gap: float = SECTION_GAP, thickness: float | None = None) -> Piece:
        """Return a heading that stays with what follows."""
        lines = wrap(text, self.faces.heading, self.width)
        heading = Heading(lines, self.width, *([thickness] if thickness else []))
        return Piece(heading, gap, stays_with_next=True)

    def title(self, text: str, gap: float = SECTION_GAP) -> Piece:
        """Return a heading without a rule."""
        lines = wrap(text, self.faces.heading, self.width)
        return Piece(TextLines(lines), gap, stays_with_next=True)

    def fields(self, fields: Sequence[Field], shares: Sequence[float], gap: float) -> Piece:
        """Return fields beside each other."""
        return Piece(FieldRow.of(fields, shares, self.width, self.faces), gap)

    def scores(self, fields: Sequence[Field]) -> Piece:
        """Return scores in a ruled box."""
        return Piece(ScoreBoxes(tuple(fields), self.width, self.faces), mm(1.5))

    def question(self, question: Question, gap: float = 0) -> Piece:
        """Return a question with its boxes."""
        return Piece(TickRow(question, self.width, self.faces, LABEL_WIDTH), gap)

    def table(self, table: Table, shares: tuple[float, ...], first_figure: int) -> Iterator[Piece]:
        """Yield a table in small type, with its heading."""
        grid = Grid(shares, self.width, first_figure, TIGHT_PADDING)
        yield self.heading(table.title, TIGHT_GAP)
        yield Piece(grid.head(table.columns, self.faces.label), stays_with_next=True)
        for row in table.rows:
            yield Piece(grid.row([((text, self.faces.label),) for text in row]))

    def lines(self, text: str, gap: float = 0, *, is_small: bool = False) -> Iterator[Piece]:
        """Yield a text line by line, so that a long one can flow over pages."""
        font = self.faces.label if is_small else self.faces.body
        for index, line in enumerate(wrap(text, font, self.width)):
            yield Piece(TextLines((line,)), 0 if index else gap)

    def note(
        self, note: Field, lines: int = 1, most_lines: int = 1, gap: float = SECTION_GAP
    ) -> Iterator[Piece]:
        """Yield a note under its heading, or lines to write it on."""
        yield self.heading(note.label, gap)
        if note.value:
            yield from self.lines(note.value, mm(1.2))
        else:
            growth = (most_lines - lines) * WRITING_HEIGHT
            yield Piece(WritingLines(self.width, lines), growth=growth)

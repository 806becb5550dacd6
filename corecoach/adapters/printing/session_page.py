"""The session summary as pieces of a page: which part of the report is set in which form."""

from __future__ import annotations

from collections.abc import Iterator
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
from corecoach.adapters.printing.table import Cell, Grid
from corecoach.adapters.printing.text import wrap
from corecoach.adapters.printing.typeface import RULE, Typeface, mm
from corecoach.application.reports.session import ExerciseRow, SessionReport

SECTION_GAP: Final = mm(5)
LABEL_WIDTH: Final = mm(40)
"""Where answers and boxes begin, so that they stand below each other."""

MOST_NOTE_LINES: Final = 8

TABLE_SHARES: Final = (25, 44, 17, 14, 17, 24, 16, 14)


class SessionPage:
    """Sets a session report in a width given in page units."""

    def __init__(self, report: SessionReport, width: float, faces: Typeface) -> None:
        """Keep what is set, and in what."""
        self._report = report
        self._width = width
        self._faces = faces

    def pieces(self) -> tuple[Piece, ...]:
        """Return the whole report in reading order."""
        return (
            *self._head(),
            *self._how_it_felt(),
            *self._work(),
            *self._note(),
            *self._therapist(),
        )

    def _heading(self, text: str, thickness: float | None = None) -> Piece:
        lines = wrap(text, self._faces.heading, self._width)
        heading = Heading(lines, self._width, *([thickness] if thickness else []))
        return Piece(heading, SECTION_GAP, stays_with_next=True)

    def _head(self) -> Iterator[Piece]:
        report, width, faces = self._report, self._width, self._faces
        yield Piece(Heading(wrap(report.title, faces.title, width), width, RULE))
        yield Piece(WritingRow(report.person, (3, 2), width, faces), mm(2))
        yield Piece(FieldRow.of(report.when, (45, 12, 23, 32, 20, 22), width, faces), mm(4))
        yield Piece(FieldRow.of(report.about, (84, 44, 36), width, faces), mm(2))

    def _how_it_felt(self) -> Iterator[Piece]:
        report, width, faces = self._report, self._width, self._faces
        title = TextLines(wrap(report.pain_title, faces.heading, width))
        yield Piece(title, SECTION_GAP, stays_with_next=True)
        yield Piece(ScoreBoxes(report.pain, width, faces), mm(1.5))
        for question in report.questions:
            yield Piece(TickRow(question, width, faces, LABEL_WIDTH))

    def _work(self) -> Iterator[Piece]:
        report, width, faces = self._report, self._width, self._faces
        grid = Grid(TABLE_SHARES, width, first_figure=2)
        yield self._heading(report.table_title)
        yield Piece(grid.head(report.columns, faces.label), stays_with_next=True)
        for row in report.rows:
            yield Piece(grid.row(self._cells(row)))
        if report.squat_check:
            yield Piece(TickRow(report.squat_check, width, faces, LABEL_WIDTH), mm(1))

    def _note(self) -> Iterator[Piece]:
        note = self._report.note
        yield self._heading(note.label)
        if not note.value:
            yield Piece(WritingLines(self._width, 1))
            return
        for index, line in enumerate(wrap(note.value, self._faces.body, self._width)):
            yield Piece(TextLines((line,)), 0 if index else mm(1.2))

    def _therapist(self) -> Iterator[Piece]:
        block, width, faces = self._report.therapist, self._width, self._faces
        quality_shares = (1,) * len(block.quality)
        yield self._heading(block.title, RULE)
        for row in (
            WritingRow(
                block.quality, quality_shares, width, faces, block.quality_title, LABEL_WIDTH
            ),
            WritingRow((*block.scores, block.doses), (1, 1, 2), width, faces),
            WritingRow((block.notes,), (1,), width, faces),
        ):
            yield Piece(row, stays_with_next=True)
        lines = WritingLines(width, 1)
        yield Piece(lines, stays_with_next=True, growth=MOST_NOTE_LINES * WRITING_HEIGHT)
        yield Piece(WritingRow(block.signature, (3, 1), width, faces), mm(1.5))

    def _cells(self, row: ExerciseRow) -> tuple[Cell, ...]:
        faces = self._faces
        body, value, label = faces.body, faces.value, faces.label
        planned = ((row.planned, body), (row.planned_detail, label))
        return (((row.exercise, value),), planned, *(((text, value),) for text in row.figures))

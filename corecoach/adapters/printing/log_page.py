"""The log sheet as pieces of a page: boxes to tick with a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from corecoach.adapters.printing.blocks import SECTION_GAP, Blocks
from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.form import TextLines, WritingRow
from corecoach.adapters.printing.text import height_of, paint_lines, wrap
from corecoach.adapters.printing.typeface import HAIRLINE, Typeface, mm, pen
from corecoach.application.reports.sheets import BoxRow, LogExercise, LogSheet

BOX: Final = mm(6.2)
BOX_GAP: Final = mm(1.1)
BOX_LABEL: Final = mm(20)
MOST_NOTE_LINES: Final = 7


def log_pieces(report: LogSheet, width: float, faces: Typeface) -> tuple[Piece, ...]:
    """Return the whole sheet in reading order."""
    blocks = Blocks(width, faces)
    return (
        *blocks.head(report),
        Piece(WritingRow(report.when, (2, 1, 1), width, faces), mm(1)),
        blocks.title(report.pain_title),
        blocks.scores(report.pain),
        *(blocks.question(question) for question in report.questions),
        *(piece for one in report.exercises for piece in _exercise(one, blocks)),
        *blocks.note(report.note, lines=2, most_lines=MOST_NOTE_LINES),
    )


def _exercise(one: LogExercise, blocks: Blocks) -> Iterator[Piece]:
    width, faces = blocks.width, blocks.faces
    yield blocks.heading(one.name, SECTION_GAP)
    planned = TextLines(wrap(one.planned, faces.body, width))
    yield Piece(planned, mm(1), stays_with_next=True)
    for row in one.boxes:
        yield Piece(TickBoxes(row, width, faces), mm(1.6), stays_with_next=True)
    yield Piece(WritingRow(one.asked, (1,) * len(one.asked), width, faces))


@dataclass(frozen=True)
class TickBoxes:
    """A row of numbered boxes behind a label; as many lines of them as the width asks for."""

    row: BoxRow
    width: float
    faces: Typeface

    @property
    def height(self) -> float:
        """All lines of boxes."""
        return -(-self.row.count // self._a_line) * (BOX + BOX_GAP) - BOX_GAP

    @property
    def _a_line(self) -> int:
        return max(1, int((self.width - BOX_LABEL + BOX_GAP) // (BOX + BOX_GAP)))

    def paint(self, painter: QPainter, y: float, height: float) -> None:  # noqa: ARG002  # boxes do not grow
        """Paint the label and the boxes."""
        label = wrap(self.row.label, self.faces.body, BOX_LABEL)
        paint_lines(painter, label, 0, y + (BOX - height_of(label)) / 2)
        for index in range(self.row.count):
            line, place = divmod(index, self._a_line)
            left = BOX_LABEL + place * (BOX + BOX_GAP)
            top = y + line * (BOX + BOX_GAP)
            painter.setPen(pen(HAIRLINE))
            painter.drawRect(QRectF(left, top, BOX, BOX))
            number = wrap(str(index + 1), self.faces.label, BOX, Qt.AlignmentFlag.AlignHCenter)
            paint_lines(painter, number, left, top + (BOX - height_of(number)) / 2)

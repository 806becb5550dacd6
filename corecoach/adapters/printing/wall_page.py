"""The wall sheet as pieces of a page: each exercise with its figure and its dose in large type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from corecoach.adapters.printing.blocks import Blocks
from corecoach.adapters.printing.figures import paint_figure
from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.form import TextLines, rule
from corecoach.adapters.printing.text import Line, height_of, paint_lines, wrap
from corecoach.adapters.printing.typeface import Typeface, mm
from corecoach.application.reports.sheets import WallExercise, WallSheet
from corecoach.domain.exercise import Exercise

FIGURE_SHARE: Final = 0.42
"""Of the width, for the figure."""
FIGURE_HEIGHT: Final = mm(46)
GROWTH: Final = mm(20)
GAP: Final = mm(6)
TEXT_GAP: Final = mm(1.1)


def wall_pieces(report: WallSheet, width: float, faces: Typeface) -> tuple[Piece, ...]:
    """Return the whole sheet in reading order."""
    return (
        *Blocks(width, faces).head(report),
        *(Piece(FigureRow.of(one, width, faces), mm(4), growth=GROWTH) for one in report.exercises),
        Piece(TextLines(wrap(report.caution, faces.clear, width)), mm(4)),
    )


@dataclass(frozen=True)
class FigureRow:
    """A figure with its exercise's words beside it, above a rule."""

    exercise: Exercise
    texts: tuple[tuple[Line, ...], ...]
    width: float

    @classmethod
    def of(cls, one: WallExercise, width: float, faces: Typeface) -> FigureRow:
        """Set the words in what the figure leaves."""
        room = width * (1 - FIGURE_SHARE) - GAP
        worded = (
            (one.name, faces.poster),
            (one.position, faces.clear),
            (one.dose, faces.large),
            (one.detail, faces.clear),
            *((line, faces.clear) for line in one.lines),
        )
        texts = tuple(wrap(text, font, room) for text, font in worded if text)
        return cls(one.exercise, texts, width)

    @property
    def height(self) -> float:
        """The figure, or the words where they are taller."""
        words = sum(height_of(lines) + TEXT_GAP for lines in self.texts)
        return max(FIGURE_HEIGHT, words) + mm(2)

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the figure, the words and the rule."""
        room = QRectF(0, y, self.width * FIGURE_SHARE, height - mm(2))
        paint_figure(painter, self.exercise, room)
        below = y
        for lines in self.texts:
            below = paint_lines(painter, lines, self.width * FIGURE_SHARE + GAP, below) + TEXT_GAP
        rule(painter, 0, self.width, y + height)

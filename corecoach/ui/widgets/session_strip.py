"""The whole session as a strip: its parts with their names, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class StripColours:
    """What the strip is painted with."""

    done: QColor
    open: QColor
    text: QColor


class SessionStrip(QWidget):
    """Parts as bars from left to right; the done length is filled and ends in a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self._parts: tuple[tuple[str, float, float], ...] = ()
        self._done = 0.0
        self._colours = StripColours(*(QColor(Qt.GlobalColor.gray) for _ in range(3)))

    def sizeHint(self) -> QSize:
        """Tell the wished size."""
        return QSize(400, self.fontMetrics().height() + 22)

    def minimumSizeHint(self) -> QSize:
        """Tell the least size."""
        return QSize(200, self.fontMetrics().height() + 22)

    def set_colours(self, colours: StripColours) -> None:
        """Paint with these colours from now on."""
        self._colours = colours
        self.update()

    def set_parts(self, parts: Sequence[tuple[str, float, float]]) -> None:
        """Show these parts: label, start and end as fractions of the whole."""
        self._parts = tuple(parts)
        self.update()

    def set_done(self, fraction: float) -> None:
        """Show how much is done; paints when the mark has moved by a pixel."""
        if abs(fraction - self._done) * self.width() >= 1 or fraction in {0.0, 1.0}:
            self._done = fraction
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, fill, mark and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height, top, width = 8.0, 6.0, float(self.width())
        covered = 0.0
        for _label, start, end in self._with_gaps():
            bar = QRectF(start * width, top, max(2.0, (end - start) * width - 3), height)
            painter.setBrush(self._colours.open)
            painter.drawRoundedRect(bar, 4, 4)
            covered = min(end, self._done) * width
            if self._done > start:
                painter.setBrush(self._colours.done)
                filled = QRectF(bar.left(), top, max(2.0, covered - bar.left()), height)
                painter.drawRoundedRect(filled & bar, 4, 4)
        mark = QRectF(self._done * width - 3, 1, 6, height + 10)
        painter.setBrush(self._colours.text)
        painter.drawRoundedRect(mark.translated(max(0.0, 3 - self._done * width), 0), 3, 3)
        painter.setPen(self._colours.text)
        for label, start, end in self._parts:
            area = QRectF(start * width, top + height + 4, (end - start) * width - 4, 60)
            fitted = self.fontMetrics().elidedText(
                label, Qt.TextElideMode.ElideRight, int(area.width())
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitted)

    def _with_gaps(self) -> list[tuple[str, float, float]]:
        """The parts and, unnamed, the time before, between and after them."""
        bars: list[tuple[str, float, float]] = []
        reached = 0.0
        for label, start, end in self._parts:
            if start > reached:
                bars.append(("", reached, start))
            bars.append((label, start, end))
            reached = end
        return [*bars, ("", reached, 1.0)] if reached < 1.0 else bars

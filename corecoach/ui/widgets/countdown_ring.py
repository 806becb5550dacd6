"""A ring that empties as a step passes; repaints only where its end moves."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

FULL_TURN: Final = 5760
"""Qt counts sixteenths of a degree."""
LARGE_MOVE: Final = 0.05
"""A larger change is painted whole: the end does not move, it jumps."""
SMALLEST_MOVE_PX: Final = 0.75
"""A smaller motion of the end is not visible and waits for the next frame."""


class CountdownRing(QWidget):
    """The ring; its fraction goes from 1.0 (full) to 0.0 (empty)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a full ring."""
        super().__init__(parent)
        self._fraction = 1.0
        self._colour = QColor(Qt.GlobalColor.black)
        self._track = QColor(Qt.GlobalColor.lightGray)

    def set_colours(self, colour: QColor, track: QColor) -> None:
        """Paint with these colours from now on."""
        if (colour, track) != (self._colour, self._track):
            self._colour, self._track = colour, track
            self.update()

    def set_fraction(self, fraction: float) -> None:
        """Show how much is left; paints only what changes visibly."""
        moved = abs(fraction - self._fraction)
        if moved * 2 * pi * self._radius() < SMALLEST_MOVE_PX and 0 < fraction < 1:
            return
        before, self._fraction = self._fraction, fraction
        if moved > LARGE_MOVE:
            self.update()
        elif moved:
            self.update(self._end_area(before).united(self._end_area(fraction)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is left of the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._track, self._thickness())
        painter.setPen(pen)
        painter.drawEllipse(self._circle())
        pen.setColor(self._colour)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        length = round(self._fraction * FULL_TURN)
        if length:
            painter.drawArc(self._circle(), FULL_TURN // 4, length)

    def _thickness(self) -> float:
        return min(self.width(), self.height()) * 0.055

    def _radius(self) -> float:
        return (min(self.width(), self.height()) - self._thickness()) / 2 - 1

    def _circle(self) -> QRectF:
        radius = self._radius()
        centre = QRectF(self.rect()).center()
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)

    def _end_area(self, fraction: float) -> QRect:
        angle = pi / 2 + fraction * 2 * pi
        reach = self._thickness() / 2 + 3
        tip = QRectF(self.rect()).center() + QPointF(cos(angle), -sin(angle)) * self._radius()
        return QRectF(tip.x() - reach, tip.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

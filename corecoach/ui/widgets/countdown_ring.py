"""A ring that empties as a step passes; repaints only where its end moves."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

FULL_TURN: Final = 5760
"""Qt counts sixteenths of a degree."""
THICKNESS: Final = 0.055
"""Of the ring's diameter."""
LARGE_MOVE: Final = 0.05
"""A larger change is painted whole: the end does not move, it jumps."""
SMALLEST_MOVE_PX: Final = 0.75
"""A smaller motion of the end is not visible and waits for the next frame."""


class CountdownRing(QWidget):
    """The ring; its fraction goes from 1.0 (full) to 0.0 (empty).

    Its shape is reckoned when it is resized, so that a frame costs little.

    Signals:
        resized: The ring has another size; carries its diameter in pixels.
    """

    resized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a full ring."""
        super().__init__(parent)
        self._fraction = 1.0
        self._disc: QColor | None = None
        self._ground = QColor(Qt.GlobalColor.white)
        self._track_pen, self._arc_pen = QPen(), QPen()
        self._circle = QRectF()
        self._centre_x = self._centre_y = self._radius = 0.0
        self._reach = 0
        # it paints its own ground: otherwise each frame would paint the page behind it too
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_colours(self, colour: QColor, track: QColor, ground: QColor) -> None:
        """Paint with these colours from now on."""
        self._ground = ground
        self._track_pen.setColor(track)
        self._arc_pen.setColor(colour)
        self.update()

    def set_disc(self, colour: QColor | None) -> None:
        """Fill the inside with this colour; with the ground's where there is none."""
        self._disc = colour
        self.update()

    def set_fraction(self, fraction: float) -> None:
        """Show how much is left; paints only what changes visibly."""
        moved = abs(fraction - self._fraction)
        invisible = moved * 2 * pi * self._radius < SMALLEST_MOVE_PX
        if self._radius and invisible and 0 < fraction < 1:
            return
        before, self._fraction = self._fraction, fraction
        if moved > LARGE_MOVE:
            self.update()
        elif moved:
            self._update_between(before, fraction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring into the new size."""
        side = min(self.width(), self.height())
        thickness = side * THICKNESS
        self._radius = (side - thickness) / 2 - 1
        self._centre_x, self._centre_y = self.width() / 2, self.height() / 2
        self._reach = int(thickness / 2) + 4
        left, top = self._centre_x - self._radius, self._centre_y - self._radius
        self._circle = QRectF(left, top, 2 * self._radius, 2 * self._radius)
        self._track_pen.setWidthF(thickness)
        self._arc_pen.setWidthF(thickness)
        self._arc_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        super().resizeEvent(event)
        self.resized.emit(side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the track and what is left of the ring."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._disc:
            painter.setBrush(self._disc)
        painter.setPen(self._track_pen)
        painter.drawEllipse(self._circle)
        length = round(self._fraction * FULL_TURN)
        if length:
            painter.setPen(self._arc_pen)
            painter.drawArc(self._circle, FULL_TURN // 4, length)

    def _update_between(self, one: float, other: float) -> None:
        """Paint again where the end of the ring was and is."""
        one_x, one_y = self._end(one)
        x, y = self._end(other)
        left, top = int(min(x, one_x)) - self._reach, int(min(y, one_y)) - self._reach
        right, bottom = int(max(x, one_x)) + self._reach, int(max(y, one_y)) + self._reach
        self.update(left, top, right - left, bottom - top)

    def _end(self, fraction: float) -> tuple[float, float]:
        angle = pi / 2 + fraction * 2 * pi
        return (
            self._centre_x + self._radius * cos(angle),
            self._centre_y - self._radius * sin(angle),
        )

"""A drawing of an exercise, painted in the look's colours; a screen reader says what it shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.application.figures import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    FIGURES,
    HEAD,
    HEAD_LINE,
    Part,
    Pose,
    description,
)

WIDTH: Final = 240
_ROLES: Final = {
    Part.BODY: QPalette.ColorRole.WindowText,
    Part.FAR: QPalette.ColorRole.WindowText,
    Part.THING: QPalette.ColorRole.WindowText,
    Part.ARROW: QPalette.ColorRole.Highlight,
    Part.GROUND: QPalette.ColorRole.WindowText,
}


class FigureView(QWidget):
    """Shows one pose."""

    def __init__(self, pose: Pose) -> None:
        """Make the drawing."""
        super().__init__()
        self._figure, self._scale = FIGURES[pose], 1.0
        self.setAccessibleName(description(pose))
        self.setToolTip(description(pose))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: float) -> None:
        """Show the drawing at a multiple of its size."""
        self._scale = scale
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Take the field's shape."""
        width = WIDTH * self._scale
        return QSize(round(width), round(width * FIELD_HEIGHT / FIELD_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strokes, then the head before them."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / FIELD_WIDTH
        painter.scale(scale, scale)
        for stroke in self._figure.strokes():
            painter.setPen(self._pen(stroke.part, stroke.width))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in stroke.points]))
        painter.setPen(self._pen(Part.BODY, HEAD_LINE))
        painter.setBrush(self.palette().window())
        painter.drawEllipse(QPointF(*self._figure.head), HEAD, HEAD)
        painter.end()

    def _pen(self, part: Part, width: float) -> QPen:
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        return QPen(self.palette().color(_ROLES[part]), width, c=cap, j=join)

"""Paints the drawings of the exercises on paper, in black."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from corecoach.application.figures import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    FIGURES,
    HEAD,
    HEAD_LINE,
    pose_of,
)
from corecoach.domain.exercise import Exercise


def paint_figure(painter: QPainter, exercise: Exercise, room: QRectF) -> None:
    """Paint the figure of an exercise as large as a room allows, in its middle."""
    figure = FIGURES[pose_of(exercise)]
    scale = min(room.width() / FIELD_WIDTH, room.height() / FIELD_HEIGHT)
    painter.save()
    painter.translate(
        room.left() + (room.width() - scale * FIELD_WIDTH) / 2,
        room.top() + (room.height() - scale * FIELD_HEIGHT) / 2,
    )
    painter.scale(scale, scale)
    for stroke in figure.strokes():
        painter.setPen(_pen(stroke.width))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in stroke.points]))
    painter.setBrush(Qt.GlobalColor.white)
    painter.setPen(_pen(HEAD_LINE))
    painter.drawEllipse(QPointF(*figure.head), HEAD, HEAD)
    painter.restore()


def _pen(width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(Qt.GlobalColor.black, width, c=cap, j=join)

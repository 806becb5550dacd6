"""Figures of the three exercises, drawn by us as strokes in a field of 100 by 62."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from corecoach.domain.exercise import Exercise

FIELD_WIDTH: Final = 100.0
FIELD_HEIGHT: Final = 62.0
LIMB: Final = 3.4
FAR_LIMB: Final = 2.2
GROUND: Final = 0.6
HEAD: Final = 5.0

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Figure:
    """A body seen from the side: a head, near limbs, far ones thinner, arrows, things about."""

    head: tuple[float, float]
    near: tuple[Points, ...]
    far: tuple[Points, ...] = ()
    arrows: tuple[Points, ...] = ()
    thin: tuple[Points, ...] = ()
    ground_y: float = 54.0


FIGURES: Final = {
    Exercise.HEEL_DIG: Figure(
        head=(12, 48.5),
        near=(
            # back on the floor, near leg with its heel dug in
            ((18, 50.5), (34, 51.5), (52, 50)),
            ((52, 50), (68, 29), (80, 50.5), (87, 49.5)),
        ),
        far=(
            ((52, 50), (63, 33), (72, 52), (79, 52)),
            ((24, 50), (33, 46.5), (44, 50)),
        ),
        arrows=(((93, 43), (93, 52), (84, 58.5)),),
    ),
    Exercise.BIRD_DOG: Figure(
        head=(26, 25.5),
        near=(
            ((32, 28), (58, 28)),
            # the near arm carries, the near leg reaches back
            ((33, 28), (33, 41), (33, 52.5)),
            ((58, 28), (75, 27), (93, 26), (95, 30)),
        ),
        far=(
            ((33, 28), (19, 26), (5, 24)),
            ((58, 28), (60, 51.5), (73, 52.5)),
        ),
        arrows=(((80, 19), (92, 18)), ((16, 17), (5, 16))),
    ),
    Exercise.PAUSE_SQUAT: Figure(
        head=(51, 11.5),
        near=(
            ((48, 17.5), (37, 38)),
            ((37, 38), (60, 36), (51, 53)),
            ((51, 53), (61, 53)),
        ),
        far=(((48, 19), (56, 26), (54, 18)),),
        thin=(((39, 16), (59, 20)),),
        arrows=(((24, 20), (24, 36)), ((24, 46), (24, 42))),
    ),
}


def paint_figure(painter: QPainter, exercise: Exercise, room: QRectF) -> None:
    """Paint the figure of an exercise as large as a room allows, in its middle."""
    figure = FIGURES[exercise]
    scale = min(room.width() / FIELD_WIDTH, room.height() / FIELD_HEIGHT)
    painter.save()
    painter.translate(
        room.left() + (room.width() - scale * FIELD_WIDTH) / 2,
        room.top() + (room.height() - scale * FIELD_HEIGHT) / 2,
    )
    painter.scale(scale, scale)
    ground = ((2.0, figure.ground_y), (98.0, figure.ground_y))
    _stroke(painter, ground, GROUND)
    for limb in figure.far:
        _stroke(painter, limb, FAR_LIMB)
    for limb in figure.near:
        _stroke(painter, limb, LIMB)
    for line in figure.thin:
        _stroke(painter, line, GROUND * 2)
    for arrow in figure.arrows:
        _paint_arrow(painter, arrow)
    painter.setBrush(Qt.GlobalColor.white)
    painter.setPen(_pen(LIMB * 0.7))
    painter.drawEllipse(QPointF(*figure.head), HEAD, HEAD)
    painter.restore()


def _pen(width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(Qt.GlobalColor.black, width, c=cap, j=join)


def _stroke(painter: QPainter, points: Points, width: float) -> None:
    painter.setPen(_pen(width))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def _paint_arrow(painter: QPainter, points: Points) -> None:
    _stroke(painter, points, GROUND * 1.6)
    before, tip = QPointF(*points[-2]), QPointF(*points[-1])
    along = tip - before
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5
    along = along / length * 3.2
    across = QPointF(-along.y(), along.x()) * 0.6
    for side in (across, -across):
        end = tip - along + side
        _stroke(painter, ((tip.x(), tip.y()), (end.x(), end.y())), GROUND * 1.6)

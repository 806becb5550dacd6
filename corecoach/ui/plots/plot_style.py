"""How a chart looks: pens, brushes and fonts, all from the one table of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from corecoach.application.charts.chart import Ink
from corecoach.ui.theme.look import Look, font_of
from corecoach.ui.theme.tokens import TypeSize

LINE_PX: Final = 2.5
HALO_PX: Final = 6.5
"""A line is drawn over a wider one in the ground's colour, so that it stands out from bars."""
DOT_PX: Final = 9
NEST_PX: Final = {"s": 13, "t1": 11, "o": 6}
"""Sizes of marks that may fall on one place: a frame, in it a triangle, in that a dot, all seen."""
HAIR_PX: Final = 1.0
EDGE_PX: Final = 1.5
DASHES: Final = (5.0, 4.0)
"""Drawn and left out, in widths of the pen."""
DOTS: Final = (1.5, 2.0)


class Shape(Enum):
    """How a series is drawn; shape alone tells two series of a chart apart."""

    BAR = "bar"
    HOLLOW_BAR = "hollow bar"
    LEFT_BAR = "left bar"
    RIGHT_BAR = "right bar"
    STEPS = "steps"
    LEDGE = "ledge"
    LINE = "line"


@dataclass(frozen=True)
class InkStyle:
    """The pen, brush and shape of a series; ``symbol`` is pyqtgraph's name of a line's marks.

    ``mark_edge`` is the pen around a mark, where it is not that of the chart.
    """

    shape: Shape
    pen: QPen
    brush: QBrush
    symbol: str = "o"
    mark_px: int = DOT_PX
    mark_edge: QPen | None = None


@dataclass(frozen=True)
class PlotStyle:
    """The colours and pens of a chart itself; pens keep their width at every zoom."""

    ground: QColor
    text: QColor
    font: QFont
    grid: QPen
    halo: QPen
    dot_edge: QPen
    band: QBrush


def style_of(look: Look) -> PlotStyle:
    """Return the style in the colours that are in force."""
    ground = look.colour("surface")
    return PlotStyle(
        ground=ground,
        text=look.colour("ink_soft"),
        font=font_of(TypeSize.SMALL),
        grid=_pen(look.colour("line"), HAIR_PX),
        halo=_pen(ground, HALO_PX),
        dot_edge=_pen(ground, EDGE_PX),
        band=QBrush(look.colour("accent_soft")),
    )


def ink_style(ink: Ink, look: Look) -> InkStyle:
    """Return how a series is drawn in the colours that are in force."""
    accent, ground, ink_colour = (look.colour(role) for role in ("accent", "surface", "ink"))
    amber, blue, soft = (look.colour(role) for role in ("move", "rest", "still"))
    edge = _pen(accent, EDGE_PX)
    filled = InkStyle(Shape.BAR, edge, QBrush(accent))
    return {
        Ink.DONE: filled,
        Ink.HELD: filled,
        Ink.BEYOND: InkStyle(Shape.HOLLOW_BAR, edge, QBrush(ground)),
        Ink.TARGET: InkStyle(
            Shape.STEPS, _dashed(_pen(ink_colour, EDGE_PX), DASHES), QBrush(ink_colour)
        ),
        Ink.ASKED: InkStyle(Shape.LEDGE, _flat(_pen(ink_colour, LINE_PX)), QBrush(ink_colour)),
        Ink.ADHERENCE: InkStyle(Shape.LINE, _pen(amber, LINE_PX), QBrush(amber)),
        Ink.BEFORE: InkStyle(
            *(Shape.LINE, _dashed(_pen(soft, EDGE_PX), DASHES), QBrush(Qt.BrushStyle.NoBrush)),
            *("s", NEST_PX["s"], _pen(soft, EDGE_PX)),
        ),
        Ink.PEAK: InkStyle(Shape.LINE, _pen(amber, LINE_PX), QBrush(amber), "t1", NEST_PX["t1"]),
        Ink.NEXT: InkStyle(
            Shape.LINE, _dashed(_pen(blue, LINE_PX), DOTS), QBrush(blue), "o", NEST_PX["o"]
        ),
        Ink.LEFT: InkStyle(Shape.LEFT_BAR, edge, QBrush(accent)),
        Ink.RIGHT: InkStyle(
            Shape.RIGHT_BAR, _pen(blue, EDGE_PX), QBrush(blue, Qt.BrushStyle.BDiagPattern)
        ),
    }[ink]


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _flat(pen: QPen) -> QPen:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _dashed(pen: QPen, pattern: tuple[float, float]) -> QPen:
    _flat(pen).setDashPattern(pattern)
    return pen

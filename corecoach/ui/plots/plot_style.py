"""How a chart looks: pens, brushes and fonts, all from the one table of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from corecoach.ui.theme.look import Look, font_of
from corecoach.ui.theme.tokens import TypeSize

LINE_PX: Final = 2.5
HALO_PX: Final = 6.5
"""A line is drawn over a wider one in the ground's colour, so that it stands out from bars."""
DOT_PX: Final = 8
HAIR_PX: Final = 1.0
EDGE_PX: Final = 1.5
DASHES: Final = (5.0, 4.0)
"""Drawn and left out, in widths of the pen."""


@dataclass(frozen=True)
class PlotStyle:
    """The pens, brushes and fonts of a chart; pens keep their width at every zoom."""

    ground: QColor
    text: QColor
    font: QFont
    grid: QPen
    bar: QBrush
    bar_edge: QPen
    target: QPen
    line: QPen
    halo: QPen
    dot: QBrush
    dot_edge: QPen
    band: QBrush


def style_of(look: Look) -> PlotStyle:
    """Return the style in the colours that are in force."""
    accent, ground, line = (look.colour(role) for role in ("accent", "surface", "move"))
    return PlotStyle(
        ground=ground,
        text=look.colour("ink_soft"),
        font=font_of(TypeSize.SMALL),
        grid=_pen(look.colour("line"), HAIR_PX),
        bar=QBrush(accent),
        bar_edge=_pen(accent, EDGE_PX),
        target=_dashed(_pen(look.colour("ink"), EDGE_PX)),
        line=_pen(line, LINE_PX),
        halo=_pen(ground, HALO_PX),
        dot=QBrush(line),
        dot_edge=_pen(ground, EDGE_PX),
        band=QBrush(look.colour("accent_soft")),
    )


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _dashed(pen: QPen) -> QPen:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(DASHES)
    return pen

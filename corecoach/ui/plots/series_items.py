"""The series of a chart as pyqtgraph's items, and as marks of the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from corecoach.application.charts.chart import Chart, Series
from corecoach.ui.plots.legend import BAR_SIZE, LINE_SIZE, Painted
from corecoach.ui.plots.plot_style import InkStyle, PlotStyle, Shape

BAR_SHARE: Final = 0.62
"""Of a slot's room."""
BROADEST_BAR_PX: Final = 36
LEDGE_SHARE: Final = 0.9
CROWDED_PX: Final = 12
"""Marks that stand no further apart would hide the line, and each other."""
BARS: Final = frozenset({Shape.BAR, Shape.HOLLOW_BAR, Shape.LEFT_BAR, Shape.RIGHT_BAR})

Numbers = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class DrawnSeries:
    """A series and the items that draw it, from the lowest to the highest."""

    shape: Shape
    items: tuple[Any, ...]
    slots: Numbers
    symbol: str

    def fit(self, slot_px: float) -> None:
        """Draw for slots of this width: bars get no broader than is good, dots leave if crowded."""
        share = min(BAR_SHARE, BROADEST_BAR_PX / slot_px)
        if self.shape in {Shape.BAR, Shape.HOLLOW_BAR}:
            self.items[0].setOpts(width=share)
        elif self.shape is Shape.LEFT_BAR:
            self.items[0].setOpts(x=self.slots - share / 4, width=share / 2)
        elif self.shape is Shape.RIGHT_BAR:
            self.items[0].setOpts(x=self.slots + share / 4, width=share / 2)
        elif self.shape is Shape.LINE:
            apart_px = slot_px * float(np.median(np.diff(self.slots))) if len(self.slots) > 1 else 0
            self.items[0].setSymbol(self.symbol if apart_px > CROWDED_PX else None)


def drawn(chart: Chart, series: Series, style: InkStyle, look: PlotStyle) -> DrawnSeries:
    """Return the items of a series; values on the right axis are brought to the left's scale."""
    scale = chart.left.top / chart.right.top if series.on_right and chart.right else 1.0
    known = np.array(
        [index for index, value in enumerate(series.values) if value is not None], dtype=int
    )
    heights = scale * np.array([value for value in series.values if value is not None], dtype=float)
    make = {
        Shape.STEPS: _steps,
        Shape.LEDGE: _ledges,
        Shape.LINE: _line,
        Shape.HOLLOW_BAR: _hollow_bars,
    }.get(style.shape, _bars)
    items = make(chart, known, heights, style, look)
    return DrawnSeries(style.shape, tuple(items), known, style.symbol)


def _bars(
    _chart: Chart, slots: Numbers, heights: Numbers, style: InkStyle, _look: PlotStyle
) -> Sequence[Any]:
    return [
        pg.BarGraphItem(
            x=slots, height=heights, width=BAR_SHARE, pen=_bar_pen(style), brush=style.brush
        )
    ]


def _bar_pen(style: InkStyle) -> QPen | None:
    return style.pen if style.shape in {Shape.HOLLOW_BAR, Shape.RIGHT_BAR} else None


def _hollow_bars(
    chart: Chart, slots: Numbers, heights: Numbers, style: InkStyle, _look: PlotStyle
) -> Sequence[Any]:
    """Return what lies above the filled bars of the series before."""
    below = np.array([value or 0 for value in chart.series[0].values], dtype=float)[slots]
    above = heights > below
    item = pg.BarGraphItem(
        x=slots[above],
        y0=below[above],
        height=(heights - below)[above],
        width=BAR_SHARE,
        pen=style.pen,
        brush=style.brush,
    )
    return [item]


def _steps(
    chart: Chart, slots: Numbers, heights: Numbers, style: InkStyle, _look: PlotStyle
) -> Sequence[Any]:
    edges = np.append(slots - 0.5, len(chart.slots) - 0.5)
    return [pg.PlotCurveItem(edges, heights, stepMode="center", pen=style.pen)]


def _ledges(
    _chart: Chart, slots: Numbers, heights: Numbers, style: InkStyle, _look: PlotStyle
) -> Sequence[Any]:
    ends = np.repeat(slots, 2) + np.tile((-LEDGE_SHARE / 2, LEDGE_SHARE / 2), len(slots))
    return [pg.PlotCurveItem(ends, np.repeat(heights, 2), connect="pairs", pen=style.pen)]


def _line(
    chart: Chart, slots: Numbers, heights: Numbers, style: InkStyle, look: PlotStyle
) -> Sequence[Any]:
    near = np.append(np.diff(slots) <= chart.bridged_slots, False)[: len(slots)]
    edge = style.mark_edge or look.dot_edge
    line = pg.PlotDataItem(
        slots,
        heights,
        connect=near,
        antialias=True,
        pen=style.pen,
        shadowPen=look.halo,
        symbol=style.symbol,
        symbolSize=style.mark_px,
        symbolBrush=style.brush,
        symbolPen=edge,
    )
    # a mark that no line reaches is all there is of its value
    alone = ~(near | np.append(False, near[:-1]))
    marks = pg.ScatterPlotItem(
        slots[alone],
        heights[alone],
        symbol=style.symbol,
        size=style.mark_px,
        brush=style.brush,
        pen=edge,
        antialias=True,
    )
    return [line, marks]


def legend_mark(style: InkStyle, look: PlotStyle) -> tuple[Painted, QSize]:
    """Return what paints a series' mark in the legend, and the room it needs."""

    def paint(painter: QPainter, inside: QRectF) -> None:
        if style.shape in BARS:
            painter.setPen(style.pen)
            painter.setBrush(style.brush)
            painter.drawRect(inside)
            return
        middle = inside.center()
        painter.setPen(style.pen)
        painter.drawLine(QPointF(inside.left(), middle.y()), QPointF(inside.right(), middle.y()))
        if style.shape is Shape.LINE:
            painter.setPen(style.mark_edge or look.dot_edge)
            painter.setBrush(style.brush)
            painter.translate(middle)
            painter.scale(style.mark_px, style.mark_px)
            painter.drawPath(Symbols[style.symbol])

    return paint, BAR_SIZE if style.shape in BARS else LINE_SIZE

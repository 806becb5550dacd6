"""One chart of the history: its title, its legend, and its series over slots of time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from corecoach.application.charts.chart import Axis, Chart
from corecoach.ui.plots.legend import LegendEntry
from corecoach.ui.plots.plot_style import InkStyle, PlotStyle, Shape, ink_style, style_of
from corecoach.ui.plots.series_items import DrawnSeries, drawn, legend_mark
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

HEADROOM: Final = 1.05
FOOTROOM: Final = 0.09
LABEL_ROOM_PX: Final = 64
LABEL_STEPS: Final = (1, 2, 4, 7, 13, 26, 52, 104, 208)
"""Every how many slots a date may stand below the chart."""
AXIS_WIDTH_PX: Final = 64
AXIS_HEIGHT_PX: Final = 42
DATE_OFFSET_PX: Final = 6
"""The last date must stay clear of the right axis's lowest figure."""
LEAST_HEIGHT_PX: Final = 140
SLOTS_TOLD: Final = 12
"""How many slots, the latest first, are told to a screen reader in words."""
GRID_BELOW: Final = -20
BAND_BELOW: Final = -10


class ChartPlot(QWidget):
    """Draws a chart. Nothing can be dragged or zoomed; hovering over a slot tells its figures.

    Signals:
        sessions_chosen: A slot was clicked; carries the numbers of its sessions, one or more.
    """

    sessions_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Build an empty chart; ``show_chart`` fills it."""
        super().__init__()
        self.setObjectName("chart")
        self._look = look
        self._chart: Chart | None = None
        self._hovered: int | None = None
        self._plot = pg.PlotWidget(enableMenu=False)
        self._band = pg.BarGraphItem(x=[], height=[], width=1, pen=None)
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._drawn: tuple[DrawnSeries, ...] = ()
        self._title = ScalingLabel(TypeSize.LEAD, weight=QFont.Weight.DemiBold)
        self._legend = QHBoxLayout()
        self._note = ScalingLabel(TypeSize.SMALL, tone="soft")
        self._empty = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._set_up()
        self._lay_out()
        look.changed.connect(self._paint_anew)
        self._paint_anew()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        self._chart = chart
        self._title.setText(chart.title)
        self._note.setText(chart.note)
        self._note.setVisible(bool(chart.note) and not chart.empty_text)
        self._empty.setText(chart.empty_text)
        self._empty.setVisible(bool(chart.empty_text))
        self._plot.setVisible(not chart.empty_text)
        self.setAccessibleName(chart.title)
        latest = [told for index in range(len(chart.slots)) if (told := chart.told_at(index))]
        self.setAccessibleDescription(
            "\n\n".join(reversed(latest[-SLOTS_TOLD:])) or chart.empty_text
        )
        self._mark(None)
        self._draw(chart)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the slot that was hovered over."""
        self._mark(None)
        super().leaveEvent(event)

    def _set_up(self) -> None:
        item = self._plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.hideButtons()
        item.showAxis("right")
        for side in ("left", "right"):
            axis = item.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setWidth(AXIS_WIDTH_PX)
        bottom = item.getAxis("bottom")
        bottom.setHeight(AXIS_HEIGHT_PX)
        bottom.setStyle(hideOverlappingLabels=LABEL_ROOM_PX // 2, tickTextOffset=DATE_OFFSET_PX)
        self._band.setZValue(GRID_BELOW)
        self._grid.setZValue(BAND_BELOW)
        item.addItem(self._band)
        item.addItem(self._grid)
        item.getViewBox().sigResized.connect(self._fit_to_width)
        self._plot.setMinimumHeight(LEAST_HEIGHT_PX)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.scene().sigMouseMoved.connect(self._hover)
        self._plot.scene().sigMouseClicked.connect(self._click)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE.value)
        head.addWidget(self._title)
        head.addStretch()
        self._legend.setSpacing(Space.LARGE.value)
        head.addLayout(self._legend)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self._plot, 1)
        column.addWidget(self._empty, 1)

    def _paint_anew(self) -> None:
        style = style_of(self._look)
        self._plot.setBackground(style.ground)
        self._band.setOpts(brush=style.band)
        self._grid.setPen(style.grid)
        for side in ("left", "right", "bottom"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setPen(None)
            axis.setTextPen(style.text)
            axis.setStyle(tickLength=0, tickAlpha=0, tickFont=style.font)
            axis.label.setFont(style.font)
            axis.label.setDefaultTextColor(style.text)
        if self._chart:
            self._draw(self._chart)

    def _draw(self, chart: Chart) -> None:
        style, item = style_of(self._look), self._plot.getPlotItem()
        for series in self._drawn:
            for one in series.items:
                item.removeItem(one)
        styles = [ink_style(series.ink, self._look) for series in chart.series]
        self._drawn = tuple(
            drawn(chart, series, each, style)
            for series, each in zip(chart.series, styles, strict=True)
        )
        for series in self._drawn:
            for one in series.items:
                item.addItem(one)
        self._name_series(chart, styles, style)
        self._scale(chart, style)

    def _name_series(self, chart: Chart, styles: Sequence[InkStyle], style: PlotStyle) -> None:
        while (entry := self._legend.takeAt(0)) is not None:
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        if chart.empty_text:
            return
        for series, each in zip(chart.series, styles, strict=True):
            paint, size = legend_mark(each, style)
            self._legend.addWidget(LegendEntry(paint, series.name, size))

    def _scale(self, chart: Chart, style: PlotStyle) -> None:
        item = self._plot.getPlotItem()
        right_edge = max(len(chart.slots), chart.room_for) - 0.5
        # a dot at zero is seen whole where no bar stands on the ground
        has_dots = all(series.shape is Shape.LINE for series in self._drawn)
        item.setRange(
            xRange=(-0.5, right_edge),
            yRange=(-FOOTROOM * chart.left.top * has_dots, chart.left.top * HEADROOM),
            padding=0,
            disableAutoRange=True,
        )
        _name_axis(item.getAxis("left"), chart.left, 1.0, style)
        scale = chart.left.top / chart.right.top if chart.right else 1.0
        _name_axis(item.getAxis("right"), chart.right, scale, style)
        # none where the target is: its dashes would run into it
        dashed = {
            value
            for series, one in zip(chart.series, self._drawn, strict=True)
            if one.shape is Shape.STEPS
            for value in series.values
        }
        heights = [height for height, _text in chart.left.figures if height not in dashed]
        self._grid.setData(np.tile((-0.5, right_edge), len(heights)), np.repeat(heights, 2))
        self._fit_to_width()

    def _fit_to_width(self) -> None:
        if self._chart is None:
            return
        view = self._plot.getPlotItem().getViewBox()
        low, high = view.viewRange()[0]
        slot_px = max(1.0, view.width()) / (high - low)
        self._set_dates(self._chart, slot_px)
        for series in self._drawn:
            series.fit(slot_px)

    def _set_dates(self, chart: Chart, slot_px: float) -> None:
        """Set dates below as many slots as there is room for, always below the latest.

        A young history, which has room for more slots, has them below its first.
        """
        least = LABEL_ROOM_PX / slot_px
        step = next((step for step in LABEL_STEPS if step >= least), ceil(least))
        ticks: list[tuple[int, str]] = []
        year = None
        is_young = chart.room_for > len(chart.slots)
        first = 0 if is_young else (len(chart.slots) - 1) % step
        for index in range(first, len(chart.slots), step):
            slot = chart.slots[index]
            ticks.append((index, slot.tick if slot.year == year else f"{slot.tick}\n{slot.year}"))
            year = slot.year
        self._plot.getPlotItem().getAxis("bottom").setTicks([ticks])

    def _slot_at(self, at: QPointF) -> int | None:
        """Return the slot at a place of the scene that has figures."""
        view = self._plot.getPlotItem().getViewBox()
        if self._chart is None or not view.sceneBoundingRect().contains(at):
            return None
        index = round(view.mapSceneToView(at).x())
        return index if self._chart.told_at(index) else None

    def _hover(self, at: QPointF) -> None:
        index = self._slot_at(at)
        self._mark(index)
        if index is None or self._chart is None:
            QToolTip.hideText()
            return
        place = self._plot.viewport().mapToGlobal(self._plot.mapFromScene(at))
        QToolTip.showText(place, self._chart.told_at(index), self._plot)

    def _click(self, event: Any) -> None:  # noqa: ANN401  # pyqtgraph's own event
        if event.button() != Qt.MouseButton.LeftButton or self._chart is None:
            return
        index = self._slot_at(event.scenePos())
        if index is not None and self._chart.slots[index].session_ids:
            self.sessions_chosen.emit(self._chart.slots[index].session_ids)

    def _mark(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self._plot.setCursor(
                Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor
            )
            top = self._plot.getPlotItem().getViewBox().viewRange()[1][1]
            marked = [] if index is None else [index]
            self._band.setOpts(x=marked, height=[top] * len(marked))


def _name_axis(axis: Any, shown: Axis | None, scale: float, style: PlotStyle) -> None:  # noqa: ANN401  # pyqtgraph ships no types
    figures = shown.figures if shown else ()
    axis.setLabel(shown.name if shown and axis.orientation == "left" else "")
    axis.label.setFont(style.font)
    axis.label.setDefaultTextColor(style.text)
    axis.setTicks([[(value * scale, text) for value, text in figures]])

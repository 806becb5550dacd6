"""The plot "Adherence": sessions per week against the target, and the 28-day adherence."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.history import LinePoint, WeekBar
from corecoach.ui.plots.legend import LegendEntry, Mark
from corecoach.ui.plots.plot_style import DOT_PX, PlotStyle, style_of
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

LEAST_WEEKS: Final = 12
"""A young history keeps room for the weeks to come instead of one broad bar."""
BAR_SHARE: Final = 0.62
"""Of a week's room."""
BROADEST_BAR_PX: Final = 36
HEADROOM: Final = 1.05
LABEL_ROOM_PX: Final = 64
LABEL_STEPS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 208)
"""Every how many weeks a date may stand below the chart."""
PERCENTS: Final = (0, 25, 50, 75, 100)
AXIS_WIDTH_PX: Final = 64
AXIS_HEIGHT_PX: Final = 42
DATE_OFFSET_PX: Final = 6
"""The last date must stay clear of the right axis's lowest figure."""
LEAST_HEIGHT_PX: Final = 150


class AdherencePlot(QWidget):
    """Bars for the sessions of each week, a dashed target, a line of the 28-day adherence.

    The line is scaled so that 100 percent is the top of the sessions' axis. What goes beyond the
    target is hollow. Nothing can be dragged or zoomed; hovering over a week tells its figures.
    """

    def __init__(self, look: Look) -> None:
        """Build an empty chart; ``show_weeks`` fills it."""
        super().__init__()
        self._look = look
        self._bars: tuple[WeekBar, ...] = ()
        self._hovered: int | None = None
        self._plot = pg.PlotWidget(enableMenu=False)
        self._band = pg.BarGraphItem(x=[], height=[], width=1, pen=None)
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._done = pg.BarGraphItem(x=[], height=[], width=BAR_SHARE, pen=None)
        self._beyond = pg.BarGraphItem(x=[], height=[], width=BAR_SHARE, pen=None)
        self._target = pg.PlotCurveItem()
        self._line = pg.PlotDataItem(antialias=True, symbol="o")
        self._note = ScalingLabel(TypeSize.SMALL, tone="soft")
        self._legend = tuple(
            LegendEntry(mark, text)
            for mark, text in (
                (Mark.BAR, _("Sessions done")),
                (Mark.HOLLOW_BAR, _("Beyond the target")),
                (Mark.DASHES, _("Weekly target")),
                (Mark.LINE, _("28-day adherence")),
            )
        )
        self._set_up()
        self._lay_out()
        look.changed.connect(self._paint_anew)
        self._paint_anew()

    def show_weeks(
        self, bars: tuple[WeekBar, ...], points: Sequence[LinePoint], note: str, told: str
    ) -> None:
        """Show the weeks; ``note`` stands above the chart, ``told`` is for a screen reader."""
        self._bars = bars
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleDescription(told)
        top = 1 + max(max(bar.counted, bar.target) for bar in bars)
        weeks = np.arange(len(bars))
        counted = np.array([bar.counted for bar in bars])
        targets = np.array([bar.target for bar in bars])
        within = np.minimum(counted, targets)
        self._done.setOpts(x=weeks, height=within)
        beyond = counted > targets
        self._beyond.setOpts(x=weeks[beyond], y0=within[beyond], height=(counted - within)[beyond])
        edges = np.append(weeks - 0.5, max(len(bars), LEAST_WEEKS) - 0.5)
        self._target.setData(edges, targets, stepMode="center")
        known = np.array([point.week for point in points], dtype=int)
        heights = np.array([point.percent for point in points]) * top / 100
        # joined to the next point only where that is the next week
        self._line.setData(known, heights, connect=np.append(np.diff(known) == 1, False))
        self._scale(edges[-1], top)

    def told_at(self, week: int) -> str:
        """Return the figures of a week in words; nothing where there is no such week."""
        return self._bars[week].told if 0 <= week < len(self._bars) else ""

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the week that was hovered over."""
        self._mark(None)
        super().leaveEvent(event)

    def _set_up(self) -> None:
        self.setAccessibleName(_("Adherence"))
        item = self._plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.hideButtons()
        item.showAxis("right")
        left, right, bottom = (item.getAxis(side) for side in ("left", "right", "bottom"))
        for axis, name in ((left, _("Sessions a week")), (right, _("28-day adherence"))):
            axis.enableAutoSIPrefix(False)
            axis.setLabel(name)
            axis.setWidth(AXIS_WIDTH_PX)
        bottom.setHeight(AXIS_HEIGHT_PX)
        bottom.setStyle(hideOverlappingLabels=LABEL_ROOM_PX // 2, tickTextOffset=DATE_OFFSET_PX)
        for drawn in (self._band, self._grid, self._done, self._beyond, self._target, self._line):
            item.addItem(drawn)
        item.getViewBox().sigResized.connect(self._fit_to_width)
        self._plot.setMinimumHeight(LEAST_HEIGHT_PX)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.scene().sigMouseMoved.connect(self._hover)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE.value)
        head.addWidget(ScalingLabel(TypeSize.LEAD, _("Adherence"), weight=QFont.Weight.DemiBold))
        head.addStretch()
        for entry in self._legend:
            head.addWidget(entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self._plot, 1)

    def _scale(self, right_edge: float, top: int) -> None:
        item = self._plot.getPlotItem()
        item.setRange(
            xRange=(-0.5, right_edge), yRange=(0, top * HEADROOM), padding=0, disableAutoRange=True
        )
        item.getAxis("left").setTicks([[(number, str(number)) for number in range(top + 1)]])
        percents = [(top * percent / 100, f"{percent} %") for percent in PERCENTS]
        item.getAxis("right").setTicks([percents])
        # none where the target is: its dashes would run into it
        heights = sorted(set(range(top + 1)) - {bar.target for bar in self._bars})
        self._grid.setData(np.tile((-0.5, right_edge), len(heights)), np.repeat(heights, 2))
        self._fit_to_width()

    def _fit_to_width(self) -> None:
        view = self._plot.getPlotItem().getViewBox()
        low, high = view.viewRange()[0]
        week_px = max(1.0, view.width()) / (high - low)
        self._set_dates(week_px)
        # closer together the dots would hide the line
        self._line.setSymbol("o" if week_px > DOT_PX else None)
        for bars in (self._done, self._beyond):
            bars.setOpts(width=min(BAR_SHARE, BROADEST_BAR_PX / week_px))

    def _set_dates(self, week_px: float) -> None:
        """Set dates below as many weeks as there is room for, always below the latest."""
        least = LABEL_ROOM_PX / week_px
        step = next((step for step in LABEL_STEPS if step >= least), ceil(least))
        ticks: list[tuple[int, str]] = []
        year = None
        for week in range((len(self._bars) - 1) % step, len(self._bars), step):
            bar = self._bars[week]
            ticks.append(
                (week, bar.tick if bar.start.year == year else f"{bar.tick}\n{bar.start.year}")
            )
            year = bar.start.year
        self._plot.getPlotItem().getAxis("bottom").setTicks([ticks])

    def _hover(self, at: QPointF) -> None:
        view = self._plot.getPlotItem().getViewBox()
        week = round(view.mapSceneToView(at).x())
        told = self.told_at(week) if view.sceneBoundingRect().contains(at) else ""
        self._mark(week if told else None)
        if told:
            place = self._plot.viewport().mapToGlobal(self._plot.mapFromScene(at))
            QToolTip.showText(place, told, self._plot)
        else:
            QToolTip.hideText()

    def _mark(self, week: int | None) -> None:
        if week != self._hovered:
            self._hovered = week
            top = self._plot.getPlotItem().getViewBox().viewRange()[1][1]
            marked = [] if week is None else [week]
            self._band.setOpts(x=marked, height=[top] * len(marked))

    def _paint_anew(self) -> None:
        style = style_of(self._look)
        self._plot.setBackground(style.ground)
        self._band.setOpts(brush=style.band)
        self._grid.setPen(style.grid)
        self._done.setOpts(brush=style.bar)
        self._beyond.setOpts(brush=style.ground, pen=style.bar_edge)
        self._target.setPen(style.target)
        self._line.setPen(style.line)
        self._line.setShadowPen(style.halo)
        self._line.setSymbolBrush(style.dot)
        self._line.setSymbolPen(style.dot_edge)
        self._line.setSymbolSize(DOT_PX)
        self._paint_axes(style)
        for entry in self._legend:
            entry.set_style(style)

    def _paint_axes(self, style: PlotStyle) -> None:
        for side in ("left", "right", "bottom"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setPen(None)
            axis.setTextPen(style.text)
            axis.setStyle(tickLength=0, tickAlpha=0, tickFont=style.font)
            axis.label.setFont(style.font)
            axis.label.setDefaultTextColor(style.text)

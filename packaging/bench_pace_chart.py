"""Draws the simulated years: a row for each person, with levels, the squats' weight, and pain."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.ladders import top_of
from corecoach.domain.pace.layoff import LOWERS_FROM
from corecoach.domain.pace.verdict import AMBER_FROM, RED_FROM

if TYPE_CHECKING:
    from bench_pace import Year

WIDTH: Final = 2400
ROW: Final = 300
LEGEND: Final = 50
WEEKS: Final = 52
TICK_WEEKS: Final = 4
COLOURS: Final = {
    Exercise.HEEL_DIG: "#1b6ca8",
    Exercise.BIRD_DOG: "#2e8b57",
    Exercise.PAUSE_SQUAT: "#c2571a",
}
WEIGHT, HOLD, PAIN = "#c2571a", "#555555", "#444444"
AWAY: Final = "#ececec"
ZONES: Final = ((0, AMBER_FROM - 0.5, "#e9f5ee"), (AMBER_FROM - 0.5, RED_FROM - 0.5, "#fdf3dd"))
RED_ZONE: Final = (RED_FROM - 0.5, 10.5, "#fbe4e1")
BLOCK: Final = "#8a8a8a"
MARKS: Final = {
    "too much": ("x", "#b00020", 112),
    "rest asked for": ("t", "#555555", 106),
    "see a therapist": ("star", "#7b1fa2", 118),
}


def draw(years: Sequence[Year], path: Path) -> None:
    """Save a picture with a row for each year; it needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pyqtgraph as pg  # noqa: PLC0415  # the platform is chosen before Qt is loaded
    from pyqtgraph.exporters import ImageExporter  # noqa: PLC0415  # same

    pg.mkQApp()
    pg.setConfigOptions(antialias=True, background="w", foreground="#222222")
    layout = pg.GraphicsLayoutWidget(size=(WIDTH, LEGEND + ROW * len(years)))
    _Picture(pg, layout).draw(years)
    layout.show()
    exporter = ImageExporter(layout.scene())
    exporter.parameters()["width"] = WIDTH
    exporter.export(str(path))
    layout.close()


class _Picture:
    """The picture while it is drawn; pyqtgraph carries no types."""

    def __init__(self, pg: Any, layout: Any) -> None:  # noqa: ANN401  # as above
        self._pg, self._layout = pg, layout

    def draw(self, years: Sequence[Year]) -> None:
        """Draw every row, and the legends over the first."""
        for row, year in enumerate(years, 1):
            plots = (self._levels(row, year), self._squats(row, year), self._pain(row, year))
            if row == 1:
                for column, plot in enumerate(plots):
                    self._legend(column, plot)

    def _levels(self, row: int, year: Year) -> Any:  # noqa: ANN401  # as above
        plot = self._plot(row, 0, year, "level, percent of the ladder", (-4, 124))
        for exercise, levels in year.levels.items():
            heights = [100 * level / top_of(exercise) for level in levels]
            pen = self._pg.mkPen(COLOURS[exercise], width=2)
            plot.plot(_weeks(len(heights)), heights, pen=pen, name=_words(exercise))
        days = {
            "too much": [day for day, _exercise in year.reds],
            "rest asked for": year.rests,
            "see a therapist": year.referrals,
        }
        for name, (symbol, colour, height) in MARKS.items():
            weeks = [day / 7 for day in days[name]]
            self._dots(plot, weeks, [height] * len(weeks), name, colour, symbol=symbol, size=9)
        return plot

    def _squats(self, row: int, year: Year) -> Any:  # noqa: ANN401  # as above
        plot = self._plot(row, 1, year, "pause squats", (0, 1.1 * max(*year.loads, *year.holds)))
        weeks = _weeks(len(year.loads))
        plot.plot(weeks, year.loads, pen=self._pg.mkPen(WEIGHT, width=2), name="weight, kg")
        plot.plot(weeks, year.holds, pen=self._pg.mkPen(HOLD, width=1.5), name="hold, s")
        dashed = self._pg.mkPen(BLOCK, width=1, style=self._pg.QtCore.Qt.PenStyle.DashLine)
        for day in year.blocks:
            plot.addLine(x=day / 7, pen=dashed)
        plot.plot([], [], pen=dashed, name="new block accepted")
        return plot

    def _pain(self, row: int, year: Year) -> Any:  # noqa: ANN401  # as above
        plot = self._plot(row, 2, year, "pain before, 0 to 10", (-0.5, 10.5))
        for low, high, colour in (*ZONES, RED_ZONE):
            zone = self._pg.LinearRegionItem(
                (low, high), orientation="horizontal", brush=colour, movable=False
            )
            zone.setZValue(-20)
            for line in zone.lines:
                line.setPen(None)
            plot.addItem(zone)
        weeks = [day / 7 for day, _pain in year.pains]
        scores = [pain for _day, pain in year.pains]
        self._dots(plot, weeks, scores, "pain before a session", PAIN, symbol="o", size=5)
        return plot

    def _plot(self, row: int, column: int, year: Year, what: str, y: tuple[float, float]) -> Any:  # noqa: ANN401  # as above
        plot = self._layout.addPlot(row=row, col=column)
        plot.setTitle(f"<b>{year.name}</b>: {what}")
        plot.setXRange(0, WEEKS, padding=0.01)
        plot.setYRange(*y, padding=0)
        ticks = [(week, str(week)) for week in range(0, WEEKS + 1, TICK_WEEKS)]
        plot.getAxis("bottom").setTicks([ticks])
        plot.setLabel("bottom", "weeks")
        for since, until in _breaks(year):
            away = self._pg.LinearRegionItem((since / 7, until / 7), brush=AWAY, movable=False)
            away.setZValue(-10)
            for line in away.lines:
                line.setPen(None)
            plot.addItem(away)
        return plot

    def _dots(  # noqa: PLR0913  # a series has that many sides
        self,
        plot: Any,  # noqa: ANN401  # as above
        weeks: list[float],
        heights: Sequence[float],
        name: str,
        colour: str,
        *,
        symbol: str,
        size: int,
    ) -> None:
        plot.plot(
            weeks,
            heights,
            pen=None,
            symbol=symbol,
            symbolSize=size,
            symbolBrush=colour,
            symbolPen=None if symbol == "o" else colour,
            name=name,
        )

    def _legend(self, column: int, plot: Any) -> None:  # noqa: ANN401  # as above
        holder = self._layout.addViewBox(row=0, col=column, enableMouse=False)
        holder.setMaximumHeight(LEGEND)
        legend = self._pg.LegendItem(colCount=6, offset=(10, 5))
        legend.setParentItem(holder)
        for item in plot.listDataItems():
            legend.addItem(item, item.name())


def _words(exercise: Exercise) -> str:
    return exercise.value.replace("_", " ")


def _weeks(days: int) -> list[float]:
    return [day / 7 for day in range(days)]


def _breaks(year: Year) -> list[tuple[int, int]]:
    """Return the stretches without a session that are long enough to lower a level."""
    ends = [0, *(day for day, _pain in year.pains), len(year.loads)]
    return [(since, until) for since, until in pairwise(ends) if until - since >= LOWERS_FROM]

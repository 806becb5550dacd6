"""Draws the simulated years: levels, pain and warnings above, the squats' weight and hold below."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.ladders import top_of

if TYPE_CHECKING:
    from bench_pace import Year

WIDTH: Final = 1800
ROW: Final = 330
LAST_DAY_SHOWN: Final = 470
"""Leaves room for the legend."""
COLOURS: Final = {
    Exercise.HEEL_DIG: "#1b6ca8",
    Exercise.BIRD_DOG: "#2e8b57",
    Exercise.PAUSE_SQUAT: "#c2571a",
}


def draw(years: Sequence[Year], path: Path) -> None:
    """Save a picture with a row for each year; it needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pyqtgraph as pg  # noqa: PLC0415  # the platform is chosen before Qt is loaded
    from pyqtgraph.exporters import ImageExporter  # noqa: PLC0415  # same

    pg.mkQApp()
    pg.setConfigOptions(antialias=True, background="w", foreground="#222222")
    layout = pg.GraphicsLayoutWidget(size=(WIDTH, ROW * len(years)))
    for row, year in enumerate(years):
        _draw_levels(pg, layout.addPlot(row=row, col=0), year, first=row == 0)
        _draw_squats(pg, layout.addPlot(row=row, col=1), year, first=row == 0)
    layout.show()
    exporter = ImageExporter(layout.scene())
    exporter.parameters()["width"] = WIDTH
    exporter.export(str(path))
    layout.close()


def _draw_levels(pg: Any, plot: Any, year: Year, *, first: bool) -> None:  # noqa: ANN401  # pyqtgraph carries no types
    plot.setTitle(f"{year.name}: levels in percent of the ladder, and pain before")
    plot.setYRange(-5, 110)
    plot.setXRange(0, LAST_DAY_SHOWN)
    if first:
        plot.addLegend(offset=(-5, 20))
    for exercise, levels in year.levels.items():
        heights = [100 * level / top_of(exercise) for level in levels]
        pen = pg.mkPen(COLOURS[exercise], width=2)
        plot.plot(range(len(heights)), heights, pen=pen, name=exercise.value.replace("_", " "))
    pain_x = [day for day, _pain in year.pains]
    pain_y = [10 * pain for _day, pain in year.pains]
    plot.plot(
        pain_x,
        pain_y,
        pen=None,
        symbol="o",
        symbolSize=4,
        symbolBrush="#999999",
        symbolPen=None,
        name="pain before, 10 = 100",
    )
    for marks, symbol, colour, name, height in (
        ([day for day, _exercise in year.reds], "x", "#b00020", "too much", 103),
        (year.rests, "t", "#555555", "rest asked for", 98),
        (year.referrals, "star", "#7b1fa2", "see a therapist", 108),
    ):
        plot.plot(
            marks,
            [height] * len(marks),
            pen=None,
            symbol=symbol,
            symbolSize=9,
            symbolBrush=colour,
            symbolPen=colour,
            name=name,
        )


def _draw_squats(pg: Any, plot: Any, year: Year, *, first: bool) -> None:  # noqa: ANN401  # same
    plot.setTitle("pause squats: weight in kg and hold in seconds")
    if first:
        plot.addLegend(offset=(10, 10))
    days = range(len(year.loads))
    plot.plot(days, year.loads, pen=pg.mkPen("#c2571a", width=2), name="kg")
    plot.plot(days, year.holds, pen=pg.mkPen("#555555", width=1), name="hold, s")

"""Small charts in black and white, drawn as lines and told apart by shape."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.adapters.printing.form import columns
from corecoach.adapters.printing.text import Line, height_of, paint_lines, width_of, wrap
from corecoach.adapters.printing.typeface import HAIRLINE, Typeface, mm, pen, pt
from corecoach.application.reports.parts import Chart, Drawn, Series

DOT: Final = mm(0.75)
RING: Final = mm(1.15)
LEGEND_GAP: Final = mm(5)
AXIS_ROOM: Final = mm(9)
STEP_LINE: Final = pt(0.9)
HALF: Final = 0.5
"""A mark stands in the middle of its day."""


@dataclass(frozen=True)
class ChartRow:
    """Charts beside each other, each under its title and over its legend."""

    charts: tuple[Chart, ...]
    places: tuple[tuple[float, float], ...]
    titles: tuple[tuple[Line, ...], ...]
    plot_height: float
    faces: Typeface

    @classmethod
    def of(
        cls, charts: tuple[Chart, ...], width: float, plot_height: float, faces: Typeface
    ) -> ChartRow:
        """Lay charts out in equal columns."""
        places = tuple(columns((1,) * len(charts), width))
        titles = tuple(
            wrap(chart.title, faces.label, room)
            for chart, (_, room) in zip(charts, places, strict=True)
        )
        return cls(charts, places, titles, plot_height, faces)

    @property
    def height(self) -> float:
        """The tallest title, the plot, the dates and the legend below it, a note below that."""
        return self._title_height + self.plot_height + (3 if self._has_note else 2) * self._line

    @property
    def _has_note(self) -> bool:
        return any(chart.note for chart in self.charts)

    @property
    def _title_height(self) -> float:
        return max(height_of(lines) for lines in self.titles)

    @property
    def _line(self) -> float:
        return height_of(wrap("0", self.faces.label, mm(50)))

    def paint(self, painter: QPainter, y: float, height: float) -> None:  # noqa: ARG002  # charts do not grow
        """Paint the charts."""
        for chart, title, (left, room) in zip(self.charts, self.titles, self.places, strict=True):
            paint_lines(painter, title, left, y)
            frame = _Frame(
                chart, left + AXIS_ROOM, y + self._title_height, room - AXIS_ROOM, self.plot_height
            )
            _paint_axes(painter, frame, self.faces)
            for series in chart.series:
                _paint_series(painter, frame, series)
            below = y + self._title_height + self.plot_height + self._line
            _paint_legend(painter, chart, (left + AXIS_ROOM, below), self._line, self.faces)
            if chart.note:
                note = wrap(chart.note, self.faces.label, room)
                paint_lines(painter, note, left + AXIS_ROOM, below + self._line)


@dataclass(frozen=True)
class _Frame:
    """Where days and values of a chart lie on the page."""

    chart: Chart
    left: float
    top: float
    width: float
    height: float

    def x(self, day: float) -> float:
        return self.left + self.width * day / self.chart.days

    def y(self, value: float) -> float:
        low, high = self.chart.ticks[0], self.chart.ticks[-1]
        inner = self.height - 2 * RING
        return self.top + RING + inner * (1 - (value - low) / (high - low))


def _paint_axes(painter: QPainter, frame: _Frame, faces: Typeface) -> None:
    right = Qt.AlignmentFlag.AlignRight
    for tick in frame.chart.ticks:
        label = wrap(f"{tick:g}", faces.label, AXIS_ROOM - mm(1.5), right)
        y = frame.y(tick)
        paint_lines(painter, label, frame.left - AXIS_ROOM, y - height_of(label) / 2)
        painter.setPen(pen(HAIRLINE / 2))
        painter.drawLine(QPointF(frame.left, y), QPointF(frame.left + frame.width, y))
    starts = frame.chart.weeks
    painter.setPen(_dashed())
    for day, _label in starts[1:]:
        painter.drawLine(
            QPointF(frame.x(day), frame.top), QPointF(frame.x(day), frame.top + frame.height)
        )
    every = 1
    widest = max(width_of(label, faces.label) for _day, label in starts) + mm(1.5)
    while frame.width / len(starts) * every < widest:
        every += 1
    for day, date in starts[::every]:
        lines = wrap(date, faces.label, mm(20))
        paint_lines(painter, lines, frame.x(day), frame.top + frame.height)


def _dashed() -> QPen:
    line = pen(HAIRLINE / 2)
    line.setDashPattern([4, 6])
    return line


def _paint_series(painter: QPainter, frame: _Frame, series: Series) -> None:
    marks = [QPointF(frame.x(day + HALF), frame.y(value)) for day, value in series.points]
    if series.drawn is Drawn.STEPS:
        _paint_steps(painter, marks)
        return
    for mark in marks:
        _paint_mark(painter, mark, series.drawn)


def _paint_steps(painter: QPainter, marks: list[QPointF]) -> None:
    painter.setPen(pen(STEP_LINE))
    if len(marks) == 1:
        painter.drawLine(marks[0] - QPointF(RING, 0), marks[0] + QPointF(RING, 0))
    for before, after in pairwise(marks):
        corner = QPointF(after.x(), before.y())
        painter.drawLine(before, corner)
        painter.drawLine(corner, after)


def _paint_mark(painter: QPainter, mark: QPointF, drawn: Drawn) -> None:
    painter.save()
    if drawn is Drawn.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawEllipse(mark, DOT, DOT)
    else:
        painter.setPen(pen(HAIRLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark, RING, RING)
    painter.restore()


def _paint_legend(
    painter: QPainter, chart: Chart, at: tuple[float, float], line: float, faces: Typeface
) -> None:
    x, y = at
    for series in chart.series:
        mark = QPointF(x + mm(2), y + line / 2)
        if series.drawn is Drawn.STEPS:
            _paint_steps(painter, [mark - QPointF(mm(2), 0), mark + QPointF(mm(2), 0)])
        else:
            _paint_mark(painter, mark, series.drawn)
        x += mm(5)
        paint_lines(painter, wrap(series.name, faces.label, mm(60)), x, y)
        x += width_of(series.name, faces.label) + LEGEND_GAP

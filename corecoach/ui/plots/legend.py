"""An entry of a chart's legend: the mark as the chart draws it, and what it stands for."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from corecoach.ui.plots.plot_style import DOT_PX, PlotStyle
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

BAR_SIZE: Final = QSize(14, 16)
LINE_SIZE: Final = QSize(34, 16)


class Mark(Enum):
    """How a chart draws a thing."""

    BAR = "bar"
    HOLLOW_BAR = "hollow bar"
    DASHES = "dashes"
    LINE = "line"


class LegendEntry(QWidget):
    """One mark and its name."""

    def __init__(self, mark: Mark, text: str) -> None:
        """Make an entry; it is painted once it has a style."""
        super().__init__()
        self._painted = _PaintedMark(mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._painted)
        row.addWidget(ScalingLabel(TypeSize.SMALL, text, tone="soft"))

    def set_style(self, style: PlotStyle) -> None:
        """Paint the mark in this style from now on."""
        self._painted.set_style(style)


class _PaintedMark(QWidget):
    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self._style: PlotStyle | None = None
        self._is_bar = mark in {Mark.BAR, Mark.HOLLOW_BAR}
        self.setFixedSize(BAR_SIZE if self._is_bar else LINE_SIZE)

    def set_style(self, style: PlotStyle) -> None:
        self._style = style
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        ends = QPointF(0, middle), QPointF(self.width(), middle)
        if self._is_bar:
            painter.setPen(self._style.bar_edge)
            painter.setBrush(self._style.bar if self._mark is Mark.BAR else self._style.ground)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        elif self._mark is Mark.DASHES:
            painter.setPen(self._style.target)
            painter.drawLine(*ends)
        else:
            painter.setPen(self._style.line)
            painter.drawLine(*ends)
            painter.setPen(self._style.dot_edge)
            painter.setBrush(self._style.dot)
            painter.drawEllipse(QPointF(self.width() / 2, middle), DOT_PX / 2, DOT_PX / 2)

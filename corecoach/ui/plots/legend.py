"""An entry of a chart's legend: the mark as the chart draws it, and what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

BAR_SIZE: Final = QSize(14, 16)
LINE_SIZE: Final = QSize(34, 16)

Painted = Callable[[QPainter, QRectF], None]
"""Paints a mark into a rectangle."""


class LegendEntry(QWidget):
    """One mark and its name."""

    def __init__(self, paint: Painted, text: str, size: QSize = BAR_SIZE) -> None:
        """Make an entry with what paints its mark."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL.value)
        row.addWidget(_PaintedMark(paint, size))
        row.addWidget(ScalingLabel(TypeSize.SMALL, text, tone="soft"))


class _PaintedMark(QWidget):
    def __init__(self, paint: Painted, size: QSize) -> None:
        super().__init__()
        self._paint = paint
        self.setFixedSize(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

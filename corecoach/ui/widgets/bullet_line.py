"""A line of a list: its words with a mark before them that is painted, not said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

MARK_RADIUS: Final = 2.5


class BulletLine(ScalingLabel):
    """A paragraph with a dot at its first line."""

    def __init__(self, text: str) -> None:
        """Make the line."""
        super().__init__(TypeSize.LEAD, text, wraps=True)
        self.setContentsMargins(Space.LARGE.value, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the dot beside the middle of their first line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().windowText())
        middle = self.fontMetrics().lineSpacing() / 2
        painter.drawEllipse(QPointF(Space.SMALL.value, middle), MARK_RADIUS, MARK_RADIUS)
        painter.end()

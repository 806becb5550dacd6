"""A calm band that shows what is said, large enough to be read from the mat."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout

from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

LINES: Final = 2
"""The longest phrase needs two in a small window; the band keeps its height, so nothing jumps."""


class CaptionBand(QFrame):
    """The caption."""

    def __init__(self) -> None:
        """Make an empty band."""
        super().__init__()
        self.setObjectName("caption")
        self._words = ScalingLabel(TypeSize.COUNT, weight=QFont.Weight.DemiBold, wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self)
        side, edge = Space.MEDIUM.value, Space.HAIR.value
        inside.setContentsMargins(side, edge, side, edge)
        inside.addWidget(self._words)

    def show_caption(self, text: str) -> None:
        """Show what is said now; where the text is empty, the band melts into the page."""
        if text == self._words.text():
            return
        self._words.setText(text)
        if self.property("said") != bool(text):
            self.setProperty("said", bool(text))
            self.style().unpolish(self)
            self.style().polish(self)

    def set_scale(self, scale: float) -> None:
        """Grow and shrink with the window."""
        self._words.set_scale(scale)
        lines = "\n".join("Hg" for _ in range(LINES))
        words = self._words.fontMetrics().size(0, lines)
        self.setFixedHeight(words.height() + 2 * Space.HAIR.value)

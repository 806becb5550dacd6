"""A label in one of the table's sizes that can grow and shrink with the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import TypeSize


class ScalingLabel(QLabel):
    """A plain-text label; its words are its accessible name, so none is set."""

    def __init__(
        self,
        size: TypeSize,
        text: str = "",
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: str = "",
        wraps: bool = False,
        tabular: bool = False,
    ) -> None:
        """Make a label; ``tone`` is one of the style sheet's ("soft", "warning")."""
        super().__init__(text)
        self._size, self._weight, self._scale = size, weight, 1.0
        self._tabular = tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("tone", tone)
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Show the text at a multiple of its size."""
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def set_size(self, size: TypeSize) -> None:
        """Show the text in another size of the table."""
        if size is not self._size:
            self._size = size
            self._apply()

    def _apply(self) -> None:
        self.setFont(font_of(self._size, self._weight, self._scale, tabular=self._tabular))

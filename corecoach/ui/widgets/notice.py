"""A notice with one thing that can be done about it; nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class Notice(QFrame):
    """Words and a button in a frame; without words it is not shown."""

    def __init__(self, text: str, pressed: Callable[[], None], *, is_low: bool = False) -> None:
        """Make a notice that is not shown yet; the text is the button's.

        One that ``is_low`` takes little of the page's height.
        """
        super().__init__()
        self.setObjectName("notice")
        self._words = ScalingLabel(TypeSize.BODY, wraps=True)
        self.button: QPushButton = push_button(text, pressed, rank="small" if is_low else "")
        row = QHBoxLayout(self)
        edge = Space.MEDIUM.value
        above = Space.SMALL.value if is_low else edge
        row.setContentsMargins(edge, above, edge, above)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))

"""Every push button of the window: pressed by Enter as well as by Space, with its rank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def push_button(text: str, pressed: Callable[[], None], *, rank: str = "") -> QPushButton:
    """Return a button; ``rank`` is one of the style sheet's ("first", "hero", "small")."""
    button = QPushButton(text)
    button.setProperty("rank", rank)
    # outside a dialog Qt leaves Enter without effect unless it is asked for
    button.setAutoDefault(True)
    button.clicked.connect(lambda: pressed())  # noqa: PLW0108  # clicked carries a bool
    return button

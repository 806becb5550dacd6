"""The way of the Tab key through what was filled in later than the rest of its page."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QPushButton, QWidget


def lead_on(before: QWidget, *filled: QLayout) -> None:
    """Let Tab go from ``before`` through the buttons in these layouts, in their order.

    Qt puts what is made later at the end of the window, whatever its place.
    """
    for box in [box for layout in filled if (box := layout.parentWidget())]:
        for button in box.findChildren(QPushButton):
            QWidget.setTabOrder(before, button)
            before = button

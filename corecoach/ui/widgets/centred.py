"""Keeps a page readable in a wide window: its content stays in the middle, no wider than a page."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

WIDEST: Final = 1280


def centred(content: QLayout) -> QHBoxLayout:
    """Return a layout that holds the content in the middle."""
    inside = QWidget()
    inside.setLayout(content)
    inside.setMaximumWidth(WIDEST)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(inside, 1000)
    row.addStretch(1)
    return row

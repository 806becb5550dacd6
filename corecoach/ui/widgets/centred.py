"""Keeps a page readable in any window: in the middle, scrolled when low, larger when large."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QWidget

from corecoach.ui.theme.tokens import REFERENCE_HEIGHT, REFERENCE_WIDTH
from corecoach.ui.widgets.scaling_label import ScalingLabel

WIDEST: Final = 1500
LARGEST: Final = 1.4


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


def scrolling(inside: QWidget) -> QScrollArea:
    """Return an area that scrolls up and down where the window is too low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def grow(page: QWidget) -> None:
    """Let the labels of a page grow with the window; below the reference size they stay."""
    scale = growth(page)
    for label in page.findChildren(ScalingLabel):
        label.set_scale(scale)


def growth(page: QWidget) -> float:
    """Return how many times its usual size the type of a page has in its window."""
    share = min(page.width() / REFERENCE_WIDTH, page.height() / REFERENCE_HEIGHT)
    return min(max(share, 1.0), LARGEST)

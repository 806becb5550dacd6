"""Icons: line drawings from the assets, tinted with a colour of the look."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIDE: Final = 48
"""Pixels an icon is drawn with; twice its size on the screen, for sharp high resolution."""


def icon(folder: Path, name: str, colour: QColor, disabled: QColor) -> QIcon:
    """Return the icon of a name in a colour, and paler where the control is disabled."""
    drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon(_drawn(drawing, colour))
    made.addPixmap(_drawn(drawing, disabled), QIcon.Mode.Disabled)
    return made


def _drawn(drawing: str, colour: QColor) -> QPixmap:
    tinted = drawing.replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(SIDE, SIDE))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter)
    painter.end()
    return pixmap

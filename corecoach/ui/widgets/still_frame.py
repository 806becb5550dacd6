"""A frame along the edges of its parent: a sign that stands still and needs no colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

THICKNESS_PX: Final = 12
"""Seen from the mat, and inside the margins of a page."""


class StillFrame(QWidget):
    """The frame; hidden until it is shown. What it frames can be seen and clicked."""

    def __init__(self, parent: QWidget) -> None:
        """Make a hidden frame that keeps to the size of its parent."""
        super().__init__(parent)
        self._colour = QColor(Qt.GlobalColor.black)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        parent.installEventFilter(self)
        self.resize(parent.size())
        self.hide()

    def set_colour(self, colour: QColor) -> None:
        """Paint with this colour from now on."""
        self._colour = colour
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the parent."""
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out all but the edges, so that what moves inside costs nothing here."""
        inside = self.rect().adjusted(THICKNESS_PX, THICKNESS_PX, -THICKNESS_PX, -THICKNESS_PX)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edges."""
        QPainter(self).fillRect(event.rect(), self._colour)

"""Leaves the mouse wheel to the page: a control it passes over must not change by it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject


class WheelGuard(QObject):
    """An event filter for controls on a page that scrolls."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to what lies behind the control."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

"""A flash: one short moment that is seen out of the corner of an eye, never too often."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LIT_MS: Final = 250
DARK_MS: Final = 150
"""After a flash. Both together keep it to two and a half a second; WCAG 2.3.1 allows three."""


class Flash(QObject):
    """Lights up when asked to; a wish that comes too soon after the last is left out.

    Signals:
        changed: It lit up (True) or went out (False).
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        """Make a flash that is dark."""
        super().__init__(parent)
        self.is_lit = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def light(self) -> None:
        """Light up once, unless that would be too often."""
        if not self._timer.isActive():
            self._turn(lit=True)
            self._timer.start(LIT_MS)

    def put_out(self) -> None:
        """Go out at once and be ready for the next wish."""
        self._timer.stop()
        if self.is_lit:
            self._turn(lit=False)

    def _go_on(self) -> None:
        if self.is_lit:
            self._turn(lit=False)
            self._timer.start(DARK_MS)

    def _turn(self, *, lit: bool) -> None:
        self.is_lit = lit
        self.changed.emit(lit)

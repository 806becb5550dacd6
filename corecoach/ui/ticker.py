"""The one timer of the window: it only asks for a beat, the clock says what time it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

MOVING_MS: Final = 40
"""Twenty-five frames a second: the ring's end moves some pixels each, which the eye sees flow."""
STANDING_MS: Final = 200


class Ticker(QObject):
    """Asks for beats: often while something moves, seldom while a session stands still.

    Signals:
        ticked: It is time to look at the clock.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        """Make a ticker that stands."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.ticked)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start(MOVING_MS)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def follow(self, *, moving: bool) -> None:
        """Tick at the pace that what is shown needs."""
        wanted = MOVING_MS if moving else STANDING_MS
        if self._timer.isActive() and self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

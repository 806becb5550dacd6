"""The one timer of the window: it only asks for a beat, the clock says what time it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

MOVING_MS: Final = 40
"""Twenty-five frames a second: the ring's end moves some pixels each, which the eye sees flow."""
STANDING_MS: Final = 200
BEHIND_MS: Final = 8
"""A beat later than this after the frame it is for is brought back into step."""


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

    @property
    def interval_ms(self) -> int:
        """How long until the next tick, from the last."""
        return self._timer.interval()

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start(MOVING_MS)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def follow(self, *, moving: bool, position_ms: int = 0) -> None:
        """Tick at the pace that what is shown needs.

        Args:
            moving: Whether something moves.
            position_ms: Where on its own line of time that is now; the ticks fall in with its whole
                seconds, so that digits change when they should.
        """
        wanted = MOVING_MS if moving else STANDING_MS
        behind_ms = position_ms % MOVING_MS
        if moving and behind_ms > BEHIND_MS:
            wanted -= behind_ms - 1
        if self._timer.isActive() and self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

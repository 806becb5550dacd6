"""The cues that were handed over and are still to come, whoever asks from whichever thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from corecoach.application.ports import ScheduledCue


class Agenda:
    """Remembers cues until their moment has passed."""

    def __init__(self) -> None:
        self._cues: list[ScheduledCue] = []
        self._lock = threading.Lock()

    def add(self, cues: Sequence[ScheduledCue]) -> None:
        """Take in cues."""
        with self._lock:
            self._forget_past()
            self._cues += cues

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._cues.clear()

    def to_come(self) -> list[ScheduledCue]:
        """Return the cues whose moment has not passed, in the order they came in."""
        with self._lock:
            self._forget_past()
            return list(self._cues)

    def _forget_past(self) -> None:
        now = time.monotonic_ns() // 1_000_000
        self._cues = [cue for cue in self._cues if cue.at_ms >= now]

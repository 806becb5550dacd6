"""Looks for sound devices in a thread, so that nobody waits for a slow sound system."""

from __future__ import annotations

import threading
from collections.abc import Callable

from corecoach.application.ports import Output


class BackgroundOutputs:
    """Returns what the last look found, and begins another where none is under way.

    Args:
        look: Returns the devices; may take its time.
    """

    def __init__(self, look: Callable[[], tuple[Output, ...]]) -> None:
        self._look = look
        self._found: tuple[Output, ...] | None = None
        self._looking: threading.Thread | None = None

    def outputs(self) -> tuple[Output, ...] | None:
        """Return the devices found last, and look again; None before the first look is over."""
        known = self._found
        if self._looking is None or not self._looking.is_alive():
            self._looking = threading.Thread(target=self._run, name="outputs", daemon=True)
            self._looking.start()
        return known

    def _run(self) -> None:
        self._found = self._look()

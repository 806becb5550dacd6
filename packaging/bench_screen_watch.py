"""Watches the digits of a running session on a private screen, and knows when they change."""

from __future__ import annotations

import bisect
import threading
import time
from types import TracebackType
from typing import Final, Self

from Xlib import X, display

_LOOK_S: Final = 0.004
_SIZE: Final = (0.10, 0.20)
_CENTRE: Final = (0.2585, 0.386)
"""Of the window: where the digits are and the ring is not."""
_NEAR_MS: Final = 400.0


class ScreenWatch:
    """Looks at the digits over and over from when it is entered until it is left."""

    def __init__(self, shown_on: str, window: str) -> None:
        self._display = display.Display(shown_on)
        self._window = self._display.create_resource_object("window", int(window))
        self._changed_ms: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def delays_ms(self, moments_ms: list[float]) -> list[float]:
        """Return how long after each moment the digits changed, where they did near it."""
        delays = []
        for moment in moments_ms:
            at = bisect.bisect_left(self._changed_ms, moment - _NEAR_MS / 2)
            near = [change - moment for change in self._changed_ms[at : at + 2]]
            delays += [delay for delay in near[:1] if abs(delay) < _NEAR_MS]
        return delays

    def _look(self) -> None:
        shape = self._window.get_geometry()
        width, height = (
            round(side * share)
            for side, share in zip((shape.width, shape.height), _SIZE, strict=True)
        )
        left = round(shape.width * _CENTRE[0] - width / 2)
        top = round(shape.height * _CENTRE[1] - height / 2)
        before = b""
        while not self._over.wait(_LOOK_S):
            seen = self._window.get_image(left, top, width, height, X.ZPixmap, 0xFFFFFFFF).data
            if seen != before:
                self._changed_ms.append(time.monotonic() * 1000)
                before = seen

"""Listening again when something else had a processor: what is judged is the program alone.

A hearing that is right counts at once, and one that is wrong on a machine with time to spare counts
too. Only one that went wrong while the processors were all busy for a moment is made again, twice
at most: a fault of the program's own comes back each time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

import psutil

from tests.sound_rig.hearing import Hearing

T = TypeVar("T")

ATTEMPTS: Final = 3
BUSY: Final = 90.0
"""Percent of all processors over a moment; from here on others may have torn the sound."""
MOMENT_S: Final = 0.25
QUIET: Final = 30.0
QUIET_WITHIN_S: Final = 60
TOLERANCE_MS: Final = 10.0


def fairly(listen: Callable[[], Hearing]) -> Hearing:
    """Return the first hearing that is right, or that went wrong for no reason but our own."""
    return fairly_tried(listen, is_right)


def fairly_tried(attempt: Callable[[], T], is_right: Callable[[T], bool]) -> T:
    """Return the first result that is right, or that went wrong for no reason but our own."""
    for _ in range(ATTEMPTS - 1):
        result, peak = _with_peak(attempt)
        if is_right(result) or peak < BUSY:
            return result
        _wait_for_quiet()
    return attempt()


def is_right(hearing: Hearing) -> bool:
    """Tell whether every cue was heard at its moment, and nothing else."""
    return not hearing.lost and not hearing.extras and hearing.spread_ms(99) <= TOLERANCE_MS


def _with_peak(attempt: Callable[[], T]) -> tuple[T, float]:
    """Try, and return also the busiest moment of the processors meanwhile, in percent."""
    over = threading.Event()
    moments = [0.0]

    def watch() -> None:
        psutil.cpu_percent()
        while not over.wait(MOMENT_S):
            moments.append(psutil.cpu_percent())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        result = attempt()
    finally:
        over.set()
        watcher.join()
    return result, max(moments)


def _wait_for_quiet() -> None:
    deadline = time.monotonic() + QUIET_WITHIN_S
    while time.monotonic() < deadline and psutil.cpu_percent(interval=2) > QUIET:
        pass

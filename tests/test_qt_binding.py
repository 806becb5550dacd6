"""The Qt binding itself: the faults of one release that would end a session."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize


def test_a_call_that_returns_nothing_keeps_the_count_of_none() -> None:
    """PySide6 6.12.0 drops one reference each on Python 3.11; then the interpreter aborts."""
    size, before = QSize(), sys.getrefcount(None)
    for _ in range(1000):
        size.setWidth(3)
    assert sys.getrefcount(None) > before - 500

"""What every test runs in: no display, and nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _nothing_is_left_alive(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a window test that leaves a window open or a timer running."""
    yield
    if "qtbot" not in request.fixturenames:
        return
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # only window tests need Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # only window tests need Qt

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    left = [window for window in app.topLevelWidgets() if window.isVisible()]
    running = [
        timer
        for window in app.topLevelWidgets()
        for timer in window.findChildren(QTimer)
        if timer.isActive()
    ]
    assert not left, f"left open: {left}"
    assert not running, f"left running: {running}"

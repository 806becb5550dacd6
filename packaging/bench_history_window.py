"""One window on a data folder: how long its History tab takes to a painted chart.

Run by bench_history.py; prints its figures as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTabWidget

from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.settings_memory import PassingSettings
from corecoach.domain.pace.safety import clearance_note
from corecoach.ui.background import OneThread
from corecoach.ui.main_window import AFTER_PAINT_MS, MainWindow
from corecoach.ui.plots.chart_plot import ChartPlot
from corecoach.ui.theme.look import Appearance, Look
from corecoach.wiring.late_parts import late_ports
from corecoach.wiring.pages import BuiltPages, kept_in

TICK_MS: Final = 5
WITHIN_MS: Final = 60_000
HISTORY_TAB: Final = 1


class Moment:
    """Something that is waited for as the program waits: asleep until an event comes."""

    def __init__(self) -> None:
        """Begin before it came."""
        self._loop = QEventLoop()

    def come(self) -> None:
        """Let the wait end, when what comes now is done."""
        QTimer.singleShot(0, self._loop.quit)

    def wait(self) -> None:
        """Wait for it.

        Raises:
            TimeoutError: It did not come.
        """
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: self._loop.exit(1))
        limit.start(WITHIN_MS)
        if self._loop.exec():
            raise TimeoutError


class Watch(QObject):
    """Sees when a chart was painted after it was shown, and how long the window stood still."""

    def __init__(self, app: QApplication) -> None:
        """Watch everything in the application."""
        super().__init__()
        self._is_due, self.painted = False, Moment()
        self.longest_s, self._last = 0.0, time.perf_counter()
        app.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        shown = ChartPlot.show_chart

        def show_chart(plot: ChartPlot, chart: object) -> None:
            shown(plot, chart)  # type: ignore[arg-type]  # passed on as it came
            self._is_due = True

        ChartPlot.show_chart = show_chart  # type: ignore[method-assign,assignment]  # watched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Note the first painting of a chart that is due."""
        if self._is_due and event.type() == QEvent.Type.Paint:
            parent = watched.parent()
            if parent is not None and isinstance(parent.parent(), ChartPlot):
                self._is_due = False
                self.painted.come()
        return super().eventFilter(watched, event)

    def open(self, tabs: QTabWidget) -> float:
        """Open the tab and return the seconds to a painted chart."""
        self.longest_s = 0.0
        self._last = begun = time.perf_counter()
        tabs.setCurrentIndex(HISTORY_TAB)
        self.painted.wait()
        return time.perf_counter() - begun

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def settle(background: OneThread) -> None:
    """Wait until the window has done what it does after a while, and read what it reads."""
    for wait_ms in (AFTER_PAINT_MS * 3, 0):
        over = Moment()
        QTimer.singleShot(
            wait_ms,
            lambda over=over: background.run(lambda: None, lambda _none: over.come(), print),
        )
        over.wait()


def main(folder: Path) -> dict[str, float]:
    """Open the tab twice and return the figures."""
    app = QApplication([])
    clock, background = SystemClock(), OneThread()
    opened = open_store(folder, clock.now(), set_aside_damaged=False)
    opened.safety.add([clearance_note(clock.now(), clock.now().date(), ())])
    pages = BuiltPages(
        Look(app, assets_folder(), Appearance.LIGHT),
        clock,
        kept_in(opened),
        PassingSettings(),
        late_ports(clock, opened.store, folder),
        background,
    )
    window, watch = MainWindow(pages), Watch(app)
    window.show()
    settle(background)
    tabs = window.findChild(QTabWidget)
    if tabs is None:
        raise LookupError("the window has no tabs")
    us = psutil.Process()
    before = us.memory_info().rss
    first_s = watch.open(tabs)
    still_first_s = watch.longest_s
    settle(background)
    after = us.memory_info().rss
    tabs.setCurrentIndex(0)
    settle(background)
    again_s = watch.open(tabs)
    still_again_s = watch.longest_s
    settle(background)
    window.close()
    background.close()
    opened.store.close()
    return {
        "first_opening_s": first_s,
        "opening_again_s": again_s,
        "longest_standstill_first_s": still_first_s,
        "longest_standstill_again_s": still_again_s,
        "memory_before_mib": before / 2**20,
        "memory_grown_mib": (after - before) / 2**20,
    }


if __name__ == "__main__":
    figures = main(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    # nothing is left to be taken down in order
    os._exit(0)

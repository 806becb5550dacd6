"""The demo: the whole window on a year of sample history, with nothing behind it that is kept."""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from corecoach import __version__
from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.data_folder import data_folder
from corecoach.adapters.database.opening import OpenedStore, open_in_memory
from corecoach.adapters.settings_memory import PassingSettings
from corecoach.application.language import gettext as _
from corecoach.application.ports import Clock
from corecoach.application.sample_history import sample_history
from corecoach.domain.pace.safety import clearance_note
from corecoach.ui.background import AtOnce
from corecoach.ui.main_window import AFTER_PAINT_MS, MainWindow
from corecoach.ui.theme.look import Appearance, Look
from corecoach.wiring.application import started_application
from corecoach.wiring.late_parts import late_ports
from corecoach.wiring.pages import BuiltPages, kept_in


def run_demo(appearance: Appearance) -> int:
    """Open the window on a year of sample history in memory; no file is read or written.

    Raises:
        WorldError: There is no screen.
    """
    app = started_application()
    clock = SystemClock()
    opened = sample_store(clock)
    pages = BuiltPages(
        Look(app, assets_folder(), appearance),
        clock,
        kept_in(opened),
        PassingSettings(),
        late_ports(clock, opened.store, data_folder(None, {})),
        AtOnce(),
    )
    window = MainWindow(pages, title_note=_("sample history, nothing is kept"), keeps_data=False)
    window.show()
    QTimer.singleShot(AFTER_PAINT_MS, gc.enable)
    status = app.exec()
    opened.store.close()
    return status


def sample_store(clock: Clock) -> OpenedStore:
    """Return a record in memory with a year of sample history in it."""
    now = clock.now()
    opened = open_in_memory(now)
    sample = sample_history(now, __version__)
    for record, reps in sample.sessions:
        opened.store.add(record, reps)
    opened.plans.keep(sample.book)
    for since, target in sample.targets.items():
        opened.weeks.keep_target(since, target)
    opened.safety.add([clearance_note(now, now.date(), ())])
    for day, reason in sample.paused.items():
        opened.weeks.pause([day], reason)
    return opened

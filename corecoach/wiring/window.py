"""The window: opened on a data folder, once for each folder, and kept alive when we err."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store, prepare_folder
from corecoach.adapters.desktop.instance_lock import lock
from corecoach.adapters.log_file import keep_log, log_our_mistakes
from corecoach.adapters.settings_file import SettingsFile
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.ui.background import OneThread
from corecoach.ui.main_window import AFTER_PAINT_MS, MainWindow
from corecoach.ui.theme.look import Appearance, Look
from corecoach.wiring.application import started_application
from corecoach.wiring.late_parts import late_ports
from corecoach.wiring.pages import BuiltPages, kept_in

BACKUP_AFTER_MS: Final = 5000
"""After the start has settled: nobody waits for a backup."""


def run_window(folder: Path, appearance: Appearance) -> int:
    """Open the window on a data folder and return the exit status when it is closed.

    Raises:
        WorldError: There is no screen, another window has the folder, or the record is refused.
    """
    app = started_application()
    clock = SystemClock()
    prepare_folder(folder)
    held = lock(folder)
    if held is None:
        return _show_the_other(folder)
    opened = open_store(folder, clock.now(), set_aside_damaged=True)
    background = OneThread()
    late = late_ports(clock, opened.store, folder)
    pages = BuiltPages(
        Look(app, assets_folder(), appearance),
        clock,
        kept_in(opened, str(folder)),
        SettingsFile(folder),
        late,
        background,
    )
    window = MainWindow(pages)
    keep_log(folder)
    sys.excepthook = log_our_mistakes(window.tell)
    window.show()
    QTimer.singleShot(AFTER_PAINT_MS, gc.enable)
    QTimer.singleShot(BACKUP_AFTER_MS, lambda: late.data().automatic.begin_if_due())  # noqa: PLW0108  # built only then
    window.session_ended.connect(lambda: late.data().automatic.begin())  # noqa: PLW0108  # as above
    QTimer.singleShot(AFTER_PAINT_MS, window, lambda: _take_calls(folder, window))
    if opened.set_aside:
        from corecoach.application.data_texts import rescue_text

        found = opened.salvaged
        window.tell(rescue_text(opened.set_aside, found.sessions, found.reps, found.rebuilt))
    status = app.exec()
    background.close()
    late.data().automatic.close()
    opened.store.close()
    held.release()
    return status


def _take_calls(folder: Path, window: MainWindow) -> None:
    # the network library is not for the first paint
    from corecoach.adapters.desktop.window_call import CallTaker

    calls = CallTaker(folder, window.come_to_front)
    calls.setParent(window)


def _show_the_other(folder: Path) -> int:
    """Bring the window that has the folder to the front; nothing is opened or written.

    Raises:
        StoreError: It does not answer.
    """
    from corecoach.adapters.desktop.window_call import call

    if not call(folder):
        raise StoreError(
            _("CoreCoach is already open with the data in {folder}.").format(folder=folder)
        )
    sys.stdout.write(_("CoreCoach is already open; its window is in front now.") + "\n")
    return 0

"""The window: opened on a data folder, once for each folder, and kept alive when we err."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store, prepare_folder
from corecoach.adapters.desktop.instance_lock import lock
from corecoach.adapters.desktop.screen import screen_is_there
from corecoach.adapters.settings_file import SettingsFile
from corecoach.application.errors import StoreError, WorldError
from corecoach.application.language import gettext as _
from corecoach.application.ports import Records
from corecoach.ui.main_window import AFTER_PAINT_MS, MainWindow
from corecoach.ui.theme.look import Appearance, Look
from corecoach.wiring.late_parts import late_ports
from corecoach.wiring.pages import BuiltPages

LOG_BYTES: Final = 500_000

log = logging.getLogger(__name__)


def run_window(folder: Path, appearance: Appearance) -> int:
    """Open the window on a data folder and return the exit status when it is closed.

    Raises:
        WorldError: There is no screen, another window has the folder, or the record is refused.
    """
    _require_screen()
    app = QApplication(["corecoach"])
    app.setApplicationName("corecoach")
    app.setDesktopFileName("corecoach")
    clock = SystemClock()
    prepare_folder(folder)
    held = lock(folder)
    if held is None:
        return _show_the_other(folder)
    opened = open_store(folder, clock.now(), set_aside_damaged=True)
    look = Look(app, assets_folder(), appearance)
    pages = BuiltPages(
        look,
        clock,
        Records(opened.store, opened.corrections),
        SettingsFile(folder),
        late_ports(clock, opened.store, folder),
    )
    window = MainWindow(pages)
    keep_log(folder)
    sys.excepthook = _log_our_mistake(window.tell)
    window.show()
    QTimer.singleShot(AFTER_PAINT_MS, gc.enable)
    QTimer.singleShot(AFTER_PAINT_MS, window, lambda: _take_calls(folder, window))
    if opened.set_aside:
        window.tell(
            _(
                "The record was damaged. It is kept as {file}, nothing in it was deleted, and a "
                "new one has begun."
            ).format(file=opened.set_aside)
        )
    status = app.exec()
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


def keep_log(folder: Path) -> None:
    """Write what happens to a log in the data folder; it stays small."""
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder / "corecoach.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _require_screen() -> None:
    """Refuse in a sentence where Qt would end the program without one."""
    if not screen_is_there(os.environ):
        raise WorldError(
            _(
                "There is no screen to open a window on; plan, rules, history, summary and check "
                "work without one."
            )
        )


def _log_our_mistake(
    tell: Callable[[str], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook for mistakes of ours: a traceback in the log, a sentence, and on it goes."""

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        log.critical("a mistake of ours", exc_info=(kind, error, traceback))
        sys.__excepthook__(kind, error, traceback)
        tell(
            _(
                "Something went wrong inside CoreCoach. What you have done is kept; the details "
                "are in the log, corecoach.log in the data folder."
            )
        )

    return hook

"""Where the real things are built and joined: the record, the sound, the printer, the window."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from corecoach import __version__
from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.desktop.instance_lock import lock
from corecoach.adapters.desktop.screen_keeper import BusScreenKeeper
from corecoach.adapters.settings_file import SettingsFile
from corecoach.adapters.sound.choosing_player import ChoosingPlayer
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.coach import SessionPorts
from corecoach.application.errors import StoreError, WorldError
from corecoach.application.language import gettext as _
from corecoach.application.program import Program
from corecoach.application.reports.parts import Paper
from corecoach.application.reports.session import SessionReport
from corecoach.ui.main_window import MainWindow, Screens
from corecoach.ui.printing_dialogs import PaperWork, PrintingDialogs
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.screens.summary import SummaryScreen
from corecoach.ui.screens.today import TodayScreen
from corecoach.ui.screens.training import TrainingScreen
from corecoach.ui.theme.look import Appearance, Look
from corecoach.ui.theme.tokens import FONT_FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

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
    app.setApplicationDisplayName("CoreCoach")
    app.setDesktopFileName("corecoach")
    clock = SystemClock()
    opened = open_store(folder, clock.now(), set_aside_damaged=True)
    held = lock(folder)
    if held is None:
        raise StoreError(
            _("CoreCoach is already open with the data in {folder}.").format(folder=folder)
        )
    keep_log(folder)
    player = ChoosingPlayer(ClipFiles(assets_folder() / "sounds", VOICE))
    ports = SessionPorts(clock, player, opened.store, BusScreenKeeper())
    look = Look(app, assets_folder(), appearance)
    window = build_window(Program(ports, SettingsFile(folder), __version__), look)
    sys.excepthook = _log_our_mistake(window.tell)
    window.show()
    if opened.set_aside:
        window.tell(
            _(
                "The record was damaged. It is kept as {file}, nothing in it was deleted, and a "
                "new one has begun."
            ).format(file=opened.set_aside)
        )
    status = app.exec()
    player.close()
    opened.store.close()
    held.unlock()
    return status


def build_window(program: Program, look: Look) -> MainWindow:
    """Return the window with its screens, not yet shown."""
    screens = Screens(TodayScreen(), HistoryScreen(look), TrainingScreen(look), SummaryScreen(look))
    printing = PrintingDialogs(PaperWork(_print_report, _save_pdf, _usual_paper))
    window = MainWindow(program, screens, printing)
    printing.failed.connect(window.tell)
    printing.saved.connect(
        lambda path: window.tell(_("The summary was saved as {file}.").format(file=path))
    )
    return window


def keep_log(folder: Path) -> None:
    """Write what happens to a log in the data folder; it stays small."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "corecoach.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _require_screen() -> None:
    """Refuse in a sentence where Qt would end the program without one."""
    wants = "QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"
    if sys.platform == "linux" and not any(os.environ.get(name) for name in wants):
        raise WorldError(
            _(
                "There is no screen to open a window on; plan, history, summary and check work "
                "without one."
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


def _print_report(report: SessionReport, printer: QPrinter) -> None:
    from corecoach.adapters.printing.printer import print_report

    print_report(report, printer, family=FONT_FAMILY)


def _save_pdf(report: SessionReport, path: Path, paper: Paper) -> None:
    from corecoach.adapters.printing.pdf import save_pdf

    save_pdf(report, path, paper, family=FONT_FAMILY)


def _usual_paper() -> Paper:
    from corecoach.adapters.printing.paper import usual_paper

    return usual_paper(QLocale.system())

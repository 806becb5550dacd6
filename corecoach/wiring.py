"""Where the real things are built and joined: record, sound, printing, pages, window.

What the first painted window does not need is imported where it is built.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from corecoach import __version__
from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store, prepare_folder
from corecoach.adapters.desktop.instance_lock import lock
from corecoach.adapters.desktop.screen import screen_is_there
from corecoach.adapters.log_file import LOG_NAME, keep_log
from corecoach.adapters.settings_file import SettingsFile
from corecoach.application.desks.today import TodayDesk
from corecoach.application.errors import StoreError, WorldError
from corecoach.application.language import gettext as _
from corecoach.application.ports import Clock, OutputFinder, Records, RecordStore, SettingsStore
from corecoach.ui.main_window import AFTER_PAINT_MS, MainWindow
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.theme.look import Appearance, Look
from corecoach.ui.theme.tokens import FONT_FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from corecoach.application.coach import SessionPorts
    from corecoach.application.moving import DataPorts
    from corecoach.application.reports.session import SessionReport
    from corecoach.ui.pages.corrections import CorrectionsPage
    from corecoach.ui.pages.data import DataPage
    from corecoach.ui.pages.history import HistoryPage
    from corecoach.ui.pages.session import SessionPage
    from corecoach.ui.pages.settings import SettingsPage
    from corecoach.ui.pages.summary import SummaryPage
    from corecoach.ui.printing_dialogs import PrintingDialogs

BACKUP_AFTER_MS: Final = 5000
"""After the start has settled: nobody waits for a backup."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SoundPorts:
    """How to build what a session needs, and what knows the devices that sound can go to."""

    session: Callable[[], SessionPorts]
    outputs: Callable[[], OutputFinder]


class BuiltPages:
    """Builds each page from its real parts when it is asked for."""

    def __init__(
        self,
        look: Look,
        clock: Clock,
        records: Records,
        settings: SettingsStore,
        sound_ports: SoundPorts,
        data_ports: Callable[[], DataPorts],
    ) -> None:
        """Use these parts; those of sound and data are built when they are first wanted."""
        self._look, self._clock = look, clock
        self._records, self._store = records, records.store
        self._settings, self._sound_ports = settings, sound_ports
        self._data_ports = data_ports
        self._ports: SessionPorts | None = None

    def today(self) -> TodayPage:
        """Return the page Today."""
        return TodayPage(TodayDesk(self._clock, self._store, self._settings))

    def history(self) -> HistoryPage:
        """Return the page History."""
        from corecoach.application.desks.history import HistoryDesk
        from corecoach.ui.pages.history import HistoryPage

        return HistoryPage(HistoryDesk(self._clock, self._store), self._look)

    def session(self) -> SessionPage:
        """Return the page of a running session."""
        from corecoach.application.desks.session import SessionDesk
        from corecoach.ui.pages.session import SessionPage

        desk = SessionDesk(self._joined(), self._settings, __version__)
        return SessionPage(desk, self._look)

    def settings(self) -> SettingsPage:
        """Return the page Settings; what it changes is heard in the next session."""
        from corecoach.application.desks.settings import SettingsDesk
        from corecoach.ui.pages.settings import SettingsPage

        player = self._joined().player
        return SettingsPage(
            SettingsDesk(self._clock, self._settings, player, self._sound_ports.outputs())
        )

    def summary(self) -> SummaryPage:
        """Return the page of a summary."""
        from corecoach.application.desks.summary import SummaryDesk
        from corecoach.ui.pages.summary import SummaryPage

        desk = SummaryDesk(self._clock, self._records, __version__)
        return SummaryPage(desk, printing_dialogs(), self._look)

    def data(self) -> DataPage:
        """Return the page Your data."""
        from corecoach.application.desks.data import DataDesk
        from corecoach.ui.pages.data import DataPage

        return DataPage(DataDesk(self._clock, self._data_ports()))

    def corrections(self) -> CorrectionsPage:
        """Return the page on which sessions are corrected, with the bin and the undo bar."""
        from corecoach.application.desks.corrections import CorrectionDesk
        from corecoach.ui.pages.corrections import CorrectionsPage

        desk = CorrectionDesk(self._clock, self._records, self._settings, __version__)
        return CorrectionsPage(desk)

    def _joined(self) -> SessionPorts:
        """Return the one set of parts that session and settings share."""
        if self._ports is None:
            self._ports = self._sound_ports.session()
            self._ports.player.use(self._settings.load().sound)
        return self._ports


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
    data = cache(partial(_real_data, folder, clock))
    look = Look(app, assets_folder(), appearance)
    pages = BuiltPages(
        look,
        clock,
        Records(opened.store, opened.corrections),
        SettingsFile(folder),
        SoundPorts(lambda: real_ports(clock, opened.store), real_outputs),
        data,
    )
    window = MainWindow(pages)
    keep_log(folder / LOG_NAME)
    sys.excepthook = _log_our_mistake(window.tell)
    window.show()
    QTimer.singleShot(AFTER_PAINT_MS, gc.enable)
    QTimer.singleShot(BACKUP_AFTER_MS, lambda: data().automatic.begin_if_due())  # noqa: PLW0108  # built only then
    window.session_ended.connect(lambda: data().automatic.begin())  # noqa: PLW0108  # as above
    QTimer.singleShot(AFTER_PAINT_MS, window, lambda: _take_calls(folder, window))
    if opened.set_aside:
        from corecoach.application.data_texts import rescue_text

        found = opened.salvaged
        window.tell(rescue_text(opened.set_aside, found.sessions, found.reps, found.rebuilt))
    status = app.exec()
    data().automatic.close()
    opened.store.close()
    held.release()
    return status


def _real_data(folder: Path, clock: Clock) -> DataPorts:
    # files in other forms are not for the first paint
    from corecoach.adapters.moving.ports import data_ports

    return data_ports(folder, clock, __version__)


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


def real_ports(clock: Clock, store: RecordStore) -> SessionPorts:
    """Return the real sound and screen beside a clock and a record."""
    from corecoach.adapters.desktop.screen_keeper import BusScreenKeeper
    from corecoach.adapters.sound.choosing_player import ChoosingPlayer
    from corecoach.adapters.sound.clip_files import ClipFiles
    from corecoach.application.coach import SessionPorts

    player = ChoosingPlayer(ClipFiles(assets_folder() / "sounds", VOICE))
    return SessionPorts(clock, player, store, BusScreenKeeper())


def real_outputs() -> OutputFinder:
    """Return what finds the real devices."""
    from corecoach.adapters.background_outputs import BackgroundOutputs
    from corecoach.adapters.sound.outputs import outputs

    return BackgroundOutputs(outputs)


def printing_dialogs() -> PrintingDialogs:
    """Return the dialogs with what really prints and saves behind them."""
    from PySide6.QtCore import QLocale

    from corecoach.adapters.printing.paper import usual_paper
    from corecoach.adapters.printing.pdf import save_pdf
    from corecoach.ui.printing_dialogs import PaperWork, PrintingDialogs

    return PrintingDialogs(
        PaperWork(
            print_report=_print_report,
            save_pdf=lambda report, path, paper: save_pdf(report, path, paper, family=FONT_FAMILY),
            paper=lambda: usual_paper(QLocale.system()),
        )
    )


def _print_report(report: SessionReport, printer: QPrinter) -> None:
    # the print support is loaded when somebody prints
    from corecoach.adapters.printing.printer import print_report

    print_report(report, printer, family=FONT_FAMILY)


def _require_screen() -> None:
    """Refuse in a sentence where Qt would end the program without one."""
    if not screen_is_there(os.environ):
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

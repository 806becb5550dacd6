"""What the dialogs hand on: to a preview, to a printer, to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import (
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from corecoach.adapters.printing.printer import print_report
from corecoach.application.errors import PrintingError
from corecoach.application.reports.parts import Paper, Report
from corecoach.application.reports.session import build_session_report
from corecoach.ui.printing_dialogs import PaperWork, PrintingDialogs
from tests.samples import session

REPORT = build_session_report(session(1), program_version="0.1.0")


class Work:
    """Paints what is shown, and takes or refuses what is printed."""

    def __init__(self, *, is_ready: bool = False) -> None:
        self.shown, self.printed, self._is_ready = 0, 0, is_ready

    def show(self, report: Report, printer: QPrinter) -> None:
        self.shown += 1
        print_report(report, printer)

    def print(self, _report: Report, _printer: QPrinter) -> None:
        self.printed += 1
        if self._is_ready:
            return
        raise PrintingError("The printer has stopped.")

    def dialogs(self) -> PrintingDialogs:
        return PrintingDialogs(
            PaperWork(self.show, self.print, lambda _report, _path, _paper: None, lambda: Paper.A4)
        )


def test_the_print_button_of_a_preview_asks_the_printer_first(qtbot: QtBot, tmp_path: Path) -> None:
    work, parent = Work(), QWidget()
    told: list[str] = []
    qtbot.addWidget(parent)
    dialogs = work.dialogs()
    dialogs.failed.connect(told.append)
    dialogs.preview(REPORT, parent)
    (dialog,) = parent.findChildren(QPrintPreviewDialog)
    pages = dialog.findChild(QPrintPreviewWidget)
    assert pages
    qtbot.waitUntil(lambda: pages.pageCount() == 1)
    assert (work.shown, work.printed) == (1, 0)
    dialog.printer().setOutputFileName(str(tmp_path / "page.pdf"))
    pages.print_()
    assert work.printed == 1
    assert told == ["The printer has stopped."]
    assert not list(tmp_path.iterdir())
    dialog.reject()


def test_what_was_taken_is_told_with_its_printer(qtbot: QtBot, tmp_path: Path) -> None:
    work, parent = Work(is_ready=True), QWidget()
    qtbot.addWidget(parent)
    dialogs = work.dialogs()
    dialogs.print_page(REPORT, parent)
    (dialog,) = parent.findChildren(QPrintDialog)
    dialog.printer().setOutputFileName(str(tmp_path / "page.pdf"))
    with qtbot.waitSignal(dialogs.printed) as told:
        dialog.accepted.emit(dialog.printer())
    assert told.args == [str(tmp_path / "page.pdf")]
    dialog.reject()

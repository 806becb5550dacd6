"""The way to paper, from wherever in the window somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from corecoach.application.desks.paper import PaperDesk, PaperWish
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Report
from corecoach.ui.pages.page import Page
from corecoach.ui.paper_dialog import PaperDialog
from corecoach.ui.printing_dialogs import PrintingDialogs


class PaperPage(Page):
    """Joins the dialog to its desk and to what prints and saves."""

    def __init__(self, desk: PaperDesk, printing: PrintingDialogs) -> None:
        """Wire them; the dialog comes when it is asked for."""
        super().__init__()
        self._desk, self._printing = desk, printing
        self._dialog: PaperDialog | None = None
        printing.failed.connect(self.told)
        printing.printed.connect(self._tell_printed)
        printing.saved.connect(self._tell_saved)

    def open(self, session_id: int | None, parent: QWidget) -> None:
        """Ask what is to be put on paper; about this session where one is given."""
        state = self.attempt(lambda: self._desk.state(session_id))
        if state is None or self._dialog:
            return
        self._dialog = dialog = PaperDialog(state, parent)
        printing = self._printing
        dialog.print_requested.connect(lambda wish: self._do(wish, printing.print_page))
        dialog.preview_requested.connect(lambda wish: self._do(wish, printing.preview))
        dialog.pdf_requested.connect(lambda wish: self._do(wish, printing.save_pdf))
        dialog.finished.connect(self._forget)
        dialog.open()

    def _do(self, wish: PaperWish, way: Callable[[Report, QWidget], None]) -> None:
        report = self.attempt(lambda: self._desk.report(wish))
        if report and self._dialog:
            way(report, self._dialog)

    def _forget(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None

    def _tell_printed(self, printer: str) -> None:
        if self._dialog:
            self._dialog.accept()
        self.told.emit(_("It was sent to {printer}.").format(printer=printer))

    def _tell_saved(self, path: Path) -> None:
        if self._dialog:
            self._dialog.accept()
        self.told.emit(_("It was saved as {file}.").format(file=path))

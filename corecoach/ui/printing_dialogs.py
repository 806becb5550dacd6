"""The way to paper: the system's print dialog, a preview with real pages, and a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPaintEngine
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from corecoach.application.errors import PrintingError
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Paper, Report

if TYPE_CHECKING:
    # the print support is loaded when somebody prints, not when the window opens
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True)
class PaperWork:
    """What really prints and saves, handed in from outside; ``paper`` is the usual one here.

    ``print_report`` asks the printer first whether it takes a job, ``show_report`` paints for a
    preview.
    """

    show_report: Callable[[Report, QPrinter], None]
    print_report: Callable[[Report, QPrinter], None]
    save_pdf: Callable[[Report, Path, Paper], None]
    paper: Callable[[], Paper]


class PrintingDialogs(QObject):
    """Asks how a report is to be printed, and has it done; no call waits for the answer.

    Signals:
        failed: A sentence that says why nothing was printed or saved.
        printed: The printer that took the job, or the file it was printed into.
        saved: The file that was written.
    """

    failed = Signal(str)
    printed = Signal(str)
    saved = Signal(Path)

    def __init__(self, work: PaperWork) -> None:
        """Use these ways to print and save."""
        super().__init__()
        self._work = work
        # Qt's dialogs do not own their printer: it must outlive the one that is open
        self._in_use: QPrinter | None = None

    def print_page(self, report: Report, parent: QWidget) -> None:
        """Open the system's print dialog for a report."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  # see the top

        self._in_use = printer = self._printer()
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(_("Print: {title}").format(title=report.title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._guarded(lambda: self._print(report, printer)))
        QDialog.open(dialog)

    def preview(self, report: Report, parent: QWidget) -> None:
        """Open a preview that shows the pages as they will be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog  # noqa: PLC0415  # see the top

        self._in_use = printer = self._printer()
        dialog = QPrintPreviewDialog(printer, parent)
        dialog.setWindowTitle(_("Print preview: {title}").format(title=report.title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(900, 780)
        dialog.paintRequested.connect(
            lambda paper: self._guarded(lambda: self._show_or_print(report, paper))
        )
        dialog.open()

    def save_pdf(self, report: Report, parent: QWidget) -> None:
        """Ask for a file name and save the report there; the kind chosen says which paper."""
        kinds = {_("PDF, A4 (*.pdf)"): Paper.A4, _("PDF, US Letter (*.pdf)"): Paper.LETTER}
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        dialog = QFileDialog(parent, _("Save as PDF: {title}").format(title=report.title), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        usual = self._work.paper()
        dialog.selectNameFilter(next(kind for kind, paper in kinds.items() if paper is usual))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{report.document_title}.pdf")
        dialog.fileSelected.connect(
            lambda name: self._save(report, Path(name), kinds[dialog.selectedNameFilter()])
        )
        dialog.open()

    def _show_or_print(self, report: Report, printer: QPrinter) -> None:
        """Paint the pages of a preview; its own print button asks for them in the same way."""
        is_shown = printer.paintEngine().type() is QPaintEngine.Type.Picture
        (self._work.show_report if is_shown else self._print)(report, printer)

    def _print(self, report: Report, printer: QPrinter) -> None:
        self._work.print_report(report, printer)
        self.printed.emit(printer.outputFileName() or printer.printerName())

    def _save(self, report: Report, path: Path, paper: Paper) -> None:
        def save() -> None:
            self._work.save_pdf(report, path, paper)
            self.saved.emit(path)

        self._guarded(save)

    def _printer(self) -> QPrinter:
        from PySide6.QtGui import QPageSize  # noqa: PLC0415  # only with the print support
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # see the top

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        is_a4 = self._work.paper() is Paper.A4
        sizes = QPageSize.PageSizeId
        printer.setPageSize(QPageSize(sizes.A4 if is_a4 else sizes.Letter))
        return printer

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except PrintingError as error:
            self.failed.emit(str(error))

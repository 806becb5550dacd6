"""Prints a report on a system printer; the same call paints the pages of a print preview."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtPrintSupport import QPrinter

from corecoach.adapters.printing.page_painter import lay_out, paint_pages
from corecoach.adapters.printing.pdf import put_in_place
from corecoach.adapters.printing.pdf_text import mended
from corecoach.application.errors import PrintingError
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Report


def print_report(report: Report, printer: QPrinter, *, family: str = "") -> None:
    """Print a report on the paper, and in the range of pages, that the printer is set to.

    Raises:
        PrintingError: The printer does not take the job, or the range holds no page.
    """
    printer.setDocName(report.document_title)
    printer.setCreator(report.foot.program)
    laid_out = lay_out(report, printer, family)
    numbers = _wanted(printer, len(laid_out.pages))
    paint_pages(laid_out, numbers, printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintingError(_("The printer reported an error; see whether it is ready."))


def print_into_file(report: Report, printer: QPrinter, *, family: str = "") -> None:
    """Print a report into the file that the printer is set to, which appears when it is whole.

    Raises:
        PrintingError: The file cannot be written, or the range of pages holds none.
    """
    target = Path(printer.outputFileName())
    with TemporaryDirectory() as folder:
        made = Path(folder) / "pages.pdf"
        printer.setOutputFileName(str(made))
        try:
            print_report(report, printer, family=family)
        finally:
            printer.setOutputFileName(str(target))
        put_in_place(target, mended(made.read_bytes()))


def _wanted(printer: QPrinter, count: int) -> range:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(1, count + 1)
    first, last = max(1, printer.fromPage()), printer.toPage() or count
    numbers = range(first, min(last, count) + 1)
    if not numbers:
        raise PrintingError(
            _("There is nothing to print: the last page is {count}.").format(count=count)
        )
    return numbers

"""Printing and saving for the command line, where no application runs and no display need be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize

from corecoach.adapters.printing.paper import PAGE_SIZES, usual_paper
from corecoach.adapters.printing.pdf import save_pdf
from corecoach.application.reports.parts import Paper, Report


def save_pdf_without_window(report: Report, path: Path, paper: Paper | None, fonts: Path) -> None:
    """Save a report as a PDF.

    Without a paper it is the usual one of the system's locale. The page is set in the first of the
    font files in the folder ``fonts``.

    Raises:
        PrintingError: The file cannot be written.
    """
    _application = offscreen_application()  # lives as long as this function
    save_pdf(report, path, paper or usual_paper(QLocale.system()), family=_family(fonts))


def print_without_window(report: Report, name: str, paper: Paper | None, fonts: Path) -> None:
    """Print a report on the printer of this name; without a paper as ``save_pdf_without_window``.

    Raises:
        PrintingError: There is no such printer, or it does not take the job.
    """
    _application = offscreen_application()  # lives as long as this function
    # the print support is loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # see above

    from corecoach.adapters.printing.printer import print_report  # noqa: PLC0415  # see above
    from corecoach.adapters.printing.queue_check import require_ready  # noqa: PLC0415  # see above

    require_ready(name)
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAGE_SIZES[paper or usual_paper(QLocale.system())]))
    print_report(report, printer, family=_family(fonts))


def offscreen_application() -> QGuiApplication:
    """Return the application that runs, or a new one that needs no display; the caller keeps it."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["corecoach", "-platform", "offscreen"])


def _family(fonts: Path) -> str:
    families = [family for file in sorted(fonts.glob("*.ttf")) for family in _load(file)]
    return families[0] if families else ""


def _load(font_file: Path) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(font_file))
    return QFontDatabase.applicationFontFamilies(number)

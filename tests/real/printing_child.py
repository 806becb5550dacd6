"""A child that prints a session's summary on the default printer, as the window would.

python -m tests.real.printing_child
"""

from __future__ import annotations

import sys

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from corecoach.adapters.printing.printer import print_report
from corecoach.application.reports.session import build_session_report
from tests.samples import session


def main() -> None:
    app = QApplication(sys.argv)
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    print_report(build_session_report(session(1), program_version="0.1.0"), printer)
    app.processEvents()


if __name__ == "__main__":
    main()

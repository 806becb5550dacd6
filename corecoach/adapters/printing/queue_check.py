"""Whether a print queue takes a job now; asked before one is handed over and lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from corecoach.application.errors import PrintingError
from corecoach.application.language import gettext as _

ASK_WITHIN_S: Final = 3


def require_ready(name: str) -> None:
    """Return if the queue of this name takes jobs and prints them.

    Raises:
        PrintingError: There is no such queue, or it has stopped, or it takes no jobs.
    """
    if QPrinterInfo.printerInfo(name).isNull():
        others = ", ".join(QPrinterInfo.availablePrinterNames())
        if not others:
            raise PrintingError(
                _("There is no printer {name}, nor any other; save a PDF instead.").format(
                    name=name
                )
            )
        raise PrintingError(
            _("There is no printer {name}; there is: {others}.").format(name=name, others=others)
        )
    if QPrinterInfo.printerInfo(name).state() is QPrinter.PrinterState.Error:
        raise PrintingError(
            _("The printer {name} has stopped; start it again, then print.").format(name=name)
        )
    if _rejects(name):
        raise PrintingError(
            _("The printer {name} takes no jobs at the moment; let it accept some.").format(
                name=name
            )
        )


def _rejects(name: str) -> bool:
    """Tell whether CUPS turns jobs away, which Qt neither asks nor reports."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603  # the name is one that CUPS itself listed
            [lpstat, "-a", name],
            env=os.environ | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ASK_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return f"{name} not accepting requests" in done.stdout

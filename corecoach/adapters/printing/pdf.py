"""Saves a report as a PDF: made in memory, written beside the target, then put in its place."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from corecoach.adapters.printing.page_painter import lay_out, paint_pages
from corecoach.adapters.printing.paper import PAGE_SIZES
from corecoach.adapters.printing.pdf_text import mended
from corecoach.adapters.printing.typeface import UNITS_PER_INCH
from corecoach.application.errors import PrintingError
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Paper, Report


def save_pdf(report: Report, path: Path, paper: Paper, *, family: str = "") -> None:
    """Save a report as a PDF, replacing a file of that name only when the new one is whole.

    Needs a QGuiApplication; the module ``without_window`` brings one where there is none.

    Raises:
        PrintingError: The file cannot be written.
    """
    put_in_place(path, _pdf_bytes(report, paper, family))


def put_in_place(path: Path, content: bytes) -> None:
    """Write a file under a name only when it is whole, in place of an older one.

    Raises:
        PrintingError: The file cannot be written.
    """
    # through a link to the file itself, which a rename would otherwise replace
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise PrintingError(_("{path} is not a file; choose another name.").format(path=path))
    part = target.with_name(f".corecoach-{secrets.token_hex(4)}.part")
    try:
        try:
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise PrintingError(_sentence(path, error)) from error


def _pdf_bytes(report: Report, paper: Paper, family: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setTitle(report.document_title)
    writer.setAuthor(report.author)
    writer.setCreator(report.foot.program)
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(PAGE_SIZES[paper]), upright, QMarginsF()))
    laid_out = lay_out(report, writer, family)
    paint_pages(laid_out, range(1, len(laid_out.pages) + 1), writer)
    return mended(bytes(buffer.data().data()))


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _("There is no room left to save {path}; choose another disk.").format(path=path)
    return _("{path} cannot be written ({reason}); choose another folder or name.").format(
        path=path, reason=error.strerror
    )

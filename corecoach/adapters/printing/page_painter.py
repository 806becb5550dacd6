"""Paints a report on any paged device: a PDF, a printer, the preview of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from corecoach.adapters.printing.sheet import LaidOutReport, Sheet
from corecoach.adapters.printing.typeface import UNITS_PER_INCH, Typeface, pt
from corecoach.application.errors import PrintingError
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Report


def lay_out(report: Report, device: QPagedPaintDevice, family: str) -> LaidOutReport:
    """Break a report into pages for the paper of a device, in a family of fonts."""
    return LaidOutReport(report, Sheet.of(device.pageLayout()), Typeface.of(family))


def paint_pages(laid_out: LaidOutReport, numbers: Sequence[int], device: QPagedPaintDevice) -> None:
    """Paint pages, counted from 1, one after the other on a device.

    Raises:
        PrintingError: The device refuses to begin, or to go on with another page.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrintingError(_("The printer did not take the job; see whether it is ready."))
    try:
        _bring_to_page_units(painter, device)
        for place, number in enumerate(numbers):
            if place and not device.newPage():
                raise PrintingError(_("The printer took only some of the pages; print them again."))
            laid_out.paint(painter, number)
    finally:
        painter.end()


def _bring_to_page_units(painter: QPainter, device: QPagedPaintDevice) -> None:
    layout = device.pageLayout()
    painter.scale(
        device.logicalDpiX() / UNITS_PER_INCH,
        device.logicalDpiY() / UNITS_PER_INCH,
    )
    if layout.mode() is QPageLayout.Mode.StandardMode:
        # in points: Qt rounds inches to two decimals
        margins = layout.margins(QPageLayout.Unit.Point)
        painter.translate(-pt(margins.left()), -pt(margins.top()))

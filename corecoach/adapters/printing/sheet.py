"""One report laid out on sheets of paper: pages with their running heads and feet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPainter

from corecoach.adapters.printing.flow import Page, flow
from corecoach.adapters.printing.form import Heading, rule
from corecoach.adapters.printing.pages import pieces_of
from corecoach.adapters.printing.text import height_of, paint_lines, wrap
from corecoach.adapters.printing.typeface import Typeface, mm, pt
from corecoach.application.reports.parts import Report

LEAST_MARGIN: Final = mm(16)
FOOT_GAP: Final = mm(4)
FOOT_PADDING: Final = mm(1.2)
HEAD_GAP: Final = mm(4)


@dataclass(frozen=True)
class Sheet:
    """The part of a sheet of paper that is printed on, in page units from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, layout: QPageLayout) -> Sheet:
        """Return the part inside our margins, or inside the device's where those are wider."""
        paper = layout.fullRect(QPageLayout.Unit.Point)
        device = layout.margins(QPageLayout.Unit.Point)
        left, top, right, bottom = (
            max(LEAST_MARGIN, pt(margin))
            for margin in (device.left(), device.top(), device.right(), device.bottom())
        )
        return cls(
            left,
            top,
            pt(paper.width()) - left - right,
            pt(paper.height()) - top - bottom,
        )


class LaidOutReport:
    """A report broken into pages for one size of sheet."""

    def __init__(self, report: Report, sheet: Sheet, faces: Typeface) -> None:
        """Lay the report out."""
        self._report = report
        self._sheet = sheet
        self._faces = faces
        self._disclaimer = wrap(report.foot.disclaimer, faces.label, sheet.width)
        self._program = wrap(report.foot.program, faces.label, sheet.width)
        self._running_head = Heading(
            wrap(report.running_title, faces.label, sheet.width), sheet.width
        )
        room = sheet.height - self._foot_height
        self.pages: tuple[Page, ...] = flow(
            pieces_of(report, sheet.width, faces), room, room - self._head_height
        )

    @property
    def _head_height(self) -> float:
        return self._running_head.height + HEAD_GAP

    @property
    def _foot_height(self) -> float:
        texts = height_of(self._disclaimer) + height_of(self._program)
        return FOOT_GAP + 2 * FOOT_PADDING + texts

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page, counted from 1, on a painter whose origin is the sheet's corner."""
        painter.save()
        painter.translate(self._sheet.left, self._sheet.top)
        painter.save()
        if number > 1:
            self._running_head.paint(painter, 0, self._running_head.height)
            painter.translate(0, self._head_height)
        for placed in self.pages[number - 1]:
            placed.paint(painter)
        painter.restore()
        self._paint_foot(painter, number)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        width = self._sheet.width
        label = self._report.foot.page(number, len(self.pages))
        y = self._sheet.height - self._foot_height + FOOT_GAP
        rule(painter, 0, width, y)
        y = paint_lines(painter, self._disclaimer, 0, y + FOOT_PADDING) + FOOT_PADDING
        paint_lines(painter, self._program, 0, y)
        number_lines = wrap(label, self._faces.label, width, Qt.AlignmentFlag.AlignRight)
        paint_lines(painter, number_lines, 0, y)

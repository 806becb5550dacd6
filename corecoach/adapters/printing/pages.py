"""Which kind of report is set as which pieces of pages."""

from __future__ import annotations

from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.log_page import log_pieces
from corecoach.adapters.printing.session_page import session_pieces
from corecoach.adapters.printing.typeface import Typeface
from corecoach.adapters.printing.wall_page import wall_pieces
from corecoach.adapters.printing.weeks_page import weeks_pieces
from corecoach.application.reports.parts import Report
from corecoach.application.reports.session import SessionReport
from corecoach.application.reports.sheets import LogSheet, WallSheet
from corecoach.application.reports.weeks import WeeksReport


def pieces_of(report: Report, width: float, faces: Typeface) -> tuple[Piece, ...]:
    """Return a report as pieces, in reading order, in a width given in page units."""
    if isinstance(report, SessionReport):
        return session_pieces(report, width, faces)
    if isinstance(report, WeeksReport):
        return weeks_pieces(report, width, faces)
    if isinstance(report, LogSheet):
        return log_pieces(report, width, faces)
    if isinstance(report, WallSheet):
        return wall_pieces(report, width, faces)
    raise TypeError(report)

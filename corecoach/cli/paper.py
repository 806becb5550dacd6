"""corecoach summary, report and sheet: which page is wanted."""

from __future__ import annotations

from argparse import Namespace

from corecoach.application.desks.paper import PaperWish
from corecoach.application.reports.parts import Paper
from corecoach.application.screens.paper import PaperKind


def wish_of(args: Namespace) -> PaperWish:
    """Return what the words ask for."""
    if args.verb == "summary":
        return PaperWish(PaperKind.SESSION, session_id=args.session)
    if args.verb == "report":
        return PaperWish(PaperKind.WEEKS, weeks=args.weeks, until=args.until)
    return PaperWish(PaperKind.LOG_SHEET if args.kind == "log" else PaperKind.WALL_SHEET)


def paper_of(args: Namespace) -> Paper | None:
    """Return the paper that was named; None for the usual one."""
    return Paper[args.paper.upper()] if args.paper else None

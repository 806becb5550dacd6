"""The dialog that leads to paper: what can be printed, and of which dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.domain.record import SessionRecord


class PaperKind(StrEnum):
    """What can be put on paper."""

    SESSION = "session"
    WEEKS = "weeks"
    LOG_SHEET = "log_sheet"
    WALL_SHEET = "wall_sheet"


@dataclass(frozen=True)
class KindChoice:
    """One thing that can be put on paper, and whether it has dates and a person's name on it."""

    kind: PaperKind
    text: str
    has_dates: bool = False
    has_person: bool = True


@dataclass(frozen=True)
class PaperState:
    """Everything the dialog shows; the first choice is the one suggested."""

    session_id: int | None
    choices: tuple[KindChoice, ...]
    latest: date


def build_state(record: SessionRecord | None, today: date) -> PaperState:
    """Return what the dialog offers; a session's summary only where there is a session."""
    choices = (
        KindChoice(PaperKind.WEEKS, _("Report of some weeks"), has_dates=True),
        KindChoice(PaperKind.LOG_SHEET, _("Empty log sheet, to fill in with a pen")),
        KindChoice(
            PaperKind.WALL_SHEET, _("Wall sheet with the exercises and figures"), has_person=False
        ),
    )
    if record is None:
        return PaperState(None, choices, today)
    day = wording.day_text(record.started.date())
    text = _("Summary of the session of {day}, {time}").format(
        day=day, time=f"{record.started:%H:%M}"
    )
    session = KindChoice(PaperKind.SESSION, text)
    return PaperState(record.session_id, (session, *choices), today)

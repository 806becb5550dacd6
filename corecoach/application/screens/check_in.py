"""The check-in before a session: what is asked, and what today allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from corecoach.application.language import gettext as _
from corecoach.application.safety_wording import gate_text
from corecoach.application.wording import day_text
from corecoach.domain.pace.gate import Gate
from corecoach.domain.pace.morning import Morning, morning_after
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import training_date

STARTS = frozenset({Gate.GO, Gate.EASY})


@dataclass(frozen=True)
class CheckInState:
    """What the check-in shows.

    ``day`` is the training date that the answers are for, ``pain`` the pain now.
    ``morning`` is the question about the morning after the last session, empty where none is due,
    and ``morning_answer`` what was answered to it. ``told`` says what today allows where that is
    not simply to start. ``is_locked``: a clinician has to see the person first.
    """

    day: date
    pain: int | None = None
    morning: str = ""
    morning_answer: int | None = None
    told: str = ""
    can_start: bool = True
    is_locked: bool = False


def build_state(
    gate: Gate,
    pain: int | None,
    asked_about: SessionRecord | None,
    now: datetime,
    *,
    is_locked: bool,
) -> CheckInState:
    """Return what the check-in shows; ``asked_about`` is the session whose morning is due."""
    allowed = Gate.EMERGENCY if is_locked else gate
    return CheckInState(
        training_date(now),
        pain,
        _morning_question(asked_about, now) if asked_about else "",
        asked_about.check_in.pain_next if asked_about else None,
        "" if allowed is Gate.GO else gate_text(allowed),
        allowed in STARTS,
        is_locked,
    )


def is_morning_due(record: SessionRecord, now: datetime) -> bool:
    """Tell whether the morning after a session can still be asked about, and already."""
    if record.ended is None:
        return False
    return morning_after(record.ended, now) in {Morning.DUE, Morning.LATE}


def _morning_question(record: SessionRecord, now: datetime) -> str:
    if record.ended and morning_after(record.ended, now) is Morning.LATE:
        text = _(
            "How was your usual back pain the morning after your session of {day}, 0 to 10? Leave "
            "out muscle soreness."
        )
        return text.format(day=day_text(record.training_date))
    return _("How was your usual back pain this morning, 0 to 10? Leave out muscle soreness.")

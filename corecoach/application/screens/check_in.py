"""The check-in before a session: what is asked, and what today allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from corecoach.application.language import gettext as _
from corecoach.application.safety_wording import clearance_text, gate_text
from corecoach.application.wording import day_text
from corecoach.domain.pace.gate import FOR_THE_BODY, Clearance, Gate, Sign
from corecoach.domain.pace.morning import is_last_day_to_ask
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import DAY, training_date

STARTS = frozenset({Gate.GO, Gate.EASY})


@dataclass(frozen=True)
class Asked:
    """The session whose next morning is asked about, where there is one, and the moment."""

    record: SessionRecord | None
    now: datetime
    rollover_hour: int


@dataclass(frozen=True)
class CheckInState:
    """What the check-in shows.

    ``day`` is the training date that the answers are for, ``pain`` the pain now, ``signs`` what is
    new. ``morning`` is the question about the morning after the last session, empty where none is
    due, and ``morning_answer`` what was answered to it. ``told`` says what today allows where that
    is not simply to start. ``is_locked``: a clinician has to see the person first; ``can_pause``:
    the day is rest for safety and can be made a paused one, ``is_paused``: it is one. What is
    ``to_be_cleared`` asks for the date on which a clinician said yes.
    """

    day: date
    pain: int | None = None
    signs: frozenset[Sign] = frozenset()
    morning: str = ""
    morning_answer: int | None = None
    told: str = ""
    can_start: bool = True
    is_locked: bool = False
    can_pause: bool = False
    is_paused: bool = False
    to_be_cleared: frozenset[Clearance] = frozenset()


def build_state(gate: Gate, answers: CheckInState, asked: Asked) -> CheckInState:
    """Return what the check-in shows; ``answers`` holds what was answered and nothing more."""
    is_for_clearance = gate is Gate.CLEARANCE
    return replace(
        answers,
        morning=_morning_question(asked.record, asked) if asked.record else "",
        morning_answer=asked.record.check_in.pain_next if asked.record else None,
        told=_told(gate, answers),
        can_start=gate in STARTS,
        can_pause=gate in FOR_THE_BODY,
        to_be_cleared=answers.to_be_cleared if is_for_clearance else frozenset(),
    )


def _told(gate: Gate, answers: CheckInState) -> str:
    if gate is Gate.GO:
        return ""
    if gate is Gate.CLEARANCE:
        items = ", ".join(clearance_text(item) for item in sorted(answers.to_be_cleared))
        return _("{what} ({items})").format(what=gate_text(gate), items=items)
    return gate_text(gate)


def _morning_question(record: SessionRecord, asked: Asked) -> str:
    today = training_date(asked.now, asked.rollover_hour)
    if today - record.training_date > DAY:
        text = _(
            "How was your usual back pain the morning after your session of {day}, 0 to 10? Leave "
            "out muscle soreness."
        ).format(day=day_text(record.training_date))
    else:
        text = _("How was your usual back pain this morning, 0 to 10? Leave out muscle soreness.")
    if record.ended and is_last_day_to_ask(record.ended, asked.now, asked.rollover_hour):
        return _("{question} This is asked for the last time.").format(question=text)
    return text

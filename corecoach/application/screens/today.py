"""The Today screen: the next session, what is proposed, and a session that was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.screens.settings import Choice
from corecoach.application.screens.today_cards import ExerciseCard, cards_of
from corecoach.application.screens.today_notices import TodayNotice, notices_of
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.plan import PauseSquatDose, Plan
from corecoach.domain.record import SessionRecord
from corecoach.domain.script import lay_out

LONG_FROM_S = 900
"""From a quarter of an hour on, the length without pause squats is told too."""


@dataclass(frozen=True)
class TodayState:
    """Everything the Today screen shows.

    ``plan`` is the identity of the plan gone by, among ``plans``; ``changes`` how many proposals
    wait for an answer. ``can_start``: there is something to do today.
    """

    cards: tuple[ExerciseCard, ...]
    length_text: str
    cut_off_text: str
    can_resume: bool
    settings: Settings
    plans: tuple[Choice, ...] = ()
    plan: str = ""
    notices: tuple[TodayNotice, ...] = ()
    changes: int = 0
    can_start: bool = True
    has_squats: bool = True


def build_state(
    todays: TodaysPlan | None,
    settings: Settings,
    cut_off: SessionRecord | None,
    today: date,
) -> TodayState:
    """Return what the screen shows; only a session of today that was cut off can be resumed.

    ``todays`` is None until the history was read.
    """
    cut_off_text = _cut_off_text(cut_off) if cut_off else ""
    can_resume = cut_off is not None and cut_off.training_date == today
    if todays is None:
        return TodayState((), "", cut_off_text, can_resume, settings, can_start=False)
    session = todays.session
    return TodayState(
        cards=cards_of(todays),
        length_text=_length_text(session) if session else "",
        cut_off_text=cut_off_text,
        can_resume=can_resume,
        settings=settings,
        plans=tuple(Choice(plan.plan, plan.name) for plan in todays.plans),
        plan=todays.plan.plan,
        notices=notices_of(todays),
        changes=len(todays.changes),
        can_start=session is not None,
        has_squats=any(isinstance(dose, PauseSquatDose) for dose in todays.plan.doses.doses),
    )


def _length_text(session: Plan) -> str:
    length_s = lay_out(session).length_ms // 1000
    length = wording.clock_text(length_s)
    squats = [dose for dose in session.doses if isinstance(dose, PauseSquatDose)]
    if length_s <= LONG_FROM_S or len(squats) == len(session.doses) or not squats:
        return _("{length} in all, getting into position included").format(length=length)
    floor = wording.clock_text(lay_out(session.floor_only()).length_ms // 1000)
    return _("{length} in all, getting into position included; {floor} on the floor only").format(
        length=length, floor=floor
    )


def _cut_off_text(record: SessionRecord) -> str:
    if not record.credited_reps:
        text = _("The session of {day}, {time}, was cut off before its first repetition.")
    else:
        text = ngettext(
            "The session of {day}, {time}, was cut off after {reps} repetition. It is kept.",
            "The session of {day}, {time}, was cut off after {reps} repetitions. All are kept.",
            record.credited_reps,
        )
    started = record.started
    return text.format(
        day=wording.day_text(started.date()), time=f"{started:%H:%M}", reps=record.credited_reps
    )

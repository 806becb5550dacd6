"""The Today screen: the next session, its length, and a session that was cut off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.settings import Settings
from corecoach.domain.plan import PauseSquatDose, Plan
from corecoach.domain.record import SessionRecord
from corecoach.domain.script import lay_out


@dataclass(frozen=True)
class ExerciseCard:
    """One exercise of the next session."""

    title: str
    dose: str
    position: str
    length: str


@dataclass(frozen=True)
class TodayState:
    """Everything the Today screen shows."""

    cards: tuple[ExerciseCard, ...]
    length_text: str
    cut_off_text: str
    can_resume: bool
    settings: Settings


def chosen_plan(plan: Plan, settings: Settings) -> Plan:
    """Return the plan as the person's choices make it."""
    if settings.floor_only:
        return plan.floor_only()
    doses = (
        replace(dose, waits_for_ready=settings.waits_for_ready)
        if isinstance(dose, PauseSquatDose)
        else dose
        for dose in plan.doses
    )
    return Plan(tuple(doses))


def build_state(
    plan: Plan, settings: Settings, cut_off: SessionRecord | None, today: date
) -> TodayState:
    """Return what the screen shows; only a session of today that was cut off can be resumed."""
    chosen = chosen_plan(plan, settings)
    timeline = lay_out(chosen)
    cards = tuple(
        ExerciseCard(
            wording.exercise_name(dose.exercise),
            wording.dose_text(dose),
            wording.position_name(dose.exercise),
            _minutes(
                sum(step.length_ms for step in timeline.steps if step.exercise is dose.exercise)
            ),
        )
        for dose in chosen.doses
    )
    return TodayState(
        cards,
        _("{length} in all, getting into position included").format(
            length=wording.clock_text(timeline.length_ms // 1000)
        ),
        _cut_off_text(cut_off) if cut_off else "",
        cut_off is not None and cut_off.training_date == today,
        settings,
    )


def _minutes(length_ms: int) -> str:
    return _("{length} min").format(length=wording.clock_text(length_ms // 1000))


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

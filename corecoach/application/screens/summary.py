"""The summary screen: what was planned and done, and the person's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.screens.corrections import ran_on_text, when_text
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import PauseSquatDose
from corecoach.domain.record import CheckIn, ExerciseRecord, SessionRecord, SessionState


@dataclass(frozen=True)
class SummaryRow:
    """One exercise: what was asked and what was done, left and right."""

    exercise: Exercise
    name: str
    planned: str
    done: str
    left: str
    right: str
    hold: str
    effort: int | None


@dataclass(frozen=True)
class SummaryState:
    """Everything the summary screen shows."""

    session_id: int
    title: str
    subtitle: str
    rows: tuple[SummaryRow, ...]
    check_in: CheckIn
    was_stopped: bool
    can_go_on: bool
    notice: str = ""
    trace: tuple[str, ...] = ()


def build_state(record: SessionRecord, today: date, trace: tuple[str, ...] = ()) -> SummaryState:
    """Return what the screen shows of a session; only a timed one of today can go on.

    ``trace`` is what was changed in it afterwards.
    """
    stopped = record.state is SessionState.STOPPED
    return SummaryState(
        session_id=record.session_id,
        title=_title(record),
        subtitle=when_text(record),
        rows=tuple(_row(kept) for kept in record.exercises),
        check_in=record.check_in,
        was_stopped=stopped,
        can_go_on=stopped and not record.is_typed and record.training_date == today,
        notice=ran_on_text(record),
        trace=trace,
    )


def _title(record: SessionRecord) -> str:
    if record.state is SessionState.STOPPED:
        return _("Session ended early")
    if not record.credited_reps:
        return _("Session over, nothing done")
    if record.credited_reps < record.planned_reps:
        return _("Session done in part")
    return _("Session done")


def _row(kept: ExerciseRecord) -> SummaryRow:
    has_sides = not isinstance(kept.dose, PauseSquatDose)
    left, right = (str(kept.done(side)) if has_sides else "" for side in (Side.LEFT, Side.RIGHT))
    return SummaryRow(
        kept.exercise,
        wording.exercise_name(kept.exercise),
        wording.dose_text(kept.dose),
        _("{done} of {planned}").format(done=kept.done(), planned=kept.planned),
        left,
        right,
        _hold(kept),
        kept.effort,
    )


def _hold(kept: ExerciseRecord) -> str:
    if kept.mean_hold_ms is None or kept.shortest_hold_ms is None:
        return "–"
    return _("{mean:.1f} s, shortest {shortest:.1f} s").format(
        mean=kept.mean_hold_ms / 1000, shortest=kept.shortest_hold_ms / 1000
    )

"""The summary screen: what was planned and done, and the person's answers."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.application import wording
from corecoach.application.language import gettext as _
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


def build_state(record: SessionRecord) -> SummaryState:
    """Return what the screen shows of a session."""
    stopped = record.state is SessionState.STOPPED
    planned = sum(kept.planned for kept in record.exercises)
    return SummaryState(
        session_id=record.session_id,
        title=_("Session ended early") if stopped else _("Session done"),
        subtitle=_("{day}, {time} · {length} · {done} of {planned} repetitions").format(
            day=wording.day_text(record.started.date()),
            time=f"{record.started:%H:%M}",
            length=wording.clock_text(record.length_s or 0),
            done=record.credited_reps,
            planned=planned,
        ),
        rows=tuple(_row(kept) for kept in record.exercises),
        check_in=record.check_in,
        was_stopped=stopped,
    )


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

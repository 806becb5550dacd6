"""The chart of one exercise's dose: seconds under tension asked for and held, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corecoach.application import wording
from corecoach.application.charts.chart import (
    NOTHING,
    Chart,
    ChartKind,
    Ink,
    Series,
    Slot,
    axis_of,
)
from corecoach.application.charts.frame import Span, day_frame
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.domain.digest import ExerciseDigest, SessionDigest
from corecoach.domain.exercise import Exercise


@dataclass(frozen=True)
class _Doses:
    """One exercise in the sessions of a slot; seconds are means of a session."""

    kept: tuple[ExerciseDigest, ...]

    @property
    def asked_s(self) -> int | None:
        return self._mean_s([one.planned_ms for one in self.kept])

    @property
    def held_s(self) -> int | None:
        return self._mean_s([one.tension_ms.total for one in self.kept])

    def cells(self) -> tuple[str, ...]:
        if not self.kept:
            return (NOTHING,) * 4
        done = sum(one.done.total for one in self.kept)
        planned = sum(one.planned for one in self.kept)
        return (
            wording.dose_text(self.kept[-1].dose),
            _("{done} of {planned}").format(done=done, planned=planned),
            _("{seconds} s").format(seconds=self.asked_s),
            _("{seconds} s").format(seconds=self.held_s),
        )

    def _mean_s(self, values_ms: Sequence[int]) -> int | None:
        return round(sum(values_ms) / len(values_ms) / 1000) if values_ms else None


def dose_chart(history: History, span: Span, exercise: Exercise) -> Chart:
    """Return the chart of an exercise's dose."""
    frame = day_frame(history, span)
    sessions = frame.sorted_in(history.sessions)
    doses = [_doses(slot, exercise) for slot in sessions]
    asked, held = tuple(one.asked_s for one in doses), tuple(one.held_s for one in doses)
    slots = tuple(
        Slot(
            tick=frame.tick(index),
            year=frame.start(index).year,
            cells=(frame.heading(index), *doses[index].cells()),
            session_ids=tuple(
                session.session_id for session in sessions[index] if session.exercise(exercise)
            ),
            has_figures=bool(doses[index].kept),
        )
        for index in range(frame.count)
    )
    return Chart(
        kind=ChartKind(exercise.value),
        title=wording.exercise_name(exercise),
        note=_("Each mark is the mean of a session.") if frame.weeks else "",
        empty_text=""
        if any(slot.has_figures for slot in slots)
        else _("No session in this time had this exercise."),
        columns=(
            *(frame.column(), _("Dose"), _("Repetitions")),
            *(_("Asked for, under tension"), _("Held")),
        ),
        slots=slots,
        series=(
            Series(Ink.ASKED, _("Asked for"), asked),
            Series(Ink.HELD, _("Held"), held),
        ),
        left=axis_of(_("Seconds"), max((value or 0 for value in (*asked, *held)), default=0)),
        room_for=frame.room_for,
    )


def _doses(sessions: Sequence[SessionDigest], exercise: Exercise) -> _Doses:
    found = (session.exercise(exercise) for session in sessions)
    return _Doses(tuple(kept for kept in found if kept))

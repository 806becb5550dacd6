"""The chart of left against right: seconds under tension and repetitions of both sides."""

from __future__ import annotations

from typing import Final

from corecoach.application.charts.chart import (
    NOTHING,
    Chart,
    ChartKind,
    Ink,
    Series,
    Slot,
    axis_of,
)
from corecoach.application.charts.frame import Frame, Span, day_frame, week_frame
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.domain.digest import PerSide

MOST_PAIRS: Final = 60
"""Two bars share a slot; of more pairs the sides could not be told apart."""


def sides_chart(history: History, span: Span) -> Chart:
    """Return the chart of both sides."""
    by_day = span is Span.FOUR_WEEKS
    frame = day_frame(history, span) if by_day else week_frame(history, span, MOST_PAIRS)
    sessions = frame.sorted_in(history.sessions)
    held = [sum((one.tension_ms for one in slot), PerSide()) for slot in sessions]
    done = [
        sum((kept.done for one in slot for kept in one.exercises), PerSide()) for slot in sessions
    ]
    slots = tuple(
        Slot(
            tick=frame.tick(index),
            year=frame.start(index).year,
            cells=(frame.heading(index), *_cells(held[index], done[index])),
            session_ids=tuple(session.session_id for session in sessions[index]),
            has_figures=held[index].left + held[index].right > 0,
        )
        for index in range(frame.count)
    )
    left = tuple(one.left / 1000 if one.left + one.right else None for one in held)
    right = tuple(one.right / 1000 if one.left + one.right else None for one in held)
    return Chart(
        kind=ChartKind.SIDES,
        title=_("Left and right"),
        note=_note(frame),
        empty_text=""
        if any(slot.has_figures for slot in slots)
        else _("No session in this time had an exercise with sides."),
        columns=(
            *(frame.column(), _("Left, under tension"), _("Right, under tension")),
            *(_("Left, repetitions"), _("Right, repetitions")),
        ),
        slots=slots,
        series=(
            Series(Ink.LEFT, _("Left"), left),
            Series(Ink.RIGHT, _("Right"), right),
        ),
        room_for=frame.room_for,
        left=axis_of(_("Seconds"), max((value or 0 for value in (*left, *right)), default=0)),
    )


def _cells(held: PerSide, done: PerSide) -> tuple[str, ...]:
    if not held.left + held.right:
        return (NOTHING,) * 4
    seconds = _("{seconds} s")
    return (
        seconds.format(seconds=round(held.left / 1000)),
        seconds.format(seconds=round(held.right / 1000)),
        str(done.left),
        str(done.right),
    )


def _note(frame: Frame) -> str:
    if not frame.weeks:
        return ""
    if frame.weeks == 1:
        return _("Each pair is the sum of a week.")
    return _("Each pair is the sum of {weeks} weeks.").format(weeks=frame.weeks)

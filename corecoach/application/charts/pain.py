"""The chart of pain: before, at its peak, and the next morning, as the person told it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from corecoach.application.charts.chart import NOTHING, Axis, Chart, ChartKind, Ink, Series, Slot
from corecoach.application.charts.frame import Frame, Span, day_frame
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.domain.digest import SessionDigest
from corecoach.domain.record import PAIN_SCALE

BRIDGED_WEEKS: Final = 2
"""Answers further apart are not joined by a line."""
FIGURES: Final = (0, 2, 4, 6, 8, 10)


def pain_chart(history: History, span: Span) -> Chart:
    """Return the chart of pain; each value is the highest of its slot."""
    frame = day_frame(history, span)
    sessions = frame.sorted_in(history.sessions)
    before = _highest(sessions, lambda session: session.check_in.pain_before)
    peak = _highest(sessions, lambda session: session.pain_peak)
    following = _highest(sessions, lambda session: session.check_in.pain_next)
    told = list(zip(before, peak, following, strict=True))
    slots = tuple(
        Slot(
            tick=frame.tick(index),
            year=frame.start(index).year,
            cells=(
                frame.heading(index),
                *(NOTHING if value is None else str(value) for value in told[index]),
            ),
            session_ids=tuple(session.session_id for session in sessions[index]),
            has_figures=told[index] != (None, None, None),
        )
        for index in range(frame.count)
    )
    return Chart(
        kind=ChartKind.PAIN,
        title=_("Pain"),
        note=_note(frame),
        empty_text=""
        if any(slot.has_figures for slot in slots)
        else _(
            "No answers about pain in this time. They are asked before and after a session, and "
            "every one is up to you."
        ),
        columns=(frame.column(), _("Before"), _("Peak"), _("Next morning")),
        slots=slots,
        series=(
            Series(Ink.BEFORE, _("Before"), before),
            Series(Ink.PEAK, _("Peak"), peak),
            Series(Ink.NEXT, _("Next morning"), following),
        ),
        left=Axis(
            _("Pain, 0 to 10"), PAIN_SCALE.high, tuple((number, str(number)) for number in FIGURES)
        ),
        room_for=frame.room_for,
        bridged_slots=BRIDGED_WEEKS if frame.weeks else 7 * BRIDGED_WEEKS,
    )


def _highest(
    slots: Sequence[Sequence[SessionDigest]], answer: Callable[[SessionDigest], int | None]
) -> tuple[int | None, ...]:
    return tuple(
        max(
            (pain for session in slot if (pain := answer(session)) is not None),
            default=None,
        )
        for slot in slots
    )


def _note(frame: Frame) -> str:
    if not frame.weeks:
        return ""
    if frame.weeks == 1:
        return _("Each mark is the highest answer of a week.")
    return _("Each mark is the highest answer of {weeks} weeks.").format(weeks=frame.weeks)

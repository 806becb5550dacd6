"""The chart of weeks: sessions against the target, and the 28-day adherence as a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import ceil

from corecoach.application.charts.chart import NOTHING, Axis, Chart, ChartKind, Ink, Series, Slot
from corecoach.application.charts.frame import Frame, Span, week_frame
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.domain.streak import StreakWeek, WeekStatus

PERCENTS = (0, 25, 50, 75, 100)


def weeks_chart(history: History, span: Span) -> Chart:
    """Return the chart of weeks."""
    frame = week_frame(history, span)
    judged: dict[int, list[StreakWeek]] = defaultdict(list)
    for week in history.figures.streak.weeks:
        index = frame.index(week.week.start)
        if index is not None:
            judged[index].append(week)
    percents = _percents(history, frame)
    sessions = frame.sorted_in(history.sessions)
    slots = tuple(
        Slot(
            tick=frame.tick(index),
            year=frame.start(index).year,
            cells=(frame.heading(index), *_cells(judged[index], percents[index])),
            session_ids=tuple(session.session_id for session in sessions[index]),
            has_figures=bool(judged[index]),
        )
        for index in range(frame.count)
    )
    means = [_means(judged[index]) for index in range(frame.count)]
    top = 1 + max((ceil(max(pair)) for pair in means), default=0)
    return Chart(
        kind=ChartKind.WEEKS,
        title=_("Adherence"),
        note=_note(frame, percents),
        empty_text=""
        if any(slot.has_figures for slot in slots)
        else _("The chart starts with the first session that is at least half done."),
        columns=(
            *(frame.column(), _("Sessions"), _("Target")),
            *(_("28-day adherence"), _("Week in the streak")),
        ),
        slots=slots,
        series=_series(means, percents),
        room_for=frame.room_for,
        left=Axis(
            _("Sessions a week"), top, tuple((number, str(number)) for number in range(top + 1))
        ),
        right=Axis(
            _("28-day adherence"),
            100,
            tuple((percent, _("{percent} %").format(percent=percent)) for percent in PERCENTS),
        ),
    )


def _series(
    means: Sequence[tuple[float, float]], percents: tuple[int | None, ...]
) -> tuple[Series, ...]:
    return (
        Series(
            Ink.DONE, _("Sessions done"), tuple(min(counted, target) for counted, target in means)
        ),
        Series(Ink.BEYOND, _("Beyond the target"), tuple(counted for counted, _target in means)),
        Series(Ink.TARGET, _("Weekly target"), tuple(target for _counted, target in means)),
        Series(Ink.ADHERENCE, _("28-day adherence"), percents, on_right=True),
    )


def _percents(history: History, frame: Frame) -> tuple[int | None, ...]:
    """Return the adherence at the end of each slot, of the last week in it that is over."""
    percents: list[int | None] = [None] * frame.count
    for point in history.figures.rolling:
        index = frame.index(point.day)
        if index is not None and point.capped.percent is not None:
            percents[index] = point.capped.percent
    return tuple(percents)


def _means(weeks: Sequence[StreakWeek]) -> tuple[float, float]:
    """Return sessions and target of a week, as means of the weeks."""
    if not weeks:
        return 0, 0
    counted = sum(judged.week.counted for judged in weeks)
    target = sum(judged.week.effective_target for judged in weeks)
    return counted / len(weeks), target / len(weeks)


def _cells(weeks: Sequence[StreakWeek], percent: int | None) -> tuple[str, ...]:
    if not weeks:
        return (NOTHING,) * 4
    counted = sum(judged.week.counted for judged in weeks)
    target = sum(judged.week.effective_target for judged in weeks)
    share = NOTHING if percent is None else _("{percent} %").format(percent=percent)
    return (str(counted), str(target), share, _status(weeks))


def _status(weeks: Sequence[StreakWeek]) -> str:
    if len(weeks) == 1:
        return status_word(weeks[0])
    reached = sum(judged.week.on_target for judged in weeks)
    text = ngettext(
        "{reached} of {weeks} week on target", "{reached} of {weeks} weeks on target", len(weeks)
    )
    return text.format(reached=reached, weeks=len(weeks))


def status_word(judged: StreakWeek) -> str:
    """Return what a week did to the streak, in words that never blame."""
    if judged.status is WeekStatus.NEUTRAL and judged.week.is_partial_first:
        return _("Your first week")
    if judged.status is WeekStatus.MISS and not judged.week.counted:
        return _("A week without sessions")
    if judged.gave_back:
        return _("Bridged by a spare week taken back from an earlier week")
    return {
        WeekStatus.HIT: _("On target"),
        WeekStatus.SAVED: _("Bridged by a spare week"),
        WeekStatus.NEUTRAL: _("Paused"),
        WeekStatus.MISS: _("A lighter week"),
        WeekStatus.OPEN: _("Under way"),
    }[judged.status]


def _note(frame: Frame, percents: Sequence[int | None]) -> str:
    if all(percent is None for percent in percents):
        return _("Each week adds a bar. The line starts when your first week is over.")
    return frame.mean_note()

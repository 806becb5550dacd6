"""The History screen: tiles, the weeks of the chart, and the sessions as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.application.history import HistoryFigures
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.screens.history_table import NOTHING, SessionRows, columns
from corecoach.application.wording import month_text
from corecoach.domain.adherence import Week
from corecoach.domain.record import SessionRecord
from corecoach.domain.streak import StreakWeek, WeekStatus

WEEKS_TOLD: Final = 12
"""How many weeks, the latest first, the chart tells a screen reader in words."""


@dataclass(frozen=True)
class Tile:
    """One figure with its name and a note."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class WeekBar:
    """One week of the chart; ``told`` is all of its figures in lines of plain text."""

    start: date
    label: str
    tick: str
    counted: int
    target: int
    status: str
    told: str


@dataclass(frozen=True)
class LinePoint:
    """The 28-day adherence at the end of a week; ``week`` is the index of its bar."""

    week: int
    percent: int


@dataclass(frozen=True)
class HistoryState:
    """Everything the History screen shows."""

    tiles: tuple[Tile, ...]
    bars: tuple[WeekBar, ...]
    points: tuple[LinePoint, ...]
    chart_note: str
    chart_told: str
    columns: tuple[str, ...]
    rows: SessionRows
    empty_title: str
    empty_text: str


def build_state(records: Sequence[SessionRecord], figures: HistoryFigures) -> HistoryState:
    """Return what the screen shows of the sessions and their figures."""
    percents = [point.capped.percent for point in figures.rolling]
    percents += [None] * (len(figures.weeks) - len(percents))
    bars = tuple(map(_bar, figures.streak.weeks, percents))
    points = tuple(
        LinePoint(week, percent) for week, percent in enumerate(percents) if percent is not None
    )
    return HistoryState(
        tiles=_tiles(figures),
        bars=bars,
        points=points,
        chart_note=_chart_note(bars, points),
        chart_told="\n\n".join(bar.told for bar in reversed(bars[-WEEKS_TOLD:])),
        columns=columns(),
        rows=SessionRows(records),
        empty_title=_("Your history starts with your first session"),
        empty_text=_(
            "Every session you do will stand here: what you did on each side, how long you held "
            "and how it felt. Weeks count, not days: rest days belong to the plan. Start it "
            "under Today."
        ),
    )


def _tiles(figures: HistoryFigures) -> tuple[Tile, ...]:
    streak, recent = figures.streak, figures.recent.capped
    return (
        Tile(_("Current streak"), _weeks(streak.current), _spare_weeks(streak.spare_weeks)),
        Tile(_("Longest streak"), _weeks(streak.best), _("weeks on target in a row")),
        Tile(
            _("Adherence, 28 days"),
            _("{done} of {planned}").format(done=recent.done, planned=recent.planned)
            if recent.planned
            else NOTHING,
            _("{percent} % of the planned sessions").format(percent=recent.percent)
            if recent.planned
            else _("starts with the first session done"),
        ),
        Tile(_("Sessions done"), str(figures.done), _time_in_all(figures.minutes)),
    )


def _weeks(number: int) -> str:
    return ngettext("{number} week", "{number} weeks", number).format(number=number)


def _spare_weeks(number: int) -> str:
    if not number:
        return _("no spare week just now")
    return ngettext("{number} spare week", "{number} spare weeks", number).format(number=number)


def _time_in_all(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min in all").format(minutes=rest)
    return _("{hours} h {minutes} min in all").format(hours=hours, minutes=rest)


def _chart_note(bars: Sequence[WeekBar], points: Sequence[LinePoint]) -> str:
    if not bars:
        return _("The chart starts with the first session that is at least half done.")
    if not points:
        return _("Each week adds a bar. The line starts when your first week is over.")
    return ""


def _bar(judged: StreakWeek, percent: int | None) -> WeekBar:
    week = judged.week
    label = _("Week of {day} {month} {year}").format(
        day=week.start.day, month=month_text(week.start), year=week.start.year
    )
    status = _status_word(judged)
    told = [label, _counted_text(week), status]
    if percent is not None:
        told.append(_("28-day adherence: {percent} %").format(percent=percent))
    return WeekBar(
        start=week.start,
        label=label,
        tick=_("{day} {month}").format(day=week.start.day, month=month_text(week.start)),
        counted=week.counted,
        target=week.effective_target,
        status=status,
        told="\n".join(told),
    )


def _counted_text(week: Week) -> str:
    counted, target = week.counted, week.effective_target
    if counted > target:
        text = ngettext(
            "{counted} session, target {target}", "{counted} sessions, target {target}", counted
        )
    else:
        text = ngettext("{counted} of {target} session", "{counted} of {target} sessions", target)
    return text.format(counted=counted, target=target)


def _status_word(judged: StreakWeek) -> str:
    if judged.status is WeekStatus.NEUTRAL and judged.week.is_partial_first:
        return _("Your first week")
    if judged.status is WeekStatus.MISS and not judged.week.counted:
        return _("A week without sessions")
    return {
        WeekStatus.HIT: _("On target"),
        WeekStatus.SAVED: _("Bridged by a spare week"),
        WeekStatus.NEUTRAL: _("Paused"),
        WeekStatus.MISS: _("A lighter week"),
        WeekStatus.OPEN: _("Under way"),
    }[judged.status]

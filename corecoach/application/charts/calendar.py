"""The calendar of a year: days done, extra, paused and of rest; nothing is ever called missed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from corecoach.application import wording
from corecoach.application.charts.chart import NOTHING, Table, TableRow, told
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.domain.digest import SessionDigest
from corecoach.domain.training_day import DAY, week_start


class DayKind(Enum):
    """What a day was.

    EXTRA: done, beyond the week's target. STARTED: a session that was less than half done.
    BLANK: before the first session, or still to come.
    """

    DONE = "done"
    EXTRA = "extra"
    STARTED = "started"
    PAUSED = "paused"
    REST = "rest"
    BLANK = "blank"


@dataclass(frozen=True)
class CalendarDay:
    """A day, what it was, and its place: columns are weeks, rows weekdays."""

    day: date
    kind: DayKind
    column: int
    row: int
    told: str
    session_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """A year of days; ``months`` are names over the columns where they begin."""

    title: str
    year: int
    days: tuple[CalendarDay, ...]
    months: tuple[tuple[int, str], ...]
    weekdays: tuple[str, ...]
    today: date
    table: Table


def years_of(history: History) -> tuple[int, ...]:
    """Return the years that have something, the latest first."""
    years = {history.today.year, *(one.training_date.year for one in history.sessions)}
    return tuple(range(max(years), min(years) - 1, -1))


def kind_name(kind: DayKind) -> str:
    """Return what a kind of day is called."""
    return {
        DayKind.DONE: _("Done"),
        DayKind.EXTRA: _("Done, beyond the target"),
        DayKind.STARTED: _("Started"),
        DayKind.PAUSED: _("Paused"),
        DayKind.REST: _("Rest"),
        DayKind.BLANK: "",
    }[kind]


def calendar_of(history: History, year: int) -> Calendar:
    """Return the calendar of a year."""
    by_day: dict[date, list[SessionDigest]] = defaultdict(list)
    for session in history.sessions:
        if session.training_date.year == year:
            by_day[session.training_date].append(session)
    kinds = _Kinds(history)
    weekday = history.schedule.first_weekday
    first = week_start(date(year, 1, 1), weekday)
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    columns, rows, days = (_("Day"), _("What"), _("Sessions")), [], []
    for number in range(length):
        day = date(year, 1, 1) + DAY * number
        kind = kinds.of(day, by_day[day])
        ids = tuple(session.session_id for session in by_day[day])
        cells = (wording.day_text(day), kind_name(kind), _sessions(by_day[day]))
        if kind is not DayKind.BLANK:
            rows.append(TableRow(cells, ids))
        since = (day - first).days
        text = "" if kind is DayKind.BLANK else told(columns, cells)
        days.append(CalendarDay(day, kind, since // 7, since % 7, text, ids))
    return Calendar(
        title=_("Calendar of {year}").format(year=year),
        year=year,
        days=tuple(days),
        months=tuple(
            (one.column + (one.row > 0), wording.month_text(one.day))
            for one in days
            if one.day.day == 1
        ),
        weekdays=tuple(wording.weekday_text(first + DAY * number) for number in range(7)),
        today=history.today,
        table=Table(columns, tuple(reversed(rows))),
    )


class _Kinds:
    """Tells what each day was."""

    def __init__(self, history: History) -> None:
        """Know the days that count, week by week."""
        self._paused, self._today = history.schedule.paused, history.today
        weeks = history.figures.weeks
        self._began = min((one.training_date for one in history.sessions), default=date.max)
        self._within = {day for week in weeks for day in week.days[: week.effective_target]}
        self._beyond = {day for week in weeks for day in week.days[week.effective_target :]}

    def of(self, day: date, sessions: list[SessionDigest]) -> DayKind:
        if day in self._within:
            return DayKind.DONE
        if day in self._beyond:
            return DayKind.EXTRA
        if sessions:
            return DayKind.STARTED
        if day in self._paused:
            return DayKind.PAUSED
        return DayKind.REST if self._began <= day <= self._today else DayKind.BLANK


def _sessions(sessions: list[SessionDigest]) -> str:
    """Return how much was done in each session of a day."""
    each = _("{done} of {planned} repetitions")
    return (
        ", ".join(each.format(done=one.credited_reps, planned=one.planned_reps) for one in sessions)
        or NOTHING
    )

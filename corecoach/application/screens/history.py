"""The History screen: tiles, and the sessions as a table; the charts are built one by one."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.application.charts.calendar import Calendar, calendar_of, years_of
from corecoach.application.charts.chart import NOTHING, Chart, ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.charts.gallery import chart_of, kind_names, span_names
from corecoach.application.history import History, HistoryFigures
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.screens.history_table import SessionRows, columns
from corecoach.application.screens.settings import Choice


@dataclass(frozen=True)
class Tile:
    """One figure with its name and a note."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class ChartChoice:
    """Which chart is looked at, how far back it looks, and which year the calendar shows."""

    kind: ChartKind = ChartKind.WEEKS
    span: Span = Span.TWELVE_WEEKS
    year: int | None = None


@dataclass(frozen=True)
class ChartPane:
    """A chart or the calendar, and what else can be chosen."""

    choice: ChartChoice
    shown: Chart | Calendar
    kinds: tuple[Choice, ...]
    spans: tuple[Choice, ...]
    span: str


@dataclass(frozen=True)
class HistoryState:
    """Everything the History screen shows beside the chart."""

    tiles: tuple[Tile, ...]
    columns: tuple[str, ...]
    rows: SessionRows
    empty_title: str
    empty_text: str


def build_state(history: History) -> HistoryState:
    """Return what the screen shows of a history."""
    return HistoryState(
        tiles=_tiles(history.figures),
        columns=columns(),
        rows=SessionRows(history.sessions),
        empty_title=_("Your history starts with your first session"),
        empty_text=_(
            "Every session you do will stand here: what you did on each side, how long you held "
            "and how it felt. Weeks count, not days: rest days belong to the plan. Start it "
            "under Today."
        ),
    )


def build_pane(history: History, choice: ChartChoice) -> ChartPane:
    """Return the chart that was chosen, and the choices beside it."""
    kinds = tuple(Choice(kind, name) for kind, name in kind_names().items())
    if choice.kind is not ChartKind.CALENDAR:
        spans = tuple(Choice(span, name) for span, name in span_names().items())
        shown = chart_of(history, choice.kind, choice.span)
        return ChartPane(choice, shown, kinds, spans, choice.span)
    years = years_of(history)
    year = choice.year if choice.year in years else years[0]
    offered = tuple(Choice(str(one), _("Year {year}").format(year=one)) for one in years)
    return ChartPane(choice, calendar_of(history, year), kinds, offered, str(year))


def _tiles(figures: HistoryFigures) -> tuple[Tile, ...]:
    streak, recent, held = figures.streak, figures.recent.capped, figures.tension_ms
    return (
        Tile(
            _("Streak, longest {weeks}").format(weeks=streak.best)
            if streak.best > streak.current
            else _("Streak"),
            _weeks(streak.current),
            _spare_weeks(streak.spare_weeks),
        ),
        Tile(
            _("Adherence, 28 days"),
            _("{done} of {planned}").format(done=recent.done, planned=recent.planned)
            if recent.planned
            else NOTHING,
            _("{percent} % of the plan").format(percent=recent.percent)
            if recent.planned
            else _("no figure yet"),
        ),
        Tile(_("Sessions done"), _grouped(figures.done), _of_all_kept(figures)),
        Tile(_("Time"), _hours(figures.minutes), _("in all sessions")),
        Tile(
            _("Under tension, left / right"),
            _("{left} / {right} s").format(
                left=_grouped(held.left // 1000), right=_grouped(held.right // 1000)
            ),
            _("and {both} s without sides").format(both=_grouped(held.both // 1000)),
        ),
    )


def _grouped(number: int) -> str:
    """Return a number with narrow gaps between its thousands."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _weeks(number: int) -> str:
    return ngettext("{number} week", "{number} weeks", number).format(number=number)


def _spare_weeks(number: int) -> str:
    if not number:
        return _("no spare week now")
    return ngettext("{number} spare week", "{number} spare weeks", number).format(number=number)


def _of_all_kept(figures: HistoryFigures) -> str:
    if not figures.weeks:
        return _("half done or more")
    return ngettext("in {weeks} week", "in {weeks} weeks", len(figures.weeks)).format(
        weeks=len(figures.weeks)
    )


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)

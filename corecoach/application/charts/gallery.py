"""All charts by their kind, and what they are called where one is chosen."""

from __future__ import annotations

from dataclasses import replace

from corecoach.application.charts.chart import Chart, ChartKind
from corecoach.application.charts.dose import dose_chart
from corecoach.application.charts.frame import Span
from corecoach.application.charts.pain import pain_chart
from corecoach.application.charts.sides import sides_chart
from corecoach.application.charts.weeks import weeks_chart
from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.application.wording import exercise_name
from corecoach.domain.exercise import Exercise


def chart_of(history: History, kind: ChartKind, span: Span) -> Chart:
    """Return a chart; the calendar is no chart over slots, see ``calendar_of``."""
    plain = {
        ChartKind.WEEKS: weeks_chart,
        ChartKind.PAIN: pain_chart,
        ChartKind.SIDES: sides_chart,
    }
    if kind in plain:
        chart = plain[kind](history, span)
    else:
        chart = dose_chart(history, span, Exercise(kind.value))
    if len(history.sessions) > 1 or kind is ChartKind.WEEKS:
        return chart
    return replace(chart, note=_("Your first session. Each one from now on adds a mark."))


def kind_names() -> dict[ChartKind, str]:
    """Return what each chart is called, in the order they are offered."""
    return {
        ChartKind.WEEKS: _("Weeks"),
        ChartKind.CALENDAR: _("Calendar"),
        ChartKind.PAIN: _("Pain"),
        ChartKind.HEEL_DIG: exercise_name(Exercise.HEEL_DIG),
        ChartKind.BIRD_DOG: exercise_name(Exercise.BIRD_DOG),
        ChartKind.PAUSE_SQUAT: exercise_name(Exercise.PAUSE_SQUAT),
        ChartKind.SIDES: _("Left and right"),
    }


def span_names() -> dict[Span, str]:
    """Return what each span is called."""
    return {
        Span.FOUR_WEEKS: _("4 weeks"),
        Span.TWELVE_WEEKS: _("12 weeks"),
        Span.YEAR: _("A year"),
        Span.ALL: _("All"),
    }

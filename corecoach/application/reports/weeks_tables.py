"""The tables of the report of some weeks."""

from __future__ import annotations

from collections.abc import Sequence

from corecoach.application.language import gettext as _
from corecoach.application.reports import wording
from corecoach.application.reports.parts import Table
from corecoach.application.reports.weeks_wording import mean_text
from corecoach.application.wording import exercise_name, load_text
from corecoach.domain.adherence import Week
from corecoach.domain.exercise import SIDES, Exercise
from corecoach.domain.period import ExerciseFigures, Period, WeekFigures
from corecoach.domain.plan import PauseSquatDose


def plan_table(period: Period) -> Table:
    """Return a row for each exercise: its dose at the start and the end, and how hard it was."""
    return Table(
        _("Plan and effort"),
        (
            _("Exercise"),
            _("Plan at the start"),
            _("Plan at the end"),
            _("Highest load"),
            _("Effort: median\n(range)"),
            _("Hold (s)\nshortest to mean"),
            _("With\na belt"),
            _("Sessions"),
        ),
        tuple(_plan(one) for one in period.exercises),
    )


def weeks_table(period: Period, weeks: Sequence[Week]) -> Table:
    """Return a row for each week: how often, how long, under tension, and the pain beside it."""
    by_start = {week.start: week for week in weeks}
    return Table(
        _("Week by week"),
        (
            _("Week"),
            _("Sessions"),
            _("Days"),
            _("Length\n(min:s)"),
            _("Heel digs\nL / R (s)"),
            _("Bird dogs\nL / R (s)"),
            _("Squats\n(s)"),
            _("Pain\nbefore"),
            _("Highest\npeak"),
        ),
        tuple(_week(week, by_start.get(week.start)) for week in period.weeks),
    )


def _week(figures: WeekFigures, week: Week | None) -> tuple[str, ...]:
    peak = figures.highest_peak
    days = dict.fromkeys(record.training_date for record in figures.sessions)
    return (
        _dates(figures),
        _counted(week),
        " ".join(wording.short_weekday(day) for day in days) or wording.NOTHING,
        wording.minutes(figures.length_s),
        *(_tension(figures, exercise) for exercise in Exercise),
        mean_text(figures.mean_pain_before),
        wording.NOTHING if peak is None else str(peak),
    )


def _counted(week: Week | None) -> str:
    if week is None:
        return wording.NOTHING
    text = (
        _("{done} of {target}, begun in mid-week")
        if week.is_partial_first
        else _("{done} of {target}")
    )
    return text.format(done=week.counted, target=week.effective_target)


def _dates(figures: WeekFigures) -> str:
    return _("{first} to {last}").format(
        first=f"{figures.start:%m-%d}", last=f"{figures.end:%m-%d}"
    )


def _tension(figures: WeekFigures, exercise: Exercise) -> str:
    if exercise is Exercise.PAUSE_SQUAT:
        return wording.whole_seconds(figures.tension_ms(exercise))
    sides = (figures.tension_ms(exercise, side) for side in SIDES)
    return " / ".join(wording.whole_seconds(side) for side in sides)


def _plan(figures: ExerciseFigures) -> tuple[str, ...]:
    doses = figures.squat_doses
    return (
        exercise_name(figures.exercise),
        wording.whole_dose(figures.kept[0].dose),
        wording.whole_dose(figures.kept[-1].dose),
        _highest(doses),
        _median(figures),
        _holds(figures),
        str(figures.belt_sessions) if doses else wording.NOTHING,
        str(len(figures.kept)),
    )


def _highest(doses: Sequence[PauseSquatDose]) -> str:
    """Return the highest load of each way to load, which cannot be compared with one another."""
    best: dict[tuple[str, str], PauseSquatDose] = {}
    for dose in doses:
        kind = (dose.variant, dose.unit)
        if dose.load and (kind not in best or best[kind].load < dose.load):
            best[kind] = dose
    return "; ".join(load_text(dose) for dose in best.values()) or wording.NOTHING


def _median(figures: ExerciseFigures) -> str:
    middle, told = figures.median_effort, figures.efforts
    if middle is None:
        return wording.NOTHING
    return _("{median} ({low} to {high})").format(
        median=f"{middle:g}", low=min(told), high=max(told)
    )


def _holds(figures: ExerciseFigures) -> str:
    holds = figures.holds_ms
    if holds is None:
        return wording.NOTHING
    return _("{low} to {high}").format(low=wording.tenths(holds[0]), high=wording.tenths(holds[1]))

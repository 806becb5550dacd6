"""The small charts of the report: pain as it was told, and doses asked for and done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Chart, Drawn, Series
from corecoach.application.wording import exercise_name
from corecoach.domain.exercise import Exercise
from corecoach.domain.period import ExerciseFigures, Period, peaks_of
from corecoach.domain.plan import Dose
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import DAY, WEEK

NICE_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_TICKS = 4


def pain_chart(period: Period) -> Chart:
    """Return pain before each session and at its peak, each score a mark, nothing smoothed."""
    return Chart(
        _("Each score as it was told"),
        _days(period),
        _weeks(period),
        (0, 2, 4, 6, 8, 10),
        (
            Series(_("before"), Drawn.DOTS, _points(period, _before)),
            Series(_("peak"), Drawn.RINGS, _points(period, _peak)),
        ),
    )


def dose_charts(period: Period) -> tuple[Chart, ...]:
    """Return a chart for each exercise: seconds asked for in a session, and seconds done."""
    return tuple(_dose_chart(period, one) for one in period.exercises)


def asked_s(dose: Dose) -> int:
    """Return the seconds that a dose asks to hold, both sides together."""
    return dose.rep_count * dose.hold_s


def _dose_chart(period: Period, figures: ExerciseFigures) -> Chart:
    asked = _points(period, lambda record: _asked(record, figures.exercise))
    done = _points(period, lambda record: _done(record, figures.exercise))
    highest = max(value for _day, value in (*asked, *done))
    return Chart(
        exercise_name(figures.exercise),
        _days(period),
        _weeks(period),
        _ticks(highest),
        (
            Series(_("asked for"), Drawn.STEPS, asked),
            Series(_("done"), Drawn.DOTS, done),
        ),
        note=_loaded(figures),
    )


def _loaded(figures: ExerciseFigures) -> str:
    loads = [(dose.variant, dose.load, dose.unit) for dose in figures.squat_doses]
    changes = len(list(groupby(loads))) - 1
    if changes < 1:
        return ""
    return _("the load changed too, see above")


def _asked(record: SessionRecord, exercise: Exercise) -> float | None:
    doses = (one.dose for one in record.exercises if one.exercise is exercise)
    return next((float(asked_s(dose)) for dose in doses), None)


def _done(record: SessionRecord, exercise: Exercise) -> float | None:
    kept = (one for one in record.exercises if one.exercise is exercise)
    return next((one.tension_ms() / 1000 for one in kept), None)


def _before(record: SessionRecord) -> float | None:
    return record.check_in.pain_before


def _peak(record: SessionRecord) -> float | None:
    return max(peaks_of(record), default=None)


def _points(
    period: Period, value_of: Callable[[SessionRecord], float | None]
) -> tuple[tuple[int, float], ...]:
    first = period.weeks[0].start
    valued = ((record.training_date - first, value_of(record)) for record in period.sessions)
    return tuple((after.days, value) for after, value in valued if value is not None)


def _days(period: Period) -> int:
    return len(period.weeks) * (WEEK // DAY)


def _weeks(period: Period) -> tuple[tuple[int, str], ...]:
    first = period.weeks[0].start
    return tuple(((week.start - first).days, f"{week.start:%m-%d}") for week in period.weeks)


def _ticks(highest: float) -> tuple[float, ...]:
    """Return round values from 0 to the first that is not below the highest."""
    step = next((one for one in NICE_STEPS if one * MOST_TICKS >= highest), int(highest) + 1)
    count = max(1, -(-int(highest) // step))
    if count * step < highest:
        count += 1
    return tuple(float(step * number) for number in range(count + 1))

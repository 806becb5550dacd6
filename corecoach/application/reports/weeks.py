"""The report of some weeks as data: plan, frequency, effort, time, pain, quality of the data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.pace_account import PaceAccount
from corecoach.application.reports import weeks_tables as tables
from corecoach.application.reports import wording
from corecoach.application.reports.pace_lines import change_lines, trouble_line
from corecoach.application.reports.parts import Chart, Field, Lines, Person, Question, Report, Table
from corecoach.application.reports.safety_lines import period_signs
from corecoach.application.reports.weeks_charts import dose_charts, pain_chart
from corecoach.application.reports.weeks_wording import change_sentence, mean_text
from corecoach.domain.adherence import Adherence, Share
from corecoach.domain.period import Period
from corecoach.domain.schedule import Pause, Schedule

ACTIVITIES = 3
"""As many as the Patient-Specific Functional Scale asks about."""


@dataclass(frozen=True)
class WeeksReport(Report):
    """Some weeks on paper, in reading order; nothing is invented for an answer not given."""

    period: tuple[Field, ...]
    plan: Table
    changes: Lines
    frequency_title: str
    frequency: tuple[Field, ...]
    paused: str
    weeks: Table
    pain_title: str
    pain: tuple[Field, ...]
    pain_change: str
    pain_chart: Chart
    doses_title: str
    dose_charts: tuple[Chart, ...]
    stops: Lines
    safety: Lines | Question
    function_title: str
    activities: tuple[tuple[Field, ...], ...]
    quality_title: str
    quality: tuple[Field, ...]
    notes: Field


def build_weeks_report(
    period: Period,
    history: History,
    account: PaceAccount,
    *,
    program_version: str,
    person: Person,
) -> WeeksReport:
    """Return the report of a period.

    ``history`` is what the screen shows as of the period's last date, ``account`` what the rules
    made of the sessions; what lies outside the period does not matter.
    """
    first, last = period.weeks[0].start, period.weeks[-1].end
    inside = tuple(week for week in history.figures.weeks if first <= week.start <= last)
    title = _title(len(period.weeks))
    dates = {"title": title, "first": first.isoformat(), "last": last.isoformat()}
    return WeeksReport(
        title=title,
        document_title=_("{title}, {first} to {last}").format(**dates),
        running_title=_("{title}, {first} to {last}, continued").format(**dates),
        author=wording.author(),
        person=wording.person_fields(person),
        foot=wording.foot(program_version),
        period=_period(period),
        plan=tables.plan_table(period),
        changes=_changes(period, account),
        frequency_title=_("How often"),
        frequency=_frequency(period, Adherence(inside), history.schedule),
        paused=_paused(period, history.schedule),
        weeks=tables.weeks_table(period, inside),
        pain_title=_("Usual back pain, from 0 (none) to 10 (worst imaginable)"),
        pain=_pain(period),
        pain_change=change_sentence(period.pain_change),
        pain_chart=pain_chart(period),
        doses_title=_("Seconds held in a session: asked for (line) and done (dots)"),
        dose_charts=dose_charts(period),
        stops=_stops(period, account),
        safety=period_signs(period, account.kept.notes) or _safety(),
        function_title=_("Activities that matter to you, 0 (cannot do it) to 10 (as before)"),
        activities=_activities(),
        quality_title=_("How good the data is"),
        quality=_quality(period),
        notes=Field(_("Notes")),
    )


def _title(weeks: int) -> str:
    if weeks == 4:  # noqa: PLR2004  # the usual one has a name of its own
        return _("Four-week report")
    return ngettext("Report of {count} week", "Report of {count} weeks", weeks).format(count=weeks)


def _period(period: Period) -> tuple[Field, ...]:
    first, last = period.weeks[0].start, period.weeks[-1].end
    days = (last - first).days + 1
    return (
        Field(_("From"), wording.long_date(first)),
        Field(_("To"), wording.long_date(last)),
        Field(_("Days"), str(days)),
        Field(_("Programme"), _("after an article by J. Forsythe, PT, DPT")),
    )


def _frequency(period: Period, adherence: Adherence, schedule: Schedule) -> tuple[Field, ...]:
    gap = period.longest_gap
    return (
        Field(_("Sessions, every one"), _share(adherence.frequency)),
        Field(_("Capped at each week's target"), _share(adherence.capped)),
        Field(_("Weeks on target"), _of(adherence.weeks_on_target)),
        Field(_("Paused days"), str(len(period.paused_of(schedule)))),
        Field(_("Longest gap (days)"), wording.NOTHING if gap is None else str(gap)),
    )


def _paused(period: Period, schedule: Schedule) -> str:
    """Return which days were paused or rest, and why; nothing where none was."""
    paused = replace(schedule, paused=period.paused_of(schedule)).pauses()
    rested = replace(schedule, paused=period.rested_of(schedule)).pauses()
    return "; ".join((*map(_pause, paused), *map(_rest, rested)))


def _pause(pause: Pause) -> str:
    text = (
        _("paused {first} ({reason})")
        if pause.first == pause.last
        else _("paused {first} to {last} ({reason})")
    )
    return text.format(
        first=pause.first.isoformat(),
        last=pause.last.isoformat(),
        reason=wording.pause_reason(pause.reason),
    )


def _rest(rest: Pause) -> str:
    text = (
        _("rest to be on the safe side {first}")
        if rest.first == rest.last
        else _("rest to be on the safe side {first} to {last}")
    )
    return text.format(first=rest.first.isoformat(), last=rest.last.isoformat())


def _share(share: Share) -> str:
    if share.percent is None:
        return _of(share)
    return _("{done} of {planned}, {percent} %").format(
        done=share.done, planned=share.planned, percent=share.percent
    )


def _of(share: Share) -> str:
    return _("{done} of {planned}").format(done=share.done, planned=share.planned)


def _pain(period: Period) -> tuple[Field, ...]:
    weeks = period.weeks
    peaks = [week.highest_peak for week in weeks if week.highest_peak is not None]
    return (
        Field(_("Before, first week"), mean_text(weeks[0].mean_pain_before)),
        Field(_("Before, last week"), mean_text(weeks[-1].mean_pain_before)),
        Field(_("Highest peak"), str(max(peaks)) if peaks else wording.NOTHING),
        Field(_("Mornings up by 2 or more"), str(period.next_day_rises)),
    )


def _changes(period: Period, account: PaceAccount) -> Lines:
    told = change_lines(period.dose_changes, account)
    return Lines(_("Changes of the plan, each from its date on, and why"), told or (_("None."),))


def _stops(period: Period, account: PaceAccount) -> Lines:
    told = tuple(filter(None, (trouble_line(record, account) for record in period.sessions)))
    return Lines(_("Ended early, or too much"), told or (_("None."),))


def _safety() -> Question:
    return Question(_("Safety questions"), (_("all no"), _("a yes, on and to")), asks_more=True)


def _activities() -> tuple[tuple[Field, ...], ...]:
    return tuple(
        (
            Field(_("{number}.").format(number=number)),
            Field(_("at the start")),
            Field(_("now")),
        )
        for number in range(1, ACTIVITIES + 1)
    )


def _quality(period: Period) -> tuple[Field, ...]:
    total = len(period.sessions)
    timed = period.count(lambda record: not record.is_typed)
    reps = [one for record in period.sessions for one in record.exercises]
    late = period.count(lambda record: record.check_in.is_next_late)
    unanswered = period.count(lambda record: record.check_in.pain_next is None)
    return (
        Field(_("Sessions timed by the program"), _share(Share(timed, total))),
        Field(
            _("Repetitions timed"),
            _share(Share(sum(one.timed for one in reps), sum(one.done() for one in reps))),
        ),
        Field(_("Next mornings not told"), _of(Share(unanswered, total))),
        Field(_("Told a day later"), _of(Share(late, total - unanswered))),
    )

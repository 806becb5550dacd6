"""The history's figures: weeks, streak, adherence and totals, all from the sessions kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.application.history_ports import KeptHistory
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.domain.adherence import (
    Adherence,
    RollingPoint,
    Week,
    recent_adherence,
    rest_day,
    rolling_adherence,
    weeks_of,
)
from corecoach.domain.digest import PerSide, SessionDigest
from corecoach.domain.pace.safety import rested_days
from corecoach.domain.pace.trend import Trend, trend_of
from corecoach.domain.schedule import Schedule
from corecoach.domain.streak import Streak, streak_of
from corecoach.domain.training_day import FirstWeekday

NO_CHANGES: Final = Schedule()


@dataclass(frozen=True)
class HistoryFigures:
    """What the sessions of a person come to.

    ``done`` counts every session that was done, also a second one of the same date, which no week
    counts. ``length_s`` and ``tension_ms`` are of all sessions.
    """

    weeks: tuple[Week, ...]
    streak: Streak
    recent: Adherence
    rolling: tuple[RollingPoint, ...]
    done: int
    length_s: int
    tension_ms: PerSide

    @property
    def minutes(self) -> int:
        """Whole minutes in all sessions."""
        return self.length_s // 60

    @property
    def this_week(self) -> Week | None:
        """The week that is not over yet; None before the first session that counts."""
        return next((week for week in self.weeks if week.is_open), None)


@dataclass(frozen=True)
class History:
    """The sessions of a person, what they are measured by, and what they come to.

    ``today`` is the training date now.
    """

    sessions: tuple[SessionDigest, ...]
    schedule: Schedule
    today: date
    figures: HistoryFigures


class NoHistory:
    """The history of somebody who has none yet."""

    def history(self) -> KeptHistory:
        """Return nothing."""
        return KeptHistory(())


def schedule_of(kept: KeptHistory, today: date, first_weekday: FirstWeekday) -> Schedule:
    """Return what the weeks of a history are measured by, days of rest for safety included."""
    rested = rested_days(kept.notes, today)
    return Schedule(kept.targets, kept.paused, first_weekday, rested)


def history_of(
    sessions: Sequence[SessionDigest], today: date, schedule: Schedule = NO_CHANGES
) -> History:
    """Return the history of these sessions as of today.

    Raises:
        OutOfRangeError: A target is outside its range.
    """
    return History(tuple(sessions), schedule, today, figures_of(sessions, today, schedule))


def figures_of(
    sessions: Sequence[SessionDigest], today: date, schedule: Schedule = NO_CHANGES
) -> HistoryFigures:
    """Return the figures of the sessions that have ended; ``today`` is the training date now.

    Raises:
        OutOfRangeError: A target is outside its range.
    """
    outcomes = [session.outcome() for session in sessions]
    weeks = weeks_of(
        [*outcomes, *map(rest_day, schedule.rested)],
        today,
        changes=schedule.targets,
        paused=schedule.paused,
        first_weekday=schedule.first_weekday,
    )
    return HistoryFigures(
        weeks=weeks,
        streak=streak_of(weeks),
        recent=recent_adherence(weeks),
        rolling=rolling_adherence(weeks),
        done=sum(outcome.credit > 0 for outcome in outcomes),
        length_s=sum(session.length_s or 0 for session in sessions),
        tension_ms=sum((session.tension_ms for session in sessions), PerSide()),
    )


def week_text(figures: HistoryFigures) -> str:
    """Return where the person stands this week, in a sentence or two that never blame."""
    week = figures.this_week
    if week is None:
        return _("Your first session starts the count.")
    streak = figures.streak.current
    if not streak:
        return _week_sentence(week, came_back=_came_back(figures))
    text = ngettext(
        "{week} {weeks} week on target.", "{week} {weeks} weeks on target in a row.", streak
    )
    return text.format(week=_week_sentence(week, came_back=_came_back(figures)), weeks=streak)


def trend_text(kept: KeptHistory, today: date) -> str:
    """Return what the pain before sessions asks for, in a sentence; empty where for nothing."""
    scores = [
        (session.training_date, session.check_in.pain_before)
        for session in kept.sessions
        if session.check_in.pain_before is not None
    ]
    trend = trend_of(scores, today, kept.notes)
    if trend is None:
        return ""
    return {
        Trend.WORSE: _(
            "Your pain before sessions is up by 2 or more in four weeks. See a physical therapist "
            "before you go on."
        ),
        Trend.NO_BETTER: _(
            "Your pain before sessions is no lower after six weeks. See a physical therapist "
            "before you go on."
        ),
    }[trend]


def _came_back(figures: HistoryFigures) -> bool:
    """Whether the week before this one, where there is one, had no session."""
    closed = [week for week in figures.weeks if not week.is_open]
    return bool(closed) and not closed[-1].counted


def _week_sentence(week: Week, *, came_back: bool) -> str:
    counted, target = week.counted, week.effective_target
    if came_back and not counted:
        return _("Good to see you again. Any session this week is a good start.")
    if counted > target:
        text = ngettext(
            "This week: {counted} session, more than the target of {target}.",
            "This week: {counted} sessions, more than the target of {target}.",
            counted,
        )
    elif counted == target:
        text = ngettext(
            "This week: {counted} of {target} session, on target.",
            "This week: {counted} of {target} sessions, on target.",
            target,
        )
    elif week.is_partial_first:
        text = ngettext(
            "Your first week: {counted} session done.",
            "Your first week: {counted} sessions done.",
            counted,
        )
    elif came_back:
        text = ngettext(
            "Good to have you back. This week: {counted} of {target} session.",
            "Good to have you back. This week: {counted} of {target} sessions.",
            target,
        )
    else:
        text = ngettext(
            "This week: {counted} of {target} session.",
            "This week: {counted} of {target} sessions.",
            target,
        )
    return text.format(counted=counted, target=target)

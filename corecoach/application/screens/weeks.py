"""The panel of the weeks: their target, when they begin, and the days that are paused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.screens.settings import Choice
from corecoach.application.settings import ROLLOVER, FirstWeekday, Settings
from corecoach.application.wording import day_text
from corecoach.domain.schedule import Pause, PauseReason

OFFERED_TARGETS: Final = range(2, 6)
"""A week with one session is no programme; one that was chosen all the same stays offered."""


@dataclass(frozen=True)
class PauseLine:
    """A pause in words."""

    pause: Pause
    text: str


@dataclass(frozen=True)
class WeeksState:
    """Everything the panel shows; a choice is the value in force and what can be chosen."""

    target: str
    targets: tuple[Choice, ...]
    target_text: str
    weekday: str
    weekdays: tuple[Choice, ...]
    hour: str
    hours: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    pauses: tuple[PauseLine, ...]
    pauses_text: str
    today: date


def build_state(history: History, settings: Settings) -> WeeksState:
    """Return what the panel shows."""
    schedule, today = history.schedule, history.today
    following = schedule.next_week(today)
    now, soon = schedule.target_on(today), schedule.target_on(following)
    pauses = tuple(PauseLine(pause, _pause_text(pause)) for pause in reversed(schedule.pauses()))
    return WeeksState(
        target=str(soon),
        targets=tuple(
            Choice(str(number), _sessions_a_week(number))
            for number in sorted({*OFFERED_TARGETS, soon})
        ),
        target_text=_target_text(now, soon, following),
        weekday=settings.week_start.name,
        weekdays=(
            Choice(FirstWeekday.MONDAY.name, _("Monday")),
            Choice(FirstWeekday.SUNDAY.name, _("Sunday")),
        ),
        hour=str(settings.rollover_hour),
        hours=tuple(
            Choice(
                str(hour),
                _("{hour}:00 in the morning").format(hour=hour) if hour else _("Midnight"),
            )
            for hour in range(ROLLOVER.low, ROLLOVER.high + 1)
        ),
        reasons=tuple(Choice(reason, name) for reason, name in reason_names().items()),
        pauses=pauses,
        pauses_text="" if pauses else _("No paused days."),
        today=today,
    )


def reason_names() -> dict[PauseReason, str]:
    """Return what each reason for a pause is called."""
    return {
        PauseReason.ILLNESS: _("Illness"),
        PauseReason.TRAVEL: _("Travel"),
        PauseReason.SAFETY: _("My back needs a break"),
        PauseReason.OTHER: _("Something else"),
    }


def _sessions_a_week(number: int) -> str:
    return ngettext("{number} session a week", "{number} sessions a week", number).format(
        number=number
    )


def _target_text(now: int, soon: int, following: date) -> str:
    if now == soon:
        return _("A new target holds from {day} on; weeks before keep theirs.").format(
            day=day_text(following)
        )
    return _("From {day} on; until then it is {now}.").format(day=day_text(following), now=now)


def _pause_text(pause: Pause) -> str:
    reason = reason_names()[pause.reason]
    if pause.first == pause.last:
        return _("{day}: {reason}").format(day=day_text(pause.first), reason=reason)
    return ngettext(
        "{first} to {last}, {days} day: {reason}",
        "{first} to {last}, {days} days: {reason}",
        len(pause.days),
    ).format(
        first=day_text(pause.first), last=day_text(pause.last), days=len(pause.days), reason=reason
    )

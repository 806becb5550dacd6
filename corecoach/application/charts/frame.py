"""The stretch of time a chart shows, cut into slots of a day or of some weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corecoach.application.history import History
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.wording import day_text, month_text
from corecoach.domain.digest import SessionDigest
from corecoach.domain.training_day import DAY, WEEK, week_start

MOST_SLOTS: Final = 120
"""More could not be told apart on a screen: from then on a slot spans several weeks."""
LEAST_WEEKS: Final = 12
WEEKS_A_SLOT: Final = (1, 4, 13, 26, 52, 104, 520)


class Span(StrEnum):
    """How far back a chart looks."""

    FOUR_WEEKS = "4w"
    TWELVE_WEEKS = "12w"
    YEAR = "year"
    ALL = "all"


WEEKS_IN: Final = {Span.FOUR_WEEKS: 4, Span.TWELVE_WEEKS: 12, Span.YEAR: 53}


@dataclass(frozen=True)
class Frame:
    """Slots of so many days each, one after the other from ``first`` on.

    ``room_for`` is how many there should be room for: a young history keeps some for the weeks to
    come instead of one broad bar.
    """

    first: date
    days: int
    count: int
    room_for: int = 1

    @property
    def weeks(self) -> int:
        """Weeks in a slot; 0 where it is a day."""
        return self.days // 7

    def start(self, index: int) -> date:
        """Return the first date of a slot."""
        return self.first + DAY * (self.days * index)

    def index(self, day: date) -> int | None:
        """Return the slot that a date is in; None where it is outside."""
        index = (day - self.first).days // self.days
        return index if 0 <= index < self.count else None

    def sorted_in(self, sessions: Iterable[SessionDigest]) -> list[list[SessionDigest]]:
        """Return the sessions of each slot, in the order they came."""
        slots: list[list[SessionDigest]] = [[] for _number in range(self.count)]
        for session in sessions:
            index = self.index(session.training_date)
            if index is not None:
                slots[index].append(session)
        return slots

    def column(self) -> str:
        """Return what a slot is, as the name of a column."""
        if not self.weeks:
            return _("Day")
        return _("Week") if self.weeks == 1 else _("Weeks")

    def heading(self, index: int) -> str:
        """Return the name of a slot."""
        day = self.start(index)
        if not self.weeks:
            return day_text(day)
        values = {"day": day.day, "month": month_text(day), "year": day.year}
        if self.weeks == 1:
            return _("Week of {day} {month} {year}").format(**values)
        return _("{weeks} weeks from {day} {month} {year}").format(weeks=self.weeks, **values)

    def tick(self, index: int) -> str:
        """Return the short date below a slot."""
        day = self.start(index)
        return _("{day} {month}").format(day=day.day, month=month_text(day))

    def mean_note(self) -> str:
        """Return that a slot is a mean of several weeks; nothing where it is not."""
        if self.weeks <= 1:
            return ""
        text = ngettext(
            "Each mark stands for {weeks} week.", "Each mark stands for {weeks} weeks.", self.weeks
        )
        return text.format(weeks=self.weeks)


def week_frame(history: History, span: Span, most_slots: int = MOST_SLOTS) -> Frame:
    """Return weeks up to the present one, from the first session on; so many that all fit."""
    first, last = _weeks_of(history)
    if span in WEEKS_IN:
        first = max(first, last - WEEK * (WEEKS_IN[span] - 1))
    weeks = (last - first) // WEEK + 1
    each = next(each for each in WEEKS_A_SLOT if weeks <= each * most_slots)
    count = -(-weeks // each)
    # the last slot ends with the present week
    return Frame(
        last + WEEK - WEEK * (each * count),
        7 * each,
        count,
        min(LEAST_WEEKS, WEEKS_IN.get(span, LEAST_WEEKS)),
    )


def day_frame(history: History, span: Span) -> Frame:
    """Return days where they can be told apart, from the same week on, and else weeks."""
    weeks = week_frame(history, span)
    if span not in {Span.FOUR_WEEKS, Span.TWELVE_WEEKS}:
        return weeks
    return Frame(weeks.first, 1, 7 * weeks.count, 7 * weeks.room_for)


def _weeks_of(history: History) -> tuple[date, date]:
    """Return the first and the last week that has something, or is the present one."""
    days = [history.today, *(session.training_date for session in history.sessions)]
    weekday = history.schedule.first_weekday
    return week_start(min(days), weekday), week_start(max(days), weekday)

"""A box for a date that lies in the past: typed as 2026-03-02, or stepped with Up and Down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit

from corecoach.ui.theme.tokens import Space

FARTHEST: Final = timedelta(days=10 * 365)
"""A guard against slips of the keyboard."""


class DayBox(QDateEdit):
    """Asks for a date up to today."""

    def __init__(self, name: str) -> None:
        """Make a box that a screen reader calls by this name."""
        super().__init__()
        self._latest: date | None = None
        self.setAccessibleName(name)
        self.setDisplayFormat("yyyy-MM-dd")
        # the style sheet's padding does not reach the text of a date
        self.findChildren(QLineEdit)[0].setTextMargins(Space.SMALL.value, 0, 0, 0)

    def set_latest(self, today: date) -> None:
        """Offer today, and take no later date; a date that was typed stays on the same day."""
        if today == self._latest:
            return
        self._latest = today
        self.setDateRange(_qt(today - FARTHEST), _qt(today))
        self.setDate(_qt(today))

    def day(self) -> date:
        """Return the date."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

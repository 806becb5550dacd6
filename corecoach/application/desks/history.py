"""The history: every session, what they come to, and the charts of it."""

from __future__ import annotations

from corecoach.application.history import History, history_of
from corecoach.application.history_ports import HistoryReader, KeptHistory
from corecoach.application.ports import Clock, SettingsStore
from corecoach.domain.pace.safety import rested_days
from corecoach.domain.schedule import Schedule
from corecoach.domain.training_day import training_date


class HistoryDesk:
    """What the history shows."""

    def __init__(self, clock: Clock, reader: HistoryReader, settings: SettingsStore) -> None:
        """Use these; nothing is read before it is asked for."""
        self._clock, self._reader, self._settings = clock, reader, settings

    def read(self) -> History:
        """Return the history as of today; with many years it takes a moment.

        Raises:
            StoreError: The record cannot be read.
        """
        return self.history_in(self._reader.history())

    def history_in(self, kept: KeptHistory) -> History:
        """Return the same of what was read before."""
        settings = self._settings.load()
        today = training_date(self._clock.now(), settings.rollover_hour)
        rested = rested_days(kept.notes, today)
        schedule = Schedule(kept.targets, kept.paused, settings.week_start, rested)
        return history_of(kept.sessions, today, schedule)

"""The history: every session, what they come to, and the charts of it."""

from __future__ import annotations

from corecoach.application.history import History, history_of, schedule_of
from corecoach.application.history_ports import HistoryReader
from corecoach.application.ports import Clock, SettingsStore
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
        settings = self._settings.load()
        kept = self._reader.history()
        today = training_date(self._clock.now(), settings.rollover_hour)
        return history_of(kept.sessions, today, schedule_of(kept, today, settings.week_start))

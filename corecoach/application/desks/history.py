"""The history: every session and what they come to."""

from __future__ import annotations

from corecoach.application.history import figures_of
from corecoach.application.ports import Clock, RecordStore
from corecoach.application.screens.history import HistoryState, build_state
from corecoach.domain.training_day import training_date


class HistoryDesk:
    """What the history shows."""

    def __init__(self, clock: Clock, store: RecordStore) -> None:
        """Use these."""
        self._clock, self._store = clock, store

    def state(self) -> HistoryState:
        """Return what the screen shows, as of today."""
        records = self._store.sessions()
        return build_state(records, figures_of(records, training_date(self._clock.now())))

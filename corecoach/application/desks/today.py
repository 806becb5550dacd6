"""Today: the next session, the person's choices, and a session that was cut off."""

from __future__ import annotations

from corecoach.application.history_ports import HistoryReader
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.screens.today import TodayState, build_state
from corecoach.application.settings import Settings
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import SessionState
from corecoach.domain.training_day import training_date


class TodayDesk:
    """What Today shows and can do."""

    def __init__(
        self, clock: Clock, store: RecordStore, settings: SettingsStore, reader: HistoryReader
    ) -> None:
        """Use these; nothing is read before it is asked for."""
        self._clock, self._store, self._settings = clock, store, settings
        self._reader = reader

    def state(self) -> TodayState:
        """Return what the screen shows, apart from the words on the week."""
        settings = self._settings.load()
        today = training_date(self._clock.now(), settings.rollover_hour)
        return build_state(DEFAULT_PLAN, settings, self._store.open_session(), today)

    def week_text(self) -> str:
        """Return how the week stands; needs the whole history, so it can come a moment later.

        Asked from another thread, it uses nothing but the reader, the clock and the settings.
        """
        # the window is painted before the figures are reckoned
        from corecoach.application.desks.history import HistoryDesk  # noqa: PLC0415
        from corecoach.application.history import week_text  # noqa: PLC0415

        return week_text(HistoryDesk(self._clock, self._reader, self._settings).read().figures)

    def change_settings(self, settings: Settings) -> None:
        """Keep these settings."""
        self._settings.save(settings)

    def finish_cut_off(self) -> int | None:
        """Close the session that was cut off at its last sign of life; return its number."""
        record = self._store.open_session()
        if record is None:
            return None
        ended = record.last_kept or record.started
        self._store.end(record.session_id, SessionState.STOPPED, ended)
        return record.session_id

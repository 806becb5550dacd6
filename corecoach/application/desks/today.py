"""Today: the next session, the person's choices, and a session that was cut off."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.application.desks.plan import PlanDesk
from corecoach.application.history_ports import HistoryReader
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.screens.today import TodayState, build_state
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import TodaysPlan, todays_plan
from corecoach.domain.record import SessionState
from corecoach.domain.training_day import training_date


@dataclass(frozen=True)
class TodayReading:
    """What the whole history says of today: how the week stands, and the plan."""

    week_text: str
    plan: TodaysPlan


class TodayDesk:
    """What Today shows and can do; ``plan`` is the desk at which the plan is decided on."""

    def __init__(
        self,
        clock: Clock,
        store: RecordStore,
        settings: SettingsStore,
        reader: HistoryReader,
        plan: PlanDesk,
    ) -> None:
        """Use these; nothing is read before it is asked for."""
        self._clock, self._store, self._settings = clock, store, settings
        self._reader, self.plan = reader, plan

    def state(self, todays: TodaysPlan | None) -> TodayState:
        """Return what the screen shows; ``todays`` is None until the history was read."""
        settings = self._settings.load()
        today = training_date(self._clock.now(), settings.rollover_hour)
        return build_state(todays, settings, self._store.open_session(), today)

    def is_new(self) -> bool:
        """Tell whether no session has ended yet, so that reading everything takes no time.

        Raises:
            StoreError: The record cannot be read.
        """
        return not self.plan.keeping.has_sessions()

    def read(self) -> TodayReading:
        """Read the whole history, which can take a moment.

        Asked from another thread, it uses nothing but the reader, the clock and the settings.

        Raises:
            StoreError: The record cannot be read.
        """
        # the window is painted before the figures are reckoned
        from corecoach.application.history import (  # noqa: PLC0415
            history_of,
            schedule_of,
            trend_text,
            week_text,
        )

        settings = self._settings.load()
        kept = self._reader.history()
        today = training_date(self._clock.now(), settings.rollover_hour)
        schedule = schedule_of(kept, today, settings.week_start)
        figures = history_of(kept.sessions, today, schedule).figures
        words = (week_text(figures), trend_text(kept, today))
        return TodayReading(" ".join(filter(None, words)), todays_plan(kept, today, settings))

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

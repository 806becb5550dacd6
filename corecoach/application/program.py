"""The program without its window: what the screens show and what each wish does."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.history import HistoryFigures, figures_of, week_text
from corecoach.application.ports import SessionStart
from corecoach.application.reports.session import SessionReport, build_session_report
from corecoach.application.screens import history, summary, today
from corecoach.application.settings import Settings
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import CheckIn, SessionRecord, SessionState
from corecoach.domain.training_day import training_date


class SettingsStore(Protocol):
    """Keeps the settings."""

    def load(self) -> Settings:
        """Return the settings kept, or the defaults."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep the settings; raises SettingsError with a sentence."""
        ...


class Program:
    """Everything the window can wish for; WorldError with a sentence where the world refuses."""

    def __init__(self, ports: SessionPorts, settings: SettingsStore, version: str) -> None:
        """Read the settings; nothing else is touched before it is asked for."""
        self._ports = ports
        self._settings_store = settings
        self._settings = settings.load()
        self._version = version

    def today(self) -> today.TodayState:
        """Return what the Today screen shows."""
        return today.build_state(
            DEFAULT_PLAN,
            self._settings,
            week_text(self.figures()),
            self._ports.store.open_session(),
        )

    def change_settings(self, settings: Settings) -> None:
        """Use these settings from now on and keep them."""
        self._settings = settings
        self._settings_store.save(settings)

    def start(self, pain_before: int | None) -> Coach:
        """Start a session by the plan as it stands."""
        clock = self._ports.clock
        now = clock.now()
        start = SessionStart(
            started=now,
            zone=clock.zone_name(),
            training_date=training_date(now),
            plan=today.chosen_plan(DEFAULT_PLAN, self._settings),
            program_version=self._version,
            pain_before=pain_before,
        )
        return Coach.begin(self._ports, start)

    def resume_cut_off(self) -> Coach | None:
        """Take up the session that was cut off; None where there is none."""
        record = self._ports.store.open_session()
        return Coach.take_up(self._ports, record) if record else None

    def finish_cut_off(self) -> int | None:
        """Close the session that was cut off at its last sign of life; return its number."""
        record = self._ports.store.open_session()
        if record is None:
            return None
        ended = record.last_kept or record.started
        self._ports.store.end(record.session_id, SessionState.STOPPED, ended)
        return record.session_id

    def go_on(self, session_id: int) -> Coach | None:
        """Take up a session that was stopped, as if it had been paused."""
        self._ports.store.reopen(session_id)
        return self.resume_cut_off()

    def summary(self, session_id: int) -> summary.SummaryState:
        """Return what the summary screen shows of a session."""
        return summary.build_state(self.record(session_id))

    def record(self, session_id: int) -> SessionRecord:
        """Return one session.

        Raises:
            LookupError: There is none of that number.
        """
        record = self._ports.store.session(session_id)
        if record is None:
            raise LookupError(session_id)
        return record

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Keep the answers around a session; blanks at the ends of a note are not kept."""
        self._ports.store.keep_check_in(session_id, replace(check_in, note=check_in.note.strip()))

    def keep_effort(self, session_id: int, exercise: Exercise, effort: int | None) -> None:
        """Keep how hard an exercise was."""
        self._ports.store.keep_effort(session_id, exercise, effort)

    def figures(self) -> HistoryFigures:
        """Return every figure of the history as of today."""
        return figures_of(self._ports.store.sessions(), training_date(self._ports.clock.now()))

    def history(self) -> history.HistoryState:
        """Return what the history screen shows."""
        return history.build_state(self._ports.store.sessions(), self.figures())

    def report(self, session_id: int) -> SessionReport:
        """Return the printable summary of a session."""
        return build_session_report(self.record(session_id), program_version=self._version)

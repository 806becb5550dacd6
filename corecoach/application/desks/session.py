"""The session: starting one, taking one up again, going on with one that was stopped."""

from __future__ import annotations

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.ports import MotionWish, SessionStart, SettingsStore
from corecoach.application.screens.today import chosen_plan
from corecoach.application.settings import Settings
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.training_day import training_date


class SessionDesk:
    """Where sessions begin."""

    def __init__(
        self, ports: SessionPorts, settings: SettingsStore, motion: MotionWish, version: str
    ) -> None:
        """Use these."""
        self._ports, self._settings = ports, settings
        self._motion, self._version = motion, version

    def settings(self) -> Settings:
        """Return what the person chose."""
        return self._settings.load()

    def is_motion_reduced(self) -> bool:
        """Return whether the desktop asks for less motion just now."""
        return self._motion.is_reduced()

    def start(self, pain_before: int | None) -> Coach:
        """Start a session by the plan as the person's choices make it."""
        clock = self._ports.clock
        now = clock.now()
        settings = self._settings.load()
        start = SessionStart(
            started=now,
            zone=clock.zone_name(),
            training_date=training_date(now, settings.rollover_hour),
            plan=chosen_plan(DEFAULT_PLAN, settings),
            program_version=self._version,
            pain_before=pain_before,
        )
        return Coach.begin(self._ports, start, settings.verbosity)

    def resume_cut_off(self) -> Coach | None:
        """Take up the session that was cut off; None where there is none."""
        record = self._ports.store.open_session()
        if record is None:
            return None
        return Coach.take_up(self._ports, record, self._settings.load().verbosity)

    def go_on(self, session_id: int) -> Coach | None:
        """Take up a session that was stopped, as if it had been paused."""
        record = self._ports.store.session(session_id)
        if record is None:
            return None
        return Coach.take_up(self._ports, record, self._settings.load().verbosity)

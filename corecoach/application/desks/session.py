"""The session: starting one, taking one up again, going on with one that was stopped."""

from __future__ import annotations

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.desks.plan import PlanDesk
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.pace import todays_gate
from corecoach.application.ports import MotionWish, SessionStart, SettingsStore
from corecoach.application.safety_wording import gate_text
from corecoach.application.settings import Settings
from corecoach.domain.pace.gate import Answers, Gate
from corecoach.domain.pace.verdict import AMBER_FROM
from corecoach.domain.plan import Plan
from corecoach.domain.training_day import training_date


class SessionDesk:
    """Where sessions begin."""

    def __init__(
        self,
        ports: SessionPorts,
        plan: PlanDesk,
        settings: SettingsStore,
        motion: MotionWish,
        version: str,
    ) -> None:
        """Use these."""
        self._ports, self._plan, self._settings = ports, plan, settings
        self._motion, self._version = motion, version

    def settings(self) -> Settings:
        """Return what the person chose."""
        return self._settings.load()

    def is_motion_reduced(self) -> bool:
        """Return whether the desktop asks for less motion just now."""
        return self._motion.is_reduced()

    def start(self, pain_before: int | None) -> Coach:
        """Start a session by today's plan as the person's choices and the pain now make it.

        A change that is proposed and has no yes changes nothing.

        Raises:
            WorldError: A clinician has to see the person first, there is nothing to do today, or
                it cannot be put on record.
        """
        self._require_seen()
        todays = self._plan.read()
        if todays.session is None:
            raise WorldError(_("Nothing is left of today's plan. Today says why."))
        plan = self._eased(todays.session, pain_before)
        clock = self._ports.clock
        now = clock.now()
        settings = self._settings.load()
        start = SessionStart(
            started=now,
            zone=clock.zone_name(),
            training_date=training_date(now, settings.rollover_hour),
            plan=plan,
            program_version=self._version,
            pain_before=pain_before,
            has_belt=todays.has_belt if plan == todays.session else None,
        )
        return Coach.begin(self._ports, start, settings.verbosity)

    def resume_cut_off(self) -> Coach | None:
        """Take up the session that was cut off; None where there is none."""
        self._require_seen()
        record = self._ports.store.open_session()
        if record is None:
            return None
        return Coach.take_up(self._ports, record, self._settings.load().verbosity)

    def go_on(self, session_id: int) -> Coach | None:
        """Take up a session that was stopped, as if it had been paused."""
        self._require_seen()
        record = self._ports.store.session(session_id)
        if record is None:
            return None
        return Coach.take_up(self._ports, record, self._settings.load().verbosity)

    def _require_seen(self) -> None:
        if self._settings.load().must_be_seen:
            raise WorldError(gate_text(Gate.EMERGENCY))

    def _eased(self, plan: Plan, pain_now: int | None) -> Plan:
        """Return the plan without weight on a day that hurts clearly more than usual."""
        if pain_now is None or pain_now < AMBER_FROM:
            return plan
        allowed = todays_gate(self._ports.store.sessions(), pain_now, Answers())
        return plan.unloaded() if allowed is Gate.EASY else plan

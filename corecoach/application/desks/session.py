"""The session: starting one, taking one up again, going on with one that was stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.desks.plan import PlanDesk
from corecoach.application.desktop_ports import MotionWish
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.ports import SessionStart, SettingsStore
from corecoach.application.safety_ports import SafetyStore
from corecoach.application.safety_wording import gate_text
from corecoach.application.settings import Settings
from corecoach.domain.pace.gate import USUAL_OF, Answers, Gate, gate, is_flare
from corecoach.domain.pace.safety import REFERRING, not_cleared, told_since_seen
from corecoach.domain.plan import Plan
from corecoach.domain.record import SessionRecord, StopExtent, StopReason
from corecoach.domain.resuming import exercise_at_hand, stopped_rep
from corecoach.domain.session import Request
from corecoach.domain.training_day import training_date


class SessionDesk:
    """Where sessions begin."""

    def __init__(
        self,
        ports: SessionPorts,
        plan: PlanDesk,
        safety: SafetyStore,
        settings: SettingsStore,
        motion: MotionWish,
        version: str,
    ) -> None:
        """Use these."""
        self._ports, self._plan, self._safety, self._settings = ports, plan, safety, settings
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
        self._require_cleared()
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
            training_date=self._today(),
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
        self._require_today(record)
        return Coach.take_up(self._ports, record, self._settings.load().verbosity)

    def go_on(self, session_id: int, ended: StopExtent | None = None) -> Coach | None:
        """Take up a session that was stopped: paused, or going on where a part of it is over.

        ``ended`` is that part: the repetition that was broken off, or its whole exercise.
        """
        self._require_seen()
        record = self._ports.store.session(session_id)
        if record is None:
            return None
        self._require_today(record)
        verbosity = self._settings.load().verbosity
        if ended is None:
            return Coach.take_up(self._ports, record, verbosity)
        coach = Coach.take_up(self._ports, self._with_part_ended(record, ended), verbosity)
        coach.ask(Request.RESUME)
        return coach

    def _with_part_ended(self, record: SessionRecord, extent: StopExtent) -> SessionRecord:
        """Return a session after what was to end it is kept as the end of a part of it."""
        exercise, store = exercise_at_hand(record), self._ports.store
        if exercise is None:
            return record
        kept, broken_off = record.exercise(exercise), stopped_rep(record)
        reason = record.check_in.stop_reason or StopReason.OTHER
        # that something hurt outweighs what comes after it
        hurt = StopReason.PAIN in {kept.stop_reason, reason}
        reason = StopReason.PAIN if hurt else reason
        store.keep_told(record.session_id, replace(kept, stop_reason=reason, stop_extent=extent))
        if broken_off and reason is StopReason.FORM:
            store.mark_form(record.session_id, broken_off.rep, broke=True)
        store.keep_check_in(record.session_id, replace(record.check_in, stop_reason=None))
        return store.session(record.session_id) or record

    def _require_seen(self) -> None:
        """Refuse where somebody has to look first, whatever the window shows.

        Raises:
            WorldError: No clinician has looked at a sign that was told of, or the record refuses.
        """
        signs = told_since_seen(self._safety.notes()) & REFERRING
        if signs:
            raise WorldError(gate_text(gate(0, Answers(signs))))

    def _require_cleared(self) -> None:
        if not_cleared(self._safety.notes()):
            raise WorldError(gate_text(Gate.CLEARANCE))

    def _require_today(self, record: SessionRecord) -> None:
        """Refuse to go on with a session of another day, as from a window left open over night.

        Raises:
            WorldError: It is one.
        """
        if record.training_date != self._today():
            raise WorldError(
                _(
                    "That session belongs to another day by now, so it does not go on. What was "
                    "done in it is kept."
                )
            )

    def _today(self) -> date:
        return training_date(self._ports.clock.now(), self._settings.load().rollover_hour)

    def _eased(self, plan: Plan, pain_now: int | None) -> Plan:
        """Return the plan without weight on a day that hurts clearly more than usual."""
        if pain_now is None or not is_flare(pain_now, self._ports.store.lately(USUAL_OF).pains):
            return plan
        return plan.unloaded()

"""The welcome: which questions are due before a session can be thought of, and their answers."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from corecoach.application.desks.check_in import CheckInStores
from corecoach.application.history_ports import PlanStore
from corecoach.application.language import gettext as _
from corecoach.application.ports import Clock, SettingsStore
from corecoach.application.screens.welcome import (
    ALL_STEPS,
    WelcomeAnswers,
    WelcomeState,
    WelcomeStep,
    build_state,
)
from corecoach.domain.adherence import DEFAULT_TARGET
from corecoach.domain.pace.safety import (
    NoteKind,
    SafetyNote,
    applying,
    clearance_is_due,
    clearance_note,
    next_moment,
)
from corecoach.domain.plan import DEFAULT_PLAN, Basis, HeelDigDose, Plan
from corecoach.domain.plan_book import FIRST_PLAN, PlanBook, PlanVersion
from corecoach.domain.training_day import training_date, week_start


class WelcomeDesk:
    """Knows whether somebody is new here, and whether the questions on clearance are due again."""

    def __init__(
        self,
        clock: Clock,
        stores: CheckInStores,
        settings: SettingsStore,
        plans: PlanStore,
    ) -> None:
        """Use these."""
        self._clock, self._settings, self._plans = clock, settings, plans
        self._store, self._safety, self._weeks = stores.records, stores.safety, stores.weeks

    def steps(self) -> tuple[WelcomeStep, ...]:
        """Return what is asked now: all of somebody new, clearance every four weeks, or nothing.

        While a session is cut off, that comes first.

        Raises:
            StoreError: The record cannot be read.
        """
        notes = self._safety.notes()
        if not clearance_is_due(notes, self._today()) or self._store.open_session():
            return ()
        is_known = notes or self._store.lately(0).session
        return (WelcomeStep.CLEARANCE,) if is_known else ALL_STEPS

    def state(self, steps: tuple[WelcomeStep, ...]) -> WelcomeState:
        """Return what these steps show.

        Raises:
            StoreError: The record cannot be read.
        """
        return build_state(steps, self._today(), applying(self._safety.notes()))

    def keep(self, steps: tuple[WelcomeStep, ...], answers: WelcomeAnswers) -> None:
        """Keep the answers to these steps.

        Raises:
            StoreError: They could not be kept; what was kept is not asked again.
        """
        today, now = self._today(), self._clock.now()
        if WelcomeStep.TARGET in steps and answers.target != DEFAULT_TARGET:
            first_weekday = self._settings.load().week_start
            self._weeks.keep_target(week_start(today, first_weekday), answers.target)
        if WelcomeStep.BASIS in steps and answers.basis is Basis.TOTAL:
            self._plans.keep(PlanBook((_counted_in_total(now),)))
        if WelcomeStep.CLEARANCE in steps:
            at = next_moment(self._safety.notes(), now)
            notes = [clearance_note(at, today, answers.items)]
            if answers.items and answers.cleared_on:
                told = answers.cleared_on.isoformat()
                notes.append(SafetyNote(at, today, NoteKind.CLEARED, told))
            self._safety.add(notes)

    def _today(self) -> date:
        return training_date(self._clock.now(), self._settings.load().rollover_hour)


def _counted_in_total(now: datetime) -> PlanVersion:
    """Return the first plan with the same heel digs, 10 a leg, counted as 20 in total."""
    doses = tuple(
        HeelDigDose(2 * dose.reps, dose.hold_s, Basis.TOTAL)
        if isinstance(dose, HeelDigDose)
        else dose
        for dose in DEFAULT_PLAN.doses
    )
    return PlanVersion(str(uuid4()), FIRST_PLAN, now, _("My plan"), Plan(doses))

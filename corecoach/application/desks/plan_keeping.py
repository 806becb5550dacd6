"""Plan keeping: versions and decisions put on record, the last of them to be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from corecoach.application.history_ports import PlanStore
from corecoach.application.language import gettext as _
from corecoach.application.plan_choices import decided, new_version
from corecoach.application.ports import Clock, SettingsStore
from corecoach.domain.moments import moment_after
from corecoach.domain.plan_book import Choice, PlanBook, PlanVersion
from corecoach.domain.training_day import training_date


class PlanKeeping:
    """Keeps what is wished and returns the sentence on it; all desks of the plan share one."""

    def __init__(self, clock: Clock, plans: PlanStore, settings: SettingsStore) -> None:
        """Use these."""
        self._clock, self._plans, self._settings = clock, plans, settings
        self._undo: Callable[[], str] | None = None

    def today(self) -> date:
        """Return the training date now."""
        return training_date(self._clock.now(), self._settings.load().rollover_hour)

    def has_sessions(self) -> bool:
        """Tell whether a session has ended, without reading them."""
        return self._plans.has_sessions()

    def moment(self) -> datetime:
        """Return now, or a moment after everything kept where the clock was set back."""
        book = self._plans.book()
        kept = [*(one.made for one in book.versions), *(one.made for one in book.decisions)]
        return moment_after(kept, self._clock.now())

    def decide(self, choices: Sequence[Choice], done: str) -> str:
        """Keep choices."""
        kept = decided(choices, self.moment())
        self._plans.keep(PlanBook(decisions=kept))
        self._undo = lambda: self._take_back([one.uid for one in kept])
        return done

    def replace(
        self, before: PlanVersion, after: PlanVersion, done: str, choices: Sequence[Choice] = ()
    ) -> str:
        """Keep a plan as it is now, with the choices that were made with it."""
        made = self.moment()
        kept = decided(choices, made)
        self._plans.keep(PlanBook((new_version(after, made),), kept))
        uids = [one.uid for one in kept]

        def undo() -> str:
            self._keep_again(before)
            return self._take_back(uids)

        self._undo = undo
        return done

    def add(self, plan: PlanVersion, beside: PlanVersion, done: str) -> str:
        """Keep a new plan, and the one beside it where nobody had changed that yet."""
        versions = (plan,) if beside.uid else (plan, new_version(beside, beside.made))
        self._plans.keep(PlanBook(versions))

        def undo() -> str:
            self._plans.keep(PlanBook((self._deleted(plan),)))
            return _("Taken back.")

        self._undo = undo
        return done

    def delete(self, plan: PlanVersion, done: str) -> str:
        """Delete a plan."""
        self._plans.keep(PlanBook((self._deleted(plan),)))

        def undo() -> str:
            self._keep_again(plan)
            return _("The plan “{name}” is back.").format(name=plan.name)

        self._undo = undo
        return done

    def can_take_back(self, undo: Callable[[], str] | None) -> None:
        """Remember how what was done last is taken back; None where there is nothing to."""
        self._undo = undo

    def can_undo(self) -> bool:
        """Tell whether there is anything to take back."""
        return self._undo is not None

    def undo(self) -> str:
        """Take back what was done last."""
        if self._undo is None:
            return ""
        done = self._undo()
        # what could not be taken back can be tried again
        self._undo = None
        return done

    def _take_back(self, uids: Sequence[str]) -> str:
        self._plans.take_back(uids)
        return _("Taken back.")

    def _keep_again(self, plan: PlanVersion) -> None:
        self._plans.keep(PlanBook((new_version(plan, self.moment()),)))

    def _deleted(self, plan: PlanVersion) -> PlanVersion:
        return replace(new_version(plan, self.moment()), is_deleted=True)

"""The page of the plans."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from corecoach.application.desks.plan import PlanDesk
from corecoach.application.desks.plans import PlansDesk
from corecoach.application.plan_editing import judged, suggested
from corecoach.application.plan_form import PlanForm
from corecoach.application.screens.plans import build_state, verdict_of
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.plan_book import PlanVersion
from corecoach.ui.pages.page import Page
from corecoach.ui.plan_files import PlanFileDialogs
from corecoach.ui.screens.plans import PlansScreen


class PlansPage(Page):
    """Joins the screen of the plans to its desk.

    Signals:
        opened: The page has something to show.
        left: The person has finished here.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, desk: PlansDesk, plan: PlanDesk) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desk, self._plan = desk, plan
        self._todays: TodaysPlan | None = None
        self._shown: PlanVersion | None = None
        self.screen = PlansScreen()
        self._files = PlanFileDialogs(self.screen)
        screen = self.screen
        screen.form_changed.connect(self._judge)
        screen.save_requested.connect(self._save)
        screen.suggestion_requested.connect(self._suggest)
        screen.plan_chosen.connect(self._choose)
        screen.use_requested.connect(self._use)
        screen.copy_requested.connect(self._copy)
        screen.deletion_requested.connect(self._delete)
        screen.import_requested.connect(lambda: self._files.choose_plan(self._take_in))
        screen.export_requested.connect(self._export)
        screen.leave_requested.connect(self.left)
        screen.bar.undo_requested.connect(self.undo)

    def open(self) -> None:
        """Show the plan that the next session goes by."""
        self.screen.bar.hide()
        if self._show():
            self.opened.emit()
            self.screen.focus_first()

    def undo(self) -> None:
        """Take back what was done last, where the bar tells of it."""
        if not self.screen.bar.isVisible() or not self._plan.keeping.can_undo():
            return
        done = self.attempt(self._plan.keeping.undo)
        if done is not None:
            self._say(done)
            self._show(self._shown)

    def _show(self, plan: PlanVersion | None = None) -> bool:
        """Show a plan afresh; where it is gone, the one that the next session goes by."""
        todays = self.attempt(self._plan.read)
        if todays is None:
            return False
        self._todays = todays
        wanted = {one.plan: one for one in todays.plans}
        self._shown = wanted.get(plan.plan, todays.plan) if plan else todays.plan
        self.screen.render_state(build_state(todays, self._shown))
        return True

    def _judge(self, form: PlanForm) -> None:
        if self._todays and self._shown:
            self.screen.show_verdict(verdict_of(judged(form, self._shown, self._todays)))

    def _suggest(self, form: PlanForm) -> None:
        if self._todays and self._shown:
            self.screen.show_form(suggested(form, self._shown, self._todays))

    def _save(self, form: PlanForm) -> None:
        todays, shown = self._todays, self._shown
        if todays is None or shown is None:
            return
        edited = judged(form, shown, todays)
        if edited.plan is None:
            return
        done = self.attempt(lambda: self._desk.save(shown, edited, todays.plans))
        if done is not None:
            self._say(done)
            self._show(shown)

    def _choose(self, plan: str) -> None:
        if self._todays:
            chosen = next(one for one in self._todays.plans if one.plan == plan)
            self.screen.bar.hide()
            self._show(chosen)

    def _use(self) -> None:
        shown = self._shown
        if shown:
            done = self.attempt(lambda: self._plan.choose(shown))
            if done is not None:
                self._say(done)
                self._show(shown)

    def _copy(self) -> None:
        todays, shown = self._todays, self._shown
        if todays and shown:
            made = self.attempt(lambda: self._desk.copy(shown, todays.plans))
            if made is not None:
                self._say(made[1])
                self._show(made[0])

    def _delete(self) -> None:
        shown = self._shown
        if shown:
            done = self.attempt(lambda: self._desk.delete(shown))
            if done is not None:
                self._say(done)
                self._show(shown)

    def _export(self) -> None:
        shown = self._shown
        if shown:
            self._files.choose_place(shown.name, lambda place: self._write(shown, place))

    def _write(self, plan: PlanVersion, place: Path) -> None:
        done = self.attempt(lambda: self._desk.export(plan, place))
        if done is not None:
            self.screen.bar.say(done, can_undo=False)

    def _take_in(self, file: Path) -> None:
        todays = self._todays
        if todays:
            taken = self.attempt(lambda: self._desk.take_in(file, todays.plans))
            if taken is not None:
                self._say(taken[1])
                self._show(taken[0])

    def _say(self, done: str) -> None:
        if done:
            self.screen.bar.say(done, can_undo=self._plan.keeping.can_undo())

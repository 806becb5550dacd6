"""The page Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal

from corecoach.application.desks.check_in import CheckInDesk
from corecoach.application.desks.today import TodayDesk, TodayReading
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.plan_answers import PlanAnswers
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.pace.gate import Sign
from corecoach.ui.background import Background
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.today import TodayScreen

LOOK_AGAIN_MS: Final = 60_000
"""How often a window that stays open looks whether another day has begun."""


def _nothing() -> None:
    """Do nothing."""


class TodayPage(Page):
    """Joins the Today screen to its desk.

    Signals:
        start_requested: Start a session; carries the pain before it, or None.
        resume_requested: Go on with the session that was cut off.
        session_closed: The session that was cut off has been closed; carries its number.
        plans_requested: Show the plans, to be edited.
        day_begun: Another day has begun while the window was open.
    """

    start_requested = Signal(object)
    resume_requested = Signal()
    session_closed = Signal(int)
    plans_requested = Signal()
    day_begun = Signal()

    def __init__(self, desk: TodayDesk, check_in: CheckInDesk, background: Background) -> None:
        """Build the screen and wire it; what takes a moment is done in the background."""
        super().__init__()
        self._desk, self._check_in, self._background = desk, check_in, background
        self._plan: TodaysPlan | None = None
        self._is_rest = False
        self.screen = TodayScreen()
        self.answers = PlanAnswers(desk.plan, lambda: self._plan)
        self.day_watch = QTimer(self)
        self.day_watch.timeout.connect(self.notice_day)
        self.day_watch.start(LOOK_AGAIN_MS)
        self.screen.destroyed.connect(self.day_watch.stop)
        self.screen.start_requested.connect(self._start)
        self.screen.resume_requested.connect(self.resume_requested)
        self.screen.settings_change_requested.connect(self._change_settings)
        self.screen.finish_here_requested.connect(self._finish_here)
        self._connect_plan()
        asked = self.screen.check_in
        asked.pain_answered.connect(self._take_pain)
        asked.morning_answered.connect(self._take_morning)
        asked.signs_chosen.connect(self._take_signs)
        follows = asked.outcome
        follows.seen_confirmed.connect(self._take_seen)
        follows.cleared_confirmed.connect(self._take_cleared)
        follows.pause_requested.connect(self._pause_today)

    def refresh(self) -> None:
        """Show what is true now as far as it is known; who has no history yet need not wait."""
        if self._plan is None and self.attempt(self._desk.is_new):
            reading = self.attempt(self._desk.read)
            self._plan = reading.plan if reading else None
        self._show()

    def refresh_week(self) -> None:
        """Show how the week stands now, today's plan, and what the history asks and allows."""
        self._read(self._give_first if self._plan is None else _nothing)
        self._show_check_in()

    def notice_day(self) -> bool:
        """Show everything afresh where another day has begun since; tell whether one has."""
        if self._plan is None or not self.screen.isVisible():
            return False
        is_new = self._plan.today != self._desk.plan.keeping.today()
        if is_new:
            self.refresh_week()
            self.day_begun.emit()
        return is_new

    def undo(self) -> None:
        """Take back what was decided last, where the bar tells of it."""
        if self.screen.bar.isVisible():
            self._do(self._desk.plan.keeping.undo)

    def can_undo(self) -> bool:
        """Tell whether the bar offers to take something back."""
        return self.screen.bar.isVisible() and self._desk.plan.keeping.can_undo()

    def say(self, done: str) -> None:
        """Tell what was done, and whether it can be taken back."""
        if done:
            self.screen.bar.say(done, can_undo=self._desk.plan.keeping.can_undo())

    def _show(self) -> None:
        state = self.attempt(lambda: self._desk.state(self._plan))
        if state:
            self.screen.render_state(state)

    def _start(self, pain: int | None) -> None:
        """Ask for a session; what was answered and shown on another day is none of today's."""
        if not self.notice_day():
            self.start_requested.emit(pain)
            return
        self.told.emit(
            _(
                "Another day has begun since this was filled in. Here is today's session: please "
                "start once more."
            )
        )

    def _read(self, then: Callable[[], None] = _nothing) -> None:
        """Read the history and show what it says; ``then`` follows when that is seen."""

        def take(reading: TodayReading) -> None:
            self._plan = reading.plan
            self.screen.show_week(reading.week_text)
            self._show()
            then()

        self._background.run(self._desk.read, take, self._week_refused)

    def _give_first(self) -> None:
        """Give the keyboard to Start, which waited for the history; who was faster keeps it."""
        screen = self.screen
        if screen.isVisible() and not screen.isAncestorOf(screen.window().focusWidget()):
            screen.focus_first()

    def _week_refused(self, error: WorldError) -> None:
        self.screen.show_week("")
        self.told.emit(str(error))

    def _connect_plan(self) -> None:
        screen, answers = self.screen, self.answers
        screen.proposal_answered.connect(
            lambda exercise, yes: self._decide(lambda: answers.answer(exercise, yes=yes))
        )
        screen.action_requested.connect(
            lambda exercise, action: self._decide(lambda: answers.do(exercise, action))
        )
        screen.notice_requested.connect(lambda action: self._decide(lambda: answers.follow(action)))
        screen.plan_chosen.connect(lambda plan: self._decide(lambda: answers.choose(plan)))
        screen.not_today_requested.connect(
            lambda why: self._do(lambda: self._desk.plan.pause_today(why))
        )
        screen.plans_requested.connect(screen.bar.hide)
        screen.plans_requested.connect(self.plans_requested)
        screen.bar.undo_requested.connect(self.undo)

    def _decide(self, wish: Callable[[], str]) -> None:
        # the card that was answered goes when the history has been read
        self._do(wish, self.screen.focus_next_proposal)

    def _do(self, wish: Callable[[], str], then: Callable[[], None] = _nothing) -> None:
        """Do a wish about the plan, say what was done, and show what follows."""
        done = self.attempt(wish)
        if done is not None:
            self.say(done)
            self._read(then)
            self._show_check_in()

    def leave(self) -> None:
        """Take back what belonged to the session that starts now."""
        self._check_in.clear()
        self.screen.leave()
        self.screen.bar.hide()
        self._show_check_in()

    def _answer(self, wish: Callable[[], None]) -> None:
        self.attempt(wish)
        self._show_check_in()

    def _take_pain(self, pain: int | None) -> None:
        was_rest = self._is_rest
        self._answer(lambda: self._check_in.answer_pain(pain))
        if self._is_rest != was_rest:
            self._read()

    def _take_morning(self, pain: int | None) -> None:
        self._answer(lambda: self._check_in.answer_morning(pain))
        self._read()

    def _take_signs(self, new: frozenset[Sign]) -> None:
        self._answer(lambda: self._check_in.answer_signs(new))
        self._read()

    def _take_seen(self) -> None:
        self._answer(self._check_in.confirm_seen)
        self._read()
        self.screen.check_in.clear()
        self.screen.focus_first()

    def _take_cleared(self, day: date) -> None:
        self._answer(lambda: self._check_in.confirm_cleared(day))
        self.screen.focus_first()

    def _pause_today(self, on: bool) -> None:  # noqa: FBT001  # a signal carries it
        self._answer(lambda: self._check_in.pause_today(on=on))
        self._read()

    def _show_check_in(self) -> None:
        state = self.attempt(self._check_in.state)
        if state:
            self._is_rest = state.can_pause
            self.screen.show_check_in(state)

    def _change_settings(self, settings: Settings) -> None:
        self.attempt(lambda: self._desk.change_settings(settings))
        self._read()

    def _finish_here(self) -> None:
        session_id = self.attempt(self._desk.finish_cut_off)
        if session_id is not None:
            self.session_closed.emit(session_id)

"""The page Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from corecoach.application.desks.check_in import CheckInDesk
from corecoach.application.desks.today import TodayDesk
from corecoach.application.errors import WorldError
from corecoach.application.settings import Settings
from corecoach.ui.background import Background
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.today import TodayScreen


class TodayPage(Page):
    """Joins the Today screen to its desk.

    Signals:
        start_requested: Start a session; carries the pain before it, or None.
        resume_requested: Go on with the session that was cut off.
        session_closed: The session that was cut off has been closed; carries its number.
    """

    start_requested = Signal(object)
    resume_requested = Signal()
    session_closed = Signal(int)

    def __init__(self, desk: TodayDesk, check_in: CheckInDesk, background: Background) -> None:
        """Build the screen and wire it; what takes a moment is done in the background."""
        super().__init__()
        self._desk, self._check_in, self._background = desk, check_in, background
        self.screen = TodayScreen()
        self.screen.start_requested.connect(self.start_requested)
        self.screen.resume_requested.connect(self.resume_requested)
        self.screen.settings_change_requested.connect(self._change_settings)
        self.screen.finish_here_requested.connect(self._finish_here)
        asked = self.screen.check_in
        asked.pain_answered.connect(lambda pain: self._answer(lambda: check_in.answer_pain(pain)))
        asked.morning_answered.connect(
            lambda pain: self._answer(lambda: check_in.answer_morning(pain))
        )
        asked.signs_chosen.connect(lambda new: self._answer(lambda: check_in.answer_signs(new)))
        follows = asked.outcome
        follows.seen_confirmed.connect(self._take_seen)
        follows.cleared_confirmed.connect(self._take_cleared)
        follows.pause_requested.connect(self._pause_today)

    def refresh(self) -> None:
        """Show what is true now."""
        state = self.attempt(self._desk.state)
        if state:
            self.screen.render_state(state)

    def refresh_week(self) -> None:
        """Show how the week stands now, and what the history asks and allows."""
        self._background.run(self._desk.week_text, self.screen.show_week, self._week_refused)
        self._show_check_in()

    def _week_refused(self, error: WorldError) -> None:
        self.screen.show_week("")
        self.told.emit(str(error))

    def leave(self) -> None:
        """Take back what belonged to the session that starts now."""
        self._check_in.clear()
        self.screen.leave()
        self._show_check_in()

    def _answer(self, wish: Callable[[], None]) -> None:
        self.attempt(wish)
        self._show_check_in()

    def _take_seen(self) -> None:
        self._answer(self._check_in.confirm_seen)
        self.screen.check_in.clear()
        self.screen.focus_first()

    def _take_cleared(self, day: date) -> None:
        self._answer(lambda: self._check_in.confirm_cleared(day))
        self.screen.focus_first()

    def _pause_today(self, on: bool) -> None:  # noqa: FBT001  # a signal carries it
        self._answer(lambda: self._check_in.pause_today(on=on))
        self._background.run(self._desk.week_text, self.screen.show_week, self._week_refused)

    def _show_check_in(self) -> None:
        state = self.attempt(self._check_in.state)
        if state:
            self.screen.show_check_in(state)

    def _change_settings(self, settings: Settings) -> None:
        self.attempt(lambda: self._desk.change_settings(settings))
        self.refresh()

    def _finish_here(self) -> None:
        session_id = self.attempt(self._desk.finish_cut_off)
        if session_id is not None:
            self.session_closed.emit(session_id)

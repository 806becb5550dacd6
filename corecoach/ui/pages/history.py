"""The page History."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from corecoach.application.desks.history import HistoryDesk
from corecoach.application.desks.weeks import WeeksDesk
from corecoach.application.errors import WorldError
from corecoach.application.history import History
from corecoach.application.screens import history as history_screen
from corecoach.application.screens import weeks as weeks_screen
from corecoach.application.screens.history import ChartChoice
from corecoach.ui.background import Background
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.screens.weeks import WeeksDialog
from corecoach.ui.theme.look import Look


@dataclass(frozen=True)
class HistoryDesks:
    """What the page can ask and do."""

    history: HistoryDesk
    weeks: WeeksDesk


class HistoryPage(Page):
    """Joins the History screen and the panel of the weeks to their desks.

    Many years take a moment to read, so they are read in the background; what is shown stays as it
    was until then.

    Signals:
        session_opened: The person wants to see this session; carries its number.
    """

    session_opened = Signal(int)

    def __init__(self, desks: HistoryDesks, look: Look, background: Background) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desks, self._background = desks, background
        self._history: History | None = None
        self._choice = ChartChoice()
        self._dialog: WeeksDialog | None = None
        self.screen = HistoryScreen(look)
        self.screen.session_opened.connect(self.session_opened)
        self.screen.choice_requested.connect(self._choose)
        self.screen.weeks_requested.connect(self._show_weeks)
        self.screen.refused.connect(self.told)

    def refresh(self) -> None:
        """Read anew, and show what is true as soon as it is known."""
        self._background.run(self._read, self._show, self._refused)

    def _read(self) -> tuple[History, history_screen.HistoryState]:
        history = self._desks.history.read()
        return history, history_screen.build_state(history)

    def _show(self, found: tuple[History, history_screen.HistoryState]) -> None:
        self._history, state = found
        self.screen.render_state(state)
        self._choose(self._choice)
        if self._dialog:
            self._render_weeks(self._dialog, self._history)

    def _refused(self, error: WorldError) -> None:
        self.told.emit(str(error))

    def _choose(self, choice: ChartChoice) -> None:
        self._choice = choice
        if self._history:
            self.screen.render_pane(history_screen.build_pane(self._history, choice))

    def _show_weeks(self) -> None:
        if self._history is None:
            return
        self._dialog = dialog = self._made_dialog()
        dialog.begin_at(self._desks.weeks.today())
        self._render_weeks(dialog, self._history)
        dialog.open()

    def _made_dialog(self) -> WeeksDialog:
        dialog, desk = WeeksDialog(self.screen), self._desks.weeks
        dialog.target_requested.connect(lambda target: self._do(lambda: desk.change_target(target)))
        dialog.weekday_requested.connect(
            lambda weekday: self._do(lambda: desk.week_starts_on(weekday))
        )
        dialog.hour_requested.connect(lambda hour: self._do(lambda: desk.day_starts_at(hour)))
        dialog.pause_requested.connect(lambda pause: self._do(lambda: desk.pause(pause)))
        dialog.pause_end_requested.connect(lambda pause: self._do(lambda: desk.end_pause(pause)))
        dialog.finished.connect(self._forget_dialog)
        return dialog

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _render_weeks(self, dialog: WeeksDialog, history: History) -> None:
        dialog.render_state(weeks_screen.build_state(history, self._desks.weeks.settings()))

    def _do(self, wish: Callable[[], None]) -> None:
        self.attempt(wish)
        self.refresh()

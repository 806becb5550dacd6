"""The page History."""

from __future__ import annotations

from PySide6.QtCore import Signal

from corecoach.application.desks.history import HistoryDesk
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.theme.look import Look


class HistoryPage(Page):
    """Joins the History screen to its desk.

    Signals:
        session_opened: The person wants to see this session; carries its number.
    """

    session_opened = Signal(int)

    def __init__(self, desk: HistoryDesk, look: Look) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desk = desk
        self.screen = HistoryScreen(look)
        self.screen.session_opened.connect(self.session_opened)

    def refresh(self) -> None:
        """Show what is true now."""
        state = self.attempt(self._desk.state)
        if state:
            self.screen.render_state(state)

"""The page of the welcome, and of the questions on clearance when they are due again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from corecoach.application.desks.welcome import WelcomeDesk
from corecoach.application.screens.welcome import WelcomeAnswers, WelcomeStep
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.welcome import WelcomeScreen


class WelcomePage(Page):
    """Joins the screen to its desk.

    Signals:
        finished: The answers have been kept, or could not be; either way the program goes on.
    """

    finished = Signal()

    def __init__(self, desk: WelcomeDesk, steps: tuple[WelcomeStep, ...]) -> None:
        """Build the screen for these steps and wire it."""
        super().__init__()
        self._desk, self._steps = desk, steps
        self.screen = WelcomeScreen()
        self.screen.finished.connect(self._keep)

    def open(self) -> bool:
        """Show the first page; tell whether what it needs could be read."""
        state = self.attempt(lambda: self._desk.state(self._steps))
        if state is None:
            return False
        self.screen.render_state(state)
        return True

    def _keep(self, answers: WelcomeAnswers) -> None:
        self.attempt(lambda: self._desk.keep(self._steps, answers))
        self.finished.emit()

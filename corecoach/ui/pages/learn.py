"""The page Learn."""

from __future__ import annotations

from corecoach.application.learn.lessons import lessons
from corecoach.application.learn.sources import sources
from corecoach.ui.browser import open_address
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.learn import LearnScreen
from corecoach.ui.widgets.heading import tell_roles


class LearnPage(Page):
    """Joins the Learn screen to the lessons, which never change while the program runs."""

    def __init__(self) -> None:
        """Build the screen."""
        super().__init__()
        tell_roles()
        self.screen = LearnScreen()
        self.screen.opening_requested.connect(self._open)

    def refresh(self) -> None:
        """Show the lessons."""
        self.screen.show_lessons(lessons())

    def show_sources(self) -> None:
        """Open the lesson on sources."""
        self.refresh()
        self.screen.read(sources().title)

    def _open(self, address: str) -> None:
        refusal = open_address(address)
        if refusal:
            self.told.emit(refusal)

"""The page Learn."""

from __future__ import annotations

from corecoach.application.learn.lessons import lessons
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.learn import LearnScreen
from corecoach.ui.widgets.heading import tell_headings


class LearnPage(Page):
    """Joins the Learn screen to the lessons, which never change while the program runs."""

    def __init__(self) -> None:
        """Build the screen."""
        super().__init__()
        tell_headings()
        self.screen = LearnScreen()

    def refresh(self) -> None:
        """Show the lessons."""
        self.screen.show_lessons(lessons())

"""The pages as the window asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # a page is loaded when it is first wanted
    from corecoach.ui.pages.about import AboutPage
    from corecoach.ui.pages.corrections import CorrectionsPage
    from corecoach.ui.pages.data import DataPage
    from corecoach.ui.pages.history import HistoryPage
    from corecoach.ui.pages.learn import LearnPage
    from corecoach.ui.pages.paper import PaperPage
    from corecoach.ui.pages.plans import PlansPage
    from corecoach.ui.pages.session import SessionPage
    from corecoach.ui.pages.settings import SettingsPage
    from corecoach.ui.pages.summary import SummaryPage
    from corecoach.ui.pages.today import TodayPage
    from corecoach.ui.pages.welcome import WelcomePage


class Pages(Protocol):
    """The pages, each built on its first call."""

    def today(self) -> TodayPage:
        """Return the page Today."""
        ...

    def history(self) -> HistoryPage:
        """Return the page History."""
        ...

    def learn(self) -> LearnPage:
        """Return the page Learn."""
        ...

    def settings(self) -> SettingsPage:
        """Return the page Settings."""
        ...

    def data(self) -> DataPage:
        """Return the page Your data."""
        ...

    def about(self) -> AboutPage:
        """Return the box About."""
        ...

    def session(self) -> SessionPage:
        """Return the page of a running session."""
        ...

    def summary(self) -> SummaryPage:
        """Return the page of a summary."""
        ...

    def corrections(self) -> CorrectionsPage:
        """Return the page on which sessions are corrected."""
        ...

    def plans(self) -> PlansPage:
        """Return the page on which plans are edited."""
        ...

    def welcome(self) -> WelcomePage | None:
        """Return the page of what is asked before all else now; None where nothing is."""
        ...

    def clearance(self) -> WelcomePage:
        """Return the page on which the questions on clearance are answered anew."""
        ...

    def paper(self) -> PaperPage:
        """Return the way to paper."""
        ...

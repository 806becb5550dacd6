"""The page Settings."""

from __future__ import annotations

from collections.abc import Callable

from corecoach.application.desks.settings import SettingsDesk
from corecoach.application.settings import Settings
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.settings import SettingsScreen
from corecoach.ui.ticker import Ticker


class SettingsPage(Page):
    """Joins the Settings screen to its desk; while in front, it follows sound and devices."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Build the screen and wire it; nothing sounds yet."""
        super().__init__()
        self._desk = desk
        self.screen = SettingsScreen()
        self.ticker = Ticker(self)
        self.ticker.ticked.connect(self.refresh)
        self.screen.settings_change_requested.connect(self._change)
        self.screen.test_requested.connect(lambda: self._do(desk.test_sound))
        self.screen.stop_requested.connect(lambda: self._do(desk.stop))
        self.screen.tap_panel.started.connect(lambda: self._do(desk.tap_along))
        self.screen.tap_panel.tapped.connect(desk.tap)
        self.screen.tap_panel.use_requested.connect(lambda: self._do(desk.use_measured))

    def enter(self) -> None:
        """Show what is true, from now on until ``leave``."""
        self.ticker.start()
        self.refresh()

    def refresh(self) -> None:
        """Show what is true now."""
        state = self._desk.state()
        self.screen.render_state(state)
        self.ticker.follow(moving=state.is_testing or state.tap.is_tapping)

    def leave(self) -> None:
        """Let go of the sound and follow nothing more."""
        self.ticker.stop()
        self._desk.leave()

    def _change(self, settings: Settings) -> None:
        self._do(lambda: self._desk.change(settings))

    def _do(self, wish: Callable[[], None]) -> None:
        self.attempt(wish)
        self.refresh()

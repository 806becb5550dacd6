"""The tabs: which places there are, and that each page is built when it is first in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import Space
from corecoach.ui.widgets.push_button import push_button

if TYPE_CHECKING:
    # a page is loaded when it is first wanted, so that the window need not wait for all
    from corecoach.ui.pages.built import Pages
    from corecoach.ui.pages.data import DataPage
    from corecoach.ui.pages.history import HistoryPage
    from corecoach.ui.pages.learn import LearnPage
    from corecoach.ui.pages.settings import SettingsPage


class _Screen(Protocol):
    def focus_first(self) -> None: ...


class _Shown(Protocol):
    """A page that can come to the front."""

    @property
    def screen(self) -> _Screen: ...
    def refresh(self) -> None: ...


class MainTabs(QTabWidget):
    """Today, History, Learn, Settings and Your data.

    Signals:
        told: A sentence the person should know.
        history_built: The page History is there, to be served by whoever corrects sessions.
        session_opened: The person opened the session with this number.
        about_requested: Show what the program is, its keys and its licences.
        clearance_requested: The questions on clearance are to be answered anew.
        settings_entered: Settings are about to be shown; they try the sound out.
    """

    told = Signal(str)
    history_built = Signal(object)
    session_opened = Signal(int)
    about_requested = Signal()
    settings_entered = Signal()
    clearance_requested = Signal()

    def __init__(self, pages: Pages, *, keeps_data: bool) -> None:
        """Show Today; the other pages come when they are wanted.

        Args:
            pages: Builds the pages.
            keeps_data: Whether there are files to back up; else there is no tab for them.
        """
        super().__init__()
        self._pages = pages
        self._history: HistoryPage | None = None
        self._learn: LearnPage | None = None
        self._settings: SettingsPage | None = None
        self._data: DataPage | None = None
        self._history_tab, self._learn_tab = QWidget(), QWidget()
        self._settings_tab, self._data_tab = QWidget(), QWidget()
        self.today = pages.today()
        self.today.told.connect(self.told)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.addTab(self.today.screen, _("Today"))
        self.addTab(self._history_tab, _("History"))
        self.addTab(self._learn_tab, _("Learn"))
        self.addTab(self._settings_tab, _("Settings"))
        if keeps_data:
            self.addTab(self._data_tab, _("Your data"))
        self.setCornerWidget(self._about_button())
        self.currentChanged.connect(self._show_what_is_in_front)
        # wherever the keyboard is; by itself the widget hears it only from what it holds
        for keys, steps in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, steps))

    def show_sources(self) -> None:
        """Bring Learn to the front, with the sources open."""
        self.setCurrentWidget(self._learn_tab)
        self.learn_page().show_sources()

    @property
    def shows_history(self) -> bool:
        """Whether History is in front."""
        return self.currentWidget() is self._history_tab

    def undo_on_today(self) -> bool:
        """Take back what was decided on Today, where it is in front and its bar offers that."""
        can_undo = self.currentWidget() is self.today.screen and self.today.can_undo()
        if can_undo:
            self.today.undo()
        return can_undo

    def show_today(self) -> None:
        """Bring Today to the front, afresh."""
        self.today.refresh()
        self.setCurrentWidget(self.today.screen)

    def history_page(self) -> HistoryPage:
        """Return the page History, wired and in its tab."""
        if self._history is None:
            self._history = self._pages.history()
            self._history.session_opened.connect(self.session_opened)
            self.history_built.emit(self._history)
            self._fill(self._history_tab, self._history.screen, self._history.told)
        return self._history

    def chosen_session(self) -> int | None:
        """Return the number of the session chosen in the tab in front; None for none."""
        if not self.shows_history:
            return None
        return self.history_page().screen.session_actions.chosen()

    def learn_page(self) -> LearnPage:
        """Return the page Learn, in its tab."""
        if self._learn is None:
            self._learn = self._pages.learn()
            self._fill(self._learn_tab, self._learn.screen, self._learn.told)
        return self._learn

    def settings_page(self) -> SettingsPage:
        """Return the page Settings, in its tab."""
        if self._settings is None:
            self._settings = self._pages.settings()
            self._settings.screen.clearance_requested.connect(self.clearance_requested)
            self._fill(self._settings_tab, self._settings.screen, self._settings.told)
        return self._settings

    def data_page(self) -> DataPage:
        """Return the page Your data, in its tab."""
        if self._data is None:
            self._data = self._pages.data()
            self._fill(self._data_tab, self._data.screen, self._data.told)
        return self._data

    def leave_settings(self) -> None:
        """Let go of the sound that Settings may try out."""
        if self._settings:
            self._settings.leave()

    def _turn(self, steps: int) -> None:
        """Bring the tab so many steps further on to the front, round and round."""
        self.setCurrentIndex((self.currentIndex() + steps) % self.count())

    def _show_what_is_in_front(self) -> None:
        """Show the tab in front afresh; a hidden one costs nothing."""
        self.leave_settings()
        self.today.screen.bar.hide()  # what was done last may be something else by then
        show: dict[QWidget, Callable[[], None]] = {
            self._history_tab: lambda: _show(self.history_page()),
            self._learn_tab: lambda: _show(self.learn_page()),
            self._settings_tab: self._show_settings,
            self._data_tab: lambda: _show(self.data_page()),
        }
        show.get(self.currentWidget(), self._show_today_afresh)()

    def _about_button(self) -> QWidget:
        button = push_button(_("Help and about"), self.about_requested.emit, rank="small")
        button.setToolTip(_("Keys, licences, where your data lie (F1)"))
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, Space.WIDE.value, 0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return corner

    def _show_today_afresh(self) -> None:
        self.today.refresh()
        self.today.refresh_week()

    def _show_settings(self) -> None:
        self.settings_entered.emit()
        self.settings_page().enter()
        self.settings_page().screen.focus_first()

    def _fill(self, tab: QWidget, screen: QWidget, told: SignalInstance) -> None:
        told.connect(self.told)
        inside = QVBoxLayout(tab)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(screen)
        screen.show()


def _show(page: _Shown) -> None:
    page.refresh()
    page.screen.focus_first()

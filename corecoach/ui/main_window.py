"""The one window: the tabs, the running session, the summary; it only knows who follows whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.ui.main_tabs import MainTabs
from corecoach.ui.telling import Teller
from corecoach.ui.welcoming import Welcoming

if TYPE_CHECKING:
    # a page is loaded when it is first wanted, so that the window need not wait for all
    from corecoach.ui.pages.about import AboutPage
    from corecoach.ui.pages.built import Pages
    from corecoach.ui.pages.corrections import CorrectionsPage
    from corecoach.ui.pages.history import HistoryPage
    from corecoach.ui.pages.paper import PaperPage
    from corecoach.ui.pages.plans import PlansPage
    from corecoach.ui.pages.session import SessionPage
    from corecoach.ui.pages.summary import SummaryPage
    from corecoach.ui.pages.welcome import WelcomePage

SMALLEST: Final = QSize(960, 600)
PREFERRED: Final = QSize(1280, 800)
ROOM_FOR_FRAME: Final = 0.94
"""Of the screen, so that title bar and borders fit on it too."""
AFTER_PAINT_MS: Final = 100
"""When the window has been painted, the rest is made ready in idle time."""


class MainWindow(QMainWindow):
    """Shows one thing at a time: the tabs, a running session, a summary, or a correction.

    Signals:
        session_ended: A session is over, however it ended.
    """

    session_ended = Signal()

    def __init__(self, pages: Pages, title_note: str = "", *, keeps_data: bool = True) -> None:
        """Show Today; the other pages come when they are wanted.

        Args:
            pages: Builds the pages.
            title_note: Ends every title.
            keeps_data: Whether there are files to back up; else there is no tab for them.
        """
        super().__init__()
        self._pages, self._title_note = pages, title_note
        self._teller = Teller(self)
        self._session: SessionPage | None = None
        self._summary: SummaryPage | None = None
        self._corrections: CorrectionsPage | None = None
        self._paper: PaperPage | None = None
        self._plans: PlansPage | None = None
        self._about: AboutPage | None = None
        self._summary_shows = 0
        self.tabs = MainTabs(pages, keeps_data=keeps_data)
        self.setMinimumSize(SMALLEST)
        self.resize(PREFERRED.boundedTo(self.screen().availableSize() * ROOM_FOR_FRAME))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self._welcoming = Welcoming(self._stack)
        self._column = QVBoxLayout()
        self._lay_out()
        self._wire()
        self._show_tabs()
        self._welcome(pages.welcome())

    def show_today(self) -> None:
        """Go to the tabs, with Today in front."""
        self.tabs.today.refresh_week()
        self._show_tabs()

    def tell(self, sentence: str) -> None:
        """Show one sentence the person should know; nothing waits for the answer."""
        self._teller.tell(sentence)

    def come_to_front(self) -> None:
        """Be seen, whatever lies above or wherever the window was put away."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def session_page(self) -> SessionPage:
        """Return the page of a running session, wired."""
        if self._session is None:
            self._session = self._pages.session()
            self._session.told.connect(self.tell)
            self._session.session_started.connect(self._show_session)
            self._session.session_ended.connect(self._open_summary)
            self._session.session_ended.connect(lambda _number: self.session_ended.emit())
            self._stack.addWidget(self._session.screen)
        return self._session

    def summary_page(self) -> SummaryPage:
        """Return the page of a summary, wired."""
        if self._summary is None:
            self._summary = self._pages.summary()
            self._summary.told.connect(self.tell)
            self._summary.go_on_requested.connect(
                lambda number, ended: self.session_page().go_on(number, ended)
            )
            self._summary.correction_requested.connect(
                lambda number: self.corrections_page().open(number)
            )
            self._summary.printing_requested.connect(self._put_on_paper)
            self._summary.hurt_told.connect(lambda number: self.session_page().praise_stop(number))
            self._summary.done.connect(self._leave_summary)
            self._stack.addWidget(self._summary.screen)
        return self._summary

    def corrections_page(self) -> CorrectionsPage:
        """Return the page on which sessions are corrected, wired, with its bar below all pages."""
        if self._corrections is None:
            self._corrections = self._pages.corrections()
            self._corrections.told.connect(self.tell)
            self._corrections.opened.connect(self._show_correction)
            self._corrections.left.connect(self._show_what_is_kept)
            self._corrections.changed.connect(self._show_what_is_kept)
            self._stack.addWidget(self._corrections.screen)
            self._column.addWidget(self._corrections.bar)
        return self._corrections

    def plans_page(self) -> PlansPage:
        """Return the page on which plans are edited, wired."""
        if self._plans is None:
            self._plans = self._pages.plans()
            self._plans.told.connect(self.tell)
            title = _("CoreCoach – your plans")
            self._plans.opened.connect(lambda: self._show(self.plans_page().screen, title))
            self._plans.left.connect(self.show_today)
            self._stack.addWidget(self._plans.screen)
        return self._plans

    def paper_page(self) -> PaperPage:
        """Return the way to paper, wired."""
        if self._paper is None:
            self._paper = self._pages.paper()
            self._paper.told.connect(self.tell)
        return self._paper

    def event(self, event: QEvent) -> bool:
        """Make the pages of a session ready once painted; notice another day on coming back."""
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(AFTER_PAINT_MS, self, self._make_ready)
        elif event.type() == QEvent.Type.WindowActivate:
            self.tabs.today.notice_day()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing half done; an open session stays on record and can be resumed."""
        if self._summary:
            self._summary.keep_note()
        if self._corrections:
            self._corrections.settle()
        self.tabs.leave_settings()
        if self._session:
            self._session.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(inside)

    def _wire(self) -> None:
        today = self.tabs.today
        self.tabs.told.connect(self.tell)
        self._welcoming.told.connect(self.tell)
        self._welcoming.finished.connect(self.show_today)
        self.tabs.history_built.connect(self._serve_history)
        self.tabs.session_opened.connect(self._open_summary)
        self.tabs.clearance_requested.connect(lambda: self._welcome(self._pages.clearance()))
        # the player that Settings try out is the session's own
        self.tabs.settings_entered.connect(lambda: self.session_page().close())
        today.start_requested.connect(lambda pain: self.session_page().start(pain))
        today.resume_requested.connect(lambda: self.session_page().resume_cut_off())
        today.plans_requested.connect(lambda: self.plans_page().open())
        # what has become due over night
        today.day_begun.connect(lambda: self._welcome(today.attempt(self._pages.welcome)))
        today.session_closed.connect(self._open_summary)
        today.session_closed.connect(lambda _number: self.session_ended.emit())
        self.tabs.about_requested.connect(self._show_about)
        key = QKeySequence.StandardKey
        wishes = {key.Undo: self._undo, key.HelpContents: self._show_about, key.Print: self._print}
        for pressed, wish in wishes.items():
            QShortcut(QKeySequence(pressed), self).activated.connect(wish)

    def _welcome(self, page: WelcomePage | None) -> None:
        """Ask what comes before all else, and go back to the tabs when it is answered."""
        if page and self._welcoming.ask(page):
            self._show(page.screen, _("CoreCoach – before you start"))
            page.screen.focus_first()

    def _serve_history(self, page: HistoryPage) -> None:
        for actions in page.screen.sessions_served():
            self.corrections_page().serve(actions)
            actions.printing_requested.connect(self._put_on_paper)

    def _show_about(self) -> None:
        """Open the box About; a running session keeps its keys to itself."""
        if self._session and self._stack.currentWidget() is self._session.screen:
            return
        if self._about is None:
            self._about = self._pages.about()
            self._about.sources_requested.connect(self._show_sources)
        self._about.open(self)

    def _show_sources(self) -> None:
        self._show_tabs()
        self.tabs.show_sources()

    def _make_ready(self) -> None:
        self.tabs.today.refresh_week()
        self.session_page()
        self.summary_page()

    def _show_session(self) -> None:
        self.tabs.today.leave()
        if self._corrections:
            self._corrections.settle()
            self._corrections.bar.hide()
        self._summary_shows = 0
        self._show(self.session_page().screen, _("CoreCoach – session"))

    def _open_summary(self, session_id: int) -> None:
        page = self.summary_page()
        if not page.open(session_id):
            self.show_today()
            return
        self._summary_shows = session_id
        self.corrections_page().watch(session_id)
        self._show(page.screen, _("CoreCoach – summary"))
        page.screen.focus_first()

    def _leave_summary(self) -> None:
        self._summary_shows = 0
        self.corrections_page().settle()
        self._show_tab_behind()

    def _show_tab_behind(self) -> None:
        if self.tabs.shows_history:
            self.tabs.history_page().refresh()
            self._show(self.tabs, _("CoreCoach"))
        else:
            self.show_today()

    def _show_correction(self) -> None:
        page = self.corrections_page()
        page.settle()
        self._show(page.screen, page.screen.window_title())

    def _undo(self) -> None:
        shown = self._stack.currentWidget()
        if self._plans and shown is self._plans.screen:
            self._plans.undo()
        elif shown is self.tabs and self.tabs.undo_on_today():
            return
        elif self._corrections and not (self._session and shown is self._session.screen):
            undo, undo_here = self._corrections.undo, self._corrections.undo_here
            (undo if shown is self.tabs else undo_here)()

    def _print(self) -> None:
        """Put on paper what is in front; a session that runs is left alone."""
        shown = self._stack.currentWidget()
        if self._summary and shown is self._summary.screen:
            self._summary.screen.print_requested.emit()
        elif shown is self.tabs:
            self._put_on_paper(self.tabs.chosen_session())

    def _put_on_paper(self, session_id: int | None) -> None:
        self.paper_page().open(session_id, self)

    def _show_what_is_kept(self) -> None:
        """Go back to where the session was seen; one that was deleted is seen nowhere."""
        if self._summary_shows and self.corrections_page().is_there(self._summary_shows):
            self._open_summary(self._summary_shows)
        else:
            self._summary_shows = 0
            self._show_tab_behind()

    def _show(self, screen: QWidget, title: str) -> None:
        self._stack.setCurrentWidget(screen)
        with_note = _("{title} ({note})").format(title=title, note=self._title_note)
        self.setWindowTitle(with_note if self._title_note else title)

    def _show_tabs(self) -> None:
        self.tabs.show_today()
        self._show(self.tabs, _("CoreCoach"))
        self.tabs.today.screen.focus_first()

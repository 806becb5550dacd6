"""The one window: tabs, the running session, the summary; it wires wishes and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QTabWidget, QWidget

from corecoach.application.coach import Coach
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.program import Program
from corecoach.application.screens import training
from corecoach.domain.session import MOVING, Request
from corecoach.ui.printing_dialogs import PrintingDialogs
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.screens.summary import SummaryScreen
from corecoach.ui.screens.today import TodayScreen
from corecoach.ui.screens.training import TrainingScreen
from corecoach.ui.ticker import Ticker

SMALLEST: Final = QSize(960, 600)
PREFERRED: Final = QSize(1280, 800)
T = TypeVar("T")


@dataclass(frozen=True)
class Screens:
    """The screens of the window."""

    today: TodayScreen
    history: HistoryScreen
    training: TrainingScreen
    summary: SummaryScreen


class MainWindow(QMainWindow):
    """Shows one of three pages: the tabs, a running session, or a summary."""

    def __init__(self, program: Program, screens: Screens, printing: PrintingDialogs) -> None:
        """Put the screens in and join their wishes to the program."""
        super().__init__()
        self._program, self._screens, self._printing = program, screens, printing
        self._coach: Coach | None = None
        self._session_id = 0
        self._glance: tuple[object, ...] = ()
        self._ticker = Ticker(self)
        self.setMinimumSize(SMALLEST)
        self.resize(PREFERRED)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(screens.today, _("Today"))
        self._tabs.addTab(screens.history, _("History"))
        self._pages = QStackedWidget()
        for page in (self._tabs, screens.training, screens.summary):
            self._pages.addWidget(page)
        self.setCentralWidget(self._pages)
        self._wire()
        self.show_today()

    def show_today(self) -> None:
        """Go to the tabs, with Today in front."""
        state = self._attempt(self._program.today)
        if state:
            self._screens.today.render_state(state)
        self._tabs.setCurrentWidget(self._screens.today)
        self._show(self._tabs, _("CoreCoach"))
        self._screens.today.focus_first()

    def tell(self, sentence: str) -> None:
        """Show one sentence the person should know; nothing waits for the answer."""
        box = QMessageBox(QMessageBox.Icon.Information, _("CoreCoach"), sentence, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of sound and screen; an open session stays on record and can be resumed."""
        self._screens.summary.keep_note()
        self._ticker.stop()
        self._leave_coach()
        super().closeEvent(event)

    def _wire(self) -> None:
        """Join every wish to what answers it, screen by screen."""
        today, history = self._screens.today, self._screens.history
        summary = self._screens.summary
        self._ticker.ticked.connect(self._beat)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        today.start_requested.connect(self._start)
        today.settings_change_requested.connect(self._change_settings)
        today.resume_requested.connect(self._resume)
        today.finish_here_requested.connect(self._finish_here)
        history.session_opened.connect(self._open_summary)
        self._screens.training.asked.connect(self._ask)
        summary.check_in_changed.connect(self._keep_check_in)
        summary.effort_changed.connect(self._keep_effort)
        summary.go_on_requested.connect(self._go_on)
        summary.print_requested.connect(lambda: self._on_paper(self._printing.print_page))
        summary.preview_requested.connect(lambda: self._on_paper(self._printing.preview))
        summary.pdf_requested.connect(lambda: self._on_paper(self._printing.save_pdf))
        summary.done_requested.connect(self._leave_summary)

    def _start(self, pain_before: int | None) -> None:
        self._run(self._attempt(lambda: self._program.start(pain_before)))

    def _resume(self) -> None:
        self._run(self._attempt(self._program.resume_cut_off))

    def _go_on(self) -> None:
        self._screens.summary.keep_note()
        self._leave_coach()
        self._run(self._attempt(lambda: self._program.go_on(self._session_id)))

    def _run(self, coach: Coach | None) -> None:
        """Show a session and let it move."""
        if coach is None:
            return
        self._leave_coach()
        self._coach, self._session_id = coach, coach.session_id
        self._screens.today.forget_answers()
        self._refresh()
        self._show(self._screens.training, _("CoreCoach – session"))
        self._screens.training.setFocus()
        self._ticker.start()

    def _beat(self) -> None:
        coach = self._coach
        if coach is None or coach.is_quiet:
            self._ticker.stop()
            return
        was_over = coach.is_over
        coach.beat()
        self._follow(coach, was_over=was_over)

    def _ask(self, asked: Request) -> None:
        coach = self._coach
        if coach and not coach.is_over:
            coach.ask(asked)
            self._follow(coach, was_over=False)

    def _follow(self, coach: Coach, *, was_over: bool) -> None:
        """Show where the session stands; at its end go to the summary, once."""
        self._ticker.follow(moving=coach.session.phase in MOVING)
        if not coach.is_over:
            self._refresh()
        elif not was_over:
            self._open_summary(coach.session_id)
            if coach.unsaved:
                self.tell(str(coach.unsaved))

    def _refresh(self) -> None:
        if self._coach is None:
            return
        session, now_ms = self._coach.session, self._coach.now_ms
        sound, unsaved = self._coach.sound, self._coach.unsaved
        screen = self._screens.training
        glance = (*training.glance(session, now_ms), sound, unsaved)
        if glance != self._glance:
            self._glance = glance
            screen.set_timeline(session.timeline)
            screen.render_state(training.build_state(session, now_ms, sound, unsaved))
        screen.set_progress(
            training.ring_fraction(session, now_ms), training.session_fraction(session, now_ms)
        )

    def _open_summary(self, session_id: int) -> None:
        state = self._attempt(lambda: self._program.summary(session_id))
        if state:
            self._session_id = session_id
            self._screens.summary.render_state(state)
            self._show(self._screens.summary, _("CoreCoach – summary"))
            self._screens.summary.focus_first()

    def _leave_summary(self) -> None:
        self._screens.summary.keep_note()
        if self._tabs.currentWidget() is self._screens.history:
            self._on_tab_changed()
            self._show(self._tabs, _("CoreCoach"))
        else:
            self.show_today()

    def _finish_here(self) -> None:
        session_id = self._attempt(self._program.finish_cut_off)
        if session_id is not None:
            self._open_summary(session_id)

    def _keep_check_in(self, check_in: object) -> None:
        self._attempt(lambda: self._program.keep_check_in(self._session_id, check_in))  # type: ignore[arg-type]  # a Qt signal carries any object

    def _keep_effort(self, exercise: object, effort: object) -> None:
        self._attempt(lambda: self._program.keep_effort(self._session_id, exercise, effort))  # type: ignore[arg-type]  # a Qt signal carries any object

    def _change_settings(self, settings: object) -> None:
        self._attempt(lambda: self._program.change_settings(settings))  # type: ignore[arg-type]  # a Qt signal carries any object
        self._on_tab_changed()

    def _on_paper(self, wish: Callable[..., None]) -> None:
        self._screens.summary.keep_note()
        report = self._attempt(lambda: self._program.report(self._session_id))
        if report:
            self._attempt(lambda: wish(report, self))

    def _on_tab_changed(self) -> None:
        """Show the tab in front afresh; a hidden one costs nothing."""
        if self._tabs.currentWidget() is self._screens.history:
            history = self._attempt(self._program.history)
            if history:
                self._screens.history.render_state(history)
        else:
            today = self._attempt(self._program.today)
            if today:
                self._screens.today.render_state(today)

    def _show(self, page: QWidget, title: str) -> None:
        self._pages.setCurrentWidget(page)
        self.setWindowTitle(title)

    def _leave_coach(self) -> None:
        if self._coach:
            self._coach.close()
            self._coach = None

    def _attempt(self, wish: Callable[[], T]) -> T | None:
        """Do a wish; where the world refuses, say its sentence and go on."""
        try:
            return wish()
        except WorldError as error:
            self.tell(str(error))
            return None

"""The page of one session's summary: answers are kept at once, and the way to paper is here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.application.desks.paper import PaperDesk, PaperWish
from corecoach.application.desks.summary import SummaryDesk
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Report
from corecoach.application.screens.paper import PaperKind
from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.record import CheckIn, StopExtent
from corecoach.ui.pages.page import Page
from corecoach.ui.printing_dialogs import PrintingDialogs
from corecoach.ui.screens.summary import SummaryScreen
from corecoach.ui.theme.look import Look


class SummaryPage(Page):
    """Joins the summary screen to its desk and to the printing dialogs.

    Signals:
        go_on_requested: Go on with the session shown; carries its number and what the stop ended.
        correction_requested, printing_requested: Correct the session shown, or put it on paper;
            carry its number.
        hurt_told: The person says that the session shown was stopped because it hurt; carries its
            number.
        done: The person has finished here.
    """

    go_on_requested = Signal(int, object)
    correction_requested = Signal(int)
    printing_requested = Signal(int)
    hurt_told = Signal(int)
    done = Signal()

    def __init__(
        self, desk: SummaryDesk, paper: PaperDesk, printing: PrintingDialogs, look: Look
    ) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desk, self._paper, self._printing = desk, paper, printing
        self._session_id = 0
        self.screen = SummaryScreen(look)
        self.screen.check_in_changed.connect(self._keep_check_in)
        self.screen.effort_changed.connect(self._keep_effort)
        self.screen.hurt_told.connect(lambda: self.hurt_told.emit(self._session_id))
        self.screen.pain_changed.connect(self._keep_peak)
        self.screen.faults_changed.connect(self._keep_faults)
        self.screen.go_on_requested.connect(self._go_on)
        self.screen.print_requested.connect(self._print)
        self.screen.preview_requested.connect(lambda: self._on_paper(printing.preview))
        self.screen.pdf_requested.connect(lambda: self._on_paper(printing.save_pdf))
        self.screen.correction_requested.connect(self._correct)
        self.screen.done_requested.connect(self._leave)
        printing.failed.connect(self.told)
        printing.printed.connect(self._tell_printed)
        printing.saved.connect(self._tell_saved)

    def open(self, session_id: int) -> bool:
        """Show a session; tell whether it could be read."""
        state = self.attempt(lambda: self._desk.state(session_id))
        if state is None:
            return False
        self._session_id = session_id
        self.screen.render_state(state)
        return True

    def keep_note(self) -> None:
        """Keep a note that is still being typed."""
        self.screen.keep_note()

    def _tell_printed(self, printer: str) -> None:
        self.told.emit(_("The summary was sent to {printer}.").format(printer=printer))

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(_("The summary was saved as {file}.").format(file=path))

    def _leave(self) -> None:
        self.keep_note()
        self.done.emit()

    def _go_on(self, extent: StopExtent | None) -> None:
        self.keep_note()
        self.go_on_requested.emit(self._session_id, extent)

    def _print(self) -> None:
        self.keep_note()
        self.printing_requested.emit(self._session_id)

    def _correct(self) -> None:
        self.keep_note()
        self.correction_requested.emit(self._session_id)

    def _keep_check_in(self, check_in: CheckIn) -> None:
        self.attempt(lambda: self._desk.keep_check_in(self._session_id, check_in))
        self._show_answers()

    def _keep_effort(self, exercise: Exercise, effort: int | None) -> None:
        self.attempt(lambda: self._desk.keep_effort(self._session_id, exercise, effort))

    def _keep_peak(self, exercise: Exercise, pain: int | None) -> None:
        self.attempt(lambda: self._desk.keep_peak(self._session_id, exercise, pain))
        self._show_answers()

    def _keep_faults(self, exercise: Exercise, faults: frozenset[FormFault]) -> None:
        self.attempt(lambda: self._desk.keep_faults(self._session_id, exercise, faults))

    def _show_answers(self) -> None:
        state = self.attempt(lambda: self._desk.state(self._session_id))
        if state:
            self.screen.show_answers(state)

    def _on_paper(self, wish: Callable[[Report, QWidget], None]) -> None:
        self.keep_note()
        wanted = PaperWish(PaperKind.SESSION, session_id=self._session_id)
        report = self.attempt(lambda: self._paper.report(wanted))
        if report:
            wish(report, self.screen)

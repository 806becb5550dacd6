"""Corrections: the page, the bin and the bar that takes back what was done last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.application.corrections import SessionForm, TypedSession
from corecoach.application.desks.corrections import CorrectionDesk
from corecoach.ui.bin_dialog import BinDialog
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.correction import CorrectionScreen
from corecoach.ui.widgets.session_actions import SessionActions
from corecoach.ui.widgets.undo_bar import UndoBar


class CorrectionsPage(Page):
    """Joins the correction screen, the bin and the undo bar to their desk.

    Signals:
        opened: The page has something to show.
        left: The person has finished here, and nothing was changed.
        changed: Sessions are no longer as they were; whoever shows some should show them anew.
    """

    opened = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, desk: CorrectionDesk) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desk = desk
        self._session_id = 0
        self.screen = CorrectionScreen()
        self.bar = UndoBar()
        self._bin: BinDialog | None = None
        self.bar.undo_requested.connect(self.undo)
        self.screen.form_given.connect(self._keep)
        self.screen.session_typed.connect(self._add)
        self.screen.deletion_requested.connect(lambda: self.delete(self._session_id))
        self.screen.leave_requested.connect(self.left)

    def serve(self, actions: SessionActions) -> None:
        """Do what the buttons of a table of sessions ask for."""
        actions.correction_requested.connect(self.open)
        actions.deletion_requested.connect(self.delete)
        actions.adding_requested.connect(self.open_new)
        actions.bin_requested.connect(lambda: self.open_bin(actions.window()))

    def open(self, session_id: int) -> None:
        """Show a session to be corrected."""
        state = self.attempt(lambda: self._desk.state(session_id))
        if state:
            self._session_id = session_id
            self.bar.hide()
            self.screen.render_state(state)
            self.opened.emit()
            self.screen.focus_first()

    def open_new(self) -> None:
        """Show an empty session to be typed in."""
        state = self.attempt(self._desk.new_state)
        if state:
            self.bar.hide()
            self.screen.render_state(state)
            self.opened.emit()
            self.screen.focus_first()

    def delete(self, session_id: int) -> None:
        """Put a session into the bin."""
        self._do(lambda: self._desk.delete(session_id))

    def is_there(self, session_id: int) -> bool:
        """Tell whether a session can be seen, not being in the bin."""
        return bool(self.attempt(lambda: self._desk.is_there(session_id)))

    def undo(self) -> None:
        """Take back what was done last, where there is anything."""
        if self._desk.can_undo():
            self._do(self._desk.undo)

    def undo_here(self) -> None:
        """Take back the answers just changed, or what the bar tells of, and nothing unseen."""
        if self.attempt(self._desk.settle) or self.bar.isVisible():
            self.undo()

    def open_bin(self, parent: QWidget) -> None:
        """Show what was deleted."""
        state = self.attempt(self._desk.bin)
        if state is None:
            return
        self._bin = BinDialog(parent)
        self._bin.restore_requested.connect(self._restore)
        self._bin.empty_requested.connect(self._empty_bin)
        self._bin.finished.connect(self._forget_bin)
        self._bin.render_state(state)
        self._bin.open()

    def watch(self, session_id: int) -> None:
        """Remember a session whose answers can be changed at once."""
        self.attempt(lambda: self._desk.watch(session_id))

    def settle(self) -> None:
        """Write down what was changed in it, and offer to take it back."""
        done = self.attempt(self._desk.settle)
        if done:
            self.bar.say(done, can_undo=True)

    def _keep(self, form: SessionForm) -> None:
        done = self.attempt(lambda: self._desk.keep(self._session_id, form) or "")
        if done:
            self._say(done)
        elif done is not None:
            self.left.emit()

    def _add(self, typed: TypedSession) -> None:
        self._do(lambda: self._desk.add(typed))

    def _restore(self, session_id: int) -> None:
        self._do(lambda: self._desk.restore(session_id))
        self._show_bin()

    def _empty_bin(self) -> None:
        self._do(self._desk.empty_bin)
        self._show_bin()

    def _show_bin(self) -> None:
        state = self.attempt(self._desk.bin)
        if state and self._bin:
            self._bin.render_state(state)

    def _forget_bin(self) -> None:
        if self._bin:
            self._bin.deleteLater()
            self._bin = None

    def _do(self, wish: Callable[[], str]) -> None:
        done = self.attempt(wish)
        if done:
            self._say(done)

    def _say(self, done: str) -> None:
        self.bar.say(done, can_undo=self._desk.can_undo())
        self.changed.emit()

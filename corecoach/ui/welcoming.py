"""Welcoming: a page of questions that comes before all else, shown until it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from corecoach.ui.pages.welcome import WelcomePage


class Welcoming(QObject):
    """Puts such a page into the window's stack, and takes it out again.

    Signals:
        told: A sentence the person should know.
        finished: Everything is answered, and the page is gone.
    """

    told = Signal(str)
    finished = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        """Use the window's stack."""
        super().__init__(stack)
        self._stack = stack
        self._page: WelcomePage | None = None

    def ask(self, page: WelcomePage | None) -> bool:
        """Put a page into the stack; where there is nothing to ask, it is left alone."""
        if page is None or not page.open():
            return False
        self._page = page
        page.told.connect(self.told)
        page.finished.connect(self._leave)
        self._stack.addWidget(page.screen)
        return True

    def _leave(self) -> None:
        if self._page:
            self._stack.removeWidget(self._page.screen)
            self._page.screen.deleteLater()
            self._page = None
        self.finished.emit()

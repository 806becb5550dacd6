"""Not today: a button that opens a few reasons; one key opens it, one more answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from corecoach.application.language import gettext as _
from corecoach.domain.schedule import PauseReason


class NotTodayButton(QPushButton):
    """Asks why; the reason pauses the day, and "just not today" keeps nothing.

    Signals:
        answered: Not today; carries a PauseReason, or None for no reason.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        """Make the button with its menu."""
        super().__init__(_("Not today"))
        self.setAutoDefault(True)
        self.setShortcut(QKeySequence("N"))
        self.setToolTip(_("N opens the reasons. A paused day asks for nothing."))
        menu = QMenu(self)
        for text, reason in _answers():
            menu.addAction(text).triggered.connect(
                lambda _checked=False, why=reason: self.answered.emit(why)
            )
        self.setMenu(menu)


def _answers() -> tuple[tuple[str, PauseReason | None], ...]:
    return (
        (_("I am &ill: pause today"), PauseReason.ILLNESS),
        (_("I am &travelling: pause today"), PauseReason.TRAVEL),
        (_("My &back needs a break: pause today"), PauseReason.SAFETY),
        (_("&Something else: pause today"), PauseReason.OTHER),
        (_("&Just not today: change nothing"), None),
    )

"""Sentences the person should know, each in a box that nothing waits for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.application.language import gettext as _


class Teller:
    """Shows sentences over a window."""

    def __init__(self, window: QWidget) -> None:
        """Show them over this one."""
        self._window = window
        self._shown: set[str] = set()

    def tell(self, sentence: str) -> None:
        """Show one sentence; one that still stands there is not shown a second time."""
        if sentence in self._shown:
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  # seldom needed, never at once

        box = QMessageBox(
            QMessageBox.Icon.Information, _("CoreCoach"), sentence, parent=self._window
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # the session behind it can still be paused and stopped
        box.setWindowModality(Qt.WindowModality.NonModal)
        self._shown.add(sentence)
        box.finished.connect(lambda: self._shown.discard(sentence))
        box.show()

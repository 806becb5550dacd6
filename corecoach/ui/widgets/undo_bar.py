"""A bar that says what was done and takes it back; it waits and blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class UndoBar(QFrame):
    """Stays until it is closed or something else is done.

    Signals:
        undo_requested: Take back what was done last.
    """

    undo_requested = Signal()

    def __init__(self) -> None:
        """Make a bar that is not shown yet."""
        super().__init__()
        self.setObjectName("notice")
        self._words = ScalingLabel(TypeSize.BODY)
        self._undo = push_button(_("Undo"), self.undo_requested.emit)
        self._undo.setToolTip(_("Ctrl+Z does the same."))
        row = QHBoxLayout(self)
        row.setContentsMargins(
            Space.WIDE.value, *(Space.SMALL.value, Space.WIDE.value), Space.SMALL.value
        )
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(push_button(_("Close"), self.hide))
        self.hide()

    def say(self, sentence: str, *, can_undo: bool) -> None:
        """Show what was done, and whether it can be taken back."""
        self._words.setText(sentence)
        self._undo.setVisible(can_undo)
        self.setAccessibleName(sentence)
        self.show()

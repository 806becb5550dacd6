"""The screen Your data: where the backups are, and the way in and out for the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.data import DataState
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, scrolling
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class DataScreen(QWidget):
    """Shows where the backups are, and offers what can be done with the data.

    Signals:
        back_up_requested: Make a backup in a place of the person's own.
        restore_requested: Put a backup in the record's place.
        export_requested: Write the history into a file.
        import_requested: Take in a file.
        folder_requested: Open the folder of the backups.
    """

    back_up_requested = Signal()
    restore_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    folder_requested = Signal()

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._state: DataState | None = None
        self._last = ScalingLabel(TypeSize.BODY, wraps=True)
        self._folder = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._trouble = ScalingLabel(TypeSize.BODY, tone="warning", wraps=True)
        self._busy = ScalingLabel(TypeSize.BODY, wraps=True)
        self._back_up = push_button(_("Back up now …"), self.back_up_requested.emit)
        self._restore = push_button(_("Restore …"), self.restore_requested.emit)
        self._open = push_button(_("Open folder"), self.folder_requested.emit)
        self._export = push_button(_("Export …"), self.export_requested.emit)
        self._import = push_button(_("Import …"), self.import_requested.emit)
        self._lay_out()

    def render_state(self, state: DataState) -> None:
        """Show a state; does nothing where it is the one already shown."""
        if state == self._state:
            return
        self._state = state
        self._last.setText(state.last_backup)
        self._folder.setText(state.folder)
        self._trouble.setText(state.trouble)
        self._trouble.setVisible(bool(state.trouble))
        self._busy.setText(state.busy)
        for button in (self._back_up, self._restore, self._export, self._import):
            button.setEnabled(not state.busy)

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self._back_up.setFocus()

    def _lay_out(self) -> None:
        told = _soft(
            _(
                "CoreCoach backs your history up by itself after each session, and thins the "
                "backups out to daily, weekly and monthly ones. A restore shows first what it "
                "would change."
            )
        )
        backups = _card(
            _("Backups"),
            [told, self._last, self._folder, self._trouble],
            [self._back_up, self._restore, self._open],
        )
        told = _soft(
            _(
                "Export for another computer (JSON, complete), a spreadsheet (CSV) or a calendar. "
                "Import what CoreCoach exported, or the habits of Loop Habit Tracker; you see "
                "first what would become of each session. An import deletes nothing."
            )
        )
        in_and_out = _card(_("Export and import"), [told], [self._export, self._import])
        column = QVBoxLayout()
        edge = Space.WIDE.value
        column.setContentsMargins(edge, Space.MEDIUM.value, edge, Space.MEDIUM.value)
        column.setSpacing(Space.MEDIUM.value)
        for widget in (backups, in_and_out, self._busy):
            column.addWidget(widget)
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(centred(column))
        area = scrolling(inside)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(area)


def _soft(text: str) -> ScalingLabel:
    return ScalingLabel(TypeSize.BODY, text, tone="soft", wraps=True)


def _card(title: str, content: list[ScalingLabel], buttons: list[QPushButton]) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
    column.setSpacing(Space.SMALL.value)
    column.addWidget(ScalingLabel(TypeSize.TITLE, title, weight=QFont.Weight.DemiBold))
    for widget in content:
        column.addWidget(widget)
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL.value)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    column.addLayout(row)
    return frame

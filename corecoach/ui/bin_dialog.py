"""The bin: deleted sessions, each to be restored, and all to be deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.screens.corrections import BinState
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class BinDialog(QDialog):
    """Lists the sessions in the bin.

    Signals:
        restore_requested: Take the session of this number out of the bin.
        empty_requested: Delete all of them for good; the person was asked.
    """

    restore_requested = Signal(int)
    empty_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make an empty list; ``render_state`` fills it."""
        super().__init__(parent)
        self.setWindowTitle(_("Bin"))
        self.setModal(True)
        self.resize(860, 440)
        self._words = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Deleted sessions"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemDoubleClicked.connect(lambda _item: self._restore())
        self._restore_button = push_button(_("Restore"), self._restore)
        self._restore_button.setDefault(True)  # Enter on the list presses it
        self._empty_button = push_button(_("Empty bin"), self._ask)
        self._close_button = push_button(_("Close"), self.accept)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._restore_button)
        row.addWidget(self._empty_button)
        row.addStretch()
        row.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.LARGE.value,) * 4)
        column.setSpacing(Space.MEDIUM.value)
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        column.addLayout(row)

    def render_state(self, state: BinState) -> None:
        """Show what is in the bin."""
        self._list.clear()
        for row in state.rows:
            item = QListWidgetItem(row.text)
            item.setData(Qt.ItemDataRole.UserRole, row.session_id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(state.rows))
        self._restore_button.setEnabled(bool(state.rows))
        self._empty_button.setEnabled(bool(state.rows))
        if state.rows:
            self._words.setText(_("Deleted sessions stay here until you empty the bin."))
            self._list.setFocus()
        else:
            self._words.setText(_("The bin is empty. A session that you delete waits here."))
            self._close_button.setFocus()

    def _restore(self) -> None:
        for item in self._list.selectedItems():
            self.restore_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def _ask(self) -> None:
        count = self._list.count()
        text = ngettext(
            "Delete {count} session for good? This cannot be taken back.",
            "Delete {count} sessions for good? This cannot be taken back.",
            count,
        )
        box = QMessageBox(QMessageBox.Icon.Question, _("Empty bin"), text.format(count=count))
        box.setParent(self, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete = box.addButton(_("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(_("Keep in the bin"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        delete.clicked.connect(self.empty_requested)
        box.open()

"""The review: what an import or a restore would change, row by row, before anything is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.data import Review
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.text_table import Index, TextModel, TextTable

SIZE = QSize(820, 520)


class ReviewDialog(QDialog):
    """Shows a review; accepted means that the person wants it done."""

    def __init__(self, review: Review, parent: QWidget) -> None:
        """Build the dialog; ``open`` shows it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(review.title)
        self.resize(SIZE)
        buttons = QDialogButtonBox()
        if review.accept:
            accept = buttons.addButton(review.accept, QDialogButtonBox.ButtonRole.AcceptRole)
            accept.setProperty("rank", "first")
        leave = _("Cancel") if review.accept else _("Close")
        left = buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.MEDIUM.value)
        column.addWidget(ScalingLabel(TypeSize.BODY, review.text, wraps=True))
        if review.rows:
            column.addWidget(_table(review), 1)
        else:
            column.addStretch(1)
        column.addWidget(buttons)
        # who only presses Enter changes nothing
        left.setDefault(True)
        left.setFocus()


def _table(review: Review) -> TextTable:
    table = TextTable()
    table.setModel(ReviewModel(review, table))
    table.setAccessibleName(review.title)
    table.fit_columns_to_texts()
    return table


class ReviewModel(TextModel):
    """The rows of a review."""

    def __init__(self, review: Review, parent: QWidget) -> None:
        """Show these rows."""
        super().__init__(parent)
        self._review, self.columns = review, review.columns

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._review.rows)

    def cells(self, row: int) -> Sequence[str]:
        """Return what would become of one session."""
        return self._review.rows[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, also as its tool tip: a reason can be longer than its column."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if is_tip else role)

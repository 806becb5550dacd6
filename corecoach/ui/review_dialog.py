"""The review: what an import or a restore would change, row by row, before anything is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QStyle,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.data import Review
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

SIZE = QSize(820, 520)
ROWS_MEASURED = 100
"""The widths of the columns follow from so many rows."""
Index = QModelIndex | QPersistentModelIndex


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


def _table(review: Review) -> QTableView:
    table = QTableView()
    table.setModel(ReviewModel(review, table))
    table.setAccessibleName(review.title)
    table.setFont(font_of(TypeSize.BODY))
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setFont(font_of(TypeSize.SMALL))
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setResizeContentsPrecision(ROWS_MEASURED)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setStretchLastSection(True)
    # cells start where the names above them start; the style adds a margin of its own
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    table.setStyleSheet(f"QTableView::item {{ padding-left: {Space.SMALL.value - margin}px; }}")
    return table


class ReviewModel(QAbstractTableModel):
    """The rows of a review."""

    def __init__(self, review: Review, parent: QWidget) -> None:
        """Show these rows."""
        super().__init__(parent)
        self._review = review

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._review.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._review.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text."""
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return self._review.rows[index.row()][index.column()] if role in shown else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._review.columns[section] if is_name else None

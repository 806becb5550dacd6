"""A table of texts: the look and the model that every table of the program shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize

ROWS_MEASURED: Final = 100
"""The widths of the columns follow from so many rows."""
Index = QModelIndex | QPersistentModelIndex


class TextTable(QTableView):
    """Shows rows of which one is chosen; nothing in them can be edited."""

    def __init__(self, *, tabular: bool = False) -> None:
        """Make a table without a model; with ``tabular`` its digits are of one width."""
        super().__init__()
        self.setFont(font_of(TypeSize.BODY, tabular=tabular))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFont(font_of(TypeSize.SMALL))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setResizeContentsPrecision(ROWS_MEASURED)
        # cells start where the names above them start; the style adds a margin of its own
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        self.setStyleSheet(f"QTableView::item {{ padding-left: {Space.SMALL.value - margin}px; }}")

    def fit_columns_to_texts(self) -> None:
        """Let each column be as wide as its texts, and the last take what is left."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)

    def when_opened(self, do: Callable[[], None]) -> None:
        """Do something when a row is double-clicked, or Enter pressed on it."""
        self.doubleClicked.connect(lambda _index: do())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(QKeySequence(key), self)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(do)


class TextModel(QAbstractTableModel):
    """Named columns and rows of texts; a kind of rows says ``count`` and ``cells``."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a model without columns."""
        super().__init__(parent)
        self.columns: Sequence[str] = ()

    def count(self) -> int:
        """Return the number of rows."""
        return 0

    def cells(self, row: int) -> Sequence[str]:
        """Return the texts of a row."""
        raise IndexError(row)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; a cell has none below it."""
        return 0 if parent and parent.isValid() else self.count()

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text."""
        is_text = role == Qt.ItemDataRole.DisplayRole
        return self.cells(index.row())[index.column()] if is_text else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self.columns[section] if is_name else None

"""The figures of a chart as a table, for the keyboard and for screen readers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from corecoach.application.charts.chart import Table
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize

ROW_HEIGHT_PX: Final = 30
NARROWEST_PX: Final = 90
Index = QModelIndex | QPersistentModelIndex


class FigureTable(QTableView):
    """Shows the rows of a chart.

    Signals:
        sessions_chosen: A row was double-clicked, or Enter pressed on it; carries the numbers of
            its sessions, one or more.
    """

    sessions_chosen = Signal(object)

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self._model = FigureModel()
        self.setModel(self._model)
        self.setFont(font_of(TypeSize.BODY, tabular=True))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        head = self.horizontalHeader()
        head.setFont(font_of(TypeSize.SMALL))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setMinimumSectionSize(NARROWEST_PX)
        head.setStretchLastSection(True)
        # cells start where the names above them start; the style adds a margin of its own
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        self.setStyleSheet(f"QTableView::item {{ padding-left: {Space.SMALL.value - margin}px; }}")
        self.doubleClicked.connect(self._choose)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(QKeySequence(key), self)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(self._choose)

    def show_table(self, title: str, table: Table) -> None:
        """Show the rows of a chart of that title, the first of them chosen."""
        self.setAccessibleName(title)
        self._model.set_table(table)
        if table.rows:
            self.selectRow(0)

    def _choose(self) -> None:
        ids = self._model.session_ids(self.currentIndex())
        if ids:
            self.sessions_chosen.emit(ids)


class FigureModel(QAbstractTableModel):
    """The rows of a chart as Qt asks for them."""

    def __init__(self) -> None:
        """Make a model without rows."""
        super().__init__()
        self._table = Table((), ())

    def set_table(self, table: Table) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def session_ids(self, index: Index) -> tuple[int, ...]:
        """Return the sessions a row is about."""
        return self._table.rows[index.row()].session_ids if index.isValid() else ()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()].cells[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._table.columns[section] if is_name else None

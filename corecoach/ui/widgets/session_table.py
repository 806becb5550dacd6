"""The sessions as a table: by keyboard or mouse, one row is chosen and opened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView

from corecoach.application.language import gettext as _
from corecoach.application.screens.history_table import SessionRows
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize

ROW_HEIGHT_PX: Final = 36
ROWS_MEASURED: Final = 100
"""The widths of the columns follow from so many rows."""
Index = QModelIndex | QPersistentModelIndex


class SessionTable(QTableView):
    """Shows sessions, a row each.

    Signals:
        session_opened: A row was double-clicked, or Enter pressed on it; carries its session.
    """

    session_opened = Signal(int)

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self._model = SessionModel()
        self.setModel(self._model)
        self._set_up()
        self.doubleClicked.connect(self.open_current)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(QKeySequence(key), self)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(self.open_current)

    def show_rows(self, columns: tuple[str, ...], rows: SessionRows) -> None:
        """Show other rows; the session chosen before stays chosen, or the one in its place."""
        chosen, row = self.chosen(), self.currentIndex().row()
        self._model.set_rows(columns, rows)
        now = self._model.index_of(chosen)
        if chosen is not None and not now.isValid() and len(rows):
            now = self._model.index(min(row, len(rows) - 1), 0)
        self.setCurrentIndex(now)
        self._spread()

    def choose(self, session_id: int) -> None:
        """Choose a session and bring it into sight."""
        self.setCurrentIndex(self._model.index_of(session_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._spread()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the newest session when the keyboard arrives and none is chosen."""
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def chosen(self) -> int | None:
        """Return the number of the chosen session, where there is one."""
        return self._model.session_id(self.currentIndex())

    def open_current(self) -> None:
        """Open the chosen session, where there is one."""
        session_id = self.chosen()
        if session_id is not None:
            self.session_opened.emit(session_id)

    def _spread(self) -> None:
        """Give each column what its widest text needs, and an equal share of what is left."""
        head, count = self.horizontalHeader(), self._model.columnCount()
        needed = [
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column))
            for column in range(count)
        ]
        left = max(0, self.viewport().width() - sum(needed))
        for column, width in enumerate(needed):
            # sums of whole pixels, so that the last column ends at the edge
            share = left * (column + 1) // count - left * column // count
            self.setColumnWidth(column, width + share)

    def _set_up(self) -> None:
        self.setAccessibleName(_("Sessions"))
        self.setFont(font_of(TypeSize.BODY))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        head = self.horizontalHeader()
        head.setFont(font_of(TypeSize.SMALL))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setResizeContentsPrecision(ROWS_MEASURED)
        # cells start where the names above them start; the style adds a margin of its own
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        padding = Space.SMALL.value - margin
        self.setStyleSheet(f"QTableView::item {{ padding-left: {padding}px; }}")


class SessionModel(QAbstractTableModel):
    """The sessions as rows, in the order they are given."""

    def __init__(self) -> None:
        """Make a model without rows."""
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._rows = SessionRows(())

    def set_rows(self, columns: tuple[str, ...], rows: SessionRows) -> None:
        """Take new columns and rows."""
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self.endResetModel()

    def session_id(self, index: Index) -> int | None:
        """Return the number of the session in a row."""
        return self._rows.session_id(index.row()) if index.isValid() else None

    def index_of(self, session_id: int | None) -> QModelIndex:
        """Return where a session is; an invalid index where it is not."""
        row = self._rows.row(session_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of sessions; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns; a cell has none below it."""
        return 0 if parent and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or where it stands in the cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].cells[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._columns[section] if is_name else None

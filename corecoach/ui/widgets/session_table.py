"""The sessions as a table: by keyboard or mouse, one row is chosen and opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from corecoach.application.language import gettext as _
from corecoach.application.screens.history_table import SessionRows
from corecoach.ui.widgets.text_table import Index, TextModel, TextTable

ROW_HEIGHT_PX: Final = 36


class SessionTable(TextTable):
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
        self.when_opened(self.open_current)

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
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class SessionModel(TextModel):
    """The sessions as rows, in the order they are given."""

    def __init__(self) -> None:
        """Make a model without rows."""
        super().__init__()
        self._rows = SessionRows(())

    def set_rows(self, columns: tuple[str, ...], rows: SessionRows) -> None:
        """Take new columns and rows."""
        self.beginResetModel()
        self.columns, self._rows = columns, rows
        self.endResetModel()

    def session_id(self, index: Index) -> int | None:
        """Return the number of the session in a row."""
        return self._rows.session_id(index.row()) if index.isValid() else None

    def index_of(self, session_id: int | None) -> QModelIndex:
        """Return where a session is; an invalid index where it is not."""
        row = self._rows.row(session_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def count(self) -> int:
        """Return the number of sessions."""
        return len(self._rows)

    def cells(self, row: int) -> Sequence[str]:
        """Return the texts of a session."""
        return self._rows[row].cells

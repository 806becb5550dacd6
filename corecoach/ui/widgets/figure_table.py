"""The figures of a chart as a table, for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from corecoach.application.charts.chart import Table
from corecoach.ui.widgets.text_table import Index, TextModel, TextTable

ROW_HEIGHT_PX: Final = 30
NARROWEST_PX: Final = 90


class FigureTable(TextTable):
    """Shows the rows of a chart.

    Signals:
        sessions_chosen: A row was double-clicked, or Enter pressed on it; carries the numbers of
            its sessions, one or more.
    """

    sessions_chosen = Signal(object)

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__(tabular=True)
        self._model = FigureModel()
        self.setModel(self._model)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        self.horizontalHeader().setMinimumSectionSize(NARROWEST_PX)
        self.fit_columns_to_texts()
        self.when_opened(self._choose)

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


class FigureModel(TextModel):
    """The rows of a chart as Qt asks for them."""

    def __init__(self) -> None:
        """Make a model without rows."""
        super().__init__()
        self._table = Table((), ())

    def set_table(self, table: Table) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._table, self.columns = table, table.columns
        self.endResetModel()

    def session_ids(self, index: Index) -> tuple[int, ...]:
        """Return the sessions a row is about."""
        return self._table.rows[index.row()].session_ids if index.isValid() else ()

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._table.rows)

    def cells(self, row: int) -> Sequence[str]:
        """Return the figures of a slot."""
        return self._table.rows[row].cells

"""The History screen: figures on tiles, the weeks as a chart, the sessions as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.history import HistoryState, Tile
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.session_actions import SessionActions
from corecoach.ui.widgets.session_table import SessionTable

if TYPE_CHECKING:
    from corecoach.ui.plots.adherence_plot import AdherencePlot

EMPTY_WIDTH_PX: Final = 620


class HistoryScreen(QWidget):
    """Shows what was done.

    Signals:
        session_opened: The person wants to see this session; carries its number.
    """

    session_opened = Signal(int)

    def __init__(self, look: Look) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._state: HistoryState | None = None
        self._plot: AdherencePlot | None = None
        self._tiles = QHBoxLayout()
        self._chart = _Card()
        self._chart_note = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._table = SessionTable()
        self.session_actions = SessionActions(self._table)
        self.empty_actions = SessionActions()
        self._filled = QWidget()
        self._empty_title = ScalingLabel(TypeSize.TITLE, weight=QFont.Weight.DemiBold, wraps=True)
        self._empty_text = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._empty = self._boxed_empty()
        self._lay_out()
        self._table.session_opened.connect(self.session_opened)

    def render_state(self, state: HistoryState) -> None:
        """Show a state; the session chosen before stays chosen."""
        self._state = state
        self._filled.setVisible(bool(state.rows))
        self._empty.setVisible(not state.rows)
        self._empty_title.setText(state.empty_title)
        self._empty_text.setText(state.empty_text)
        self._show_tiles(state.tiles)
        self._table.show_rows(state.columns, state.rows)
        self.session_actions.follow()
        if self.isVisible():
            self._draw(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the chart, now that it is looked at."""
        if self._state:
            self._draw(self._state)
        super().showEvent(event)

    def sessions_served(self) -> tuple[SessionActions, SessionActions]:
        """Return what asks for sessions to be corrected, added or restored."""
        return self.session_actions, self.empty_actions

    def focus_first(self) -> None:
        """Put the keyboard on the sessions."""
        self._table.setFocus()

    def _draw(self, state: HistoryState) -> None:
        self._chart_note.setText(state.chart_note)
        self._chart_note.setVisible(not state.bars)
        if self._plot:
            self._plot.setVisible(bool(state.bars))
        if not state.bars:
            return
        if self._plot is None:
            from corecoach.ui.plots.adherence_plot import AdherencePlot  # noqa: PLC0415  # numpy and pyqtgraph are slow to import and wait for the first chart

            self._plot = AdherencePlot(self._look)
            self._chart.column.addWidget(self._plot)
        self._plot.show_weeks(state.bars, state.points, state.chart_note, state.chart_told)

    def _show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        while (item := self._tiles.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for tile in tiles:
            self._tiles.addWidget(_tile(tile), 1)

    def _boxed_empty(self) -> _Card:
        box = _Card(Space.WIDE)
        box.setFixedWidth(EMPTY_WIDTH_PX)
        box.column.setSpacing(Space.MEDIUM.value)
        box.column.addWidget(self._empty_title)
        box.column.addWidget(self._empty_text)
        box.column.addWidget(self.empty_actions, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _lay_out(self) -> None:
        self._chart.column.addWidget(self._chart_note)
        self._tiles.setSpacing(Space.MEDIUM.value)
        head = QHBoxLayout()
        head.addWidget(ScalingLabel(TypeSize.LEAD, _("Sessions"), weight=QFont.Weight.DemiBold), 1)
        head.addWidget(self.session_actions)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(self._tiles)
        column.addSpacing(Space.HAIR.value)
        column.addWidget(self._chart, 5)
        column.addLayout(head)
        column.addWidget(self._table, 4)
        page = QVBoxLayout(self)
        edge = Space.WIDE.value
        page.setContentsMargins(edge, Space.MEDIUM.value, edge, Space.MEDIUM.value)
        page.addWidget(self._filled)
        page.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)


class _Card(QFrame):
    def __init__(self, margin: Space = Space.MEDIUM) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(margin.value,) * 4)


def _tile(tile: Tile) -> _Card:
    card = _Card()
    card.column.setSpacing(0)
    card.column.setContentsMargins(
        Space.MEDIUM.value, Space.SMALL.value, Space.MEDIUM.value, Space.SMALL.value
    )
    # tiles share the width equally, whatever their words
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    half = QFont.Weight.DemiBold
    card.column.addWidget(ScalingLabel(TypeSize.SMALL, tile.label, weight=half, tone="soft"))
    card.column.addWidget(ScalingLabel(TypeSize.TITLE, tile.value, weight=half))
    card.column.addWidget(ScalingLabel(TypeSize.SMALL, tile.note, tone="soft"))
    return card

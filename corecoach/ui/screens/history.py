"""The History screen: figures on tiles, the charts, the sessions as a table."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.history import ChartPane, HistoryState, Tile
from corecoach.ui.screens.chart_panel import ChartPanel
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.session_actions import SessionActions
from corecoach.ui.widgets.session_table import SessionTable

EMPTY_WIDTH_PX: Final = 620
MOST_IN_A_MENU: Final = 14
"""More sessions than that behind one mark are shown in the table instead."""
LONG_VALUE: Final = 10
"""From so many letters on, a tile's value is set smaller."""
WIDE_TILE: Final = 3
"""The last tile has two figures and is wider: three to two."""


class HistoryScreen(QWidget):
    """Shows what was done.

    Signals:
        session_opened: The person wants to see this session; carries its number.
        choice_requested: Show this ChartChoice.
        weeks_requested: Show the target and the pauses.
        refused: A sentence the person should know.
    """

    session_opened = Signal(int)
    choice_requested = Signal(object)
    weeks_requested = Signal()
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        """Build the screen; ``render_state`` and ``render_pane`` fill it."""
        super().__init__()
        self.setObjectName("page")
        self._state: HistoryState | None = None
        self._tiles = QHBoxLayout()
        self._charts = ChartPanel(look)
        self._table = SessionTable()
        self.session_actions = SessionActions(self._table)
        self.empty_actions = SessionActions()
        self._weeks = push_button(_("Target and pauses …"), self.weeks_requested.emit, rank="small")
        self._filled = QWidget()
        self._empty_title = ScalingLabel(TypeSize.TITLE, weight=QFont.Weight.DemiBold, wraps=True)
        self._empty_text = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._reading = ScalingLabel(TypeSize.LEAD, _("Reading your history …"), tone="soft")
        self._empty = self._boxed_empty()
        self._lay_out()
        self._table.session_opened.connect(self.session_opened)
        self._charts.choice_requested.connect(self.choice_requested)
        self._charts.sessions_chosen.connect(self._offer)
        self._charts.refused.connect(self.refused)
        self._filled.hide()
        self._empty.hide()

    def render_state(self, state: HistoryState) -> None:
        """Show a state; the session chosen before stays chosen."""
        self._state = state
        self._reading.hide()
        self._filled.setVisible(bool(state.rows))
        self._empty.setVisible(not state.rows)
        self._empty_title.setText(state.empty_title)
        self._empty_text.setText(state.empty_text)
        self._show_tiles(state.tiles)
        self._table.show_rows(state.columns, state.rows)
        self.session_actions.follow()

    def render_pane(self, pane: ChartPane) -> None:
        """Show a chart."""
        self._charts.render_pane(pane)

    def sessions_served(self) -> tuple[SessionActions, SessionActions]:
        """Return what asks for sessions to be corrected, added or restored."""
        return self.session_actions, self.empty_actions

    def focus_first(self) -> None:
        """Put the keyboard on the sessions."""
        self._table.setFocus()

    def _offer(self, session_ids: tuple[int, ...]) -> None:
        """Open the one session, or offer those there are; many are found in the table."""
        if self._state is None:
            return
        if len(session_ids) == 1:
            self.session_opened.emit(session_ids[0])
        elif len(session_ids) > MOST_IN_A_MENU:
            self._table.choose(session_ids[-1])
            self._table.setFocus()
        else:
            self._session_menu(self._state, session_ids).popup(QCursor.pos())

    def _session_menu(self, state: HistoryState, session_ids: tuple[int, ...]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for session_id in session_ids:
            place = state.rows.row(session_id)
            if place is None:
                continue
            row = state.rows[place]
            text = _("{day}, {time}").format(day=row.day, time=row.time)
            menu.addAction(text, partial(self.session_opened.emit, session_id))
        return menu

    def _show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        while (item := self._tiles.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for tile in tiles:
            self._tiles.addWidget(_tile(tile), WIDE_TILE if tile is tiles[-1] else 2)

    def _boxed_empty(self) -> _Card:
        box = _Card(Space.WIDE)
        box.setFixedWidth(EMPTY_WIDTH_PX)
        box.column.setSpacing(Space.MEDIUM.value)
        box.column.addWidget(self._empty_title)
        box.column.addWidget(self._empty_text)
        box.column.addWidget(self.empty_actions, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _lay_out(self) -> None:
        self._tiles.setSpacing(Space.MEDIUM.value)
        head = QHBoxLayout()
        head.addWidget(ScalingLabel(TypeSize.LEAD, _("Sessions"), weight=QFont.Weight.DemiBold), 1)
        head.addWidget(self._weeks)
        head.addWidget(self.session_actions)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(self._tiles)
        column.addWidget(self._charts, 5)
        column.addLayout(head)
        column.addWidget(self._table, 2)
        page = QVBoxLayout(self)
        edge = Space.WIDE.value
        page.setContentsMargins(edge, Space.MEDIUM.value, edge, Space.MEDIUM.value)
        page.addWidget(self._filled)
        page.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)
        page.addWidget(self._reading, 0, Qt.AlignmentFlag.AlignCenter)


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
    size = TypeSize.LEAD if len(tile.value) > LONG_VALUE else TypeSize.TITLE
    value = ScalingLabel(size, tile.value, weight=half, tabular=True)
    value.setMinimumHeight(TypeSize.NEXT.value)
    card.column.addWidget(value)
    card.column.addWidget(ScalingLabel(TypeSize.SMALL, tile.note, tone="soft"))
    return card

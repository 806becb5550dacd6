"""What can be done with the sessions of a table: the buttons above it, its keys and its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import Space
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.session_table import SessionTable


class SessionActions(QWidget):
    """Buttons; those that need a session wait until one is chosen.

    Without a table, as on a page that has no session yet, only adding and the bin are offered.

    Signals:
        correction_requested, deletion_requested: A wish about the session of this number.
        adding_requested: A session is to be typed in.
        bin_requested: The bin is to be looked into.
        printing_requested: Something is to be put on paper; carries the session chosen, or None.
    """

    correction_requested = Signal(int)
    deletion_requested = Signal(int)
    adding_requested = Signal()
    bin_requested = Signal()
    printing_requested = Signal(object)

    def __init__(self, table: SessionTable | None = None) -> None:
        """Join the buttons to the table."""
        super().__init__()
        self._table = table
        self._of_one: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL.value)
        for text, wish in self._wishes(table):
            button = push_button(text, wish, rank="small")
            button.setEnabled(False)
            self._of_one.append(button)
            row.addWidget(button)
        row.addWidget(push_button(_("Print"), self._print, rank="small"))
        row.addWidget(push_button(_("Add a session"), self.adding_requested.emit, rank="small"))
        row.addWidget(push_button(_("Bin"), self.bin_requested.emit, rank="small"))
        if table:
            self._join(table)

    def follow(self) -> None:
        """Offer what can be done with the session chosen now."""
        is_chosen = bool(self._table and self._table.chosen() is not None)
        for button in self._of_one:
            button.setEnabled(is_chosen)

    def chosen(self) -> int | None:
        """Return the number of the session chosen now, where there is one."""
        return self._table.chosen() if self._table else None

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the session chosen now; it goes when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wish in self._wishes(self._table):
            menu.addAction(text, wish)
        menu.addAction(_("Print"), self._print)
        return menu

    def _wishes(self, table: SessionTable | None) -> list[tuple[str, Callable[[], None]]]:
        if table is None:
            return []
        return [
            (_("Open session"), table.open_current),
            (_("Correct"), lambda: self._wish(self.correction_requested.emit)),
            (_("Delete"), lambda: self._wish(self.deletion_requested.emit)),
        ]

    def _print(self) -> None:
        self.printing_requested.emit(self.chosen())

    def _wish(self, of_session: Callable[[int], object]) -> None:
        chosen = self._table.chosen() if self._table else None
        if chosen is not None:
            of_session(chosen)

    def _join(self, table: SessionTable) -> None:
        table.selectionModel().currentChanged.connect(self._on_chosen)
        table.model().modelReset.connect(self.follow)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        keys = {
            Qt.Key.Key_F2: self.correction_requested,
            Qt.Key.Key_Delete: self.deletion_requested,
        }
        for key, wish in keys.items():
            pressed = QShortcut(QKeySequence(key), table)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(lambda wish=wish: self._wish(wish.emit))

    def _on_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.follow()

    def _show_menu(self, at: QPoint) -> None:
        table = self._table
        if table and table.indexAt(at).isValid():
            self.menu().popup(table.viewport().mapToGlobal(at))

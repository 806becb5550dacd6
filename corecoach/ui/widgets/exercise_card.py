"""A card of Today: one exercise with its dose, what is proposed, and what can be done by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from corecoach.application.language import gettext as _
from corecoach.application.screens.today_cards import ActionItem, CardAction, ExerciseCard
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class ExerciseCardBox(QFrame):
    """Shows a card.

    Signals:
        accepted: The person says yes to what is proposed.
        kept: The person keeps the dose as it is.
        action_requested: Do this by hand; carries a CardAction.
    """

    accepted = Signal()
    kept = Signal()
    action_requested = Signal(object)

    def __init__(self, number: int, card: ExerciseCard) -> None:
        """Show a card; the number is its place in the session."""
        super().__init__()
        self.setObjectName("card")
        self.exercise = card.exercise
        self.yes: QPushButton | None = None
        self._card = card
        self._column = QVBoxLayout(self)
        edge = Space.LARGE.value
        self._column.setContentsMargins(edge, Space.MEDIUM.value, edge, Space.MEDIUM.value)
        self._column.setSpacing(Space.SMALL.value)
        self._column.addLayout(self._head())
        half, title = QFont.Weight.DemiBold, f"{number}  {card.title}"
        tone = "soft" if card.left_out else ""
        named = QHBoxLayout()
        named.addWidget(ScalingLabel(TypeSize.TITLE, title, weight=half, tone=tone), 1)
        named.addWidget(ScalingLabel(TypeSize.BODY, card.length, tone="soft"))
        self._column.addLayout(named)
        self._column.addWidget(ScalingLabel(TypeSize.LEAD, card.dose, tone=tone, wraps=True))
        for text in (card.why, card.left_out):
            if text:
                self._column.addWidget(ScalingLabel(TypeSize.SMALL, text, tone="soft", wraps=True))
        self._column.addStretch(1)
        if card.proposed:
            self._column.addWidget(self._proposal())

    def _head(self) -> QHBoxLayout:
        half, card = QFont.Weight.DemiBold, self._card
        row = QHBoxLayout()
        row.addWidget(ScalingLabel(TypeSize.SMALL, card.position, weight=half, tone="soft"))
        row.addStretch(1)
        if card.actions:
            row.addWidget(self._adjust())
        return row

    def _proposal(self) -> QFrame:
        box = QFrame()
        box.setObjectName("notice")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(*(Space.SMALL.value,) * 4)
        inside.setSpacing(Space.SMALL.value)
        inside.addWidget(ScalingLabel(TypeSize.BODY, self._card.proposed, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL.value)
        self.yes = push_button(_("Yes"), self.accepted.emit, rank="small")
        keep = push_button(_("Keep as it is"), self.kept.emit, rank="small")
        for button in (self.yes, keep):
            button.setAccessibleDescription(f"{self._card.title}: {self._card.proposed}")
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        return box

    def _adjust(self) -> QPushButton:
        button = QPushButton(_("Adjust"))
        button.setProperty("rank", "small")
        button.setAutoDefault(True)
        button.setAccessibleName(_("Adjust {exercise}").format(exercise=self._card.title))
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for item in self._card.actions:
            self._add_action(menu, item)
        button.setMenu(menu)
        return button

    def _add_action(self, menu: QMenu, item: ActionItem) -> None:
        text = f"{item.text}. {item.why_not}" if item.why_not else item.text
        action = menu.addAction(text)
        action.setEnabled(not item.why_not)
        action.setData(item.action)
        chosen: CardAction = item.action
        action.triggered.connect(lambda: self.action_requested.emit(chosen))

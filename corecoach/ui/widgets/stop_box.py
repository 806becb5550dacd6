"""What is asked after a stop: why, and whether it ends a repetition, the exercise or the session.

The session has ended already; whoever answers nothing has lost nothing.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.summary import StopQuestion
from corecoach.application.trace import reason_text
from corecoach.domain.record import StopExtent, StopReason
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel

REASON_KEYS: Final = {
    StopReason.PAIN: "P",
    StopReason.TIRED: "T",
    StopReason.FORM: "F",
    StopReason.TIME: "O",
    StopReason.OTHER: "S",
}
REP_KEY, EXERCISE_KEY, AGAIN_KEY = "R", "E", "G"


class StopBox(QFrame):
    """Asks in one place, each answer with a key of its own that works anywhere on the page.

    Signals:
        reason_given: Why it was stopped.
        pain_answered: How much it hurt, or None when that was taken back.
        going_on_requested: Go on; carries what the stop ended, None for nothing.
    """

    reason_given = Signal(StopReason)
    pain_answered = Signal(object)
    going_on_requested = Signal(object)

    def __init__(self, page: QWidget) -> None:
        """Ask on this page."""
        super().__init__()
        self.setObjectName("notice")
        self._page = page
        self._group = QButtonGroup(self)
        self._reasons = {reason: self._radio(reason, key) for reason, key in REASON_KEYS.items()}
        self._said = ScalingLabel(TypeSize.LEAD, wraps=True)
        self._pain_asked = ScalingLabel(TypeSize.BODY, _("How much did it hurt, 0 to 10?"))
        self.pain = ScaleBar(_("Pain at the stop"))
        self.pain.answered.connect(self.pain_answered)
        ended = self.going_on_requested.emit
        self.rep = push_button("", lambda: ended(StopExtent.REP))
        self.exercise = push_button("", lambda: ended(StopExtent.EXERCISE))
        self.again = push_button("", lambda: ended(None))
        going_on = {REP_KEY: self.rep, EXERCISE_KEY: self.exercise, AGAIN_KEY: self.again}
        for key, button in going_on.items():
            self._on_key(key, button)
        self._lay_out()

    def render_state(self, asked: StopQuestion | None) -> None:
        """Ask; nothing where nothing was stopped."""
        self.setVisible(asked is not None)
        if asked is None:
            return
        self._group.setExclusive(False)
        for reason, radio in self._reasons.items():
            radio.setChecked(reason is asked.reason)
        self._group.setExclusive(True)
        self._said.setText(asked.said)
        self._said.setVisible(bool(asked.said))
        for widget in (self._pain_asked, self.pain):
            widget.setVisible(asked.asks_pain)
        self.pain.set_answer(asked.pain)
        offers = ((self.rep, asked.rep), (self.exercise, asked.exercise), (self.again, asked.again))
        for button, text in offers:
            button.setText(text)
            button.setVisible(bool(text))

    def controls(self) -> list[QWidget]:
        """Return what can be answered, in order."""
        return [*self._reasons.values(), self.pain, self.rep, self.exercise, self.again]

    def first(self) -> QWidget:
        """Return where the keyboard goes first: where a key meant for the session is harmless."""
        return next(iter(self._reasons.values()))

    def _radio(self, reason: StopReason, key: str) -> QRadioButton:
        button = QRadioButton(_("{reason} ({key})").format(reason=reason_text(reason), key=key))
        button.clicked.connect(lambda: self.reason_given.emit(reason))
        self._group.addButton(button)
        self._on_key(key, button)
        return button

    def _on_key(self, key: str, button: QPushButton | QRadioButton) -> None:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: button.click() if button.isVisible() else None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        question = _("Stopping was your call. What was it?")
        column.addWidget(ScalingLabel(TypeSize.LEAD, question, wraps=True))
        asked = QHBoxLayout()
        asked.setSpacing(Space.MEDIUM.value)
        for reason in self._reasons.values():
            asked.addWidget(reason)
        asked.addStretch()
        column.addLayout(asked)
        column.addWidget(self._said)
        hurt = QHBoxLayout()
        hurt.setSpacing(Space.MEDIUM.value)
        hurt.addWidget(self._pain_asked)
        hurt.addWidget(self.pain)
        hurt.addStretch()
        column.addLayout(hurt)
        going_on = QHBoxLayout()
        going_on.setSpacing(Space.SMALL.value)
        for button in (self.rep, self.exercise, self.again):
            going_on.addWidget(button)
        going_on.addStretch()
        column.addLayout(going_on)

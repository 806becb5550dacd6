"""The check-in on Today: three questions, and what today allows by the answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.safety_wording import sign_text, tier_text
from corecoach.application.screens.check_in import CheckInState
from corecoach.domain.pace.gate import SIGNS, Sign, Tier
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.check_in_outcome import CheckInOutcome
from corecoach.ui.widgets.heading import Heading
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel


class CheckInPanel(QWidget):
    """Asks, and says what follows. No is the answer to "anything new" unless somebody says Yes.

    ``outcome`` says what follows; it is placed by whoever shows the panel, beside the start.

    Signals:
        pain_answered: The pain now, as an int or None.
        morning_answered: The pain in the morning after the last session, as an int or None.
        signs_chosen: What is new, as a frozenset of signs; empty after No.
        list_opened: The list of signs has come up and wants to be in sight; carries it.
    """

    pain_answered = Signal(object)
    morning_answered = Signal(object)
    signs_chosen = Signal(object)
    list_opened = Signal(QWidget)

    def __init__(self) -> None:
        """Build the panel; ``render_state`` fills it."""
        super().__init__()
        self._day: date | None = None
        self._morning_asked = ScalingLabel(TypeSize.BODY, wraps=True)
        self._morning = ScaleBar(_("Pain the morning after"), big=True)
        self.pain = ScaleBar(_("Pain now"), big=True)
        self._no = QRadioButton(_("No"))
        self._yes = QRadioButton(_("Yes"))
        self._ticks = {
            sign: QCheckBox(sign_text(sign)) for signs in SIGNS.values() for sign in signs
        }
        self._list = QWidget()
        self.outcome = CheckInOutcome()
        self._lay_out()
        self._connect()
        for widget in (self._morning_asked, self._morning):
            widget.hide()
        self.clear()

    def render_state(self, state: CheckInState) -> None:
        """Show a state; on another day nothing is answered yet."""
        if self._day not in {None, state.day}:
            self.clear()
        self._day = state.day
        self.pain.set_answer(state.pain)
        for widget in (self._morning_asked, self._morning):
            widget.setVisible(bool(state.morning))
        self._morning_asked.setText(state.morning)
        self._morning.set_answer(state.morning_answer)
        self._show_signs(state.signs)
        self.outcome.render_state(state)

    def clear(self) -> None:
        """Take the answers back."""
        self.pain.set_answer(None)
        self._no.setChecked(True)
        for tick in self._ticks.values():
            tick.setChecked(False)

    def _show_signs(self, signs: frozenset[Sign]) -> None:
        """Show what was ticked, also after a new start; a Yes without a tick stays a Yes."""
        for sign, tick in self._ticks.items():
            tick.setChecked(sign in signs)
        if signs:
            self._yes.setChecked(True)

    def _connect(self) -> None:
        self.pain.answered.connect(self.pain_answered)
        self._morning.answered.connect(self.morning_answered)
        self._yes.toggled.connect(self._list.setVisible)
        self._yes.clicked.connect(lambda: self.list_opened.emit(self._list))
        self._yes.clicked.connect(self._tell_signs)
        self._no.clicked.connect(self._tell_signs)
        for tick in self._ticks.values():
            tick.clicked.connect(self._tell_signs)

    def _tell_signs(self) -> None:
        """Report what is ticked; No forgets it."""
        if self._no.isChecked():
            for tick in self._ticks.values():
                tick.setChecked(False)
        self.signs_chosen.emit(self._ticked())

    def _ticked(self) -> frozenset[Sign]:
        return frozenset(sign for sign, tick in self._ticks.items() if tick.isChecked())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addWidget(self._morning_asked)
        column.addWidget(self._morning)
        column.addLayout(self._now())
        self._list.setLayout(self._signs())
        self._list.hide()
        column.addWidget(self._list)

    def _now(self) -> QGridLayout:
        pain = _("Your usual back pain now, from 0 (none) to 10? You may leave it out.")
        answers = QHBoxLayout()
        answers.setSpacing(Space.LARGE.value)
        for button, said in ((self._no, _("Nothing new")), (self._yes, _("Something new"))):
            button.setAccessibleName(said)
            answers.addWidget(button)
        answers.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.WIDE.value)
        grid.setVerticalSpacing(Space.SMALL.value)
        grid.addWidget(_question(pain), 0, 0)
        grid.addWidget(self.pain, 1, 0)
        grid.addWidget(_question(_("Anything new since last time?")), 0, 1)
        grid.addLayout(answers, 1, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _signs(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(Space.LARGE.value, 0, 0, 0)
        for tier in Tier:
            column.addWidget(Heading(TypeSize.BODY, tier_text(tier)))
            for sign in SIGNS[tier]:
                column.addWidget(self._ticks[sign], 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(Space.SMALL.value)
        return column


def _question(text: str) -> QLabel:
    return ScalingLabel(TypeSize.BODY, text, wraps=True)

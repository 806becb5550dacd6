"""What follows from a check-in: the words, and the one key that each of them asks for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.check_in import CheckInState
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.day_box import DayBox
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class CheckInOutcome(QFrame):
    """Words with what can be done about them in a frame; without words it is not shown.

    Signals:
        seen_confirmed: A clinician has seen the person.
        cleared_confirmed: A clinician said yes; carries the date.
        pause_requested: Make today a paused day (True), or take that back.
    """

    seen_confirmed = Signal()
    cleared_confirmed = Signal(date)
    pause_requested = Signal(bool)

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("notice")
        self._is_paused = False
        self._words = ScalingLabel(TypeSize.BODY, wraps=True)
        self.seen = push_button(_("A clinician has seen me"), self.seen_confirmed.emit)
        self.pause = push_button("", self._pause)
        self.day = DayBox(_("The date they said yes"))
        self.cleared = push_button(_("They said yes"), self._confirm_cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._words, 1)
        for widget in (self.day, self.cleared, self.pause, self.seen):
            row.addWidget(widget)
        self.hide()

    def render_state(self, state: CheckInState) -> None:
        """Show what follows."""
        self._is_paused = state.is_paused
        self._words.setText(state.told)
        self.seen.setVisible(state.is_locked)
        self.pause.setVisible(state.can_pause)
        self.pause.setText(_("Take the pause back") if state.is_paused else _("Pause today"))
        self.pause.setToolTip(_("A paused day asks for nothing, and shows as paused in History."))
        self.day.set_latest(state.day)
        for widget in self._of_clearance():
            widget.setVisible(bool(state.to_be_cleared))
        self.setVisible(bool(state.told))

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    def _of_clearance(self) -> tuple[QWidget, ...]:
        return (self.day, self.cleared)

    def _pause(self) -> None:
        self.pause_requested.emit(not self._is_paused)

    def _confirm_cleared(self) -> None:
        self.cleared_confirmed.emit(self.day.day())

"""The tap-along panel: what to do, one wide key to tap, and the way to use the measurement."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.settings import TapState
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel


class TapPanel(QWidget):
    """Begins the ticks, takes the taps, and offers what was measured.

    Signals:
        started: The person wants to tap along.
        tapped: The person tapped, with Space or the mouse.
        stop_requested: The person has had enough.
        use_requested: The measurement is to be used.
    """

    started = Signal()
    tapped = Signal()
    stop_requested = Signal()
    use_requested = Signal()

    def __init__(self) -> None:
        """Build the panel; ``render_state`` fills it."""
        super().__init__()
        self._text = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._start = QPushButton(_("Tap along"))
        self._tap = QPushButton(_("Tap with Space"))
        self._tap.setProperty("rank", "first")
        self._stop = QPushButton(_("Stop tapping"))
        self._use = QPushButton()
        self._use.setProperty("rank", "first")
        self._start.clicked.connect(self.started)
        # pressed, not clicked: a click comes only when the key is let go
        self._tap.pressed.connect(self.tapped)
        self._stop.clicked.connect(self.stop_requested)
        self._use.clicked.connect(self.use_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addWidget(self._text)
        row = QHBoxLayout()
        for button in (self._tap, self._stop, self._use, self._start):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)

    def render_state(self, state: TapState) -> None:
        """Show a state; the keyboard goes where the next key is wanted."""
        self._text.setText(state.text)
        offers = state.proposal_ms is not None
        if offers:
            self._use.setText(_("Use {ms} ms").format(ms=state.proposal_ms))
        was_tapping = self._tap.isVisibleTo(self)
        self._show(self._tap, state.is_tapping)
        self._show(self._stop, state.is_tapping)
        self._show(self._use, offers)
        self._show(self._start, not state.is_tapping)
        if state.is_tapping and not was_tapping:
            self._tap.setFocus()
        elif was_tapping and not state.is_tapping:
            (self._use if offers else self._start).setFocus()

    def _show(self, button: QPushButton, shown: bool) -> None:  # noqa: FBT001  # as Qt's setters
        button.setVisible(shown)

"""The training screen: phase, side, digits and ring, readable from the mat."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.training import TrainingState, segments
from corecoach.domain.session import Request
from corecoach.domain.timeline import Timeline
from corecoach.ui.theme.icons import icon
from corecoach.ui.theme.look import Look, font_of
from corecoach.ui.theme.tokens import REFERENCE_HEIGHT, REFERENCE_WIDTH, Space, TypeSize
from corecoach.ui.training_actions import TRAINING_ACTIONS, TrainingAction
from corecoach.ui.widgets.caption_band import CaptionBand
from corecoach.ui.widgets.countdown_ring import CountdownRing
from corecoach.ui.widgets.flash import Flash
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.rate_panel import RatePanel
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.session_strip import SessionStrip, StripColours
from corecoach.ui.widgets.still_frame import StillFrame

HIDDEN_UNLESS_ALLOWED = frozenset({Request.PAUSE, Request.RESUME, Request.READY, Request.ADD_REST})
"""These buttons go away when they make no sense; the others stay in place and turn pale."""


SMALLEST_SCALE: Final = 0.72
LARGEST_SCALE: Final = 1.6
DIGITS_AT_FULL_SIZE: Final = 2
"""Longer digits, such as 1:00, would touch the ring."""
RING_OF_FULL_DIGITS: Final = 450
"""The diameter of a ring that has room for two digits at the size of the table."""
KEYS_FROM_WIDTH: Final = 1280
"""In a narrower window the buttons need the room of the line about the keys."""


class TrainingScreen(QWidget):
    """Shows a running session and passes on what the person wishes.

    Signals:
        asked: One of the session's requests, from a button or a key.
    """

    asked = Signal(Request)
    _timeline: Timeline | None

    def __init__(self, look: Look) -> None:
        """Build the screen; it shows nothing until the first ``render_state``."""
        super().__init__()
        self.setObjectName("page")
        self._look, self._timeline = look, None
        self._state: TrainingState | None = None
        bold, half = QFont.Weight.Bold, QFont.Weight.DemiBold
        self._exercise = ScalingLabel(TypeSize.COUNT, weight=half)
        self._rep = ScalingLabel(TypeSize.COUNT, weight=half, tabular=True)
        self._digits = ScalingLabel(TypeSize.DIGITS, weight=bold, tabular=True)
        self._phase = ScalingLabel(TypeSize.PHASE, weight=bold)
        self._side = ScalingLabel(TypeSize.SIDE, weight=bold, wraps=True)
        self._hint = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._next = ScalingLabel(TypeSize.NEXT, weight=half, wraps=True)
        self._done = ScalingLabel(TypeSize.LEAD, tone="soft", tabular=True)
        self._keys = ScalingLabel(
            TypeSize.SMALL,
            _("Space pauses · Left repeats · Right skips · Escape stops"),
            tone="soft",
        )
        self._notice = ScalingLabel(TypeSize.TITLE, wraps=True)
        self._ring = CountdownRing()
        self.rating = RatePanel()
        self._caption = CaptionBand()
        self._flash, self._frame = Flash(self), StillFrame(self)
        self._may_flash = self._is_still = False
        self._strip = SessionStrip()
        self._buttons = {action.request: self._button(action) for action in TRAINING_ACTIONS}
        self._notice_box = self._boxed_notice()
        self._lay_out()
        self._offer(frozenset())
        self._ring.resized.connect(self._fit_digits)
        self._flash.changed.connect(self._paint_flash)
        look.changed.connect(self._paint_anew)
        self._paint_anew()

    def set_timeline(self, timeline: Timeline) -> None:
        """Show the parts of this timeline in the strip; the same one again costs nothing."""
        if timeline is not self._timeline:
            self._timeline = timeline
            parts = segments(timeline)
            self._strip.set_parts([(part.label, part.start, part.end) for part in parts])

    def begin(self, *, captions: bool, flash: bool) -> None:
        """Forget the session before; show captions and flashes where they are wanted."""
        self._state = None
        self.rating.render_state(None)
        self._caption.setVisible(captions)
        self._may_flash = flash

    def set_still(self, *, still: bool) -> None:
        """Show a hold by a frame that stands as long as it lasts, or by a flash at either end."""
        if still != self._is_still:
            self._is_still = still
            self._flash.put_out()
            self._show_frame()

    def set_progress(self, ring: float, session: float) -> None:
        """Move the ring and the strip; fractions left of the step and done of the session."""
        self._ring.set_fraction(ring)
        self._strip.set_done(session)

    def render_state(self, state: TrainingState) -> None:
        """Show a state; does nothing where it is the one already shown."""
        if state == self._state:
            return
        before, self._state = self._state, state
        is_wide = len(state.digits) > DIGITS_AT_FULL_SIZE
        self._digits.set_size(TypeSize.DIGITS_WIDE if is_wide else TypeSize.DIGITS)
        for label, text in self._texts(state):
            if label.text() != text:
                label.setText(text)
        if before is None or before.role is not state.role:
            self._paint_role()
        if before is None or before.allowed != state.allowed:
            self._offer(state.allowed)
        self._show_rating(state)
        self._show_frame()
        if before and before.flash != state.flash and self._may_flash and not self._is_still:
            self._flash.light()
        self._caption.show_caption(state.caption)
        self._side.setVisible(bool(state.side_words))
        self._notice_box.setVisible(bool(state.notice))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow and shrink with the window."""
        super().resizeEvent(event)
        scale = min(self.width() / REFERENCE_WIDTH, self.height() / REFERENCE_HEIGHT)
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        for label in self.findChildren(ScalingLabel):
            if label is not self._digits:
                label.set_scale(scale)
        self._caption.set_scale(scale)
        self._strip.setFont(font_of(TypeSize.BODY, scale=max(scale, 1.0)))
        self._keys.setVisible(self.width() >= KEYS_FROM_WIDTH)

    def hideEvent(self, event: QHideEvent) -> None:
        """Flash no more: nobody sees it."""
        self._flash.put_out()
        super().hideEvent(event)

    def _show_rating(self, state: TrainingState) -> None:
        """Ask in the place of hint and outlook; afterwards the keyboard is the session's again."""
        # also of a window that is not in front just now
        had_keyboard = self.focusWidget() in {self.rating.effort, self.rating.pain}
        self.rating.render_state(state.rating)
        for label in (self._hint, self._next):
            label.setVisible(state.rating is None)
        if state.rating is None and had_keyboard:
            self.setFocus()

    def _fit_digits(self, diameter: int) -> None:
        self._digits.set_scale(min(diameter / RING_OF_FULL_DIGITS, LARGEST_SCALE))

    def _show_frame(self) -> None:
        holds = bool(self._state and self._state.flash)
        self._frame.setVisible(holds and self._is_still and self._may_flash)
        self._frame.raise_()

    def _texts(self, state: TrainingState) -> tuple[tuple[QLabel, str], ...]:
        return (
            (self._exercise, state.exercise),
            (self._rep, state.rep_text),
            (self._digits, state.digits),
            (self._phase, state.phase_word),
            (self._side, state.side_words),
            (self._hint, state.hint),
            (self._next, state.next_text),
            (self._done, state.done_text),
            (self._notice, state.notice),
        )

    def _offer(self, allowed: frozenset[Request]) -> None:
        for asked, button in self._buttons.items():
            button.setEnabled(asked in allowed)
            if asked in HIDDEN_UNLESS_ALLOWED:
                button.setVisible(asked in allowed)

    def _paint_anew(self) -> None:
        look = self._look
        self._strip.set_colours(
            StripColours(look.colour("accent"), look.colour("line"), look.colour("ink"))
        )
        for action in TRAINING_ACTIONS:
            tint = look.colour("accent_ink" if action.is_first else "ink")
            drawn = icon(self._look.icons, action.icon, tint, look.colour("still"))
            self._buttons[action.request].setIcon(drawn)
        self._frame.set_colour(look.colour("ink"))
        self._paint_role()

    def _paint_role(self) -> None:
        role = self._state.role.value if self._state else "rest"
        colour = self._look.colour(role)
        self._ring.set_colours(colour, self._look.colour("line"), self._look.colour("ground"))
        for label in (self._phase, self._side):
            label.setStyleSheet(f"color: {colour.name()}")
        self._paint_flash()

    def _paint_flash(self) -> None:
        """Turn ink and ground round inside the ring while the flash is lit: it needs no colour."""
        ink, ground = self._look.colour("ink"), self._look.colour("ground")
        lit = self._flash.is_lit
        self._ring.set_disc(ink if lit else None)
        self._digits.setStyleSheet(f"color: {(ground if lit else ink).name()}")

    def _button(self, action: TrainingAction) -> QPushButton:
        button = push_button(
            action.text(),
            lambda: self.asked.emit(action.request),
            rank="first" if action.is_first else "",
        )
        button.setToolTip(action.tip())
        button.setIconSize(QSize(22, 22))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for key in action.keys:
            shortcut = QShortcut(QKeySequence(key), button)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
        return button

    def _boxed_notice(self) -> QFrame:
        box = QFrame()
        box.setObjectName("notice")
        layout = QVBoxLayout(box)
        layout.addWidget(self._notice)
        box.hide()
        return box

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        edge = Space.WIDE.value
        page.setContentsMargins(edge, Space.LARGE.value, edge, Space.LARGE.value)
        page.setSpacing(Space.MEDIUM.value)
        top = QHBoxLayout()
        top.addWidget(self._exercise)
        top.addStretch()
        top.addWidget(self._rep)
        page.addLayout(top)
        page.addWidget(self._notice_box)
        page.addLayout(self._middle(), 1)
        page.addWidget(self._caption)
        page.addWidget(self._strip)
        page.addLayout(self._bottom())

    def _middle(self) -> QHBoxLayout:
        inside = QVBoxLayout(self._ring)
        inside.addWidget(self._digits, 0, Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL.value)
        words.addStretch()
        for label in (self._phase, self._side, self._next, self._hint, self.rating):
            words.addWidget(label)
        words.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(Space.WIDE.value)
        middle.addWidget(self._ring, 1)
        middle.addLayout(words, 1)
        return middle

    def _bottom(self) -> QHBoxLayout:
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.SMALL.value)
        bottom.addWidget(self._done)
        bottom.addSpacing(Space.MEDIUM.value)
        bottom.addWidget(self._keys)
        bottom.addStretch()
        for action in TRAINING_ACTIONS:
            bottom.addWidget(self._buttons[action.request])
        return bottom

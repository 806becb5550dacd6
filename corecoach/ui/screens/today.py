"""The Today screen: the next session on cards, and one button that starts it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.check_in import CheckInState
from corecoach.application.screens.today import TodayState
from corecoach.application.screens.today_cards import CardAction, ExerciseCard
from corecoach.application.screens.today_notices import NoticeAction, TodayNotice
from corecoach.application.settings import Settings
from corecoach.domain.exercise import Exercise
from corecoach.ui.screens.check_in import CheckInPanel
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.exercise_card import ExerciseCardBox
from corecoach.ui.widgets.not_today import NotTodayButton
from corecoach.ui.widgets.notice import Notice
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.tab_order import lead_on
from corecoach.ui.widgets.undo_bar import UndoBar


class TodayScreen(QWidget):
    """Shows what comes next.

    Signals:
        start_requested: Start the session; carries the pain before it, or None.
        settings_change_requested: Keep these settings.
        proposal_answered: Yes or no to what is proposed for an exercise; carries both.
        action_requested: Do something with an exercise by hand; carries it and a CardAction.
        notice_requested: Do what a notice offers; carries a NoticeAction.
        plan_chosen: Go by the plan of this identity.
        plans_requested: Show the plans, to be edited.
        not_today_requested: Not today; carries a PauseReason, or None.
        resume_requested: Go on with the session that was cut off.
        finish_here_requested: Close the session that was cut off.
    """

    start_requested = Signal(object)
    settings_change_requested = Signal(Settings)
    proposal_answered = Signal(Exercise, bool)
    action_requested = Signal(Exercise, CardAction)
    notice_requested = Signal(NoticeAction)
    plan_chosen = Signal(str)
    plans_requested = Signal()
    not_today_requested = Signal(object)
    resume_requested = Signal()
    finish_here_requested = Signal()

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._settings = Settings()
        self._week = ScalingLabel(TypeSize.LEAD, tone="soft", wraps=True)
        self._length = ScalingLabel(TypeSize.LEAD, tone="soft")
        self._notices = QVBoxLayout()
        self._notices_holder = _holder(self._notices)
        self._cards = QHBoxLayout()
        self._shown: tuple[ExerciseCard, ...] = ()
        self._boxes: list[ExerciseCardBox] = []
        self._plan = ChoiceBox()
        self._plan.setAccessibleName(_("Plan"))
        self._edit = push_button(_("Edit plan"), self.plans_requested.emit)
        self._not_today = NotTodayButton()
        self.bar = UndoBar()
        self._cut_off = QVBoxLayout()
        self._cut_off_holder = _holder(self._cut_off)
        self._resume: QPushButton | None = None
        self._offered = ("", False)
        self._has_cut_off, self._can_start, self._has_session = False, True, True
        self.check_in = CheckInPanel()
        self._words = QWidget()
        self._floor_only = QCheckBox(_("Floor exercises only, without pause squats"))
        self._start = push_button(_("Start session"), self._start_session, rank="hero")
        self._lay_out()
        self._floor_only.clicked.connect(
            lambda on: self._change(replace(self._settings, floor_only=on))
        )
        self._plan.chosen.connect(self.plan_chosen)
        self._not_today.answered.connect(self.not_today_requested)

    def render_state(self, state: TodayState) -> None:
        """Show a state."""
        self._settings = state.settings
        self._length.setText(state.length_text)
        self._show_cut_off(state.cut_off_text, can_resume=state.can_resume)
        self._has_cut_off = bool(state.cut_off_text)
        self._has_session = state.can_start
        self._enable_start()
        self._floor_only.setChecked(state.settings.floor_only)
        self._floor_only.setEnabled(state.has_squats)
        if state.plans:
            self._plan.show_choices(state.plans, state.plan)
        self._plan.setVisible(len(state.plans) > 1)
        self._show_notices(state.notices)
        self._show_cards(state.cards)
        lead_on(self._not_today, self._notices, self._cut_off, self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        grow(self)

    def show_week(self, text: str) -> None:
        """Show how the week stands."""
        self._week.setText(text)

    def show_check_in(self, state: CheckInState) -> None:
        """Show what is asked before the session, and whether it can start."""
        self.check_in.render_state(state)
        self._can_start = state.can_start
        self._words.setVisible(not state.told)
        self._start.setAccessibleDescription(state.told)
        self._enable_start()

    def leave(self) -> None:
        """Take back what belonged to the session that starts now: the answer and the offer."""
        self.check_in.clear()
        self._show_cut_off("")

    def focus_first(self) -> None:
        """Put the keyboard on what is wanted next: Start, or Resume."""
        (self._resume or self._start).setFocus()

    def focus_next_proposal(self) -> None:
        """Put the keyboard on the next yes that is waited for, or where it is at first."""
        waiting = [box.yes for box in self._boxes if box.yes]
        if waiting:
            waiting[0].setFocus()
        else:
            self.focus_first()

    def _start_session(self) -> None:
        self.start_requested.emit(self.check_in.pain.answer())

    def _enable_start(self) -> None:
        can_start = self._can_start and self._has_session
        self._start.setEnabled(can_start and not self._has_cut_off)

    def _change(self, settings: Settings) -> None:
        self.settings_change_requested.emit(settings)

    def _show_cut_off(self, text: str, *, can_resume: bool = False) -> None:
        """Show the box only where it is true: a hidden Resume would mislead a screen reader."""
        before, self._offered = self._offered, (text, can_resume)
        if before == self._offered:
            return  # made anew, it would lose the keyboard
        _empty(self._cut_off)
        self._resume = None
        self._cut_off_holder.setVisible(bool(text))
        if text:
            box = self._boxed_cut_off(text, can_resume=can_resume)
            self._cut_off.addWidget(box)
            box.show()

    def _show_notices(self, notices: tuple[TodayNotice, ...]) -> None:
        _empty(self._notices)
        self._notices.setSpacing(Space.SMALL.value)
        self._notices_holder.setVisible(bool(notices))
        for notice in notices:
            self._add_notice(notice)

    def _add_notice(self, notice: TodayNotice) -> None:
        box = Notice(notice.button, lambda: self.notice_requested.emit(notice.action), is_low=True)
        # in its place first: what speaks without one is a window of its own
        self._notices.addWidget(box)
        box.say(notice.text)
        box.button.setVisible(notice.action is not None)

    def _show_cards(self, cards: tuple[ExerciseCard, ...]) -> None:
        if cards == self._shown:
            return  # as above
        self._shown = cards
        _empty(self._cards)
        self._boxes = [ExerciseCardBox(number, card) for number, card in enumerate(cards, start=1)]
        for box in self._boxes:
            self._cards.addWidget(box, 1)
            self._wire(box)
            box.show()  # now, so that nothing flickers
        grow(self)

    def _wire(self, box: ExerciseCardBox) -> None:
        exercise = box.exercise
        box.accepted.connect(lambda: self.proposal_answered.emit(exercise, True))
        box.kept.connect(lambda: self.proposal_answered.emit(exercise, False))
        box.action_requested.connect(lambda action: self.action_requested.emit(exercise, action))

    def _boxed_cut_off(self, text: str, *, can_resume: bool) -> QFrame:
        box = QFrame()
        box.setObjectName("notice")
        row = QHBoxLayout(box)
        row.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        row.addWidget(ScalingLabel(TypeSize.LEAD, text, wraps=True), 1)
        if can_resume:
            self._resume = push_button(_("Resume"), self.resume_requested.emit, rank="first")
            row.addWidget(self._resume)
        row.addWidget(push_button(_("Finish here"), self.finish_here_requested.emit))
        return box

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(centred(page))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        area = scrolling(inside)
        self.check_in.list_opened.connect(lambda signs: _bring_into_sight(area, signs))
        around.addWidget(area, 1)
        around.addLayout(self._bottom())
        around.addWidget(self.bar)
        edge = Space.WIDE.value
        page.setContentsMargins(edge, Space.LARGE.value, edge, Space.LARGE.value)
        page.setSpacing(Space.MEDIUM.value)
        page.addLayout(self._head())
        page.addWidget(self._notices_holder)
        # boxes of their own, so that a screen reader comes to what is filled in later in its place
        page.addWidget(self._cut_off_holder)
        self._cards.setSpacing(Space.MEDIUM.value)
        page.addWidget(_holder(self._cards))
        page.addWidget(self.check_in)
        page.addWidget(self._floor_only, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)

    def _head(self) -> QHBoxLayout:
        title = ScalingLabel(
            TypeSize.HEADLINE, _("Your next session"), weight=QFont.Weight.DemiBold
        )
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR.value)
        words.addWidget(title)
        words.addWidget(self._length)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL.value)
        head.addLayout(words, 1)
        for widget in (self._plan, self._edit, self._not_today):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _bottom(self) -> QHBoxLayout:
        """Return the bar below the page: Start is in sight however long the page is."""
        led = ScalingLabel(
            TypeSize.BODY,
            _("The voice leads from the first second to the last; you need not touch anything."),
            tone="soft",
            wraps=True,
        )
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._week)
        words.addWidget(led)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE.value)
        row.addWidget(self._start, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        # takes the place of the words, so that nothing moves away under an answer just given
        row.addWidget(self.check_in.outcome, 1)
        bar = centred(row)
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.SMALL.value, edge, Space.MEDIUM.value)
        return bar


def _bring_into_sight(area: QScrollArea, widget: QWidget) -> None:
    # its place is known once the layout has made room for it
    QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, 0))


def _holder(layout: QLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            # a layout shows what was added a moment later, unless it was hidden; without a parent
            # it would be a window then, and with the keyboard on it the real one would lose that
            widget.hide()
            widget.deleteLater()

"""The correction screen: everything about one session that a person can change or type in."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.corrections import SessionForm, TypedSession
from corecoach.application.language import gettext as _
from corecoach.application.screens.corrections import CorrectionState
from corecoach.application.screens.settings import Choice
from corecoach.application.trace import reason_text
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import CheckIn, StopReason
from corecoach.ui.screens.correction_times import CorrectionTimes
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.exercise_fields import ExerciseFieldsBox
from corecoach.ui.widgets.notice import Notice
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.session_answers import SessionAnswers
from corecoach.ui.widgets.trace_box import TraceBox
from corecoach.ui.widgets.wheel_guard import WheelGuard

NO_REASON: Final = ""


class CorrectionScreen(QWidget):
    """Shows one session to be corrected, or an empty one to be typed in.

    Nothing is kept before it is asked for.

    Signals:
        form_given: Keep what the person says of the session; carries a SessionForm.
        session_typed: Keep this session that was typed in; carries a TypedSession.
        deletion_requested, leave_requested: The other buttons.
    """

    form_given = Signal(SessionForm)
    session_typed = Signal(TypedSession)
    deletion_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._state: CorrectionState | None = None
        self._title = ScalingLabel(TypeSize.HEADLINE, weight=QFont.Weight.DemiBold)
        self._subtitle = ScalingLabel(TypeSize.LEAD, tone="soft")
        self._notice = Notice("", self._propose_end)
        self._times = CorrectionTimes()
        self._boxes: dict[Exercise, ExerciseFieldsBox] = {}
        self._exercises = QVBoxLayout()
        self._reason = ChoiceBox()
        self._reason.setAccessibleName(_("Reason for stopping"))
        self._chosen_reason = NO_REASON
        self._reason.chosen.connect(self._choose_reason)
        self._answers = SessionAnswers(
            {
                "pain_before": _("Your usual back pain before, 0 to 10"),
                "pain_peak": _("At its highest during the session"),
                "pain_after": _("At the end"),
                "pain_next": _("The next morning"),
            },
            [(_("Stopped early because of"), self._reason)],
        )
        self._note = self._answers.note
        self._trace = TraceBox()
        self._delete = push_button(_("Delete session"), self.deletion_requested.emit)
        self._all = push_button(_("All as planned"), self._fill_in)
        self._cancel = push_button(_("Cancel"), self.leave_requested.emit)
        self._save = push_button(_("Save"), self._give, rank="first")
        self._guard = WheelGuard(self)
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.leave_requested)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._give)

    def window_title(self) -> str:
        """Return what the window is called while the page is in front."""
        if self._state and self._state.is_new:
            return _("CoreCoach – add a session")
        return _("CoreCoach – correct a session")

    def render_state(self, state: CorrectionState) -> None:
        """Show a session as it is on record, or an empty one."""
        self._state = state
        self._title.setText(state.title)
        self._subtitle.setText(state.subtitle)
        self._notice.say(state.notice)
        if state.likely_end:
            self._notice.button.setText(
                _("I stopped at {time}").format(time=f"{state.likely_end:%H:%M}")
            )
        self._times.render_state(state)
        self._show_exercises(state)
        self._answers.show_pains(state.check_in)
        self._chosen_reason = state.check_in.stop_reason or NO_REASON
        self._reason.show_choices(_reasons(), self._chosen_reason)
        self._note.setPlainText(state.check_in.note)
        self._trace.show_lines(state.trace)
        self._delete.setVisible(not state.is_new)
        self._all.setVisible(state.is_new)
        self._save.setText(_("Add") if state.is_new else _("Save"))
        self._order_tabs()
        grow(self)
        self._area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be changed."""
        first = next(widget for widget in self._order() if widget.isVisibleTo(self))
        first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        grow(self)

    def _form(self) -> SessionForm:
        reason = StopReason(self._chosen_reason) if self._chosen_reason else None
        note = self._note.toPlainText()
        counts = {exercise: box.changed() for exercise, box in self._boxes.items()}
        return SessionForm(
            check_in=CheckIn(
                **self._answers.pains(), stop_reason=reason, note=note, is_next_late=self._is_late
            ),
            told={exercise: box.told() for exercise, box in self._boxes.items()},
            done={exercise: done for exercise, done in counts.items() if done},
            ended=self._times.ended(),
        )

    @property
    def _is_late(self) -> bool:
        return bool(self._state and self._state.check_in.is_next_late)

    def _give(self) -> None:
        if self._state is None:
            return
        if self._state.is_new:
            typed = TypedSession(self._times.started(), self._times.minutes(), self._form())
            self.session_typed.emit(typed)
        else:
            self.form_given.emit(self._form())

    def _fill_in(self) -> None:
        for box in self._boxes.values():
            box.fill_in()

    def _propose_end(self) -> None:
        if self._state and self._state.likely_end:
            self._times.propose_end(self._state.likely_end)

    def _choose_reason(self, reason: str) -> None:
        self._chosen_reason = reason

    def _show_exercises(self, state: CorrectionState) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {fields.exercise: ExerciseFieldsBox(fields) for fields in state.exercises}
        for box in self._boxes.values():
            self._exercises.addWidget(box)
        for control in self._order():
            control.installEventFilter(self._guard)

    def _order(self) -> list[QWidget]:
        boxes = (control for box in self._boxes.values() for control in box.controls())
        answers = (*self._answers.bars(), self._reason, self._note)
        buttons = (self._delete, self._cancel, self._save)
        return [self._notice.button, *self._times.controls(), self._all, *boxes, *answers, *buttons]

    def _order_tabs(self) -> None:
        for before, after in pairwise(self._order()):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(centred(column))
        edge = Space.WIDE.value
        column.setContentsMargins(edge, Space.LARGE.value, edge, Space.SMALL.value)
        column.setSpacing(Space.MEDIUM.value)
        for widget in (self._title, self._subtitle, self._notice):
            column.addWidget(widget)
        when = QHBoxLayout()
        when.addWidget(self._times, 1)
        when.addWidget(self._all)
        column.addLayout(when)
        self._exercises.setSpacing(Space.SMALL.value)
        column.addLayout(self._exercises)
        column.addWidget(self._answers)
        column.addWidget(self._trace)
        column.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(inside)
        page.addWidget(self._area, 1)
        page.addLayout(centred(self._bottom()))

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.SMALL.value, edge, Space.LARGE.value)
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._delete)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        return row


def _reasons() -> tuple[Choice, ...]:
    reasons = (Choice(reason.value, reason_text(reason)) for reason in StopReason)
    return (Choice(NO_REASON, _("No reason given")), *reasons)

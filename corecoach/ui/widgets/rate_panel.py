"""What is asked in the breather after an exercise: how hard it was, and how much it hurt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.training import Rating
from corecoach.domain.exercise import Exercise
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scale_bar import TOP, ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel


class RatePanel(QWidget):
    """Two scales, answered one after the other by a digit each; nobody has to.

    Digits go to the scale that has the keyboard, Up and Down move its answer (10 is one above 9).
    Left and Right stay the session's own.

    Signals:
        effort_answered, pain_answered: The new answer, or None when it was taken back.
    """

    effort_answered = Signal(object)
    pain_answered = Signal(object)

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._exercise: Exercise | None = None
        self.effort = _RunningScale(_("Effort"))
        self.pain = _RunningScale(_("Pain at its highest"))
        self.effort.answered.connect(self._take_effort)
        self.pain.answered.connect(self.pain_answered)
        self._anchors = ScalingLabel(TypeSize.SMALL, tone="soft", wraps=True)
        self._zone = ScalingLabel(TypeSize.BODY, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR.value)
        column.addWidget(ScalingLabel(TypeSize.LEAD, _("How hard was it, 0 to 10?")))
        column.addWidget(self.effort)
        column.addWidget(self._anchors)
        column.addSpacing(Space.SMALL.value)
        column.addWidget(ScalingLabel(TypeSize.LEAD, _("Usual back pain at its highest, 0 to 10?")))
        column.addWidget(self.pain)
        column.addWidget(self._zone)
        self.hide()

    def render_state(self, rating: Rating | None) -> None:
        """Ask of an exercise, or nothing; what is asked first gets the keyboard."""
        exercise = rating.exercise if rating else None
        is_new = exercise is not self._exercise
        self._exercise = exercise
        self.setVisible(rating is not None)
        if rating is None:
            return
        self.effort.set_answer(rating.effort)
        self.pain.set_answer(rating.pain)
        self._anchors.setText(rating.anchors)
        self._zone.setText(rating.zone)
        if is_new:
            (self.effort if rating.effort is None else self.pain).setFocus()

    def _take_effort(self, effort: int | None) -> None:
        self.effort_answered.emit(effort)
        # 1 may be the beginning of nothing else: 10 is one step above 9
        if effort is not None and not self.effort.was_stepped:
            self.pain.setFocus()


class _RunningScale(ScaleBar):
    """A scale that leaves Left, Right and the space bar to the session."""

    def __init__(self, question: str) -> None:
        super().__init__(question, big=False)
        self.was_stepped = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit, move with Up and Down."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        self.was_stepped = step is not None
        if step is None:
            super().keyPressEvent(event)
            return
        answer = self.answer()
        self.choose(0 if answer is None else min(max(answer + step, 0), TOP))

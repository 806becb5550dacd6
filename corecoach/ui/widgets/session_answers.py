"""The answers around a session: the pains asked for, one scale below the other, and a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.domain.record import CheckIn
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel

LEAST_NOTE_PX: Final = 90


class SessionAnswers(QWidget):
    """Asks for pains on the left and a note on the right.

    Args:
        asked: The question of each pain, by the name of its field in a check-in.
        above_note: What else is asked, each below its question.

    Signals:
        pain_answered: The name of a pain and its new answer, or None when it was taken back.
    """

    pain_answered = Signal(str, object)

    def __init__(
        self, asked: Mapping[str, str], above_note: Sequence[tuple[str, QWidget]] = ()
    ) -> None:
        """Ask, without answers."""
        super().__init__()
        names = _names()
        self._pains = {moment: ScaleBar(names[moment]) for moment in asked}
        for moment, bar in self._pains.items():
            bar.answered.connect(lambda pain, moment=moment: self.pain_answered.emit(moment, pain))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Anything worth remembering"))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(LEAST_NOTE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE.value)
        left, right = _column(), _column()
        for moment, question in asked.items():
            _ask(left, question, self._pains[moment])
        left.addStretch()
        for question, widget in above_note:
            _ask(right, question, widget)
        right.addWidget(ScalingLabel(TypeSize.BODY, _("Note")))
        right.addWidget(self.note, 1)
        row.addLayout(left)
        row.addLayout(right, 1)

    def show_pains(self, check_in: CheckIn) -> None:
        """Show the pains told so far."""
        for moment, bar in self._pains.items():
            bar.set_answer(getattr(check_in, moment))

    def pains(self) -> dict[str, int | None]:
        """Return what is answered now, by the name of each pain."""
        return {moment: bar.answer() for moment, bar in self._pains.items()}

    def bars(self) -> tuple[ScaleBar, ...]:
        """Return the scales in the order in which they stand."""
        return tuple(self._pains.values())


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL.value)
    return column


def _ask(column: QVBoxLayout, question: str, widget: QWidget) -> None:
    column.addWidget(ScalingLabel(TypeSize.BODY, question))
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)


def _names() -> dict[str, str]:
    """Return what each pain is called where its question is not seen."""
    return {
        "pain_before": _("Pain before"),
        "pain_peak": _("Pain at its highest"),
        "pain_after": _("Pain at the end"),
        "pain_next": _("Pain the next morning"),
    }

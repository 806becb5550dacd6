"""A scale from 0 to 10 as a row of buttons; no answer is an answer too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import Space

TOP: Final = 10


class ScaleBar(QWidget):
    """Eleven buttons of which one at most is down; pressing it again takes the answer back.

    It is one stop for the Tab key. There the digit keys answer, Left and Right move the answer
    (so 10 is one step right of 9), and Backspace takes it back.

    Signals:
        answered: The new answer as an int, or None when it was taken back.
    """

    answered = Signal(object)

    def __init__(self, question: str, *, big: bool = False) -> None:
        """Make the scale without an answer; each button is named by the question and its number."""
        super().__init__()
        self._big = big
        self._answer: int | None = None
        self.setObjectName("scale")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(question)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(Space.HAIR.value,) * 4)
        row.setSpacing(Space.HAIR.value)
        self._buttons = [self._button(question, number) for number in range(TOP + 1)]
        for button in self._buttons:
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def answer(self) -> int | None:
        """Return the answer, or None."""
        return self._answer

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without reporting it."""
        self._answer = answer
        for number, button in enumerate(self._buttons):
            button.setChecked(number == answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the digit keys, move with Left and Right, take back with Backspace."""
        key = event.key()
        if event.text().isdecimal():
            self.choose(int(event.text()))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -1 if key == Qt.Key.Key_Left else 1
            self.choose(0 if self._answer is None else min(max(self._answer + step, 0), TOP))
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def _button(self, question: str, number: int) -> QPushButton:
        button = QPushButton(str(number))
        button.setCheckable(True)
        button.setProperty("scale", "true")
        button.setProperty("big", self._big)
        button.setAccessibleName(_("{question}: {number}").format(question=question, number=number))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._press(number))
        return button

    def _press(self, number: int) -> None:
        self.setFocus()
        self.choose(None if number == self._answer else number)

    def choose(self, answer: int | None) -> None:
        """Take an answer as the person's own, and report it."""
        self.set_answer(answer)
        self.answered.emit(answer)

"""A scale from 0 to 10 as a row of buttons; no answer is an answer too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from corecoach.ui.theme.tokens import Space

TOP: Final = 10


class ScaleBar(QWidget):
    """Eleven buttons of which one at most is down; pressing it again takes the answer back.

    With the focus inside, the digit keys answer, and Left and Right move the answer.

    Signals:
        answered: The new answer as an int, or None when it was taken back.
    """

    answered = Signal(object)

    def __init__(self, question: str) -> None:
        """Make the scale without an answer; each button is named by the question and its number."""
        super().__init__()
        self._answer: int | None = None
        self.setAccessibleName(question)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR.value)
        self._buttons = [self._button(question, number) for number in range(TOP + 1)]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()

    def answer(self) -> int | None:
        """Return the answer, or None."""
        return self._answer

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without reporting it."""
        self._answer = answer
        for number, button in enumerate(self._buttons):
            button.setChecked(number == answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the digit keys, move with Left and Right."""
        if event.text().isdecimal():
            self._choose(int(event.text()))
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -1 if event.key() == Qt.Key.Key_Left else 1
            self._choose(min(max((self._answer or 0) + step, 0), TOP))
        else:
            super().keyPressEvent(event)

    def _button(self, question: str, number: int) -> QPushButton:
        button = QPushButton(str(number))
        button.setCheckable(True)
        button.setProperty("scale", "true")
        button.setAccessibleName(f"{question} {number}")
        # one stop for the Tab key: the digits and arrows do the rest
        button.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if number == 0 else Qt.FocusPolicy.ClickFocus
        )
        button.clicked.connect(lambda: self._press(number))
        return button

    def _press(self, number: int) -> None:
        self._choose(None if number == self._answer else number)

    def _choose(self, answer: int | None) -> None:
        self.set_answer(answer)
        self.answered.emit(answer)

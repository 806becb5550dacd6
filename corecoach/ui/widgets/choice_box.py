"""A drop-down list of choices that reports only what the person chose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from corecoach.application.screens.settings import Choice


class ChoiceBox(QComboBox):
    """Shows the names of choices.

    Signals:
        chosen: The value of the new choice, as a string.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.activated.connect(lambda index: self.chosen.emit(self._choices[index].value))

    def show_choices(self, choices: Sequence[Choice], value: str) -> None:
        """Show these choices and the one in force; reports nothing."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.clear()
            self.addItems([choice.name for choice in choices])
        values = [choice.value for choice in self._choices]
        self.setCurrentIndex(values.index(value))
        self.setAccessibleDescription(self.told())

    def value(self) -> str:
        """Return the value of the choice in force."""
        index = self.currentIndex()
        return self._choices[index].value if index >= 0 else ""

    def told(self) -> str:
        """Return what the choice in force means."""
        index = self.currentIndex()
        return self._choices[index].told if index >= 0 else ""

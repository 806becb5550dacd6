"""The fields of one exercise in a plan: a card with numbers and what is refused of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.plan_form import Number
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.scaling_label import ScalingLabel

MOST: Final = 999
"""Far more than is allowed, so that what is typed is refused in a sentence and not swallowed."""
FIELD_PX: Final = 108
CHOICE_PX: Final = 148
STEPS: Final = {
    Number.HEEL_REPS: 2,
    Number.BIRD_REPS: 2,
    Number.SQUAT_HOLD: 5,
    Number.SQUAT_REST: 15,
}


class PlanFields(QFrame):
    """A card: whether the exercise is in the plan, and its fields in rows.

    Signals:
        changed: Something was typed or ticked.
    """

    changed = Signal()

    def __init__(self, title: str, guard: QObject) -> None:
        """Make a card without fields; ``guard`` leaves the mouse wheel to the page."""
        super().__init__()
        self.setObjectName("card")
        self._guard = guard
        self._spins: dict[Number, QSpinBox | QDoubleSpinBox] = {}
        self._rows = 0
        self.wanted = QCheckBox(title)
        self.wanted.setProperty("rank", "title")
        self.wanted.clicked.connect(self._want)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(Space.SMALL.value)
        self._grid.setColumnStretch(0, 1)
        self._refusal = ScalingLabel(TypeSize.SMALL, tone="warning", wraps=True)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        column.addWidget(self.wanted)
        column.addWidget(self._refusal)
        column.addWidget(self._inside)
        column.addStretch(1)

    def add_number(self, number: Number, label: str, *, unit: str = "") -> None:
        """Add a field for a whole number."""
        spin = QSpinBox()
        spin.setRange(0, MOST)
        spin.setSingleStep(STEPS.get(number, 1))
        spin.valueChanged.connect(self.changed)
        self._add(number, spin, label, unit)

    def add_weight(self, number: Number, label: str, *, empty: str = "") -> None:
        """Add a field for a weight; where nothing is said of it, ``empty`` stands there."""
        spin = QDoubleSpinBox()
        spin.setRange(0, MOST)
        spin.setDecimals(2)
        spin.setSingleStep(0.25 if number is Number.PLATE else 2.5)
        spin.setSpecialValueText(empty)
        spin.valueChanged.connect(self.changed)
        self._add(number, spin, label, "")

    def add_row(self, label: str, widget: QWidget) -> None:
        """Add a row with a widget of its own."""
        told = ScalingLabel(TypeSize.BODY, label, wraps=True)
        told.setBuddy(widget)
        widget.setAccessibleName(label)
        if isinstance(widget, ChoiceBox):
            widget.setFixedWidth(CHOICE_PX)
        self._grid.addWidget(told, self._rows, 0)
        self._grid.addWidget(widget, self._rows, 1, Qt.AlignmentFlag.AlignRight)
        self._guarded(widget)
        self._rows += 1

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget over the whole width."""
        self._grid.addWidget(widget, self._rows, 0, 1, 2)
        self._rows += 1

    def show_numbers(self, numbers: Iterable[tuple[Number, float]]) -> None:
        """Show these numbers, reporting nothing."""
        for number, value in numbers:
            spin = self._spins.get(number)
            if spin is not None and spin.value() != value:
                spin.blockSignals(True)
                spin.setValue(int(value) if isinstance(spin, QSpinBox) else value)  # type: ignore[arg-type]  # each takes its own kind
                spin.blockSignals(False)

    def show_wanted(self, *, wanted: bool) -> None:
        """Show whether the exercise is in the plan."""
        self.wanted.setChecked(wanted)
        self._inside.setEnabled(wanted)

    def refuse(self, sentence: str) -> None:
        """Show why something is refused; nothing where nothing is."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def numbers(self) -> dict[Number, float]:
        """Return what stands in the fields."""
        return {number: float(spin.value()) for number, spin in self._spins.items()}

    def field(self, number: Number) -> QSpinBox | QDoubleSpinBox:
        """Return the field of a number."""
        return self._spins[number]

    def _want(self) -> None:
        self._inside.setEnabled(self.wanted.isChecked())
        self.changed.emit()

    def _add(self, number: Number, spin: QSpinBox | QDoubleSpinBox, label: str, unit: str) -> None:
        spin.setSuffix(f" {unit}" if unit else "")
        spin.setFixedWidth(FIELD_PX)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setKeyboardTracking(True)
        self._spins[number] = spin
        self.add_row(label, spin)

    def _guarded(self, widget: QWidget) -> None:
        widget.installEventFilter(self._guard)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def note(text: str) -> QLabel:
    """Return a small soft sentence."""
    return ScalingLabel(TypeSize.SMALL, text, tone="soft", wraps=True)

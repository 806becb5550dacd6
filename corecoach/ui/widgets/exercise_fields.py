"""What can be said of one exercise: repetitions done on each side, and the effort."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.corrections import CountField, ExerciseFields
from corecoach.domain.exercise import Side
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel

SPIN_WIDTH_PX: Final = 76


class ExerciseFieldsBox(QFrame):
    """A card with the fields of one exercise."""

    def __init__(self, fields: ExerciseFields) -> None:
        """Show what is on record."""
        super().__init__()
        self.setObjectName("card")
        self._fields = fields
        self._spins: dict[Side | None, QSpinBox] = {}
        self.effort = ScaleBar(_("Effort of {exercise}").format(exercise=fields.name))
        self.effort.set_answer(fields.effort)
        grid = QGridLayout(self)
        grid.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        grid.setVerticalSpacing(Space.SMALL.value)
        half = QFont.Weight.DemiBold
        grid.addWidget(ScalingLabel(TypeSize.BODY, fields.name, weight=half), 0, 0)
        grid.addWidget(
            ScalingLabel(TypeSize.SMALL, fields.planned, tone="soft", wraps=True), *(1, 0)
        )
        counts = QHBoxLayout()
        counts.setSpacing(Space.SMALL.value)
        for count in fields.counts:
            self._add(counts, count)
        counts.addStretch()
        grid.addLayout(counts, 0, 1)
        effort = QHBoxLayout()
        effort.setSpacing(Space.SMALL.value)
        effort.addWidget(ScalingLabel(TypeSize.SMALL, _("Effort 0 to 10"), tone="soft"))
        effort.addWidget(self.effort)
        effort.addStretch()
        grid.addLayout(effort, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def changed(self) -> dict[Side | None, int]:
        """Return the counts that are not as they were."""
        was = {count.side: count.done for count in self._fields.counts}
        return {
            side: spin.value() for side, spin in self._spins.items() if spin.value() != was[side]
        }

    def fill_in(self) -> None:
        """Say that all of it was done."""
        for spin in self._spins.values():
            spin.setValue(spin.maximum())

    def controls(self) -> list[QWidget]:
        """Return what can be typed into, in order."""
        return [*self._spins.values(), self.effort]

    def _add(self, row: QHBoxLayout, count: CountField) -> None:
        spin = QSpinBox()
        spin.setRange(0, count.asked)
        spin.setValue(count.done)
        spin.setMinimumWidth(SPIN_WIDTH_PX)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setAccessibleName(
            _("{exercise}, {side}, of {asked}").format(
                exercise=self._fields.name, side=count.label, asked=count.asked
            )
        )
        self._spins[count.side] = spin
        row.addWidget(ScalingLabel(TypeSize.BODY, count.label))
        row.addWidget(spin)
        row.addWidget(
            ScalingLabel(TypeSize.BODY, _("of {asked}").format(asked=count.asked), tone="soft")
        )
        row.addSpacing(Space.MEDIUM.value)

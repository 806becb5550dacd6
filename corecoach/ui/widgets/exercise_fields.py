"""What can be said of one exercise: repetitions on each side, effort, pain, form, a stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from corecoach.application.corrections import ExerciseForm
from corecoach.application.language import gettext as _
from corecoach.application.screens.corrections import CountField, ExerciseFields
from corecoach.application.screens.settings import Choice
from corecoach.application.trace import reason_text
from corecoach.domain.exercise import Side
from corecoach.domain.record import StopReason
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel

SPIN_WIDTH_PX: Final = 76
SHORTEST_LIST: Final = 10
FAULTS_IN_A_ROW: Final = 3
NOTHING: Final = ""
_BELT_WORDS: Final = {None: NOTHING, True: "yes", False: "no"}


class ExerciseFieldsBox(QFrame):
    """A card with the fields of one exercise."""

    def __init__(self, fields: ExerciseFields) -> None:
        """Show what is on record."""
        super().__init__()
        self.setObjectName("card")
        self._fields = fields
        self._spins: dict[Side | None, QSpinBox] = {}
        told = fields.told
        self.effort = ScaleBar(_("Effort of {exercise}").format(exercise=fields.name))
        self.effort.set_answer(told.effort)
        self.peak = ScaleBar(_("Pain at its highest at {exercise}").format(exercise=fields.name))
        self.peak.set_answer(told.pain_peak)
        self._stopped = _list(_("Why {exercise} were stopped").format(exercise=fields.name))
        self._stopped.show_choices(_reasons(), told.stop_reason or NOTHING)
        self._belt = _list(_("Belt at {exercise}").format(exercise=fields.name))
        self._belt.show_choices(_belts(), _BELT_WORDS[told.belt])
        self._broke = QCheckBox(_("Form broke in a repetition"))
        self._broke.setChecked(bool(told.broke_form))
        self._faults = {fault: QCheckBox(name) for fault, name in fields.faults}
        for fault, box in self._faults.items():
            box.setChecked(fault in told.faults)
        self._lay_out(fields)

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

    def told(self) -> ExerciseForm:
        """Return what is said of the exercise, apart from its repetitions."""
        reason = self._stopped.value()
        return ExerciseForm(
            effort=self.effort.answer(),
            pain_peak=self.peak.answer(),
            belt={word: belt for belt, word in _BELT_WORDS.items()}[self._belt.value()],
            faults=frozenset(fault for fault, box in self._faults.items() if box.isChecked()),
            stop_reason=StopReason(reason) if reason else None,
            broke_form=self._broke.isChecked(),
        )

    def controls(self) -> list[QWidget]:
        """Return what can be answered, in order."""
        belts = [self._belt] if self._fields.asks_belt else []
        answers = (*belts, self.effort, self._stopped, self.peak)
        return [*self._spins.values(), *answers, self._broke, *self._faults.values()]

    def _lay_out(self, fields: ExerciseFields) -> None:
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
        if fields.asks_belt:
            counts.addWidget(ScalingLabel(TypeSize.BODY, _("Belt")))
            counts.addWidget(self._belt)
        counts.addStretch()
        grid.addLayout(counts, 0, 1)
        grid.addLayout(_asked(_("Effort 0 to 10"), self.effort), 1, 1)
        grid.addLayout(_asked(_("Stopped because of"), self._stopped), 2, 0)
        grid.addLayout(_asked(_("Pain 0 to 10"), self.peak), 2, 1)
        grid.addLayout(self._form_grid(), 3, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _form_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE.value)
        grid.setVerticalSpacing(Space.SMALL.value)
        for number, box in enumerate((self._broke, *self._faults.values())):
            grid.addWidget(box, *divmod(number, FAULTS_IN_A_ROW))
        grid.setColumnStretch(FAULTS_IN_A_ROW, 1)
        return grid

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


def _asked(question: str, answer: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL.value)
    row.addWidget(ScalingLabel(TypeSize.SMALL, question, tone="soft"))
    row.addWidget(answer)
    row.addStretch()
    return row


def _list(name: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setMinimumContentsLength(SHORTEST_LIST)
    box.setAccessibleName(name)
    return box


def _reasons() -> tuple[Choice, ...]:
    reasons = (Choice(reason.value, reason_text(reason)) for reason in StopReason)
    return (Choice(NOTHING, _("Not stopped")), *reasons)


def _belts() -> tuple[Choice, ...]:
    words = {NOTHING: _("not said"), "yes": _("worn"), "no": _("not worn")}
    return tuple(Choice(value, name) for value, name in words.items())

"""What a person tells of one exercise on the summary: effort, pain, and what a video showed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.screens.summary import SummaryRow
from corecoach.domain.exercise import FormFault
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.scaling_label import ScalingLabel

SIDE_BY_SIDE_FROM = 1080
"""In a narrower row the two scales stand one below the other."""


class ToldRow(QWidget):
    """Two scales, and for squats the three questions on a video.

    Signals:
        effort_answered, pain_answered: The new answer, or None when it was taken back.
        faults_answered: What was seen, as a frozenset of faults.
    """

    effort_answered = Signal(object)
    pain_answered = Signal(object)
    faults_answered = Signal(object)

    def __init__(self, row: SummaryRow) -> None:
        """Show what was told so far."""
        super().__init__()
        self.effort = ScaleBar(_("Effort of {exercise}").format(exercise=row.name))
        self.pain = ScaleBar(_("Pain at its highest at {exercise}").format(exercise=row.name))
        self.effort.set_answer(row.effort)
        self.pain.set_answer(row.pain_peak)
        self.effort.answered.connect(self.effort_answered)
        self.pain.answered.connect(self.pain_answered)
        self._faults = {fault: QCheckBox(name) for fault, name in row.video}
        self._scales = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scales.setSpacing(Space.SMALL.value)
        asked = {_("Effort 0 to 10"): self.effort, _("Pain 0 to 10"): self.pain}
        labels = [ScalingLabel(TypeSize.SMALL, question, tone="soft") for question in asked]
        widest = max(label.sizeHint().width() for label in labels)
        for label, bar in zip(labels, asked.values(), strict=True):
            label.setMinimumWidth(widest)
            self._scales.addLayout(_side_by_side(label, bar))
        self._scales.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(self._scales)
        if row.video:
            column.addLayout(self._video(row.faults))
        if row.remark:
            column.addWidget(ScalingLabel(TypeSize.SMALL, row.remark, tone="soft", wraps=True))

    def fit(self, width: int) -> None:
        """Stand side by side where there is room."""
        is_wide = width >= SIDE_BY_SIDE_FROM
        directions = QBoxLayout.Direction
        self._scales.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        # what is around has to ask again how much room this needs
        self.updateGeometry()

    def controls(self) -> list[QWidget]:
        """Return what can be answered, in order."""
        return [self.effort, self.pain, *self._faults.values()]

    def _video(self, seen: frozenset[FormFault]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM.value)
        row.addWidget(
            ScalingLabel(TypeSize.SMALL, _("Filmed from the side? What you saw:"), tone="soft")
        )
        for fault, box in self._faults.items():
            box.setChecked(fault in seen)
            box.clicked.connect(self._tell_faults)
            row.addWidget(box)
        row.addStretch()
        return row

    def _tell_faults(self) -> None:
        seen = frozenset(fault for fault, box in self._faults.items() if box.isChecked())
        self.faults_answered.emit(seen)


def _side_by_side(label: ScalingLabel, bar: ScaleBar) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL.value)
    row.addWidget(label)
    row.addWidget(bar)
    row.addStretch()
    return row

"""A slider in percent with its figure beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.settings import VOLUME
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

STEP: Final = 5
PAGE: Final = 20


class VolumeSlider(QWidget):
    """A volume; the figure follows the handle, the choice is reported when it is let go.

    Signals:
        chosen: The new volume in percent.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        """Make a slider at its least."""
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(VOLUME.low, VOLUME.high)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(PAGE)
        self.slider.setTracking(False)
        self._figure = ScalingLabel(TypeSize.BODY, tone="soft")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figure.setText(_("{percent} %").format(percent=VOLUME.high))
        self._figure.setMinimumWidth(self._figure.sizeHint().width())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM.value)
        row.addWidget(self.slider, 1)
        row.addWidget(self._figure)
        self.slider.sliderMoved.connect(self._show_figure)
        self.slider.valueChanged.connect(self._choose)

    def set_value(self, percent: int) -> None:
        """Show a volume without reporting it; not while the person drags."""
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(percent)
            self._show_figure(percent)

    def _choose(self, percent: int) -> None:
        self._show_figure(percent)
        self.chosen.emit(percent)

    def _show_figure(self, percent: int) -> None:
        self._figure.setText(_("{percent} %").format(percent=percent))

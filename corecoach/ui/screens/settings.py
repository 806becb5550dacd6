"""The Settings screen: how it sounds, how much is said, and what eyes alone can follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.settings import SettingsState
from corecoach.application.settings import LATENCY_MS, Settings, SoundSettings, Verbosity, Voice
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.tap_panel import TapPanel
from corecoach.ui.widgets.volume_slider import VolumeSlider
from corecoach.ui.widgets.wheel_guard import WheelGuard

LATENCY_STEP: Final = 10
WORDS_WIDTH: Final = 160
"""Room before the controls, so that both columns begin alike."""


class SettingsScreen(QWidget):
    """Shows what can be chosen; every change is a wish at once.

    Signals:
        settings_change_requested: Keep and use these settings.
        test_requested: Play the sound test.
        stop_requested: Silence the test or the ticks.
        clearance_requested: Answer the questions on clearance anew.
    """

    settings_change_requested = Signal(Settings)
    test_requested = Signal()
    stop_requested = Signal()
    clearance_requested = Signal()

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._state: SettingsState | None = None
        self._settings = Settings()
        self._voice = ChoiceBox()
        self._voice_told = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._words = ChoiceBox()
        self._words_told = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._voice_volume = VolumeSlider()
        self._tone_volume = VolumeSlider()
        self._output = ChoiceBox()
        self._latency = _latency_box()
        self.tap_panel = TapPanel()
        self._test = QPushButton(_("Test sound"))
        self._device = ScalingLabel(TypeSize.BODY, tone="soft", wraps=True)
        self._captions = QCheckBox(_("Captions: show what is said as text"))
        self._flash = QCheckBox(_("Flash once when a hold starts and ends"))
        self._lay_out()
        self._guard_against_the_wheel()
        self._connect()

    def render_state(self, state: SettingsState) -> None:
        """Show a state; does nothing where it is the one already shown."""
        if state == self._state:
            return
        self._state = state
        self._settings = settings = state.settings
        sound = settings.sound
        self._voice.show_choices(state.voices, sound.voice)
        self._voice_told.setText(state.voice_text)
        self._voice_told.setVisible(bool(state.voice_text))
        self._words.show_choices(state.words, settings.verbosity)
        self._words_told.setText(self._words.told())
        self._voice_volume.set_value(sound.voice_volume)
        self._tone_volume.set_value(sound.tone_volume)
        self._output.show_choices(state.outputs, sound.output)
        with QSignalBlocker(self._latency):
            self._latency.setValue(sound.latency_ms)
        self._captions.setChecked(settings.captions)
        self._flash.setChecked(settings.flash)
        self._test.setText(_("Stop") if state.is_testing else _("Test sound"))
        self._device.setText(_device_line(state))
        self.tap_panel.render_state(state.tap)

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        self._voice.setFocus()

    def _connect(self) -> None:
        self._voice.chosen.connect(
            lambda name: self._change_sound(replace(self._sound, voice=Voice(name)))
        )
        self._voice_volume.chosen.connect(
            lambda percent: self._change_sound(replace(self._sound, voice_volume=percent))
        )
        self._tone_volume.chosen.connect(
            lambda percent: self._change_sound(replace(self._sound, tone_volume=percent))
        )
        self._output.chosen.connect(
            lambda output: self._change_sound(replace(self._sound, output=output))
        )
        self._latency.valueChanged.connect(
            lambda ms: self._change_sound(replace(self._sound, latency_ms=ms))
        )
        self._words.chosen.connect(
            lambda name: self._change(replace(self._settings, verbosity=Verbosity(name)))
        )
        self._captions.clicked.connect(
            lambda on: self._change(replace(self._settings, captions=on))
        )
        self._flash.clicked.connect(lambda on: self._change(replace(self._settings, flash=on)))
        self._test.clicked.connect(self._test_or_stop)
        self.tap_panel.stop_requested.connect(self.stop_requested)

    @property
    def _sound(self) -> SoundSettings:
        return self._settings.sound

    def _change_sound(self, sound: SoundSettings) -> None:
        self._change(replace(self._settings, sound=sound))

    def _change(self, settings: Settings) -> None:
        self.settings_change_requested.emit(settings)

    def _test_or_stop(self) -> None:
        testing = self._state and self._state.is_testing
        (self.stop_requested if testing else self.test_requested).emit()

    def _guard_against_the_wheel(self) -> None:
        guard = WheelGuard(self)
        sliders = (self._voice_volume.slider, self._tone_volume.slider)
        for control in (self._voice, self._words, self._output, self._latency, *sliders):
            control.installEventFilter(guard)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        edge = Space.WIDE.value
        column.setContentsMargins(edge, Space.MEDIUM.value, edge, Space.MEDIUM.value)
        column.setSpacing(Space.MEDIUM.value)
        column.addWidget(_section(_("Sound"), self._sound_columns()))
        column.addWidget(_section(_("Sight"), self._sight_row()))
        column.addLayout(self._safety_row())
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(centred(column))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(area)

    def _sound_columns(self) -> QHBoxLayout:
        voice, tones = self._voice_volume, self._tone_volume
        words, device = _Form(), _Form()
        words.ask(_("Voice"), self._voice)
        words.add(self._voice_told)
        words.ask(_("Words"), self._words)
        words.add(self._words_told)
        words.ask(_("Volume of the voice"), voice, voice.slider)
        words.ask(_("Volume of the tones"), tones, tones.slider)
        device.ask(_("Output device"), self._output)
        device.add(self._test)
        device.add(self._device)
        device.ask(_("Send sound earlier by"), self._latency)
        device.add(self.tap_panel)
        columns = QHBoxLayout()
        columns.setSpacing(Space.WIDE.value)
        for form in (words, device):
            form.setRowStretch(form.rowCount(), 1)
            columns.addLayout(form, 1)
        return columns

    def _safety_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        text = _("Answer the safety questions again")
        row.addWidget(push_button(text, self.clearance_requested.emit, rank="small"))
        row.addStretch()
        return row

    def _sight_row(self) -> QVBoxLayout:
        told = ScalingLabel(
            TypeSize.BODY,
            _("For practice without sound: the screen says and shows the same at the same time."),
            tone="soft",
            wraps=True,
        )
        boxes = QHBoxLayout()
        boxes.setSpacing(Space.WIDE.value)
        boxes.addWidget(self._captions)
        boxes.addWidget(self._flash)
        boxes.addStretch()
        column = QVBoxLayout()
        column.addWidget(told)
        column.addLayout(boxes)
        return column


class _Form(QGridLayout):
    """Controls in a column, each with its words before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(Space.MEDIUM.value)
        self.setVerticalSpacing(Space.SMALL.value)
        self.setColumnMinimumWidth(0, WORDS_WIDTH)
        self.setColumnStretch(1, 1)
        self._rows = 0

    def ask(self, text: str, control: QWidget, buddy: QWidget | None = None) -> None:
        """Add a control and its label, which names it for a screen reader too."""
        label = ScalingLabel(TypeSize.BODY, text)
        named = buddy or control
        label.setBuddy(named)
        named.setAccessibleName(text)
        self.addWidget(label, self._rows, 0)
        self.add(control)

    def add(self, control: QWidget) -> None:
        """Add a control that speaks for itself."""
        self.addWidget(control, self._rows, 1)
        self._rows += 1


def _device_line(state: SettingsState) -> str:
    if not state.is_testing:
        return state.device_text
    return f"{state.test_part}\n{state.device_text}"


def _latency_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(LATENCY_MS.low, LATENCY_MS.high)
    box.setSingleStep(LATENCY_STEP)
    box.setSuffix(_(" ms"))
    box.setKeyboardTracking(False)
    # the style sheet's padding does not reach the text of a number
    box.findChildren(QLineEdit)[0].setTextMargins(Space.SMALL.value, 0, 0, 0)
    return box


def _section(title: str, content: QLayout) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
    column.setSpacing(Space.SMALL.value)
    column.addWidget(ScalingLabel(TypeSize.TITLE, title, weight=QFont.Weight.DemiBold))
    column.addLayout(content)
    return frame

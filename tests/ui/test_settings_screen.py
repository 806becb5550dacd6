"""The Settings tab as a person uses it: keys and clicks, kept and used at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from corecoach.application.errors import SettingsError
from corecoach.application.ports import Output, SoundState, SoundStatus
from corecoach.application.settings import Settings, SoundSettings, Verbosity, Voice
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState
from corecoach.ui.pages.settings import SettingsPage
from tests.fakes import MemorySettings
from tests.ui.conftest import Desk

Key = Qt.Key


def open_settings(desk: Desk) -> SettingsPage:
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index("Settings"))
    return desk.window.tabs.settings_page()


def name_of(control: QWidget) -> str:
    """What a screen reader calls a control; a list goes by the label that it is the buddy of."""
    if isinstance(control, QComboBox):
        labels = control.window().findChildren(QLabel)
        return next(label.text() for label in labels if label.buddy() is control)
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def named(desk: Desk, name: str) -> QWidget:
    """The visible control of that name."""
    kinds = (QComboBox, QSlider, QSpinBox, QCheckBox)
    controls: list[QWidget] = [c for kind in kinds for c in desk.window.findChildren(kind)]
    found = [one for one in controls if one.isVisible() and name_of(one) == name]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def pass_time(desk: Desk, ms: int, step_ms: int = 100) -> None:
    for _ in range(ms // step_ms):
        desk.clock.advance(step_ms)
        desk.window.tabs.settings_page().ticker.ticked.emit()


@pytest.mark.parametrize(
    ("name", "key", "kept"),
    [
        ("Voice", Key.Key_Down, Settings(sound=SoundSettings(voice=Voice.MAN))),
        ("Words", Key.Key_Down, Settings(verbosity=Verbosity.SHORT)),
        ("Words", Key.Key_End, Settings(verbosity=Verbosity.TONES)),
        ("Volume of the voice", Key.Key_Left, Settings(sound=SoundSettings(voice_volume=95))),
        ("Volume of the tones", Key.Key_Home, Settings(sound=SoundSettings(tone_volume=0))),
        ("Output device", Key.Key_Down, Settings(sound=SoundSettings(output="usb"))),
        ("Send sound earlier by", Key.Key_Up, Settings(sound=SoundSettings(latency_ms=10))),
        ("Captions: show what is said as text", Key.Key_Space, Settings(captions=False)),
        ("Flash once when a hold starts and ends", Key.Key_Space, Settings(flash=False)),
    ],
)
def test_every_choice_is_kept_and_used_at_once(
    desk: Desk, name: str, key: Key, kept: Settings
) -> None:
    desk.outputs.found = (Output("usb", "USB headset"),)
    open_settings(desk)
    desk.qtbot.keyClick(named(desk, name), key)
    assert desk.settings.kept == kept
    assert desk.player.used == kept.sound


def test_the_choices_of_the_last_time_are_shown(desk: Desk) -> None:
    sound = SoundSettings(Voice.MAN, 80, 45, "", -35)
    desk.settings.kept = Settings(
        verbosity=Verbosity.TONES, sound=sound, captions=False, flash=False
    )
    page = open_settings(desk)
    assert {"80 %", "45 %"} <= desk.shown()
    assert any(text.startswith("Nothing is said.") for text in desk.shown())
    assert [box.currentText() for box in page.screen.findChildren(QComboBox)] == [
        "Man's voice",
        "Tones only",
        "System default",
    ]
    assert [box.isChecked() for box in page.screen.findChildren(QCheckBox)] == [False, False]
    assert desk.settings.kept.sound is sound


def test_what_each_amount_of_words_means_stands_below(desk: Desk) -> None:
    open_settings(desk)
    words = named(desk, "Words")
    told = []
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down):
        desk.qtbot.keyClick(words, key)
        told += [text for text in desk.shown() if "said" in text and "Captions" not in text]
    assert len(set(told)) >= 3
    assert words.accessibleDescription() in told


def test_what_today_chose_is_not_lost(desk: Desk) -> None:
    open_settings(desk)
    desk.settings.kept = Settings(floor_only=True)
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(0)
    open_settings(desk)
    desk.qtbot.keyClick(named(desk, "Words"), Key.Key_Down)
    assert desk.settings.kept == Settings(floor_only=True, verbosity=Verbosity.SHORT)


def test_dragging_a_volume_shows_its_figure_and_keeps_it_when_let_go(desk: Desk) -> None:
    page = open_settings(desk)
    slider = page.screen._voice_volume.slider
    slider.setSliderDown(True)
    slider.setSliderPosition(37)
    assert "37 %" in desk.shown()
    assert desk.settings.kept == Settings()
    slider.setSliderDown(False)
    assert desk.settings.kept.sound.voice_volume == 37


def test_the_wheel_scrolls_and_changes_nothing(desk: Desk) -> None:
    page = open_settings(desk)
    for kind in (QComboBox, QSlider, QSpinBox):
        for control in page.screen.findChildren(kind):
            place = QPointF(control.rect().center())
            turned = QWheelEvent(
                place,
                control.mapToGlobal(place),
                QPoint(0, -120),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003  # Qt takes it by its place
            )
            QApplication.sendEvent(control, turned)
    assert desk.settings.kept == Settings()


def test_the_sound_test_plays_says_the_device_and_can_be_stopped(desk: Desk) -> None:
    desk.player.state = SoundStatus(SoundState.PLAYING, "USB headset")
    open_settings(desk)
    desk.click("Test sound")
    pass_time(desk, 3_000)
    assert "Left\nPlaying on: USB headset" in desk.shown()
    desk.click("Stop")
    assert "Playing on: USB headset" in desk.shown()
    assert desk.player.log[-1] == "cancel"


def test_the_device_in_use_is_followed_while_the_tab_is_in_front(desk: Desk) -> None:
    open_settings(desk)
    desk.click("Test sound")
    pass_time(desk, 15_000)
    desk.player.state = SoundStatus(SoundState.SILENT)
    pass_time(desk, 200)
    assert "No sound on this computer just now. It comes back by itself." in desk.shown()


def test_leaving_the_tab_ends_the_sound(desk: Desk) -> None:
    page = open_settings(desk)
    desk.click("Test sound")
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(0)
    assert desk.player.log[-1] == "close"
    assert not page.ticker._timer.isActive()


def test_closing_the_window_ends_the_sound(desk: Desk) -> None:
    page = open_settings(desk)
    desk.click("Test sound")
    desk.window.close()
    assert "close" in desk.player.log
    assert not page.ticker._timer.isActive()


def test_a_session_that_still_speaks_does_not_close_the_sound_test(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    desk.click("Done")
    open_settings(desk)
    desk.player.log.clear()
    desk.click("Test sound")
    desk.pass_time(6_000)
    assert desk.player.log == ["open", "cancel"]


def test_tapping_along_with_space_measures_and_is_used(desk: Desk) -> None:
    open_settings(desk)
    desk.click("Tap along")
    button = desk.button("Tap with Space")
    desk.qtbot.waitUntil(button.hasFocus)
    for cue in list(desk.player.cues):
        desk.clock.monotonic = cue.at_ms + 60
        desk.window.tabs.settings_page().ticker.ticked.emit()
        desk.qtbot.keyPress(button, Key.Key_Space)
        desk.clock.monotonic += 200
        desk.qtbot.keyRelease(button, Key.Key_Space)
    pass_time(desk, 1_000)
    desk.qtbot.waitUntil(desk.button("Use 60 ms").hasFocus)
    desk.qtbot.keyClick(desk.button("Use 60 ms"), Key.Key_Space)
    assert desk.settings.kept.sound.latency_ms == desk.player.used.latency_ms == 60
    assert named(desk, "Send sound earlier by").property("value") == 60
    assert desk.button("Tap along").isEnabled()


def test_tapping_can_be_stopped(desk: Desk) -> None:
    open_settings(desk)
    desk.click("Tap along")
    desk.click("Stop tapping")
    assert desk.player.cues == []
    assert desk.button("Tap along").isVisible()


def test_taps_that_tell_nothing_are_refused_in_a_sentence(desk: Desk) -> None:
    open_settings(desk)
    desk.click("Tap along")
    pass_time(desk, 13_000)
    assert any(text.startswith("Too few taps") for text in desk.shown())
    assert not any(text.startswith("Use ") for text in desk.shown())


def test_a_choice_that_cannot_be_kept_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_store: MemorySettings, _settings: Settings) -> None:
        raise SettingsError("It could not be kept.")

    monkeypatch.setattr(MemorySettings, "save", refuse)
    open_settings(desk)
    desk.qtbot.keyClick(named(desk, "Voice"), Key.Key_Down)
    told = desk.window.findChild(QMessageBox)
    assert told
    assert told.text() == "It could not be kept."
    told.close()
    assert desk.player.used.voice is Voice.MAN


def test_the_settings_are_used_from_the_start(desk: Desk) -> None:
    desk.settings.kept = replace(Settings(), sound=SoundSettings(voice=Voice.MAN))
    desk.click("Start session")
    assert desk.player.used.voice is Voice.MAN


def test_the_keyboard_goes_down_the_left_and_then_down_the_right(desk: Desk) -> None:
    page = open_settings(desk)
    desk.qtbot.waitUntil(named(desk, "Voice").hasFocus)
    kinds = (QComboBox, QSlider, QSpinBox, QCheckBox, QPushButton)
    passed: list[QWidget] = []
    at = named(desk, "Voice")
    while at not in passed:
        passed.append(at)
        following = at.nextInFocusChain()
        assert following
        at = following
    passed = [one for one in passed if isinstance(one, kinds) and one.isVisible()]
    passed = [one for one in passed if page.screen.isAncestorOf(one)]
    names = [name_of(control) for control in passed]
    assert names == [
        "Voice",
        "Words",
        "Volume of the voice",
        "Volume of the tones",
        "Output device",
        "Test sound",
        "Send sound earlier by",
        "Tap along",
        "Captions: show what is said as text",
        "Flash once when a hold starts and ends",
        "Answer the safety questions again",
    ]


@pytest.mark.parametrize("width", [1024, 1920])
def test_everything_fits_without_scrolling(desk: Desk, width: int) -> None:
    desk.window.resize(width, 640)
    page = open_settings(desk)
    desk.click("Tap along")
    QApplication.processEvents()
    area = page.screen.findChild(QScrollArea)
    assert area
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0


def test_the_computers_voice_can_be_chosen_and_tells_how_far_it_is(desk: Desk) -> None:
    desk.voice.known = SystemVoiceStatus(VoiceState.FOUND, "eSpeak NG 1.51", 0, 120)
    open_settings(desk)
    before = desk.shown()
    desk.qtbot.keyClick(named(desk, "Voice"), Key.Key_End)
    assert desk.settings.kept.sound.voice is Voice.SYSTEM
    assert desk.player.used.voice is Voice.SYSTEM
    desk.voice.known = SystemVoiceStatus(VoiceState.PREPARING, "eSpeak NG 1.51", 40, 120)
    pass_time(desk, 100)
    (told,) = [text for text in desk.shown() - before if "40 of 120" in text]
    assert told.startswith("eSpeak NG 1.51 is being prepared")
    desk.qtbot.keyClick(named(desk, "Voice"), Key.Key_Home)
    assert desk.shown() == before


def test_a_computer_without_a_voice_offers_two(desk: Desk) -> None:
    open_settings(desk)
    voices = named(desk, "Voice")
    assert isinstance(voices, QComboBox)
    assert voices.count() == 2


def test_a_session_has_the_chosen_voice_prepared(desk: Desk) -> None:
    desk.settings.kept = Settings(sound=SoundSettings(voice=Voice.SYSTEM))
    window = desk.opened()
    window.session_page()
    assert desk.voice.asked == 1
    window.close()

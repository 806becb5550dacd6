"""The window with everything fake behind it; time moves only when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.application.coach import SessionPorts
from corecoach.application.moving import DataPorts
from corecoach.application.ports import Records
from corecoach.domain.pace.safety import clearance_note
from corecoach.ui.background import AtOnce
from corecoach.ui.main_window import MainWindow
from corecoach.ui.theme.look import Appearance, Look
from corecoach.wiring.late_parts import LatePorts
from corecoach.wiring.pages import BuiltPages, Kept
from tests.fakes import (
    FakeClock,
    FixedMotion,
    KnownOutputs,
    KnownVoice,
    MemoryCorrections,
    MemoryHistory,
    MemoryPlans,
    MemorySafety,
    MemorySettings,
    MemoryStore,
    MemoryWeeks,
    RecordingBackups,
    RecordingKeeper,
    RecordingPlayer,
    RecordingScreen,
)

ASSETS = Path(__file__).resolve().parents[2] / "assets"


class Desk:
    """A window under test and the fakes behind it."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.qtbot = qtbot
        self.look = look
        self.clock, self.player = FakeClock(), RecordingPlayer()
        self.store, self.screen = MemoryStore(), RecordingScreen()
        self.weeks, self.corrections = MemoryWeeks(), MemoryCorrections(self.store)
        self.safety, self.plans = MemorySafety(), MemoryPlans(self.store)
        now = self.clock.now()
        self.safety.add([clearance_note(now, now.date(), ())])
        self.settings, self.outputs = MemorySettings(), KnownOutputs()
        self.motion, self.voice = FixedMotion(), KnownVoice()
        self.keeper, self.automatic = RecordingKeeper(), RecordingBackups()
        self.window = self.opened()

    def opened(self) -> MainWindow:
        """A window on the same record, as after a new start of the program."""
        ports = SessionPorts(self.clock, self.player, self.store, self.screen)
        window = MainWindow(
            BuiltPages(
                self.look,
                self.clock,
                Kept(
                    Records(self.store, self.corrections),
                    self.weeks,
                    self.safety,
                    self.plans,
                    MemoryHistory(self.store, self.weeks, self.safety, self.plans),
                ),
                self.settings,
                LatePorts(
                    lambda: ports,
                    lambda: self.outputs,
                    lambda: self.motion,
                    lambda: self.voice,
                    lambda: DataPorts(self.keeper, self.automatic),
                ),
                AtOnce(),
            )
        )
        self.qtbot.addWidget(window)
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        return window

    def pass_time(self, ms: int, step_ms: int = 100) -> None:
        """Let time pass, with a beat after each step."""
        for _ in range(ms // step_ms):
            self.clock.advance(step_ms)
            self.window.session_page().ticker.ticked.emit()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.window, key)

    def lay_out(self) -> None:
        """Let layouts show now what they show a moment later; no answer comes by it."""
        for widget in self.window.findChildren(QWidget):
            QApplication.sendPostedEvents(widget, QEvent.Type.MetaCall.value)

    def button(self, name: str) -> QPushButton:
        """The visible button of that name."""
        self.lay_out()
        found = [
            button
            for button in self.window.findChildren(QPushButton)
            if button.text() == name and button.isVisible()
        ]
        assert len(found) == 1, f"{name}: {len(found)} visible"
        return found[0]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def shown(self) -> set[str]:
        """Every text that a person sees."""
        self.lay_out()
        return {
            text
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and hasattr(widget, "text") and (text := str(widget.text()))
        }


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """One for all: a new one would style every widget anew."""
    return Look(qapp, ASSETS, Appearance.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, look: Look) -> Iterator[Desk]:
    made = Desk(qtbot, look)
    yield made
    made.window.close()

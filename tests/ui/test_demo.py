"""The demo: the whole window on sample history, with nothing behind it that could be kept."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from corecoach.adapters.settings_memory import PassingSettings
from corecoach.application.coach import SessionPorts
from corecoach.application.settings import Settings
from corecoach.main import main
from corecoach.ui.background import AtOnce
from corecoach.ui.main_window import MainWindow
from corecoach.ui.theme.look import Look
from corecoach.wiring.demo import sample_store
from corecoach.wiring.late_parts import LatePorts
from corecoach.wiring.pages import BuiltPages, kept_in
from tests.fakes import (
    FakeClock,
    FixedMotion,
    KnownOutputs,
    KnownVoice,
    RecordingPlayer,
    RecordingScreen,
)


def no_data() -> NoReturn:
    pytest.fail("the demo has no files")


def test_the_window_opens_on_sample_history_and_says_so(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clock = FakeClock()
    opened = sample_store(clock)
    ports = SessionPorts(clock, RecordingPlayer(), opened.store, RecordingScreen())
    sound = LatePorts(lambda: ports, KnownOutputs, FixedMotion, KnownVoice, no_data)
    pages = BuiltPages(look, clock, kept_in(opened), PassingSettings(), sound, AtOnce())
    window = MainWindow(pages, title_note="sample history, nothing is kept", keeps_data=False)
    qtbot.addWidget(window)
    window.destroyed.connect(opened.store.close)
    window.show()
    assert window.windowTitle() == "CoreCoach (sample history, nothing is kept)"
    tabs = window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    assert window.tabs.history_page().screen._table.model().rowCount() > 100
    window.close()
    assert list(tmp_path.iterdir()) == []


def test_settings_of_the_demo_last_as_long_as_it_runs() -> None:
    settings = PassingSettings()
    settings.save(Settings(floor_only=True))
    assert settings.load().floor_only
    assert not PassingSettings().load().floor_only


def test_the_demo_goes_with_no_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--demo", "history"])
    assert "--demo opens the window and goes with no verb" in capsys.readouterr().err

"""A second CoreCoach calls the first one's window, and only the one with the same folder hears."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from corecoach.adapters.desktop import window_call
from corecoach.adapters.desktop.window_call import CallTaker, call

CALLER = (
    "import sys, pathlib\n"
    "from PySide6.QtCore import QCoreApplication\n"
    "app = QCoreApplication([])\n"
    "from corecoach.adapters.desktop.window_call import call\n"
    "print(call(pathlib.Path(sys.argv[1])))\n"
)


def calling(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CALLER, str(folder)], stdout=subprocess.PIPE, text=True
    )


def answer(qtbot: QtBot, caller: subprocess.Popen[str]) -> str:
    qtbot.waitUntil(lambda: caller.poll() is not None, timeout=20_000)
    return caller.communicate()[0].strip()


def test_a_call_from_another_process_is_heard_and_answered(qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[str] = []
    taker = CallTaker(tmp_path, lambda: heard.append("called"))
    for number in (1, 2):
        assert answer(qtbot, calling(tmp_path)) == "True"
        assert len(heard) == number
    taker.close()


def test_a_call_to_another_folder_is_not_heard(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_call, "TRIES", 1)
    taker = CallTaker(tmp_path / "one", lambda: pytest.fail("it was not meant"))
    assert not call(tmp_path / "other")
    qtbot.wait(1)
    taker.close()


def test_whatever_else_is_said_on_the_line_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    taker = CallTaker(tmp_path, lambda: pytest.fail("it was not meant"))
    stranger = QLocalSocket()
    stranger.connectToServer(window_call._name(tmp_path))
    assert stranger.waitForConnected(1000)
    stranger.write(b"delete everything\n")
    qtbot.waitUntil(lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    taker.close()


def test_what_a_killed_window_left_behind_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "app = QCoreApplication([])\n"
        "from corecoach.adapters.desktop.window_call import CallTaker\n"
        "taker = CallTaker(pathlib.Path(sys.argv[1]), lambda: None)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    heard: list[str] = []
    taker = CallTaker(tmp_path, lambda: heard.append("called"))
    assert answer(qtbot, calling(tmp_path)) == "True"
    assert heard == ["called"]
    taker.close()

"""Two real CoreCoaches on one data folder: the second shows the first's window, writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from Xlib import display

from tests.real.desktop import ROOT, RunningProgram, Screen


@pytest.fixture
def screen() -> Screen:
    return Screen()


def names_and_contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.mark.real
def test_a_second_corecoach_brings_the_first_window_back(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with screen, RunningProgram(screen, os.environ, folder):
        window = screen.window()
        time.sleep(1)
        x = display.Display(screen.display)
        root = x.screen().root
        cover = root.create_window(0, 0, 1280, 800, 0, x.screen().root_depth)
        cover.map()
        x.sync()
        assert root.query_tree().children[-1].id == cover.id
        before = names_and_contents(folder)
        second = subprocess.run(
            [sys.executable, "-m", "corecoach", "--data-dir", str(folder)],
            env=screen.env(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        assert (second.returncode, second.stderr) == (0, "")
        assert second.stdout == "CoreCoach is already open; its window is in front now.\n"
        assert names_and_contents(folder) == before
        assert root.query_tree().children[-1].id == int(window), "it lies above all others"
        visible = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^CoreCoach"],
            env=screen.env(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        assert visible == [window], "there is one window, the first's"
        x.close()

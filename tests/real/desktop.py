"""A private screen with the real program on it, driven by keys and looked at by pictures.

Needs: apt-get install xvfb xdotool imagemagick (the test command installs them).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store
from corecoach.application.errors import StoreError
from corecoach.domain.pace.safety import clearance_note

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN_S = 20
RUN = "\nimport runpy\nrunpy.run_module('corecoach', run_name='__main__', alter_sys=True)\n"


class Screen:
    """A private X server of its own number."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self._size = f"{width}x{height}x24"
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Self:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", self._size, "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(10)

    def env(self, base: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment for a program on this screen."""
        env = dict(base or os.environ)
        env.pop("QT_QPA_PLATFORM", None)
        env.pop("WAYLAND_DISPLAY", None)
        env["DISPLAY"] = self.display
        return env

    def picture(self, path: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.env(), check=True)

    def press(self, *keys: str, name: str = "^CoreCoach") -> None:
        """Press keys on the window of a name, the program's own by default."""
        window = self.window(name)
        for key in keys:
            subprocess.run(
                ["xdotool", "windowfocus", "--sync", window, "key", "--clearmodifiers", key],
                env=self.env(),
                check=True,
                capture_output=True,
            )

    def window(self, name: str = "^CoreCoach") -> str:
        """Wait for a window, by default CoreCoach's own, and return its number."""
        deadline = time.monotonic() + START_WITHIN_S
        while time.monotonic() < deadline:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", name],
                env=self.env(),
                capture_output=True,
                text=True,
                check=False,
            ).stdout.split()
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no window came up: {name}")


def answer_the_welcome(folder: Path) -> None:
    """Let the program open on Today: the questions of a first start have been answered.

    What is in the record's place and cannot be opened stays as it is.
    """
    now = SystemClock().now()
    with suppress(StoreError):
        opened = open_store(folder, now, set_aside_damaged=False)
        opened.safety.add([clearance_note(now, now.date(), ())])
        opened.store.close()


class RunningProgram:
    """The real program in a process of its own, on a screen, with a data folder.

    ``prelude`` is Python that runs in that process first. The welcome is behind it.
    """

    def __init__(
        self,
        screen: Screen,
        env: Mapping[str, str],
        folder: Path,
        *words: str,
        prelude: str = "",
    ) -> None:
        self.folder = folder
        answer_the_welcome(folder)
        start = ["-c", prelude + RUN] if prelude else ["-m", "corecoach"]
        self._output = (folder.parent / f"{folder.name}.out").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, *start, "--data-dir", str(folder), *words],
            env=screen.env(env),
            cwd=ROOT,
            stdout=self._output,
            stderr=self._output,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.terminate()
        self.process.wait(10)
        self._output.close()

    def said(self) -> str:
        """What the program wrote on its standard output and error."""
        self._output.flush()
        return Path(self._output.name).read_text(encoding="utf-8", errors="replace")

    def log(self) -> str:
        """The program's own log."""
        path = self.folder / "corecoach.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def session_began_ms(self) -> int:
        """Wait for the session to begin and return that moment on the monotonic clock."""
        deadline = time.monotonic() + START_WITHIN_S
        while time.monotonic() < deadline:
            for line in self.log().splitlines():
                if " began at " in line:
                    return int(line.split(" began at ")[1].split()[0])
            time.sleep(0.05)
        raise AssertionError(f"no session began: {self.said()}")

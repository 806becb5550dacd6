"""The programs that are measured, and how one is started on a private screen and looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil
from Xlib import X, display
from Xlib.xobject.drawable import Window

from tests.real.desktop import answer_the_welcome

ROOT: Final = Path(__file__).resolve().parents[1]
START_WITHIN_S: Final = 25
PAINTED_COLOURS: Final = 16
"""A window counts as painted from this many different pixel values on."""
EMPTY_WINDOW: Final = (
    "from PySide6.QtWidgets import QApplication, QLabel, QMainWindow\n"
    "app = QApplication([])\n"
    "window = QMainWindow()\n"
    "window.setCentralWidget(QLabel('Hello 0123456789'))\n"
    "window.resize(400, 300)\n"
    "window.show()\n"
    "app.exec()\n"
)


def commands() -> dict[str, list[str]]:
    """Return the command of each program that this machine has."""
    found = {
        "empty PySide6 window": [sys.executable, "-c", EMPTY_WINDOW],
        "CoreCoach": [sys.executable, "-m", "corecoach"],
    }
    if shutil.which("gnome-clocks"):
        found["GNOME Clocks"] = ["gnome-clocks"]
    return found


@dataclass
class Started:
    """A program that was started: seconds from the start to its window, and to its pixels."""

    process: subprocess.Popen[bytes]
    window: Window | None
    mapped_s: float | None
    painted_s: float | None

    def family(self) -> list[psutil.Process]:
        """The process and everything it started."""
        try:
            leader = psutil.Process(self.process.pid)
            return [leader, *leader.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def cpu_s(self) -> float:
        """Processor seconds of the whole family so far."""
        return sum(sum(member.cpu_times()[:2]) for member in self.family() if member.is_running())

    def pss_mib(self) -> float:
        """The family's proportional share of memory."""
        return float(sum(member.memory_full_info().pss for member in self.family())) / 2**20

    def stop(self) -> None:
        """End the family."""
        family = self.family()
        for member in reversed(family):
            member.terminate()
        _gone, alive = psutil.wait_procs(family, timeout=4)
        for member in alive:
            member.kill()
        self.process.wait(5)


@contextmanager
def private_screen() -> Iterator[dict[str, str]]:
    """Give the environment of a private X server, session bus and home."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        shown = f":{answer.readline().strip()}"
    home = Path(tempfile.mkdtemp(prefix="bench"))
    answer_the_welcome(home / "data" / "corecoach")
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = bus.stdout.readline().strip() if bus.stdout else ""
    try:
        yield os.environ | {
            "DISPLAY": shown,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "NO_AT_BRIDGE": "1",
            "LANG": "C.UTF-8",
        }
    finally:
        for process in (bus, server):
            process.terminate()
            process.wait(5)
        shutil.rmtree(home, ignore_errors=True)


def start(command: list[str], env: Mapping[str, str]) -> Started:
    """Start a program and wait for its window and its first pixels."""
    screen = display.Display(env["DISPLAY"])
    root = screen.screen().root
    root.change_attributes(event_mask=X.SubstructureNotifyMask)
    screen.sync()
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    window = _mapped_window(screen, begun + START_WITHIN_S)
    mapped_s = time.perf_counter() - begun if window else None
    painted_s = _painted(window, begun) if window else None
    return Started(process, window, mapped_s, painted_s)


def _mapped_window(screen: display.Display, deadline: float) -> Window | None:
    while time.perf_counter() < deadline:
        if not screen.pending_events():
            time.sleep(0.001)
            continue
        event = screen.next_event()
        if event.type == X.MapNotify and not event.override:
            return event.window
    return None


def _painted(window: Window, begun: float) -> float | None:
    while time.perf_counter() < begun + START_WITHIN_S:
        shape = window.get_geometry()
        image = window.get_image(0, 0, shape.width, min(shape.height, 400), X.ZPixmap, 0xFFFFFF)
        pixels = image.data
        if len({pixels[i : i + 4] for i in range(0, len(pixels), 28)}) >= PAINTED_COLOURS:
            return time.perf_counter() - begun
        time.sleep(0.005)
    return None

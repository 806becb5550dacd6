"""The program as a screen reader finds it: names, roles and actions over the accessibility bus.

Needs: apt-get install dbus at-spi2-core libglib2.0-bin xvfb (the test command installs them).
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xa11y

from tests.real.desktop import START_WITHIN_S, RunningProgram, Screen

ENABLE = [
    *("gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus"),
    *("-m", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"),
]


@contextmanager
def session_bus(folder: Path) -> Iterator[dict[str, str]]:
    """A private session bus with accessibility switched on."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"XDG_RUNTIME_DIR": str(folder)},
    )
    assert bus.stdout
    address = bus.stdout.readline().strip()
    env = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_RUNTIME_DIR": str(folder),
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    try:
        subprocess.run(ENABLE, env=env, check=True, capture_output=True)
        yield env
    finally:
        bus.terminate()
        bus.wait(10)
        bus.stdout.close()


def found(program: RunningProgram) -> xa11y.App:
    """Wait until the program is on the bus."""
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        try:
            return xa11y.App.by_pid(program.process.pid)
        except xa11y.XA11yError:
            time.sleep(0.1)
    raise AssertionError(f"not on the accessibility bus: {program.said()}")


@pytest.mark.real
def test_a_session_can_be_led_from_outside_by_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "run"
    short.mkdir(mode=0o700)
    with (
        session_bus(short) as env,
        Screen() as screen,
        RunningProgram(screen, env, tmp_path / "data") as program,
    ):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", env["DBUS_SESSION_BUS_ADDRESS"])
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
        app = found(program)
        start = app.locator("button[name='Start session']")
        start.wait_visible()
        tree = app.dump()
        assert 'tab "Today"' in tree
        assert 'tab "History"' in tree
        app.locator("tab[name='Learn']").press()
        app.locator("heading[name='Why backs ache after squats']").wait_visible()
        app.locator("tab[name='Today']").press()
        start.wait_visible()
        start.press()
        _press(app, "Pause", then="Resume")
        _press(app, "Resume", then="Pause")
        _press(app, "Skip", then="Back")
        _press(app, "Stop", then="Done")
        for name in ("Print", "Print preview", "Save as PDF", "Go on with the session (G)"):
            app.locator(f"button[name='{name}']").wait_visible()
        _press(app, "Done", then="Start session")
        said = program.said().splitlines()
    # a date has a value that is no number; Qt says so whenever somebody asks for it
    assert [line for line in said if "AtSpiAdaptor::valueInterface" not in line] == []


def _press(app: xa11y.App, name: str, then: str) -> None:
    """Press a button and wait for the one that shows that it was heard."""
    button = app.locator(f"button[name='{name}']")
    button.wait_visible()
    button.press()
    app.locator(f"button[name='{then}']").wait_visible()

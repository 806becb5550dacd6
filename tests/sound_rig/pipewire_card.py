"""The virtual sound card on PipeWire, as newer desktops have it: the same, behind another server.

Debian packages: pipewire, pipewire-pulse, wireplumber, dbus, pulseaudio-utils.

What is known about it (measured):

* Its null sink keeps time to some parts per million, and shows sounds to within 3 ms of the truth.
* With a free quantum the recorded time line slips by up to 0.3 % when programs come and go, so the
  quantum is held at the desktop's default of 1024 samples, which is 21 ms.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import time

from tests.sound_rig.virtual_card import SINK, VirtualCard

QUANTUM = 1024
_APPEARS_WITHIN_S = 10.0


class PipeWireCard(VirtualCard):
    """A private PipeWire with one output; a context manager."""

    def __init__(self) -> None:
        super().__init__()
        self._socket = self._directory / "pulse" / "native"
        self._servers: list[subprocess.Popen[bytes]] = []

    @property
    def env(self) -> dict[str, str]:
        """The environment for every program that is to play on this card."""
        bus = f"unix:path={self._directory / 'bus'}"
        return super().env | {
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "HOME": str(self._directory),
            "XDG_CONFIG_HOME": str(self._directory / "config"),
        }

    def start_server(self) -> None:
        """Start the servers, also after ``kill_server``, and wait until they answer."""
        (self._directory / "pulse").mkdir(mode=0o700, exist_ok=True)
        address = self.env["DBUS_SESSION_BUS_ADDRESS"]
        self._spawn("bus", "dbus-daemon", "--session", "--nofork", f"--address={address}")
        self._spawn("pipewire-0", "pipewire")
        self._spawn("", "wireplumber")
        self._spawn("pulse/native", "pipewire-pulse")
        self._server = self._servers[-1]
        sink = ("module-null-sink", f"sink_name={SINK}", "rate=48000", "channels=2")
        self.control("load-module", *sink)
        self._wait_until_ready()
        self._make_default()
        subprocess.run(
            ["pw-metadata", "-n", "settings", "0", "clock.force-quantum", str(QUANTUM)],
            env=self.env,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def kill_server(self) -> None:
        """Make the sound card vanish without a word, as if it had been pulled out."""
        for server in reversed(self._servers):
            server.send_signal(signal.SIGKILL)
            server.wait()
        self._servers.clear()
        self._server = None
        for left in ("bus", "pipewire-0", "pipewire-0.lock", "pulse"):
            path = self._directory / left
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def _make_default(self) -> None:
        """Choose the sink, as soon as the session's policy has come up and takes orders."""
        deadline = time.monotonic() + _APPEARS_WITHIN_S
        while SINK not in self._answer("get-default-sink"):
            if time.monotonic() > deadline:
                raise RuntimeError("wireplumber did not come up")
            self._answer("set-default-sink", SINK)
            time.sleep(0.05)

    def _answer(self, *arguments: str) -> str:
        return subprocess.run(
            ["pactl", *arguments], env=self.env, capture_output=True, text=True, check=False
        ).stdout

    def _spawn(self, appears: str, *command: str) -> None:
        """Start a server and wait for the file it makes, where it makes one."""
        with (self._directory / "server.log").open("ab") as log:
            self._servers.append(
                subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env=self.env,
                    start_new_session=True,
                )
            )
        deadline = time.monotonic() + _APPEARS_WITHIN_S
        while not (self._directory / appears).exists():
            if time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} did not come up")
            time.sleep(0.02)

"""A sound card that exists only in memory: a private PulseAudio server with a null sink.

Each card has a directory and a socket of its own, so several tests can run at the same time, and
it needs neither a sound device nor a desktop session. Debian packages: pulseaudio,
pulseaudio-utils.

    with VirtualCard() as card, card.recording() as recording:
        subprocess.run(program, env=card.env)
    hearing = hear(recording, clips, expected)

What is known about the null sink (measured against libpulse's own time line):

* It renders one block ahead, so a sound seems 5 to 10 ms too early; the spread is not touched.
* Its clock runs up to some hundred ppm fast, because it adds up blocks cut to whole microseconds;
  ``recorder.Segment`` fits that away.
* It must never be suspended, as a resume starts its time line anew.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.sound_rig.recorder import Recording

SINK = "lab"
_READY_TIMEOUT_S = 10.0


class VirtualCard:
    """A private sound server with one output at first; a context manager."""

    def __init__(self) -> None:
        # a socket's path may hold 107 bytes, so pytest's long tmp_path will not do
        self._directory = Path(tempfile.mkdtemp(prefix="card"))
        self._socket = self._directory / "native"
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """The environment for every program that is to play on this card."""
        return os.environ | {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_COOKIE": str(self._directory / "cookie"),
            "PULSE_RUNTIME_PATH": str(self._directory / "pulse"),
            "XDG_RUNTIME_DIR": str(self._directory),
        }

    def __enter__(self) -> Self:
        self.start_server()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill_server()
        shutil.rmtree(self._directory, ignore_errors=True)

    def start_server(self) -> None:
        """Start the server, also after ``kill_server``, and wait until it answers."""
        self._socket.unlink(missing_ok=True)
        socket = f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}"
        sink = f"module-null-sink sink_name={SINK} rate=48000 channels=2 format=s16le norewinds=1"
        with (self._directory / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                [
                    *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no"),
                    *("--exit-idle-time=-1", "--disallow-exit=1", "--log-target=stderr"),
                    *("--high-priority=1", "--realtime=1"),
                    *(f"--load={socket}", f"--load={sink}"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.env,
                start_new_session=True,
            )
        self._wait_until_ready()

    def kill_server(self) -> None:
        """Make the sound card vanish without a word, as if it had been pulled out."""
        if self._server:
            self._server.kill()
            self._server.wait()
            self._server = None

    def freeze_server(self) -> None:
        """Let the server do nothing at all until ``thaw_server``; its connections stay open."""
        if self._server:
            self._server.send_signal(signal.SIGSTOP)

    def thaw_server(self) -> None:
        """Let the server go on."""
        if self._server:
            self._server.send_signal(signal.SIGCONT)

    def control(self, *arguments: str) -> str:
        """Run pactl with these arguments and return what it prints."""
        return subprocess.run(
            ["pactl", *arguments], env=self.env, capture_output=True, text=True, check=True
        ).stdout

    def add_sink(self, name: str, description: str = "") -> str:
        """Add another output, also after ``remove_sink``; return what removes it."""
        properties = f"device.description={description or name}"
        return self.control(
            *("load-module", "module-null-sink", f"sink_name={name}", "norewinds=1"),
            *("rate=48000", "channels=2", "format=s16le", f"sink_properties={properties}"),
        ).strip()

    def remove_sink(self, number: str) -> None:
        """Pull out an output; the first of the card is number 1."""
        self.control("unload-module", number)

    def recording(self, sink: str = SINK, channel: str = "mono") -> Recording:
        """Return a recording of all that an output plays; a context manager.

        Args:
            sink: The output.
            channel: Both channels as one, or "front-left" or "front-right".
        """
        return Recording(self.env, f"{sink}.monitor", channel)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _READY_TIMEOUT_S
        while time.monotonic() < deadline:
            answer = subprocess.run(
                ["pactl", "list", "short", "sinks"],
                env=self.env,
                capture_output=True,
                text=True,
                check=False,
            )
            if SINK in answer.stdout:
                return
            if self._server and self._server.poll() is not None:
                break
            time.sleep(0.03)
        log = (self._directory / "server.log").read_text(errors="replace")
        raise RuntimeError(f"The private sound server did not come up:\n{log}")

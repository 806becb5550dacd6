"""A process of the sound's own, and the lines that go to it and come from it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from corecoach.adapters.sound.protocol import Event, read_event

_PACKAGE_ROOT: Final = Path(__file__).resolve().parents[3]


def child_environment() -> dict[str, str]:
    """Return the environment in which a process of ours finds the program."""
    search = filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH")))
    # numpy would start threads that nobody needs here
    return os.environ | {"PYTHONPATH": os.pathsep.join(search), "OPENBLAS_NUM_THREADS": "1"}


class Child:
    """One engine process and the lines that wait to be written to it.

    A pipe may be full and then blocks who writes; only this thread ever waits for that.
    """

    def __init__(self, command: Sequence[str], greeting: Sequence[bytes]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own engine, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=child_environment(),
            process_group=0,  # Ctrl+C in a terminal is for the program; the engine follows its end
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        for line in greeting:
            self.send(line)
        threading.Thread(target=self._write, name="sound-orders", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Hand over a line; never waits."""
        self._lines.put(line)

    def listen(self, hear: Callable[[Event, str], None]) -> int:
        """Pass on each event until the process has ended; return its exit status."""
        if self._process.stdout:
            for line in self._process.stdout:
                hear(*read_event(line))
            self._process.stdout.close()
        self.send(b"")
        return self._process.wait()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def _write(self) -> None:
        pipe = self._process.stdin
        if not pipe:
            return
        with contextlib.suppress(OSError):  # it died: whoever listens to it notices
            while line := self._lines.get():
                pipe.write(line)
                pipe.flush()
        with contextlib.suppress(OSError):
            pipe.close()

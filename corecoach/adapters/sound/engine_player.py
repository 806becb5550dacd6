"""Plays cues by the engine, a child process that is started anew whenever it dies."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from corecoach.adapters.sound.agenda import Agenda
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.protocol import (
    LOST_EXIT,
    NO_LIBRARY_EXIT,
    Event,
    cancel_line,
    cues_line,
    read_event,
)
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus

_BACKOFF_S: Final = (0.1, 0.3, 1.0)
_LONG_LIFE_S: Final = 10.0
"""An engine that lived this long was sound: the next one comes without delay."""
_END_TIMEOUT_S: Final = 1.0
_PACKAGE_ROOT: Final = Path(__file__).resolve().parents[3]


def engine_command(files: ClipFiles) -> list[str]:
    """Return the command that starts the engine."""
    module = "corecoach.adapters.sound.engine"
    return [sys.executable, "-m", module, str(files.sounds), files.voice]


def _child_environment() -> dict[str, str]:
    search = filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH")))
    # numpy would start threads that nobody needs here
    return os.environ | {"PYTHONPATH": os.pathsep.join(search), "OPENBLAS_NUM_THREADS": "1"}


class _Child:
    """One engine process and the lines that wait to be written to it.

    A pipe may be full and then blocks who writes; only this thread ever waits for that.
    """

    def __init__(self, command: Sequence[str], greeting: Sequence[ScheduledCue]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own engine, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_child_environment(),
            process_group=0,  # Ctrl+C in a terminal is for the program; the engine follows its end
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        if greeting:
            self.send(cues_line(greeting))
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


class EnginePlayer:
    """A cue player whose engine runs in a process of its own.

    Args:
        command: Starts the engine.
        on_change: Called from a thread of the player whenever its status changes.
    """

    def __init__(
        self,
        command: Sequence[str],
        on_change: Callable[[SoundStatus], None] = lambda _status: None,
    ) -> None:
        self._command = command
        self._on_change = on_change
        self._status = SoundStatus(SoundState.STARTING)
        self._agenda = Agenda()
        self._child: _Child | None = None
        # so that a cue reaches a new child either by the agenda or by the queue, never by both
        self._handing_over = threading.Lock()
        self._closing = threading.Event()
        self._supervisor: threading.Thread | None = None

    @property
    def engine_pid(self) -> int | None:
        """The process id of the engine, where one runs."""
        child = self._child
        return child.pid if child else None

    def open(self) -> None:
        """Start the engine; opening twice is fine."""
        if self._supervisor:
            return
        self._closing.clear()
        self._supervisor = threading.Thread(target=self._supervise, name="sound", daemon=True)
        self._supervisor.start()

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        """Hand over cues with their moments."""
        with self._handing_over:
            self._agenda.add(cues)
            if self._child:
                self._child.send(cues_line(cues))

    def cancel(self) -> None:
        """Silence what sounds and forget everything that was handed over."""
        with self._handing_over:
            self._agenda.clear()
            if self._child:
                self._child.send(cancel_line())

    def status(self) -> SoundStatus:
        """Return what the player can do now."""
        return self._status

    def close(self) -> None:
        """End the engine at once; closing twice is fine."""
        self._closing.set()
        with self._handing_over:
            self._agenda.clear()
            if self._child:
                self._child.kill()
        if self._supervisor:
            self._supervisor.join(_END_TIMEOUT_S)
            self._supervisor = None
            self._status = SoundStatus(SoundState.STARTING)

    def _supervise(self) -> None:
        failures = 0
        while not self._closing.is_set():
            born = time.monotonic()
            if self._live() == NO_LIBRARY_EXIT or self._closing.is_set():
                return
            failures = 0 if time.monotonic() - born > _LONG_LIFE_S else failures + 1
            self._change(SoundStatus(SoundState.STARTING))
            self._closing.wait(_BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)])

    def _live(self) -> int:
        """Start an engine and stay with it to its end; return its exit status."""
        try:
            with self._handing_over:
                if self._closing.is_set():
                    return 0
                child = self._child = _Child(self._command, self._agenda.to_come())
        except OSError:  # no memory or no process to be had just now
            return LOST_EXIT
        exit_status = child.listen(self._hear)
        with self._handing_over:
            self._child = None
        return exit_status

    def _hear(self, event: Event, detail: str) -> None:
        if event is Event.READY:
            self._change(SoundStatus(SoundState.PLAYING, detail))
        elif event in {Event.NO_DEVICE, Event.NO_LIBRARY}:
            self._change(SoundStatus(SoundState.SILENT))

    def _change(self, status: SoundStatus) -> None:
        if status != self._status and not self._closing.is_set():
            self._status = status
            self._on_change(status)

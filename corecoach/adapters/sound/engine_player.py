"""Plays cues by the engine, a child process that is started anew whenever it dies."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from corecoach.adapters.sound.agenda import Agenda
from corecoach.adapters.sound.child import Child
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.protocol import (
    LOST_EXIT,
    NO_LIBRARY_EXIT,
    Event,
    cancel_line,
    cues_line,
    use_line,
)
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.settings import SoundSettings

_BACKOFF_S: Final = (0.1, 0.3, 0.6)
_LONG_LIFE_S: Final = 10.0
"""An engine that lived this long was sound: the next one comes without delay."""
_END_TIMEOUT_S: Final = 1.0


def engine_command(files: ClipFiles) -> list[str]:
    """Return the command that starts the engine."""
    module = "corecoach.adapters.sound_engine.engine"
    rendered = [str(files.rendered)] if files.rendered else []
    return [sys.executable, "-m", module, str(files.sounds), files.voice, *rendered]


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
        self._sound: SoundSettings | None = None
        self._child: Child | None = None
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

    def use(self, sound: SoundSettings) -> None:
        """Sound like this from now on."""
        with self._handing_over:
            self._sound = sound
            if self._child:
                self._child.send(use_line(sound))

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
            if self._status.state is SoundState.PLAYING:
                self._change(SoundStatus(SoundState.STARTING))
            self._closing.wait(_BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)])

    def _live(self) -> int:
        """Start an engine and stay with it to its end; return its exit status."""
        try:
            with self._handing_over:
                if self._closing.is_set():
                    return 0
                child = self._child = Child(self._command, self._greeting())
        except OSError:  # no memory or no process to be had just now
            return LOST_EXIT
        exit_status = child.listen(self._hear)
        with self._handing_over:
            self._child = None
        return exit_status

    def _greeting(self) -> list[bytes]:
        """Return the lines for a new engine: how to sound, and what is still to come."""
        cues = self._agenda.to_come()
        greeting = [use_line(self._sound)] if self._sound else []
        return [*greeting, cues_line(cues)] if cues else greeting

    def _hear(self, event: Event, detail: str) -> None:
        if event is Event.READY:
            self._change(SoundStatus(SoundState.PLAYING, detail))
        elif event in {Event.NO_DEVICE, Event.NO_LIBRARY}:
            self._change(SoundStatus(SoundState.SILENT))

    def _change(self, status: SoundStatus) -> None:
        if status != self._status and not self._closing.is_set():
            self._status = status
            self._on_change(status)

"""The system's voice as the program sees it: looked for and rendered by a process of its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from corecoach.adapters.sound.child import child_environment
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState

log = logging.getLogger(__name__)


def render_command(folder: Path) -> list[str]:
    """Return the command that looks for the voice and renders it into a folder."""
    return [sys.executable, "-m", "corecoach.adapters.speech.render", str(folder)]


class PreparedVoice:
    """Keeps the status that the process tells; a thread listens to it.

    Args:
        command: Starts the process; "look" or "prepare" is added.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._status = SystemVoiceStatus()
        self._verbs: SimpleQueue[str] = SimpleQueue()
        self._is_asked = False
        self._worker: threading.Thread | None = None

    def status(self) -> SystemVoiceStatus:
        """Return what is known, and begin to look at the first call; never waits."""
        if self._worker is None:
            self._begin("look")
        return self._status

    def prepare(self) -> None:
        """Begin to render the clips that are missing or out of date; never waits."""
        if not self._is_asked:
            self._is_asked = True
            self._begin("prepare")

    def _begin(self, verb: str) -> None:
        self._verbs.put(verb)
        if self._worker is None:
            self._worker = threading.Thread(target=self._run, name="system-voice", daemon=True)
            self._worker.start()

    def _run(self) -> None:
        while verb := self._verbs.get():
            self._follow(verb)
            if verb == "prepare":
                log.info("the system's voice: %s", self._status)
                self._is_asked = False

    def _follow(self, verb: str) -> None:
        """Let the process do one thing, and keep what it tells."""
        try:
            with subprocess.Popen(  # noqa: S603  # our own program, no shell
                [*self._command, verb],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                env=child_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            ) as process:
                for line in process.stdout or ():
                    self._status = _status(json.loads(line), verb, self._status)
            fell_over = process.returncode != 0
        except OSError as error:
            log.warning("the system's voice cannot be prepared: %s", error)
            fell_over = True
        if fell_over:
            self._status = replace(self._status, state=VoiceState.FAILED)


def _status(told: dict[str, Any], verb: str, before: SystemVoiceStatus) -> SystemVoiceStatus:
    """Return the status after a line of the process."""
    if "failed" in told:
        log.warning("the system's voice cannot be prepared: %s", told["failed"])
        return replace(before, state=VoiceState.FAILED)
    if not told["voice"]:
        return SystemVoiceStatus(VoiceState.ABSENT)
    unfinished = VoiceState.PREPARING if verb == "prepare" else VoiceState.FOUND
    state = VoiceState.READY if told["done"] == told["total"] else unfinished
    return SystemVoiceStatus(state, told["voice"], told["done"], told["total"])

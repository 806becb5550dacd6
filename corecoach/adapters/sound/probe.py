"""Finds out, for ``corecoach check``, what would be heard."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Final

from corecoach.adapters.sound.choosing_player import ChoosingPlayer
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.playsound import SoundPrograms
from corecoach.application.ports import SoundState, SoundStatus

_TIMEOUT_S: Final = 3.0


def probe_sound(
    files: ClipFiles,
    timeout_s: float = _TIMEOUT_S,
    command: Sequence[str] | None = None,
    programs: SoundPrograms | None = None,
) -> SoundStatus:
    """Open the sound as the program would, without a sound, close it again, and tell its status.

    The state is STARTING only where no answer came in time.

    Args:
        files: The clips that should be there.
        timeout_s: How long to wait for an answer.
        command: Starts the engine; the program's own unless a test gives another one.
        programs: What the simple player plays with.
    """
    told: SimpleQueue[SoundStatus] = SimpleQueue()
    player = ChoosingPlayer(files, command, programs, told.put)
    player.open()
    try:
        return replace(_first_answer(told, timeout_s), missing_clips=files.missing())
    finally:
        player.close()


def _first_answer(told: SimpleQueue[SoundStatus], timeout_s: float) -> SoundStatus:
    deadline = time.monotonic() + timeout_s
    status = SoundStatus(SoundState.STARTING)
    while status.state is SoundState.STARTING:
        try:
            status = told.get(timeout=max(deadline - time.monotonic(), 0))
        except Empty:
            break
    return status

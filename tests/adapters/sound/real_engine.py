"""Plays by the real engine and listens to what was recorded."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from corecoach.adapters.sound.choosing_player import ChoosingPlayer
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.ports import ScheduledCue
from tests.adapters.sound.conftest import Clips, Statuses
from tests.adapters.sound.test_simple_player import FakePrograms
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.recorder import Recording


@contextmanager
def opened(
    files: ClipFiles, statuses: Statuses, command: Sequence[str] | None = None
) -> Iterator[ChoosingPlayer]:
    player = ChoosingPlayer(files, command, FakePrograms(""), statuses)
    player.open()
    try:
        yield player
    finally:
        player.close()


def sleep_until(moment_ms: float) -> None:
    threading.Event().wait(max(moment_ms / 1000 - time.monotonic(), 0))


def listen(recording: Recording, clips: Clips, cues: Sequence[ScheduledCue]) -> Hearing:
    return hear(recording, clips, [Expected(cue.at_ms, cue.clip) for cue in cues])

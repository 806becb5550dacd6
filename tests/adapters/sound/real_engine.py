"""Plays by the real engine and listens to what was recorded."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from corecoach.adapters.sound.choosing_player import ChoosingPlayer
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.ports import ScheduledCue
from tests.adapters.sound.conftest import Clips, Statuses
from tests.adapters.sound.test_simple_player import FakePrograms
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.recorder import RATE, Recording, Segment

QUIET = 0.003
"""Below this nothing is heard but the floor."""


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


def silent_after_ms(segment: Segment, cancelled_ms: float) -> float:
    """Return how long after a moment the last is heard of what sounded then."""
    first = segment.sample_at(cancelled_ms - 200)
    around = segment.samples[first : segment.sample_at(cancelled_ms + 350)]
    return float(np.flatnonzero(np.abs(around) > QUIET)[-1]) * 1000 / RATE - 200


def listen(recording: Recording, clips: Clips, cues: Sequence[ScheduledCue]) -> Hearing:
    return hear(recording, clips, [Expected(cue.at_ms, cue.clip) for cue in cues])

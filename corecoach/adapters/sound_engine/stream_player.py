"""Inside the engine's process: feeds the mixer with the orders that come on stdin."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NoReturn

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.protocol import Event, read_order, tell
from corecoach.adapters.sound_engine.clip_shelf import ClipShelf
from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.stream_keeper import StreamKeeper
from corecoach.adapters.sound_engine.waveforms import UnusableClipError
from corecoach.application.ports import ScheduledCue
from corecoach.application.settings import SoundSettings

_SWITCH_S: Final = 0.001
"""How long a thread that loads clips may keep the interpreter from the stream's thread."""
_LOCK_WHAT_IS_USED: Final = 1 | 2 | 4
"""Linux: the pages that are there and those to come, each once it has been touched."""


def _take_precedence() -> None:
    """Let no ordinary program hold up this process, where that is allowed.

    All its threads, not just the stream's: that one waits for the others to let go of the
    interpreter. They take 3 % of a core together. On other systems than Linux the stream's thread
    has precedence unasked.
    """
    if hasattr(os, "sched_setscheduler"):
        with contextlib.suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))


def _stay_in_memory() -> None:
    """Let no page of this process be put on a slow disk, where that is allowed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mlockall(_LOCK_WHAT_IS_USED)


class StreamPlayer:
    """Plays what stdin orders until stdin closes or the stream stops.

    Args:
        files: The clips.
    """

    def __init__(self, files: ClipFiles) -> None:
        self._shelf = ClipShelf(files)
        _take_precedence()
        _stay_in_memory()
        sys.setswitchinterval(_SWITCH_S)
        # the keeper gives it another clock for each stream
        self._mixer = Mixer(StreamClock(lambda _grain_ms: 0.0))
        self._keeper = StreamKeeper(self._mixer)

    def run(self) -> NoReturn:
        """Play until the process ends."""
        self._shelf.read_ahead()
        threading.Thread(target=self._read_orders, daemon=True).start()
        self._keeper.run()

    def _read_orders(self) -> NoReturn:
        for line in sys.stdin.buffer:
            order = read_order(line)
            if order is None:
                self._mixer.cancel()
            elif isinstance(order, SoundSettings):
                self._use(order)
            else:
                self._schedule(order)
        os._exit(0)

    def _use(self, sound: SoundSettings) -> None:
        if sound.voice != self._shelf.files.voice:
            self._shelf = ClipShelf(replace(self._shelf.files, voice=sound.voice))
            self._shelf.read_ahead()
        self._mixer.use(sound)
        self._keeper.wanted = sound.output

    def _schedule(self, cues: Sequence[ScheduledCue]) -> None:
        for cue in cues:
            try:
                self._mixer.schedule(cue.at_ms, self._shelf.clip(cue.clip))
            except UnusableClipError as error:
                tell(Event.UNUSABLE_CLIP, str(error))

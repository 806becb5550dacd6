"""Inside the engine's process: keeps a stream open and feeds the mixer with the orders that come.

It always leaves by ``os._exit``: the destructors of a sound library whose server has died abort or
hang.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import OrderedDict
from typing import Final, NoReturn

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.mixer import Mixer
from corecoach.adapters.sound.output import NoDeviceError, Output, lead_ms
from corecoach.adapters.sound.protocol import LOST_EXIT, Event, read_order, tell
from corecoach.adapters.sound.stream_clock import StreamClock
from corecoach.adapters.sound.waveforms import Clip, UnusableClipError, load_clip

_PERIODS_MS: Final = (20, 40, 80)
"""Block lengths; a gap in the sound, on a busy machine, makes the engine go on with the next one.

The first falls silent 22 to 41 ms after a cancel and costs 1.6 % of a core when nothing sounds, but
only a real-time process keeps it fed where the cores are busy; with 40 ms it is 36 to 76 ms and
1.0 %. (To close the stream is silent within 10 ms, but clicks.)
"""
_STALL_S: Final = 0.7
_OPENING_STALL_S: Final = 5.0
_RETRY_S: Final = 0.5
_CHECK_S: Final = 0.2
_CLIPS_KEPT: Final = 24
_OPENINGS: Final = 500
"""Attempts of one process; the sound library loses a little memory with each."""


def _take_precedence() -> bool:
    """Let no ordinary program hold up this process; return False where that is not allowed.

    All its threads, not just the stream's: that one waits for the others to let go of the
    interpreter. They take 2 % of a core together.
    """
    if not hasattr(os, "sched_setscheduler"):
        return True  # not Linux: the system gives the stream's thread precedence unasked
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except PermissionError:
        return False
    return True


class StreamPlayer:
    """Plays what stdin orders until stdin closes or the stream stops.

    Args:
        files: The clips.
    """

    def __init__(self, files: ClipFiles) -> None:
        self._files = files
        self._clips: OrderedDict[str, Clip] = OrderedDict()
        self._mixer = Mixer(StreamClock(lead_ms(_PERIODS_MS[0])))
        self._alive_until = 0.0

    def run(self) -> NoReturn:
        """Play until the process ends."""
        lengths = _PERIODS_MS if _take_precedence() else _PERIODS_MS[1:]
        self._opening()
        for work in (self._read_orders, self._watch):
            threading.Thread(target=work, daemon=True).start()
        for period_ms in lengths[:-1]:
            output = self._open(period_ms)
            self._wait_for_gap(self._mixer.clock)
            self._opening()
            output.close()
        self._open(lengths[-1])
        while True:
            time.sleep(_STALL_S)

    def _opening(self) -> None:
        self._alive_until = time.monotonic() + _OPENING_STALL_S

    def _open(self, period_ms: int) -> Output:
        for attempt in range(_OPENINGS):
            self._opening()
            self._mixer.restart(StreamClock(lead_ms(period_ms)), resume=not attempt)
            try:
                output = Output(self._render, period_ms)
            except NoDeviceError as error:
                if not attempt:
                    tell(Event.NO_DEVICE, str(error))
                time.sleep(_RETRY_S)
            else:
                tell(Event.READY, output.name)
                return output
        os._exit(LOST_EXIT)

    def _wait_for_gap(self, clock: StreamClock) -> None:
        """Return when the machine was too busy once to feed the stream in time."""
        while not clock.slips:
            time.sleep(_CHECK_S)

    def _render(self, frames: int, now_ms: float) -> bytes:
        self._alive_until = now_ms / 1000 + _STALL_S
        return self._mixer.render(frames, now_ms)

    def _watch(self) -> NoReturn:
        while time.monotonic() < self._alive_until:
            time.sleep(_CHECK_S)
        tell(Event.LOST)
        os._exit(LOST_EXIT)

    def _read_orders(self) -> NoReturn:
        for line in sys.stdin.buffer:
            cues = read_order(line)
            if cues is None:
                self._mixer.cancel()
                continue
            for cue in cues:
                if clip := self._clip(cue.clip):
                    self._mixer.schedule(cue.at_ms, clip)
        os._exit(0)

    def _clip(self, name: str) -> Clip | None:
        """Return a clip, from memory where it was used lately."""
        try:
            clip = self._clips.pop(name, None) or load_clip(self._files, name)
        except UnusableClipError as error:
            tell(Event.UNUSABLE_CLIP, str(error))
            return None
        self._clips[name] = clip
        if len(self._clips) > _CLIPS_KEPT:
            self._clips.popitem(last=False)
        return clip

"""Inside the engine's process: keeps a stream open, on the device that is wanted, come what may.

Where a stream stops, the process ends by ``os._exit`` and the program starts another one: the
destructors of a sound library whose server has died abort or hang.
"""

from __future__ import annotations

import math
import os
import threading
import time
from functools import partial
from typing import Final, NoReturn

from corecoach.adapters.sound.protocol import LOST_EXIT, NO_LIBRARY_EXIT, Event, tell
from corecoach.adapters.sound_engine.block_length import Advice, BlockLength
from corecoach.adapters.sound_engine.floor import Floor
from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.sound_library import (
    NoDeviceError,
    NoLibraryError,
    Render,
    Target,
)
from corecoach.adapters.sound_engine.stream_clock import Lead, StreamClock
from corecoach.adapters.sound_engine.stream_opener import Opened, open_stream

_STALL_S: Final = 0.7
_OPENING_STALL_S: Final = 5.0
_REFUSAL_S: Final = 1.0
"""A stream that was not asked for more after so long has a device that takes no sound."""
_RETRY_S: Final = 0.5
_CHECK_S: Final = 0.1
_FROZEN_S: Final = 0.4
"""A check that comes so much later than the one before was held up itself."""
_LOOK_S: Final = 1.0
"""How often the devices are looked at; it costs less than a millisecond."""
_QUIET_S: Final = 3.0
"""How long a change of the device waits for the end of what sounds."""
_PAUSE_MS: Final = 400.0
"""So long nothing must sound for the length of the blocks to change unheard."""
_OPENINGS: Final = 500
"""Attempts of one process; the sound library loses a little memory with each."""


class StreamKeeper:
    """Keeps a stream open that plays what a mixer renders.

    Args:
        mixer: What is heard.
    """

    def __init__(self, mixer: Mixer) -> None:
        self.wanted = ""
        """The id of the output that the person chose; none for the system's own choice."""
        self._mixer = mixer
        self._floor = Floor()
        self._length = BlockLength()
        self._slips = 0
        self._looked_for = ""
        self._flowing = threading.Event()
        self._first_ms: float | None = None
        self._alive_until = 0.0
        self._refused_at = 0.0
        # so that the news of a refusal never comes after the news that sound flows
        self._telling = threading.Lock()

    def run(self) -> NoReturn:
        """Play until the process ends."""
        self._opening()
        threading.Thread(target=self._watch, daemon=True).start()
        while True:
            opened = self._open()
            self._tend(opened)
            self._opening()
            opened.stream.close()

    def _opening(self) -> None:
        self._first_ms = None
        self._flowing.clear()
        now = time.monotonic()
        self._alive_until = now + _OPENING_STALL_S
        self._refused_at = now + _REFUSAL_S

    def _open(self) -> Opened:
        self._length.begin(time.monotonic())
        for attempt in range(_OPENINGS):
            self._opening()
            self._looked_for = self.wanted
            begin = partial(self._begin, resume=not attempt)
            try:
                return open_stream(begin, self._length.ms, self._looked_for)
            except NoLibraryError as error:
                tell(Event.NO_LIBRARY, str(error))
                os._exit(NO_LIBRARY_EXIT)
            except NoDeviceError as error:
                if not attempt:
                    tell(Event.NO_DEVICE, str(error))
                time.sleep(_RETRY_S)
        os._exit(LOST_EXIT)

    def _begin(self, lead: Lead, *, resume: bool) -> Render:
        self._opening()
        self._slips = 0
        self._mixer.restart(StreamClock(lead, self._mixer.clock.grain_ms), resume=resume)
        return self._render

    def _tend(self, opened: Opened) -> None:
        """Return when another stream is needed."""
        self._flowing.wait()
        with self._telling:
            tell(Event.READY, opened.target.name)
        next_look = time.monotonic() + _LOOK_S
        while not self._wants_other_length():
            time.sleep(_CHECK_S)
            if time.monotonic() < next_look and self.wanted == self._looked_for:
                continue
            next_look = time.monotonic() + _LOOK_S
            if self._look(opened) != opened.target:
                self._wait_for_quiet()
                return

    def _wants_other_length(self) -> bool:
        """Tell whether to change the length of the blocks, now."""
        clock, now = self._mixer.clock, time.monotonic()
        gap, self._slips = clock.slips > self._slips, clock.slips
        grain_ms = clock.grain_ms or 0.0
        late_ms = clock.take_late_ms() - grain_ms
        advice = self._length.advise(now, late_ms, gap=gap, is_grainy=grain_ms > 0)
        if advice is Advice.CHANGE_WHEN_QUIET:
            return self._mixer.is_free(now * 1000 + _PAUSE_MS)
        return advice is Advice.CHANGE_NOW

    def _look(self, opened: Opened) -> Target:
        self._looked_for = self.wanted
        try:
            return opened.library.target(self._looked_for)
        except NoDeviceError:  # the sound system has ended, and the stream with it
            tell(Event.LOST)
            os._exit(LOST_EXIT)

    def _wait_for_quiet(self) -> None:
        deadline = time.monotonic() + _QUIET_S
        while not self._mixer.is_quiet and time.monotonic() < deadline:
            time.sleep(_CHECK_S)

    def _render(self, frames: int, now_ms: float) -> bytes:
        if self._first_ms is None:
            self._first_ms = now_ms
        if self._flowing.is_set():
            self._alive_until = now_ms / 1000 + _STALL_S
        elif self._flows(now_ms - self._first_ms):
            self._flowing.set()
        return self._floor.under(self._mixer.render(frames, now_ms), frames)

    def _flows(self, open_ms: float) -> bool:
        """Tell whether the device takes sound, and it is known when: else it fills a buffer."""
        return open_ms > self._length.ms / 2 and self._mixer.clock.grain_ms is not None

    def _watch(self) -> NoReturn:
        looked = time.monotonic()
        while (now := time.monotonic()) < self._alive_until or now > looked + _FROZEN_S:
            if now > looked + _FROZEN_S:  # the whole machine stood still, not just the stream
                self._alive_until = max(self._alive_until, now + _STALL_S)
            looked = now
            with self._telling:
                if now > self._refused_at and not self._flowing.is_set():
                    tell(Event.NO_DEVICE, "The device takes no sound.")
                    self._refused_at = math.inf
            time.sleep(_CHECK_S)
        tell(Event.LOST)
        os._exit(LOST_EXIT)

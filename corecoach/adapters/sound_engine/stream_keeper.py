"""Inside the engine's process: keeps a stream open, on the device that is wanted, come what may.

Where a stream stops, the process ends by ``os._exit`` and the program starts another one: the
destructors of a sound library whose server has died abort or hang.
"""

from __future__ import annotations

import os
import threading
import time
from functools import partial
from typing import Final, NoReturn

from corecoach.adapters.sound.protocol import LOST_EXIT, NO_LIBRARY_EXIT, Event, tell
from corecoach.adapters.sound_engine.block_length import Advice, BlockLength
from corecoach.adapters.sound_engine.broadcast import Broadcast
from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.sound_library import (
    NoDeviceError,
    NoLibraryError,
    SoundLibrary,
    Target,
)
from corecoach.adapters.sound_engine.stream_opener import Opened, open_stream

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
        self._broadcast = Broadcast(mixer)
        self._length = BlockLength()
        self._grain_ms: float | None = None
        self._slips = 0
        self._looked_for = ""
        # so that the news of a refusal never comes after the news that sound flows
        self._telling = threading.Lock()

    def run(self) -> NoReturn:
        """Play until the process ends."""
        self._broadcast.expect()
        threading.Thread(target=self._watch, daemon=True).start()
        while True:
            opened = self._open()
            self._tend(opened)
            self._broadcast.expect()
            opened.stream.close()

    def _open(self) -> Opened:
        self._length.begin(time.monotonic())
        for attempt in range(_OPENINGS):
            self._broadcast.expect()
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

    def _begin(self, library: SoundLibrary, *, resume: bool) -> Broadcast:
        self._slips = 0
        clock = library.clock(self._length.ms, self._grain_ms)
        fills_ms = self._length.ms / 2 if library.follows_length else 0.0
        self._broadcast.begin(clock, fills_ms, library.patience_s, resume=resume)
        return self._broadcast

    def _tend(self, opened: Opened) -> None:
        """Return when another stream is needed."""
        self._broadcast.flowing.wait()
        with self._telling:
            tell(Event.READY, opened.target.name)
        next_look = time.monotonic() + _LOOK_S
        while not (opened.library.follows_length and self._wants_other_length()):
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
        self._grain_ms = clock.grain_ms
        grain_ms = clock.grain_ms or 0.0
        late_ms = clock.take_late_ms() - grain_ms
        advice = self._length.advise(now, late_ms, gap=gap, is_grainy=grain_ms > 0)
        if advice is Advice.CHANGE_WHEN_QUIET:
            return self._mixer.is_free(now * 1000, _PAUSE_MS)
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
        while (now := time.monotonic()) < deadline and not self._mixer.is_free(now * 1000):
            time.sleep(_CHECK_S)

    def _watch(self) -> NoReturn:
        looked = time.monotonic()
        while self._broadcast.lives(now := time.monotonic()) or now > looked + _FROZEN_S:
            if now > looked + _FROZEN_S:
                self._broadcast.excuse(now)
            looked = now
            with self._telling:
                if self._broadcast.is_refused(now):
                    tell(Event.NO_DEVICE, "The device takes no sound.")
            time.sleep(_CHECK_S)
        tell(Event.LOST)
        os._exit(LOST_EXIT)

"""The engine's first library where there is a PulseAudio or a PipeWire: sound far ahead, and exact.

The server is given two seconds of sound ahead, so that no other work of this machine can tear it,
and yet falls silent at once: what it has not taken out of its buffer yet is written anew. It also
tells what is being heard at a moment, the way through a Bluetooth headset included.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from typing import Final

from corecoach.adapters.sound_engine.devices import Devices
from corecoach.adapters.sound_engine.libpulse import LibPulse, PlaybackStream, Timing
from corecoach.adapters.sound_engine.sound_library import NoDeviceError, Source, Target
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE

_FRAME_BYTES: Final = 4
_AHEAD_MS: Final = 2_000
_STEP_MS: Final = 10
"""The server takes the sound in such steps where it can: after a cancel one of them is heard."""
_LOOK_MS: Final = 100.0
_LOOK_OFTEN_MS: Final = 40.0
"""Where the server takes long steps, what it tells is right only just after one: more looks find a
better moment."""
_SLIP_MS: Final = 8.0
"""Less than this a machine that is busy may well be late for several looks."""
_LATEST_MS: Final = 60.0
"""So much later than planned a look comes at the latest, where the server takes nothing."""
_TURN_US: Final = 50_000
_SURE: Final = 4
"""What the server takes within such a part of a step, a fourth, cannot be changed any more."""
_HEAD: Final = RATE * 40 // 1000
"""What is written first when all is written anew."""
_STEPS: Final = 9
"""Of so many steps of the server the middle one is its step: some are told late and together."""


class PulseLibrary:
    """Opens streams to the server's devices.

    Raises:
        NoLibraryError: If PulseAudio's library is not on this system.
        NoDeviceError: If there is no server.
    """

    follows_length = False
    patience_s = 2.5
    """So much it plays of itself, and half a second: a server that is held up loses nothing."""

    def __init__(self) -> None:
        self._pulse = LibPulse()
        self._devices = Devices()
        if not self._devices.are_pulse:
            raise NoDeviceError("there is no sound server")

    def clock(self, period_ms: int, grain_ms: float | None) -> StreamClock:  # noqa: ARG002  # no use here
        """Return a clock that goes by what the server tells.

        The server stamps an answer some time after it has looked: a single one may be very late.
        """
        return StreamClock(lambda _grain_ms: 0.0, 0.0, _SLIP_MS, math.inf)

    def target(self, wanted: str) -> Target:
        """Return the device that is wanted where it is there, else what the system chooses."""
        return self._devices.target(wanted)

    def open(self, source: Source, period_ms: int, target: Target) -> PulseStream:  # noqa: ARG002  # see the class
        """Open a stream; the system's choice of a device is followed also later on."""
        sink = bytes.fromhex(target.id).decode() if target.id else ""
        stream = PlaybackStream(self._pulse, sink, rate=RATE, held_ms=_AHEAD_MS, step_ms=_STEP_MS)
        return PulseStream(stream, source)


class PulseStream:
    """An open stream, kept full by a thread of its own."""

    def __init__(self, stream: PlaybackStream, source: Source) -> None:
        self._stream, self._source = stream, source
        self._closing = threading.Event()
        # so that nobody wakes a stream that has just ended
        self._ending = threading.Lock()
        self._is_open = True
        self._is_ordered = False
        self._asked = 0
        self._steps: deque[int] = deque(maxlen=_STEPS)
        self._read = 0
        self._written = 0
        self._look_ms = 0.0
        source.wake_on_order(self._wake)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the stream; what the server still holds of it is thrown away."""
        self._closing.set()
        self._wake()
        self._thread.join()

    def _wake(self) -> None:
        with self._ending:
            self._is_ordered = True
            if self._is_open:
                self._stream.wake()

    def _run(self) -> None:
        try:
            while not self._closing.is_set():
                self._turn()
        except NoDeviceError:
            self._source.end()
        finally:
            with self._ending:
                self._is_open = False
                self._stream.close()

    def _turn(self) -> None:
        self._stream.turn(_TURN_US)
        asked, now_ms = self._stream.asked(), time.monotonic_ns() / 1e6
        step, self._asked = asked - self._asked, asked
        if step > 0:
            self._steps.append(step // _FRAME_BYTES)
        # a look right after the server has taken something tells most exactly when
        if self._is_ordered or now_ms > self._look_ms + (0 if step > 0 else _LATEST_MS):
            self._is_ordered = False
            is_grainy = self._step * 1000 / RATE > 1.5 * _STEP_MS
            self._look_ms = now_ms + (_LOOK_OFTEN_MS if is_grainy else _LOOK_MS)
            self._fill(self._stream.timing())
            self._asked = self._stream.asked()

    def _fill(self, timing: Timing) -> None:
        """Give the server what it has room for, and other sound for what no longer holds."""
        read = timing.read // _FRAME_BYTES
        if read > self._read and len(self._steps) == _STEPS:
            # a server that tells of no way to the ear has the step that it took last before it
            held = round(timing.held_ms * RATE / 1000) or self._step
            self._read = read
            self._source.take_note(timing.at_ms, read - held)
        now_ms = time.monotonic_ns() / 1e6
        first = self._source.position
        if self._source.is_outdated(now_ms):
            first = min(first, self._changeable(read, now_ms))
        first, end = max(first, read), read + RATE * _AHEAD_MS // 1000
        if first < self._source.position:
            self._write(first, first + _HEAD, now_ms)
            first += _HEAD
        if first < end:
            self._write(first, end, now_ms)

    @property
    def _step(self) -> int:
        """The samples that the server takes at a time."""
        return sorted(self._steps)[len(self._steps) // 2] if self._steps else 0

    def _changeable(self, read: int, now_ms: float) -> int:
        """Return the first sample that the server will not have taken before it can change."""
        step = self._step
        until_step_ms = self._source.moment_of(read) - now_ms
        return read + (step if until_step_ms < step * 1000 / RATE / _SURE else 0)

    def _write(self, first: int, end: int, now_ms: float) -> None:
        data = self._source.render_ahead(first, end - first, now_ms)
        self._stream.write(data, (first - self._written) * _FRAME_BYTES)
        self._written = end

"""The engine's library for systems without PulseAudio: miniaudio, fed by a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from functools import partial
from typing import Final

import miniaudio

from corecoach.adapters.sound_engine.devices import BACKENDS, Devices, device_id
from corecoach.adapters.sound_engine.sound_library import NoDeviceError, Source, Target
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE

Render = Callable[[int, float], bytes]
"""Takes a number of frames and the monotonic milliseconds, returns 16-bit stereo."""

_LEAD_PER_PERIOD: Final = 0.75
_LEAD_MS: Final = 10.0
_GRAINY_LEAD_PER_PERIOD: Final = 0.46
_GRAINY_LEAD_MS: Final = 2.0
_GRAINS: Final = 2
"""How long after a request its first sample sounds: so much of a period, and so much more.

Measured at the monitor of a null sink. On PulseAudio, with periods of 8 to 80 ms, cues are heard
10 ms early to within 0.1 ms; the sink itself renders one block of 5 to 10 ms ahead. A server that
asks in grains of its own, as PipeWire does, also holds two of them: with periods of 20 to 80 ms and
quanta of 256 to 2048 samples that is right to within 1.5 ms. A real device adds some of its own.
Other systems are not measured.
"""


class MiniaudioLibrary:
    """Finds devices and opens streams to them.

    Raises:
        NoDeviceError: If there is no sound system.
    """

    follows_length = True
    patience_s = 0.7

    def __init__(self) -> None:
        self._devices = Devices()

    def clock(self, period_ms: int, grain_ms: float | None) -> StreamClock:
        """Return a clock that goes by the requests."""
        return StreamClock(partial(_lead_ms, period_ms), grain_ms)

    def target(self, wanted: str) -> Target:
        """Return the device that is wanted where it is there, else what the system chooses."""
        return self._devices.target(wanted)

    def open(self, source: Source, period_ms: int, target: Target) -> MiniaudioStream:
        """Open a stream; the system's choice of a device is followed also later on."""
        return MiniaudioStream(source.render, period_ms, target.id)


class MiniaudioStream:
    """An open stream.

    Args:
        render: Called from a thread of the stream's own for each block.
        period_ms: The length of a block.
        output: The id of the device; none for the one that the system chooses, also later on.

    Raises:
        NoDeviceError: If the device cannot be opened.
    """

    def __init__(self, render: Render, period_ms: int, output: str = "") -> None:
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=2,
                sample_rate=RATE,
                buffersize_msec=period_ms,
                device_id=device_id(output) if output else None,
                backends=BACKENDS,
                thread_prio=miniaudio.ThreadPriority.REALTIME,  # an ordinary one where forbidden
                app_name="CoreCoach",
            )
            feed = _feed(render)
            next(feed)
            self._device.start(feed)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error)) from error

    def close(self) -> None:
        """End the stream; what the card still holds of it is thrown away."""
        self._device.close()


def _lead_ms(period_ms: int, grain_ms: float) -> float:
    if grain_ms:
        held_ms = _GRAINS * grain_ms + _GRAINY_LEAD_MS
        return period_ms * _GRAINY_LEAD_PER_PERIOD + held_ms
    return period_ms * _LEAD_PER_PERIOD + _LEAD_MS


def _feed(render: Render) -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield render(frames, time.monotonic_ns() / 1e6)

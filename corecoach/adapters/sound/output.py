"""The stream to the sound card, by miniaudio: opened once, fed by its own thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Final

import miniaudio

from corecoach.adapters.sound.waveforms import RATE

Render = Callable[[int, float], bytes]
"""Takes a number of frames and the monotonic milliseconds, returns 16-bit mono."""

_BACKENDS: Final = [
    miniaudio.Backend.WASAPI,
    miniaudio.Backend.DSOUND,
    miniaudio.Backend.COREAUDIO,
    miniaudio.Backend.PULSEAUDIO,
    miniaudio.Backend.ALSA,
]
"""In this order; never the one that plays into nothing and calls it a success."""
_LEAD_PER_PERIOD: Final = 0.75
_LEAD_MS: Final = 5.0
"""How long after a request its first sample sounds: so much of a period, and so much more.

Measured on PulseAudio with periods of 20 to 80 ms, to within 0.1 ms: cues are heard 5 ms early at
the monitor of a null sink, which renders one block of 5 to 10 ms ahead. On PipeWire they are heard
5 to 10 ms late, 30 ms where its quantum is held at 1024. Other systems are not measured.
"""


class NoDeviceError(Exception):
    """No sound card can be opened."""


class Output:
    """An open stream.

    Args:
        render: Called from a thread of the stream's own for each block.
        period_ms: The length of a block. A shorter one falls silent sooner after a cancel, a longer
            one lives through a busier machine.

    Raises:
        NoDeviceError: If no sound card can be opened.
    """

    def __init__(self, render: Render, period_ms: int) -> None:
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=period_ms,
                backends=_BACKENDS,
                thread_prio=miniaudio.ThreadPriority.REALTIME,  # an ordinary one where forbidden
                app_name="CoreCoach",
            )
            feed = _feed(render)
            next(feed)
            self._device.start(feed)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error)) from error

    @property
    def name(self) -> str:
        """The name of the sound system, such as "PulseAudio"."""
        return str(self._device.backend)

    def close(self) -> None:
        """End the stream; what the card still holds of it is thrown away."""
        self._device.close()


def lead_ms(period_ms: int) -> float:
    """Return how long after a request its first sample sounds."""
    return period_ms * _LEAD_PER_PERIOD + _LEAD_MS


def _feed(render: Render) -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield render(frames, time.monotonic_ns() / 1e6)

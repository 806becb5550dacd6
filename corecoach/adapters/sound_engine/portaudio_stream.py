"""The engine's last library: PortAudio, for where the others cannot open the device."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

import sounddevice

from corecoach.adapters.sound_engine.sound_library import NoDeviceError, Source, Target
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE

_BLOCK: Final = RATE * 20 // 1000
"""Samples; with longer blocks PipeWire begins with gaps, and nothing is gained anywhere."""
_HELD_PERIODS: Final = 3
_LEAST_HELD_MS: Final = 60
_LEAD_PER_HELD: Final = 4 / 3
_LEAD_MS: Final = -10.0
"""How long after a request its first sample sounds: so much of what is held, and so much more.

Measured at the monitor of a null sink, through ALSA's plugin for PulseAudio, with 60, 120 and 240
ms held. On PulseAudio cues are heard 10 ms early to within 0.1 ms, as with miniaudio. On
PipeWire, with its quantum held at 1024, they are heard 31 ms late with 60 ms, to within 0.3 ms. The
library's own word of its times is right on PulseAudio and up to 18 ms wrong on PipeWire.
"""
_WARM_UP_MS: Final = 200.0
"""So long a new stream gets silence: it first fills its buffer, with requests that come in a rush
and tell nothing of when they sound."""


class PortAudioLibrary:
    """Opens streams to the device that the system chooses.

    A device that the person chose is known by the other libraries' name for it, which this one
    does not know.

    Raises:
        NoDeviceError: If there is no sound system or no device for output.
    """

    follows_length = True
    patience_s = 0.7

    def __init__(self) -> None:
        try:
            # it looks for devices but once, unless it is begun anew
            sounddevice._terminate()  # noqa: SLF001  # there is no public way
            sounddevice._initialize()  # noqa: SLF001  # there is no public way
            self._name = str(sounddevice.query_devices(kind="output")["name"])
        except sounddevice.PortAudioError as error:
            raise NoDeviceError(str(error)) from error

    def clock(self, period_ms: int, grain_ms: float | None) -> StreamClock:
        """Return a clock that goes by the requests."""
        lead_ms = _held_ms(period_ms) * _LEAD_PER_HELD + _LEAD_MS
        return StreamClock(lambda _grain_ms: lead_ms, grain_ms)

    def target(self, wanted: str) -> Target:
        """Return the system's choice, for whichever device is wanted.

        A change of the wish is a change of the target nevertheless: the stream is opened anew, and
        the better ones have another chance.
        """
        return Target(wanted, f"{self._name} (PortAudio)")

    def open(self, source: Source, period_ms: int, target: Target) -> PortAudioStream:  # noqa: ARG002  # see the class
        """Open a stream."""
        return PortAudioStream(source.render, period_ms)


class PortAudioStream:
    """An open stream to the device that the system chooses.

    Args:
        render: Called from a thread of the stream's own for each block.
        period_ms: Three times this is held, and never less than is safe.

    Raises:
        NoDeviceError: If the device cannot be opened.
    """

    def __init__(self, render: Callable[[int, float], bytes], period_ms: int) -> None:
        self._render = render
        self._warm_ms: float | None = None
        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=RATE,
                channels=2,
                dtype="int16",
                blocksize=_BLOCK,
                latency=_held_ms(period_ms) / 1000,
                callback=self._fill,
            )
            self._stream.start()
        except sounddevice.PortAudioError as error:
            raise NoDeviceError(str(error)) from error

    def close(self) -> None:
        """End the stream; what the card still holds of it is thrown away."""
        self._stream.close()

    def _fill(self, out: Any, frames: int, _times: object, _status: object) -> None:  # noqa: ANN401  # a C buffer
        now_ms = time.monotonic_ns() / 1e6
        if self._warm_ms is None:
            self._warm_ms = now_ms + _WARM_UP_MS
        out[:] = bytes(len(out)) if now_ms < self._warm_ms else self._render(frames, now_ms)


def _held_ms(period_ms: int) -> int:
    return max(_HELD_PERIODS * period_ms, _LEAST_HELD_MS)

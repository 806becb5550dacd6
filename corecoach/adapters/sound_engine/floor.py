"""A sound that nobody hears, under everything: it keeps devices awake that sleep when it is quiet.

Bluetooth headsets and some amplifiers switch off in silence and swallow the first syllable after
it. A stream that is open but carries zeros is silence to some of them.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corecoach.adapters.sound_engine.waveforms import RATE

_FREQUENCY: Final = 30
_PEAK: Final = 32.767
"""60 dB below full scale; at 30 Hz the ear needs about 60 dB more than at 1 kHz."""
_PERIOD: Final = RATE // _FREQUENCY


class Floor:
    """A very quiet low tone that goes on from block to block."""

    def __init__(self) -> None:
        wave = _PEAK * np.sin(2 * np.pi * np.arange(_PERIOD) / _PERIOD)
        self._period = np.repeat(np.rint(wave).astype(np.int16), 2)
        self._tiled = self._period

    def under(self, sound: bytes, frames: int, position: int) -> bytes:
        """Return a block: the sound, or nothing for silence, with the floor under it.

        Args:
            sound: Stereo, 16 bits, with a little room left below full scale.
            frames: The length of the block.
            position: The number of its first sample in the stream.
        """
        first = 2 * (position % _PERIOD)
        last = first + 2 * frames
        if last > len(self._tiled):
            self._tiled = np.tile(self._period, last // len(self._period) + 1)
        floor = self._tiled[first:last]
        return (np.frombuffer(sound, "<i2") + floor if sound else floor).tobytes()

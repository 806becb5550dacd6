"""One clip in the stream: where it begins, how it goes quiet, and to which side it leans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corecoach.adapters.sound_engine.waveforms import RATE, Clip
from corecoach.domain.exercise import Side

FADE: Final = RATE * 3 // 1000
"""Samples in which a sound that is cut goes quiet, so that it does not click."""
_FADING: Final = (0.5 + 0.5 * np.cos(np.pi * np.arange(FADE) / FADE)).astype(np.float32)
"""Half a cosine: where it begins and ends without a bend, 3 ms are as soft as 6 of a straight."""
_LEAN: Final = 0.7
"""The share of a side's power that goes to that side; the rest keeps it audible on one speaker."""

Block = NDArray[np.float32]

_NEAR, _FAR = np.sqrt(2 * _LEAN), np.sqrt(2 - 2 * _LEAN)
_PAN: Final[dict[Side | None, Block]] = {
    None: np.array((1, 1), np.float32),
    Side.LEFT: np.array((_NEAR, _FAR), np.float32),
    Side.RIGHT: np.array((_FAR, _NEAR), np.float32),
}
"""Factors for left and right, of the same power in sum; added up to mono they differ by 0.2 dB."""


@dataclass(eq=False)
class Sounding:
    """A clip in the stream.

    Attributes:
        clip: What sounds.
        start: The number of its first sample in the stream.
        at_ms: The moment for which it was ordered.
        fades_at: The sample from which on it goes quiet.
        is_cancelled: Whether that was ordered, and not only decided.
    """

    clip: Clip
    start: int
    at_ms: float = 0.0
    fades_at: int | None = None
    is_cancelled: bool = False

    @property
    def end(self) -> int:
        """The first sample after it."""
        natural = self.start + len(self.clip.samples)
        return natural if self.fades_at is None else min(natural, self.fades_at + FADE)

    def fade(self, sample: int, *, for_good: bool = False) -> None:
        """Let it go quiet from a sample on, unless it already does."""
        self.is_cancelled |= for_good
        if self.fades_at is None:
            self.fades_at = sample

    def unfade(self, sample: int) -> None:
        """Take it back that it goes quiet, where that begins at a sample or later."""
        if not self.is_cancelled and self.fades_at is not None and self.fades_at >= sample:
            self.fades_at = None

    def shift(self, samples: int) -> None:
        """Move it in the stream."""
        self.start += samples
        if self.fades_at is not None:
            self.fades_at += samples

    def add_to(self, block: Block, position: int, gain: float | Block) -> None:
        """Add what of it lies in a block of the stream, two columns for left and right."""
        first, last = max(self.start, position), min(self.end, position + len(block))
        if first >= last:
            return
        here = slice(first - position, last - position)
        part = self.clip.samples[first - self.start : last - self.start] / np.float32(32768)
        part *= gain if isinstance(gain, float) else gain[here]
        if self.fades_at is not None:
            faded = max(self.fades_at - first, 0)
            away = first + faded - self.fades_at
            part[faded:] *= _FADING[away : away + len(part) - faded]
        block[here] += part[:, np.newaxis] * _PAN[self.clip.side]

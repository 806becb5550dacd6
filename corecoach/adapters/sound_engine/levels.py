"""How loud voice and tones are in the mix, and how a peak is bent so that nothing clips."""

from __future__ import annotations

from typing import Final

import numpy as np

from corecoach.adapters.sound_engine.sounding import Block
from corecoach.application.settings import SoundSettings

_LEVEL: Final = 0.7
"""Headroom for a tone over a voice."""
_TONE_UNDER_VOICE: Final = 0.63
"""4 dB below its level when alone."""
_KNEE: Final = 0.8
_CEILING: Final = 0.98


class Levels:
    """The gains of voice and tones, which glide from block to block."""

    def __init__(self) -> None:
        self._voice: float | None = None
        self._tone: float | None = None

    def set(self, manner: SoundSettings, *, voices: bool, tones: bool) -> None:
        """Take it that these sounded up to here."""
        voice, tone = _wanted(manner, voices=voices)
        self._voice = voice if voices else None
        self._tone = tone if tones else None

    def glide(
        self, manner: SoundSettings, frames: int, *, voices: bool, tones: bool
    ) -> tuple[float | Block, float | Block]:
        """Return the gains of voice and tones in the next block; they glide to what is wanted."""
        voice, tone = _wanted(manner, voices=voices)
        gains = _glide(self._voice, voice, frames), _glide(self._tone, tone, frames)
        self.set(manner, voices=voices, tones=tones)
        return gains


def limited(block: Block) -> Block:
    """Return the block with peaks above the knee bent so that none reaches full scale."""
    size = np.abs(block)
    if size.max() <= _KNEE:
        return block
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.sign(block) * bent, block).astype(np.float32)


def _wanted(manner: SoundSettings, *, voices: bool) -> tuple[float, float]:
    voice = _LEVEL * _gain(manner.voice_volume)
    tone = _LEVEL * _gain(manner.tone_volume)
    return voice, tone * _TONE_UNDER_VOICE if voices and voice else tone


def _gain(volume: int) -> float:
    """Return the factor of a volume; the square is nearer to the ear: 50 % is 12 dB down."""
    return (volume / 100) ** 2


def _glide(before: float | None, after: float, frames: int) -> float | Block:
    if before is None or before == after:
        return after
    return np.linspace(before, after, frames, dtype=np.float32)

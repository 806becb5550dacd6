"""Reads clips into memory at the rate of the stream."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.domain.clips import Priority, is_tone, priority_of, side_of
from corecoach.domain.exercise import Side

RATE: Final = 48_000
"""Samples a second of the stream and of every clip in memory."""
_HALF_RATE: Final = RATE // 2
_TAPS_A_SIDE: Final = 24

Samples = NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class Clip:
    """A clip ready to be mixed: mono, 16 bits, 48 kHz."""

    name: str
    samples: Samples
    spoken: bool
    priority: Priority
    side: Side | None = None


class UnusableClipError(Exception):
    """A clip's file is missing or is not a WAV file of the form that is expected."""


@dataclass(frozen=True, eq=False)
class Wave:
    """What stands in a clip's file: mono, 16 bits, at the rate of the stream or half of it."""

    samples: Samples
    is_half: bool


def load_clip(files: ClipFiles, name: str) -> Clip:
    """Read a clip.

    Raises:
        UnusableClipError: If there is no file or it is not mono, 16 bits, 24 or 48 kHz.
    """
    return clip_of(name, read_wave(files.to_play(name)))


def clip_of(name: str, read: Wave) -> Clip:
    """Return a clip of this name with the sound of a file; one of 24 kHz is brought to 48 kHz."""
    samples = double_rate(read.samples) if read.is_half else read.samples
    return Clip(name, samples, not is_tone(name), priority_of(name), side_of(name))


def read_wave(path: Path) -> Wave:
    """Read a clip's file.

    Raises:
        UnusableClipError: If there is no file or it is not mono, 16 bits, 24 or 48 kHz.
    """
    try:
        with wave.open(str(path), "rb") as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise UnusableClipError(f"{path}: {error}") from error
    if not data:
        raise UnusableClipError(f"{path}: there is no sound in it")
    if form not in {(1, 2, RATE), (1, 2, _HALF_RATE)}:
        raise UnusableClipError(f"{path}: {form} is not mono, 16 bits, 24 or 48 kHz")
    return Wave(np.frombuffer(data, "<i2"), is_half=form[2] == _HALF_RATE)


def double_rate(samples: Samples) -> Samples:
    """Return the same sound at twice the rate.

    The given samples stay as they are; between each two of them lies the value of the smooth curve
    through them (a Kaiser-windowed sinc of 48 neighbours: images below -70 dB up to 11 kHz).
    """
    away = np.arange(-_TAPS_A_SIDE, _TAPS_A_SIDE) + 0.5
    kernel = np.sinc(away) * np.kaiser(2 * _TAPS_A_SIDE, 7.0)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    between = np.convolve(samples.astype(np.float32), kernel)[_TAPS_A_SIDE:]
    doubled = np.empty(2 * len(samples), np.int16)
    doubled[0::2] = samples
    doubled[1::2] = np.clip(np.rint(between[: len(samples)]), -32768, 32767)
    return doubled

"""Mono WAV files with 16-bit samples."""

from __future__ import annotations

import wave
from math import gcd
from pathlib import Path
from typing import Final

import numpy as np

from corecoach.adapters.speech.loudness import Samples

_FULL_SCALE: Final = 32767
_BYTES: Final = 2


def write(path: Path, samples: Samples, rate: int) -> None:
    """Write samples between -1 and 1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.round(samples * _FULL_SCALE).astype("<i2").tobytes())


def read(path: Path) -> tuple[Samples, int]:
    """Return the samples between -1 and 1, channels mixed to one, and the rate.

    Raises:
        OSError: If there is no such file or it is not a WAV file of 16 bits.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getparams()[:3]
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise OSError(f"{path}: {error}") from error
    if width != _BYTES:
        raise OSError(f"{path}: not 16 bits a sample")
    return np.frombuffer(data, "<i2").reshape(-1, channels).mean(1) / (_FULL_SCALE + 1), rate


def at_rate(samples: Samples, rate: int, wanted: int) -> Samples:
    """Return the same sound, band-limited, at another rate."""
    if rate == wanted or not samples.size:
        return samples
    # a round number of seconds' worth on both sides, so that the pace stays exact
    block = rate // gcd(rate, wanted)
    padded = np.pad(samples, (0, -len(samples) % block))
    count = len(padded) * wanted // rate
    return np.fft.irfft(np.fft.rfft(padded), count) * (count / len(padded))


def sample_count(path: Path) -> int:
    """Return the number of samples; 0 where there is no file."""
    if not path.exists():
        return 0
    with wave.open(str(path), "rb") as file:
        return file.getnframes()

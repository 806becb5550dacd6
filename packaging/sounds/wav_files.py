"""Mono WAV files with 16-bit samples."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

import numpy as np
from loudness import Samples

_FULL_SCALE: Final = 32767


def write(path: Path, samples: Samples, rate: int) -> None:
    """Write samples between -1 and 1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.round(samples * _FULL_SCALE).astype("<i2").tobytes())


def sample_count(path: Path) -> int:
    """Return the number of samples; 0 where there is no file."""
    if not path.exists():
        return 0
    with wave.open(str(path), "rb") as file:
        return file.getnframes()

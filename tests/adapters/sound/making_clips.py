"""Makes sounds folders with clips that are easy to tell apart."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corecoach.application.settings import Voice

VOICE = Voice.WOMAN.value
RATE = 48_000


def write_wav(path: Path, samples: NDArray[np.float64], rate: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def tone(frequencies: tuple[float, ...], seconds: float) -> NDArray[np.float64]:
    each = seconds / len(frequencies)
    time = np.arange(round(RATE * each)) / RATE
    envelope = np.clip(np.minimum(time / 0.004, (each - time) / 0.01), 0, 1)
    parts = [envelope * np.sin(2 * np.pi * frequency * time) for frequency in frequencies]
    return np.asarray(0.7 * np.concatenate(parts))


def babble(seed: int, seconds: float) -> NDArray[np.float64]:
    """Return noise with syllables, at 24 kHz: as unlike to any other as speech is."""
    count = round(RATE / 2 * seconds)
    time = np.arange(count) / (RATE / 2)
    smooth = np.hanning(9) / np.hanning(9).sum()
    noise = np.convolve(np.random.default_rng(seed).standard_normal(count), smooth, "same")
    syllables = np.abs(np.sin(2 * np.pi * (2 + seed % 3) * time + seed))
    edges = np.clip(np.minimum(time / 0.02, (seconds - time) / 0.03), 0, 1)
    shaped = noise * syllables * edges
    return np.asarray(0.85 * shaped / np.abs(shaped).max())


TONES = {
    "tone_hold_start_left": tone((440, 554), 0.35),
    "tone_hold_end_left": tone((554, 440), 0.35),
    "tone_hold_start_right": tone((587, 740), 0.35),
    "tone_tick": tone((1000,), 0.06),
    "tone_session_end": tone((733,), 2.0),
}
WORDS = {
    "dig": babble(1, 0.6),
    "hold": babble(2, 0.6),
    "relax": babble(3, 0.7),
    "three": babble(4, 0.5),
    "two": babble(5, 0.5),
    "one": babble(6, 0.5),
    "paused": babble(9, 0.6),
    "left_heel_1": babble(7, 1.2),
    "breathe": babble(8, 0.7),
}


def make_sounds(folder: Path) -> Path:
    """Fill a folder with the tones and words above and return it."""
    for name, samples in TONES.items():
        write_wav(folder / "tones" / f"{name}.wav", samples, RATE)
    for name, samples in WORDS.items():
        write_wav(folder / VOICE / f"{name}.wav", samples, RATE // 2)
    return folder

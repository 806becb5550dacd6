"""Render every tone of the program into assets/sounds/tones/; the design is our own.

With numpy, in the checkout::

    PYTHONPATH=. python packaging/sounds/render_tones.py

A tone is a few strokes on a bar of wood: a start rises a fourth, an end falls a fourth, left lies
an octave and more below right, and where there is no side the pair lies between them. A repetition
is announced by a knock at the height of its side. No two hold tones share a note, so that a program
that listens can tell them apart as well as a person can.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from corecoach.adapters.speech import wav_files
from corecoach.adapters.speech.loudness import Samples, momentary_max, true_peak
from corecoach.domain.clips import Tone

RATE: Final = 48_000
"""Samples a second of the tone files."""

_FOLDER: Final = Path(__file__).resolve().parents[2] / "assets" / "sounds" / "tones"
_ATTACK_S: Final = 0.0025
_RELEASE_S: Final = 0.03
_CONCERT_A_HZ: Final = 440.0
_CEILING: Final = 10 ** (-6 / 20)

_PARTIALS: Final = ((1.0, 1.0, 1.0), (2.0, 0.10, 0.7), (3.93, 0.22, 0.35), (9.2, 0.05, 0.12))
"""Of a stroke: times the pitch, strength, and how long it rings; near those of a marimba's bar."""


@dataclass(frozen=True)
class Stroke:
    """One stroke: when, how many semitones above A4, how strong, and how long it rings.

    ``ring_s`` is the time in which the fundamental falls to a third.
    """

    at_s: float
    pitch: float
    strength: float = 1.0
    ring_s: float = 0.09


@dataclass(frozen=True)
class Figure:
    """A tone: its strokes, its whole length, and its loudness in LUFS (loudest 400 ms)."""

    strokes: tuple[Stroke, ...]
    length_s: float
    loudness: float = -21.0


def _knock(pitch: float) -> Figure:
    """Return the same stroke twice, close together: somebody knocks before coming in."""
    return Figure((Stroke(0.0, pitch, 0.8, 0.03), Stroke(0.08, pitch, 1.0, 0.06)), 0.28)


def _pair(first: float, second: float) -> Figure:
    """Two strokes; the second rings on, so the ear keeps where the pair went."""
    return Figure((Stroke(0.0, first, 1.0, 0.06), Stroke(0.11, second, 0.75, 0.1)), 0.35)


FIGURES: Final = {
    Tone.HOLD_START_LEFT: _pair(0, 5),
    Tone.HOLD_END_LEFT: _pair(3, -2),
    Tone.HOLD_START: _pair(7, 12),
    Tone.HOLD_END: _pair(11, 6),
    Tone.HOLD_START_RIGHT: _pair(14, 19),
    Tone.HOLD_END_RIGHT: _pair(18, 13),
    Tone.REP_LEFT: _knock(-1),
    Tone.REP: _knock(8),
    Tone.REP_RIGHT: _knock(20),
    Tone.MOVE: Figure((Stroke(0.0, 15.5, 1.0, 0.09),), 0.3),
    Tone.NOTICE: Figure((Stroke(0.0, 4.5, 0.9, 0.14), Stroke(0.18, 4.5, 0.7, 0.16)), 0.6),
    Tone.TICK: Figure((Stroke(0.0, 21.5, 1.0, 0.014),), 0.07, -28.0),
    Tone.EXERCISE_END: Figure(
        (
            Stroke(0.0, 1, 0.8, 0.12),
            Stroke(0.16, 4, 0.9, 0.12),
            Stroke(0.32, 9, 1.0, 0.2),
        ),
        0.9,
    ),
    Tone.SESSION_END: Figure(
        (
            Stroke(0.0, 2, 0.7, 0.2),
            Stroke(0.14, 5, 0.7, 0.2),
            Stroke(0.28, 10, 0.8, 0.2),
            Stroke(0.42, 17, 0.8, 0.2),
            Stroke(0.70, 5, 0.6, 0.25),
            Stroke(0.70, 10, 0.8, 0.25),
            Stroke(0.70, 22, 0.6, 0.25),
        ),
        1.45,
    ),
}
"""Pitches in semitones above A4 (440 Hz)."""


def main() -> None:
    """Render every tone and remove files of tones that are no more."""
    for path in _FOLDER.glob("*.wav"):
        path.unlink()
    for tone in Tone:
        samples = rendered(FIGURES[tone])
        wav_files.write(_FOLDER / f"{tone}.wav", samples, RATE)
        print(f"{tone}: {len(samples) / RATE:.2f} s")


def rendered(figure: Figure) -> Samples:
    """Return the samples of a figure."""
    mixed = np.zeros(round(figure.length_s * RATE))
    for stroke in figure.strokes:
        start = round(stroke.at_s * RATE)
        mixed[start:] += _struck(stroke, len(mixed) - start)
    mixed *= 10 ** ((figure.loudness - momentary_max(mixed, RATE)) / 20)
    return mixed * min(1.0, _CEILING / true_peak(mixed))


def _struck(stroke: Stroke, count: int) -> Samples:
    seconds = np.arange(count) / RATE
    pitch_hz = _CONCERT_A_HZ * 2 ** (stroke.pitch / 12)
    sound = np.zeros(count)
    for ratio, strength, ringing in _PARTIALS:
        decay = np.exp(-seconds / (stroke.ring_s * ringing))
        sound += strength * decay * np.sin(2 * np.pi * pitch_hz * ratio * seconds)
    attack = np.sin(np.pi / 2 * np.minimum(seconds / _ATTACK_S, 1)) ** 2
    release = np.sin(np.pi / 2 * np.minimum((count - 1) / RATE - seconds, _RELEASE_S) / _RELEASE_S)
    return np.asarray(stroke.strength * sound * attack * release**2)


if __name__ == "__main__":
    main()

"""From what the model says to a clip: trimmed, paused, levelled, without a click at either end."""

from __future__ import annotations

from typing import Final

import numpy as np

from corecoach.adapters.speech.loudness import Samples, momentary_max, oversampled, true_peak

LOUDNESS_LUFS: Final = -16.0
"""The loudest 400 ms of every spoken clip."""

CEILING: Final = 10 ** (-3 / 20)
"""True peaks are held under -3 dBFS: room for the tone that sounds together with the word."""

_AUDIBLE_DB: Final = -48.0
_PAUSE_DB: Final = -40.0
_ENVELOPE_S: Final = 0.005
_MARGIN_S: Final = 0.03
_FADE_S: Final = 0.004
_CLOSE_ENOUGH_DB: Final = 0.1
_LEAST_PASSES: Final = 3
_MOST_PASSES: Final = 30
_SHORTEST_PAUSE_S: Final = 0.09
"""A shorter silence is the closure of a p, t or k, not a pause."""


def trimmed(samples: Samples, rate: int) -> Samples:
    """Return the clip from 30 ms before its first audible sample to 30 ms after its last.

    Nothing is left where there was only silence.
    """
    if not samples.any():
        return samples[:0]
    audible = np.flatnonzero(_level_db(samples, rate) > _AUDIBLE_DB)
    margin = round(_MARGIN_S * rate)
    padded = np.pad(samples, margin)
    return padded[audible[0] : audible[-1] + 1 + 2 * margin]


def with_pauses_up_to(samples: Samples, rate: int, longest_s: float) -> Samples:
    """Return the clip with the silences between its words cut down to ``longest_s`` seconds."""
    quiet = np.pad((_level_db(samples, rate) < _PAUSE_DB).astype(np.int8), 1)
    edges = np.flatnonzero(np.diff(quiet))
    keep = np.ones(len(samples), np.bool_)
    longest = round(longest_s * rate)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inside = start > 0 and end < len(samples)
        if inside and end - start > max(longest, round(_SHORTEST_PAUSE_S * rate)):
            keep[start + longest // 2 : end - (longest - longest // 2)] = False
    return samples[keep]


def levelled(samples: Samples, rate: int) -> Samples:
    """Return the clip at the common loudness, its peaks held under the ceiling, its ends faded."""
    faded = _faded(samples, rate)
    for done in range(_MOST_PASSES):  # holding a peak takes a little loudness away: give it back
        lacking = LOUDNESS_LUFS - momentary_max(faded, rate)
        if done >= _LEAST_PASSES and abs(lacking) < _CLOSE_ENOUGH_DB:
            break
        faded = _held_under_ceiling(faded * 10 ** (lacking / 20), rate)
    return faded * min(1.0, CEILING / true_peak(faded))


def _held_under_ceiling(samples: Samples, rate: int) -> Samples:
    """Turn down around every peak, smoothly over some milliseconds, instead of cutting it."""
    peaks = np.abs(oversampled(samples))[4 * 64 : 4 * (64 + len(samples))].reshape(-1, 4).max(1)
    wanted = np.minimum(1.0, CEILING / np.maximum(peaks, CEILING))
    reach = round(_ENVELOPE_S * rate)
    around = _least_within(np.pad(wanted, reach, constant_values=1.0), 2 * reach + 1)
    window = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(around, reach, mode="edge")
    return samples * np.convolve(padded, window / window.sum(), "valid")


def _least_within(values: Samples, count: int) -> Samples:
    """Return the least of every ``count`` neighbours; doubling the reach is cheap for long ones."""
    width = 1
    while width < count:
        step = min(width, count - width)
        values = np.minimum(values[:-step], values[step:])
        width += step
    return values


def _faded(samples: Samples, rate: int) -> Samples:
    ramp = np.sin(np.linspace(0, np.pi / 2, round(_FADE_S * rate))) ** 2
    faded = samples.copy()
    faded[: len(ramp)] *= ramp
    faded[-len(ramp) :] *= ramp[::-1]
    return faded


def _level_db(samples: Samples, rate: int) -> Samples:
    """Return the level around each sample in dB below the clip's loudest moment."""
    window = np.ones(round(_ENVELOPE_S * rate))
    power = np.convolve(samples**2, window / len(window), "same")
    return np.asarray(10 * np.log10(power / power.max() + 1e-12))

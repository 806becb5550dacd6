"""Finds out which of the expected cues are heard in a recording, and when.

Cues overlap (a tone and a voice often begin together), so this is a matching pursuit: the cue that
fits best in its window is found, its scaled waveform is taken out, and what is left is searched for
the others; then each is looked for once more in what the others leave. Each cue is searched over
its whole length, because the beginning of a repeated note fits in two places.

    hearing = hear(recording, {"tone_tick": samples, ...}, [Expected(at_ms, "tone_tick"), ...])
    assert not hearing.lost and not hearing.extras
    assert hearing.spread_ms(99) <= 10

What an expected cue's moment is, is the caller's business: milliseconds on CLOCK_MONOTONIC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.sound_rig.pursuit import Match, pursue
from tests.sound_rig.recorder import RATE, Recording, Segment, Signal

_SILENCE = 0.01
"""A root mean square below this is silence: -40 dB."""
_FAINT = 0.6
"""What is left of a cue whose level glides is no more than this share of it."""
_BLOCK = RATE // 50
_SHORTEST_BLOCKS = 2
_JOIN_BLOCKS = 15
_WHOLE = 0.95
"""Below this correlation a cue was cut, so that taking it out leaves a rest."""
_RESEMBLANCE = 0.6


@dataclass(frozen=True)
class Expected:
    """A cue that should be heard, with its moment on CLOCK_MONOTONIC in milliseconds."""

    at_ms: float
    clip: str


@dataclass(frozen=True)
class Heard:
    """What became of an expected cue.

    ``correlation`` is 1.0 for the whole, unbent waveform and less for a cue that was cut, of which
    ``length_ms`` were heard. ``level`` is the factor to the clip's own level.
    """

    expected: Expected
    found: bool = False
    at_ms: float = 0.0
    length_ms: float = 0.0
    correlation: float = 0.0
    level: float = 0.0

    @property
    def error_ms(self) -> float:
        """How much later than expected it sounded."""
        return self.at_ms - self.expected.at_ms


@dataclass(frozen=True)
class Extra:
    """A sound that nobody expected; ``clip`` is the one it resembles, or empty."""

    at_ms: float
    length_ms: float
    clip: str
    correlation: float


@dataclass(frozen=True)
class Hearing:
    """All that was heard, in the order of the expected cues."""

    cues: tuple[Heard, ...]
    extras: tuple[Extra, ...]

    @property
    def lost(self) -> tuple[Expected, ...]:
        """The expected cues that were not heard."""
        return tuple(cue.expected for cue in self.cues if not cue.found)

    @property
    def errors_ms(self) -> Signal:
        """The errors of the cues that were heard."""
        return np.array([cue.error_ms for cue in self.cues if cue.found])

    @property
    def median_ms(self) -> float:
        """The constant part of the errors: the latency."""
        return float(np.median(self.errors_ms))

    def spread_ms(self, percent: float) -> float:
        """Return the percentile of the distances from the median error."""
        return float(np.percentile(np.abs(self.errors_ms - self.median_ms), percent))


def hear(
    recording: Recording,
    clips: Mapping[str, NDArray[np.generic]],
    expected: Sequence[Expected],
    *,
    window_ms: float = 300.0,
    threshold: float = 0.6,
) -> Hearing:
    """Find the expected cues in a recording.

    Args:
        recording: A recording that has ended.
        clips: The waveform of each clip, 48 kHz mono, 16 bits or between -1 and 1.
        expected: The cues, in any order.
        window_ms: How far from its moment a cue is searched.
        threshold: The correlation from which a cue counts as found.
    """
    templates = {name: _unit(samples) for name, samples in clips.items()}
    cues = [Heard(cue) for cue in expected]
    extras: list[Extra] = []
    for segment in recording.segments:
        matches = _matches(segment, templates, expected, window_ms)
        residual = segment.samples.copy()
        pursue(residual, list(matches.values()))
        for number, match in matches.items():
            if match.correlation > cues[number].correlation:
                cues[number] = _heard(expected[number], match, segment, threshold)
        extras += _extras(segment, residual, matches.values(), templates)
    return Hearing(tuple(cues), tuple(extras))


def _unit(samples: NDArray[np.generic]) -> Signal:
    scale = 32768.0 if np.issubdtype(samples.dtype, np.integer) else 1.0
    return np.asarray(samples, dtype=np.float64) / scale


def _matches(
    segment: Segment,
    templates: Mapping[str, Signal],
    expected: Sequence[Expected],
    window_ms: float,
) -> dict[int, Match]:
    """Return what to look for in a segment, by the number of the expected cue."""
    matches = {}
    for number, cue in enumerate(expected):
        template = templates[cue.clip]
        first = max(segment.sample_at(cue.at_ms - window_ms), 0)
        last = segment.sample_at(cue.at_ms + window_ms)
        last = min(last, len(segment.samples) - len(template))
        if first <= last:
            matches[number] = Match(template, first, last)
    return matches


def _heard(cue: Expected, match: Match, segment: Segment, threshold: float) -> Heard:
    return Heard(
        expected=cue,
        found=match.correlation >= threshold,
        at_ms=segment.at_ms(match.at),
        length_ms=match.length * 1000 / RATE,
        correlation=match.correlation,
        level=match.level,
    )


def _extras(
    segment: Segment,
    residual: Signal,
    matches: Iterable[Match],
    templates: Mapping[str, Signal],
) -> list[Extra]:
    """Return the sounds that are left, but for the rests of cues that were cut or bent."""
    rest = residual.copy()
    for match in matches:
        if 0 < match.correlation < _WHOLE:
            rest[match.at : match.end] = 0
    extras = []
    for first, last in _islands(rest, segment.samples - residual):
        name, correlation = _resembled(rest, first, last, templates)
        length_ms = (last - first) * 1000 / RATE
        extras.append(Extra(segment.at_ms(first), length_ms, name, correlation))
    return extras


def _resembled(
    signal: Signal, first: int, last: int, templates: Mapping[str, Signal]
) -> tuple[str, float]:
    """Return the clip that is most like a stretch of a signal, and how much."""
    best, correlation = "", _RESEMBLANCE
    for name, template in templates.items():
        reach = abs(len(template) - (last - first)) + _BLOCK
        end = min(last + reach, len(signal)) - len(template)
        match = Match(template, max(first - reach, 0), end)
        match.search(signal)
        if match.correlation > correlation:
            best, correlation = name, match.correlation
    return best, correlation if best else 0.0


def _islands(rest: Signal, explained: Signal) -> list[tuple[int, int]]:
    """Return the stretches that are neither silent nor faint beside what is explained there."""
    loudness, cover = _loudness(rest), _loudness(explained)
    loud = np.flatnonzero(loudness > np.maximum(_SILENCE, _FAINT * cover))
    if not len(loud):
        return []
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > _JOIN_BLOCKS) + 1)
    return [
        (int(group[0]) * _BLOCK, int(group[-1] + 1) * _BLOCK)
        for group in groups
        if len(group) >= _SHORTEST_BLOCKS
    ]


def _loudness(signal: Signal) -> Signal:
    """Return the root mean square of each block."""
    blocks = signal[: len(signal) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    return np.asarray(np.sqrt((blocks**2).mean(axis=1)))

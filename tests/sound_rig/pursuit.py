"""Matching pursuit: finds known waveforms in a signal, also where they lie over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.sound_rig.recorder import Signal

_QUIET = 1e-3
"""What is quieter than this is not worth comparing with anything: -60 dB."""
_REFINEMENTS = 4


@dataclass(eq=False)
class Match:
    """Where a template lies in a signal, as far as is known.

    Attributes:
        template: The waveform, at the scale of the signal.
        first: The first sample at which it may begin.
        last: The last sample at which it may begin.
        at: Where it begins.
        length: How much of it is heard; less than all where something cut it off.
        correlation: How well the whole fits there, 1.0 being perfect; 0.0 before it was found.
        level: How loud it is there, 1.0 being as loud as the template.
    """

    template: Signal
    first: int
    last: int
    at: int = 0
    length: int = 0
    correlation: float = 0.0
    level: float = 0.0

    @property
    def end(self) -> int:
        """The first sample after what is heard of it."""
        return self.at + self.length

    def may_touch(self, other: Match) -> bool:
        """Tell whether another one, where it was found, may lie over this one."""
        return self.first < other.end and other.at < self.last + len(self.template)

    def touches(self, other: Match) -> bool:
        """Tell whether another one lies over this one."""
        return self is not other and self.at < other.end and other.at < self.end

    def search(self, signal: Signal) -> None:
        """Find the place between first and last where the template fits best."""
        if self.first > self.last:
            return
        size = len(self.template)
        region = signal[self.first : self.last + size]
        sums = np.concatenate([[0.0], np.cumsum(region**2)])
        energy = np.maximum(sums[size:] - sums[:-size], size * _QUIET**2)
        own = float(self.template @ self.template)
        fit = _correlate(region, self.template) / np.sqrt(own * energy)
        best = int(np.argmax(fit))
        self.at = self.first + best
        self.correlation = float(fit[best])
        self._measure(region[best : best + size])

    def _measure(self, heard: Signal) -> None:
        """Find out how much of the template is heard, and how loud: what explains most."""
        product = np.cumsum(heard * self.template)
        own = np.cumsum(self.template**2) + _QUIET**2
        last = int(np.argmax(np.maximum(product, 0) ** 2 / own))
        self.length = last + 1
        self.level = float(product[last] / own[last])

    def take_out(self, signal: Signal) -> None:
        """Subtract what was found from the signal."""
        if self.correlation > 0:
            signal[self.at : self.end] -= self.level * self.template[: self.length]

    def put_back(self, signal: Signal) -> None:
        """Add what was found to the signal."""
        if self.correlation > 0:
            signal[self.at : self.end] += self.level * self.template[: self.length]


def pursue(signal: Signal, matches: Sequence[Match]) -> None:
    """Find all matches and take them out of the signal, which is changed."""
    for match in matches:
        match.search(signal)
    waiting = list(matches)
    while waiting:
        best = max(waiting, key=lambda match: match.correlation)
        best.take_out(signal)
        waiting.remove(best)
        for match in waiting:
            if match.may_touch(best):
                match.search(signal)
    crowded = [match for match in matches if any(match.touches(other) for other in matches)]
    for match in crowded * _REFINEMENTS:
        match.put_back(signal)
        match.search(signal)
        match.take_out(signal)


def _correlate(region: Signal, template: Signal) -> Signal:
    """Return the sliding product of a template with a longer region, by FFT."""
    size = 1 << (len(region) + len(template) - 1).bit_length()
    spectrum = np.fft.rfft(region, size) * np.conj(np.fft.rfft(template, size))
    return np.fft.irfft(spectrum, size)[: len(region) - len(template) + 1]

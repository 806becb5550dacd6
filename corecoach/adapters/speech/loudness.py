"""How loud a short clip is, after ITU-R BS.1770: K-weighted loudness and true peak."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

_WINDOW_S: Final = 0.4
_HOP_S: Final = 0.01
_OVERSAMPLING: Final = 4
_ROUND: Final = 1024
_SILENCE: Final = 1e-12


def momentary_max(samples: Samples, rate: int) -> float:
    """Return the loudness in LUFS of the loudest 400 ms; a shorter clip counts as padded.

    One word and a long sentence are compared by their loudest stress, which is what a listener
    sets the volume by; the mean of a long sentence would count its pauses.
    """
    window = round(_WINDOW_S * rate)
    weighted = _k_weighted(_padded(samples, window), rate)
    energy = np.concatenate(([0.0], np.cumsum(weighted**2)))
    starts = np.arange(0, len(weighted) - window, round(_HOP_S * rate))
    loudest = float(np.max(energy[starts + window] - energy[starts])) / window
    return -0.691 + 10 * float(np.log10(loudest + _SILENCE))


def true_peak(samples: Samples) -> float:
    """Return the peak between the samples as a fraction of full scale, by fourfold oversampling."""
    return float(np.max(np.abs(oversampled(samples))))


def oversampled(samples: Samples) -> Samples:
    """Return the samples at four times the rate, band-limited, silence before and after them."""
    padded = _padded(samples, 64)
    spectrum = np.fft.rfft(padded)
    return np.fft.irfft(spectrum, len(padded) * _OVERSAMPLING) * _OVERSAMPLING


def decibels(ratio: float) -> float:
    """Return a ratio of amplitudes in dB."""
    return 20 * float(np.log10(ratio + _SILENCE))


def _padded(samples: Samples, silence: int) -> Samples:
    """Return the samples with so much silence before and at least as much after them.

    A length with no large prime factor is transformed many times faster.
    """
    length = len(samples) + 2 * silence
    return np.pad(samples, (silence, silence + -length % _ROUND))


def _k_weighted(samples: Samples, rate: int) -> Samples:
    spectrum = np.fft.rfft(samples)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(samples), 1 / rate) / rate)
    return np.fft.irfft(spectrum * _shelf(z, rate) * _high_pass(z, rate), len(samples))


def _shelf(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    """BS.1770's first stage, its 48 kHz coefficients restated for any rate."""
    k, q = float(np.tan(np.pi * 1681.974450955533 / rate)), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    above = (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k)
    return _biquad(z, above, (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k))


def _high_pass(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    """BS.1770's second stage, restated likewise; its gain is kept at one."""
    k, q = float(np.tan(np.pi * 38.13547087602444 / rate)), 0.5003270373238773
    below = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    return _biquad(z, (below[0], -2 * below[0], below[0]), below)


def _biquad(
    z: NDArray[np.complex128], above: tuple[float, ...], below: tuple[float, ...]
) -> NDArray[np.complex128]:
    def polynomial(c: tuple[float, ...]) -> NDArray[np.complex128]:
        return np.asarray(c[0] + c[1] * z + c[2] * z * z)

    return polynomial(above) / polynomial(below)

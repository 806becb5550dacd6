from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.speech.wav_files import at_rate, read, sample_count, write


def sine(rate: int, seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    count = round(rate * seconds)
    return np.asarray(0.5 * np.hanning(count) * np.sin(2 * np.pi * 440 * np.arange(count) / rate))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100])
def test_another_rate_is_the_same_sound_at_the_same_pace(rate: int) -> None:
    found = at_rate(sine(rate, 0.5), rate, 48_000)
    wanted = sine(48_000, 0.5)
    assert len(found) == pytest.approx(len(wanted), abs=48_000 * 0.03)
    assert np.abs(found[: len(wanted)] - wanted[: len(found)]).max() < 0.005


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.wav", sine(24_000, 0.1), 24_000)
    samples, rate = read(tmp_path / "a.wav")
    assert rate == 24_000
    assert np.abs(samples - sine(24_000, 0.1)).max() < 1e-3
    assert sample_count(tmp_path / "a.wav") == 2_400


def test_two_channels_become_one(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((2, 2, 8_000, 0, "NONE", ""))
        file.writeframes(np.array([[8192, 16384]] * 10, "<i2").tobytes())
    samples, _rate = read(tmp_path / "a.wav")
    assert samples.tolist() == [0.375] * 10


@pytest.mark.parametrize("content", [b"", b"RIFF", b"words" * 50])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(OSError, match=r"a\.wav"):
        read(tmp_path / "a.wav")

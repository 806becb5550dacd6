from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import (
    RATE,
    UnusableClipError,
    double_rate,
    load_clip,
)
from corecoach.domain.clips import Priority
from tests.adapters.sound.making_clips import VOICE, make_sounds, write_wav


@pytest.mark.parametrize("frequency", [100, 1_000, 4_000, 9_000])
def test_doubling_the_rate_keeps_the_sound(frequency: int) -> None:
    low, high = (np.arange(count) / rate for count, rate in ((6_000, 24_000), (12_000, 48_000)))
    doubled = double_rate((20_000 * np.sin(2 * np.pi * frequency * low)).astype(np.int16))
    wanted = 20_000 * np.sin(2 * np.pi * frequency * high)
    inside = slice(100, -100)
    assert np.abs(doubled[inside] - wanted[inside]).max() < 20


def test_doubling_the_rate_moves_nothing() -> None:
    click = np.zeros(1_000, np.int16)
    click[400] = 30_000
    assert np.argmax(double_rate(click)) == 800


def test_a_loud_clip_does_not_overflow_when_its_rate_is_doubled() -> None:
    square = np.where(np.arange(2_000) % 200 < 100, 32_767, -32_768).astype(np.int16)
    doubled = double_rate(square).astype(int)
    assert np.abs(doubled - np.repeat(square.astype(int), 2)).max() < 40_000


def test_a_voice_clip_is_brought_to_the_stream_s_rate(tmp_path: Path) -> None:
    clip = load_clip(ClipFiles(make_sounds(tmp_path), VOICE), "dig")
    assert len(clip.samples) == 0.6 * RATE
    assert clip.spoken
    assert clip.priority is Priority.INSTRUCTION


def test_a_tone_is_taken_as_it_is(tmp_path: Path) -> None:
    clip = load_clip(ClipFiles(make_sounds(tmp_path), VOICE), "tone_tick")
    assert len(clip.samples) == 0.06 * RATE
    assert not clip.spoken


def test_clips_that_cannot_be_used_are_refused_by_name(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, VOICE)
    write_wav(files.path("two"), np.zeros(100), 44_100)
    write_wav(files.path("three"), np.zeros(0), 48_000)
    files.path("one").write_bytes(b"no sound at all")
    for name in ("one", "two", "three", "hold"):
        with pytest.raises(UnusableClipError, match=f"{name}.wav"):
            load_clip(files, name)

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.quieter_copies import QuieterCopies
from tests.adapters.sound.making_clips import write_wav


@pytest.fixture
def copies() -> Iterator[QuieterCopies]:
    copies = QuieterCopies()
    yield copies
    copies.close()


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    write_wav(tmp_path / "hold.wav", np.full(1_000, -0.5), 24_000)
    return tmp_path / "hold.wav"


def test_at_full_volume_the_clip_itself_is_played(copies: QuieterCopies, clip: Path) -> None:
    assert copies.at(clip, 100) == clip


def test_a_copy_at_half_volume_is_12_db_down_and_otherwise_the_same(
    copies: QuieterCopies, clip: Path
) -> None:
    with wave.open(str(copies.at(clip, 50)), "rb") as file:
        samples = np.frombuffer(file.readframes(2_000), "<i2")
        assert (file.getframerate(), len(samples)) == (24_000, 1_000)
    assert samples[0] == pytest.approx(-16_384 / 4, abs=2)


def test_each_copy_is_made_once(copies: QuieterCopies, clip: Path) -> None:
    copy = copies.at(clip, 50)
    clip.unlink()
    assert copies.at(clip, 50) == copy


def test_a_file_that_is_no_sound_is_refused(copies: QuieterCopies, tmp_path: Path) -> None:
    (tmp_path / "hold.wav").write_bytes(b"no sound at all")
    with pytest.raises(OSError, match="RIFF"):
        copies.at(tmp_path / "hold.wav", 50)


def test_closing_removes_the_copies(copies: QuieterCopies, clip: Path) -> None:
    copy = copies.at(clip, 50)
    copies.close()
    assert not copy.exists()

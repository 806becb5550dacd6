from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.clip_shelf import ClipShelf
from corecoach.adapters.sound_engine.waveforms import UnusableClipError, load_clip
from corecoach.application.settings import Voice
from tests.adapters.sound.making_clips import VOICE, WORDS, make_sounds


def test_a_phrase_that_was_rendered_meanwhile_is_heard_from_the_next_cue_on(
    tmp_path: Path,
) -> None:
    sounds = make_sounds(tmp_path / "sounds")
    files = ClipFiles(sounds, Voice.SYSTEM, tmp_path / "cache")
    shelf = ClipShelf(files)
    stand_in = shelf.clip("hold")
    assert shelf.clip("hold") is stand_in
    files.path("hold").parent.mkdir(parents=True)
    shutil.copy(sounds / VOICE / "dig.wav", files.path("hold"))
    assert not np.array_equal(shelf.clip("hold").samples, stand_in.samples)


def test_what_was_read_ahead_needs_no_disk_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ClipFiles(make_sounds(tmp_path / "sounds"), VOICE)
    wanted = {name: load_clip(files, name) for name in WORDS}
    shelf = ClipShelf(files)
    shelf._read_all()
    monkeypatch.setattr("wave.open", None)
    for name, clip in wanted.items():
        assert np.array_equal(shelf.clip(name).samples, clip.samples)


def test_a_clip_without_a_file_is_refused_only_when_it_is_wanted(tmp_path: Path) -> None:
    files = ClipFiles(make_sounds(tmp_path / "sounds"), VOICE)
    files.path("hold").write_bytes(b"no sound")
    shelf = ClipShelf(files)
    shelf._read_all()
    with pytest.raises(UnusableClipError):
        shelf.clip("hold")

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine import stream_player
from corecoach.adapters.sound_engine.stream_player import StreamPlayer
from corecoach.application.settings import Voice
from tests.adapters.sound.making_clips import VOICE, make_sounds


def test_a_phrase_that_was_rendered_meanwhile_is_heard_from_the_next_cue_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_player, "_take_precedence", lambda: False)
    sounds = make_sounds(tmp_path / "sounds")
    files = ClipFiles(sounds, Voice.SYSTEM, tmp_path / "cache")
    player = StreamPlayer(files)
    stand_in = player._clip("hold")
    assert stand_in
    assert player._clip("hold") is stand_in
    files.path("hold").parent.mkdir(parents=True)
    shutil.copy(sounds / VOICE / "dig.wav", files.path("hold"))
    own = player._clip("hold")
    assert own
    assert not np.array_equal(own.samples, stand_in.samples)

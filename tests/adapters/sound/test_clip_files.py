from __future__ import annotations

from pathlib import Path

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.domain.clips import PHRASES, Tone
from tests.adapters.sound.making_clips import TONES, VOICE, WORDS, make_sounds


def test_tones_and_words_lie_in_their_folders() -> None:
    files = ClipFiles(Path("sounds"), "anna")
    assert files.path("tone_tick") == Path("sounds/tones/tone_tick.wav")
    assert files.path("hold") == Path("sounds/anna/hold.wav")


def test_missing_clips_are_named(tmp_path: Path) -> None:
    files = ClipFiles(make_sounds(tmp_path), VOICE)
    missing = files.missing()
    assert set(missing) == {*Tone, *PHRASES} - {*TONES, *WORDS}
    assert all(type(name) is str for name in missing)


def test_only_the_clips_that_are_asked_for_are_looked_for(tmp_path: Path) -> None:
    files = ClipFiles(make_sounds(tmp_path), VOICE)
    assert files.missing(["hold", "again"]) == ("again",)

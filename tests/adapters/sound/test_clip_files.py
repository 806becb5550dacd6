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


def test_a_phrase_without_a_file_is_played_as_its_tone(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, "nobody")
    assert files.to_play("left_heel_1") == files.path(Tone.REP_LEFT)
    assert files.to_play("relax") == files.path("relax")


def test_a_phrase_with_a_file_is_played_itself(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, "somebody")
    (tmp_path / "somebody").mkdir()
    files.path("left_heel_1").touch()
    assert files.to_play("left_heel_1") == files.path("left_heel_1")

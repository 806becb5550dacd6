from __future__ import annotations

from pathlib import Path

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.settings import Voice
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


def test_the_computers_voice_lies_where_it_is_rendered(tmp_path: Path) -> None:
    files = ClipFiles(Path("sounds"), Voice.SYSTEM, tmp_path)
    assert files.path("hold") == tmp_path / "system" / "hold.wav"
    assert files.path("tone_tick") == Path("sounds/tones/tone_tick.wav")
    assert ClipFiles(Path("sounds"), Voice.MAN, tmp_path).path("hold").parts[0] == "sounds"


def test_the_womans_voice_says_what_the_computers_has_not_said_yet(tmp_path: Path) -> None:
    rendered = tmp_path / "cache"
    files = ClipFiles(make_sounds(tmp_path / "sounds"), Voice.SYSTEM, rendered)
    assert files.to_play("hold") == tmp_path / "sounds" / VOICE / "hold.wav"
    assert files.to_play("again") == files.path(Tone.NOTICE)
    assert "hold" in files.missing()
    assert "hold" not in files.unspoken()
    assert "again" in files.unspoken()
    (rendered / "system").mkdir(parents=True)
    files.path("hold").touch()
    assert files.to_play("hold") == files.path("hold")
    assert "hold" not in files.missing()

"""The settings file: what was kept comes back, and what makes no sense does no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.settings_file import FILE_NAME, SettingsFile, _filled
from corecoach.application.errors import SettingsError
from corecoach.application.settings import (
    LATENCY_MS,
    VOLUME,
    Settings,
    SoundSettings,
    Verbosity,
    Voice,
)

CHOSEN = Settings(
    floor_only=True,
    verbosity=Verbosity.SHORT,
    sound=SoundSettings(Voice.MAN, 80, 45, "alsa_output.usb", -35),
    captions=False,
)


def kept(folder: Path, content: object) -> Settings:
    (folder / FILE_NAME).write_text(json.dumps(content), encoding="utf-8")
    return SettingsFile(folder).load()


def test_without_a_file_the_defaults_hold_and_none_is_made(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).load() == Settings()
    assert not list(tmp_path.iterdir())


def test_every_choice_comes_back_after_a_new_start(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new").save(CHOSEN)
    loaded = SettingsFile(tmp_path / "new").load()
    assert loaded == CHOSEN
    assert type(loaded.verbosity) is Verbosity
    assert type(loaded.sound.voice) is Voice


def test_a_file_of_the_version_before_is_read(tmp_path: Path) -> None:
    loaded = kept(tmp_path, {"floor_only": True, "waits_for_ready": True})
    assert loaded == Settings(floor_only=True, waits_for_ready=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"verbosity": "shouting"},
        {"verbosity": ["short"]},
        {"verbosity": None},
        {"captions": 0},
        {"captions": "yes"},
        {"sound": "loud"},
        {"sound": ["loud"]},
        {"sound": {"voice": "nobody"}},
        {"sound": {"voice_volume": "80"}},
        {"sound": {"voice_volume": True}},
        {"sound": {"tone_volume": 12.5}},
        {"sound": {"output": 3}},
        {"sound": {"latency_ms": None}},
        {"not_known": 1, "sound": {"not_known": {}}},
    ],
)
def test_what_makes_no_sense_falls_back_to_its_default(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    assert kept(tmp_path, wrong) == Settings()


def test_one_wrong_value_costs_no_other(tmp_path: Path) -> None:
    loaded = kept(
        tmp_path, {"verbosity": "?", "flash": False, "sound": {"voice": 7, "tone_volume": 30}}
    )
    assert loaded == Settings(flash=False, sound=SoundSettings(tone_volume=30))


def test_numbers_beyond_their_bounds_are_brought_back(tmp_path: Path) -> None:
    beyond = {"voice_volume": 900, "tone_volume": -1, "latency_ms": -(10**30)}
    sound = kept(tmp_path, {"sound": beyond}).sound
    assert (sound.voice_volume, sound.tone_volume) == (VOLUME.high, VOLUME.low)
    assert sound.latency_ms == LATENCY_MS.low


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_torn_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert SettingsFile(tmp_path).load() == Settings()


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text("aé\0", max_size=3)
ANYTHING = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.just("x"), PLAIN)
NAMES = st.sampled_from(["floor_only", "verbosity", "sound", "captions", "flash", "x"])
SOUND_NAMES = st.sampled_from(["voice", "voice_volume", "tone_volume", "output", "latency_ms"])


@given(st.dictionaries(NAMES, ANYTHING | st.dictionaries(SOUND_NAMES, ANYTHING)))
def test_whatever_was_kept_gives_settings_that_can_be_used(content: object) -> None:
    settings = _filled(Settings(), content)
    assert isinstance(settings.verbosity, Verbosity)
    assert isinstance(settings.sound.voice, Voice)
    assert VOLUME.low <= settings.sound.tone_volume <= VOLUME.high
    assert LATENCY_MS.low <= settings.sound.latency_ms <= LATENCY_MS.high
    assert {type(settings.captions), type(settings.flash), type(settings.floor_only)} == {bool}


def test_a_choice_that_cannot_be_written_holds_for_now_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    store = SettingsFile(tmp_path / "taken")
    with pytest.raises(SettingsError, match="could not be kept"):
        store.save(CHOSEN)
    assert store.load() == CHOSEN

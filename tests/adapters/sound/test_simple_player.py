from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.simple_player import SimplePlayer
from corecoach.application.ports import SoundState, SoundStatus
from corecoach.application.settings import SoundSettings, Voice
from tests.adapters.sound.conftest import TIMEOUT_S, Statuses, cue_in
from tests.adapters.sound.making_clips import VOICE, make_sounds


class FakeSound:
    def __init__(self, path: Path) -> None:
        self.clip = path.stem
        self.folder = path.parent.name
        self.at_ms = time.monotonic() * 1000
        self.stopped = threading.Event()

    def is_alive(self) -> bool:
        return not self.stopped.is_set()

    def stop(self) -> None:
        self.stopped.set()


class FakePrograms:
    """A player program whose sounds last until they are stopped."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.unplayable = ""
        self._played: SimpleQueue[FakeSound] = SimpleQueue()

    def working(self) -> str:
        return self.name

    def play(self, program: str, path: Path) -> FakeSound:
        assert program == self.name
        if path.stem == self.unplayable:
            raise OSError(path)
        sound = FakeSound(path)
        self._played.put(sound)
        return sound

    def next(self) -> FakeSound:
        return self._played.get(timeout=TIMEOUT_S)


@pytest.fixture
def programs() -> FakePrograms:
    return FakePrograms()


@pytest.fixture
def player(programs: FakePrograms, statuses: Statuses, tmp_path: Path) -> Iterator[SimplePlayer]:
    simple = SimplePlayer(ClipFiles(make_sounds(tmp_path), VOICE), programs, statuses)
    simple.open()
    statuses.wait_for(SoundState.SIMPLE)
    yield simple
    simple.close()


def test_it_says_what_it_plays_with(player: SimplePlayer) -> None:
    assert player.status() == SoundStatus(SoundState.SIMPLE, "fake")


def test_it_is_silent_where_no_program_works(statuses: Statuses) -> None:
    simple = SimplePlayer(ClipFiles(Path("sounds"), "anna"), FakePrograms(""), statuses)
    simple.open()
    statuses.wait_for(SoundState.SILENT)
    simple.close()


def test_each_cue_starts_at_its_moment(player: SimplePlayer, programs: FakePrograms) -> None:
    later, sooner = cue_in(0.4, "tone_tick"), cue_in(0.2, "hold")
    player.schedule([later, sooner])
    for cue in (sooner, later):
        sound = programs.next()
        assert sound.clip == cue.clip
        assert sound.at_ms == pytest.approx(cue.at_ms, abs=100)
        assert sound.at_ms >= cue.at_ms - 1


def test_it_speaks_with_the_voice_that_is_wanted(
    player: SimplePlayer, programs: FakePrograms
) -> None:
    player.use(SoundSettings(Voice.MAN))
    player.schedule([cue_in(0.1, "hold")])
    assert programs.next().folder == Voice.MAN


def test_every_cue_is_started_earlier_by_the_latency(
    player: SimplePlayer, programs: FakePrograms
) -> None:
    player.use(SoundSettings(latency_ms=200))
    cue = cue_in(0.5)
    player.schedule([cue])
    assert programs.next().at_ms == pytest.approx(cue.at_ms - 200, abs=100)


def test_what_is_muted_is_not_played(player: SimplePlayer, programs: FakePrograms) -> None:
    player.use(SoundSettings(voice_volume=0))
    player.schedule([cue_in(0.05, "hold"), cue_in(0.1, "tone_tick")])
    assert programs.next().clip == "tone_tick"


def test_at_a_lower_volume_it_plays_a_copy(
    programs: FakePrograms, statuses: Statuses, tmp_path: Path
) -> None:
    files = ClipFiles(make_sounds(tmp_path), VOICE)
    simple = SimplePlayer(files, programs, statuses)
    simple.use(SoundSettings(tone_volume=50))
    simple.open()
    try:
        simple.schedule([cue_in(0.2, "tone_tick")])
        assert programs.next().clip == "tones-tone_tick-50"
    finally:
        simple.close()


def test_a_cue_of_long_ago_is_dropped(player: SimplePlayer, programs: FakePrograms) -> None:
    player.schedule([cue_in(-1, "hold"), cue_in(0.1, "dig")])
    assert programs.next().clip == "dig"


def test_a_voice_of_lower_priority_never_cuts_a_higher_one(
    player: SimplePlayer, programs: FakePrograms
) -> None:
    player.schedule([cue_in(0.1, "paused"), cue_in(0.15, "breathe"), cue_in(0.2, "tone_tick")])
    announcement = programs.next()
    assert announcement.clip == "paused"
    assert programs.next().clip == "tone_tick"
    assert announcement.is_alive()


def test_a_voice_of_higher_priority_takes_over(
    player: SimplePlayer, programs: FakePrograms
) -> None:
    player.schedule([cue_in(0.1, "breathe"), cue_in(0.15, "paused")])
    weak = programs.next()
    assert programs.next().clip == "paused"
    assert weak.stopped.is_set()


def test_cancel_silences_and_forgets(player: SimplePlayer, programs: FakePrograms) -> None:
    player.schedule([cue_in(0.05, "paused"), cue_in(0.5, "hold")])
    sound = programs.next()
    player.cancel()
    assert sound.stopped.wait(TIMEOUT_S)
    player.schedule([cue_in(0.6, "dig")])
    assert programs.next().clip == "dig"


def test_a_clip_that_cannot_be_played_does_not_stop_the_others(
    player: SimplePlayer, programs: FakePrograms
) -> None:
    programs.unplayable = "hold"
    player.schedule([cue_in(0.05, "hold"), cue_in(0.1, "dig")])
    assert programs.next().clip == "dig"


def test_closing_silences(player: SimplePlayer, programs: FakePrograms) -> None:
    player.schedule([cue_in(0.05, "hold")])
    sound = programs.next()
    player.close()
    player.close()
    assert sound.stopped.wait(TIMEOUT_S)

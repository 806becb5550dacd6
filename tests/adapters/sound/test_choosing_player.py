from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corecoach.adapters.sound.choosing_player import ChoosingPlayer
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.probe import probe_sound
from corecoach.application.ports import SoundState, SoundStatus
from corecoach.application.settings import SoundSettings, Voice
from corecoach.domain.clips import PHRASES, Tone
from tests.adapters.sound.conftest import FakeEngine, Statuses, cue_in
from tests.adapters.sound.making_clips import make_sounds
from tests.adapters.sound.test_simple_player import FakePrograms

FILES = ClipFiles(Path("sounds"), "anna")


@contextmanager
def chosen(
    command: list[str], programs: FakePrograms, statuses: Statuses
) -> Iterator[ChoosingPlayer]:
    player = ChoosingPlayer(FILES, command, programs, statuses)
    player.open()
    try:
        yield player
    finally:
        player.close()


def test_the_engine_is_preferred(engine: FakeEngine, statuses: Statuses) -> None:
    with chosen(engine.command("ready"), FakePrograms(), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        assert player.status() == SoundStatus(SoundState.PLAYING, "Fake Card", FILES.missing())


def test_without_a_device_the_simple_player_gets_the_cues_already_handed_over(
    engine: FakeEngine, statuses: Statuses
) -> None:
    programs = FakePrograms()
    with chosen(engine.command("wait", "no_device"), programs, statuses) as player:
        player.schedule([cue_in(0.5, "hold")])
        assert statuses.wait_for(SoundState.SIMPLE).device == "fake"
        assert player.status().state is SoundState.SIMPLE
        assert programs.next().clip == "hold"
        player.schedule([cue_in(0.1, "dig")])
        assert programs.next().clip == "dig"


def test_a_simple_player_that_comes_later_sounds_as_was_wanted(
    engine: FakeEngine, statuses: Statuses
) -> None:
    programs = FakePrograms()
    with chosen(engine.command("wait", "no_device"), programs, statuses) as player:
        player.use(SoundSettings(Voice.MAN))
        statuses.wait_for(SoundState.SIMPLE)
        player.schedule([cue_in(0.1)])
        assert programs.next().folder == Voice.MAN
        player.use(SoundSettings(Voice.WOMAN))
        player.schedule([cue_in(0.1)])
        assert programs.next().folder == Voice.WOMAN


def test_the_clips_that_lack_are_those_of_the_voice_in_use(
    engine: FakeEngine, statuses: Statuses, tmp_path: Path
) -> None:
    files = ClipFiles(make_sounds(tmp_path), Voice.WOMAN)
    player = ChoosingPlayer(files, engine.command("ready"), FakePrograms(), statuses)
    player.open()
    try:
        assert "hold" not in player.status().missing_clips
        player.use(SoundSettings(Voice.MAN))
        assert "hold" in player.status().missing_clips
    finally:
        player.close()


def test_cancel_reaches_the_simple_player(engine: FakeEngine, statuses: Statuses) -> None:
    programs = FakePrograms()
    with chosen(engine.command("no_device"), programs, statuses) as player:
        statuses.wait_for(SoundState.SIMPLE)
        player.schedule([cue_in(0.1, "hold"), cue_in(0.3, "relax")])
        sound = programs.next()
        player.cancel()
        player.schedule([cue_in(0.4, "dig")])
        assert programs.next().clip == "dig"
        assert sound.stopped.is_set()


def test_with_neither_it_is_silent(engine: FakeEngine, statuses: Statuses) -> None:
    with chosen(engine.command("no_library", "exit:4"), FakePrograms(""), statuses) as player:
        statuses.wait_for(SoundState.SILENT)
        player.schedule([cue_in(0.1)])
        player.cancel()


def test_when_the_engine_can_play_the_simple_player_falls_silent(
    engine: FakeEngine, statuses: Statuses
) -> None:
    programs = FakePrograms()
    steps = ("no_device", "wait", "wait", "ready")
    with chosen(engine.command(*steps), programs, statuses) as player:
        statuses.wait_for(SoundState.SIMPLE)
        player.schedule([cue_in(0.1, "hold")])
        sound = programs.next()
        player.schedule([cue_in(5, "dig")])
        statuses.wait_for(SoundState.PLAYING)
        assert sound.stopped.wait(10)


def test_the_probe_tells_what_would_be_used_and_which_clips_lack(engine: FakeEngine) -> None:
    probe = probe_sound(FILES, command=engine.command("ready"), programs=FakePrograms())
    assert (probe.state, probe.device) == (SoundState.PLAYING, "Fake Card")
    assert set(probe.missing_clips) == {*Tone, *PHRASES}


def test_the_probe_names_the_fallback(engine: FakeEngine) -> None:
    probe = probe_sound(FILES, command=engine.command("no_device"), programs=FakePrograms())
    assert (probe.state, probe.device) == (SoundState.SIMPLE, "fake")


def test_the_probe_does_not_wait_for_ever(engine: FakeEngine) -> None:
    command = engine.command("deaf")
    probe = probe_sound(FILES, timeout_s=0.2, command=command, programs=FakePrograms())
    assert probe.state is SoundState.STARTING

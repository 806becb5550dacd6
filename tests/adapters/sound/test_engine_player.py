from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from corecoach.adapters.sound.engine_player import EnginePlayer
from corecoach.adapters.sound.protocol import (
    NO_LIBRARY_EXIT,
    cancel_line,
    cues_line,
    read_order,
    use_line,
)
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.settings import SoundSettings, Voice
from tests.adapters.sound.conftest import FakeEngine, Statuses, cue_in


@contextmanager
def playing(command: list[str], statuses: Statuses) -> Iterator[EnginePlayer]:
    player = EnginePlayer(command, statuses)
    player.open()
    try:
        yield player
    finally:
        player.close()


def order(*cues: ScheduledCue) -> dict[str, object]:
    return {"cues": [[cue.at_ms, cue.clip] for cue in cues]}


def kill_engine(player: EnginePlayer) -> None:
    pid = player.engine_pid
    assert pid
    os.kill(pid, signal.SIGKILL)


def test_it_plays_once_the_engine_is_ready(engine: FakeEngine, statuses: Statuses) -> None:
    player = EnginePlayer(engine.command("ready"), statuses)
    assert player.status().state is SoundState.STARTING
    player.open()
    assert statuses.wait_for(SoundState.PLAYING) == SoundStatus(SoundState.PLAYING, "Fake Card")
    assert player.status().state is SoundState.PLAYING
    player.close()


def test_cues_and_cancel_reach_the_engine_in_order(engine: FakeEngine, statuses: Statuses) -> None:
    first, second = cue_in(5), cue_in(6)
    with playing(engine.command("ready"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        player.schedule([first])
        player.cancel()
        player.schedule([second])
        heard = [engine.heard() for _ in range(3)]
    assert heard == [order(first), {"cancel": True}, order(second)]


def test_cues_that_come_before_it_is_opened_are_not_lost(
    engine: FakeEngine, statuses: Statuses
) -> None:
    cue = cue_in(5)
    player = EnginePlayer(engine.command("ready"), statuses)
    player.schedule([cue])
    player.open()
    assert engine.heard() == order(cue)
    player.close()


def test_a_dead_engine_is_replaced_and_gets_what_is_still_to_come(
    engine: FakeEngine, statuses: Statuses
) -> None:
    past, future, forgotten = cue_in(-0.1), cue_in(20), cue_in(30)
    with playing(engine.command("ready"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        player.schedule([forgotten])
        player.cancel()
        player.schedule([past, future])
        for _ in range(3):
            engine.heard()
        kill_engine(player)
        statuses.wait_for(SoundState.STARTING)
        statuses.wait_for(SoundState.PLAYING)
        assert engine.heard() == order(future)


def test_an_engine_that_keeps_dying_is_tried_at_least_every_second(
    engine: FakeEngine, statuses: Statuses
) -> None:
    with playing(engine.command("ready", "exit:3"), statuses):
        for _ in range(3):
            statuses.wait_for(SoundState.PLAYING)
        start = time.monotonic()
        statuses.wait_for(SoundState.PLAYING)
    assert time.monotonic() - start < 1.8


LOUD_MAN = SoundSettings(Voice.MAN, 90, 40, "6c6162", 120)
LOUD_MAN_ORDER = {
    "use": {
        "voice": "am_michael",
        "voice_volume": 90,
        "tone_volume": 40,
        "output": "6c6162",
        "latency_ms": 120,
    }
}


def test_how_to_sound_reaches_an_open_engine(engine: FakeEngine, statuses: Statuses) -> None:
    with playing(engine.command("ready"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        player.use(LOUD_MAN)
        assert engine.heard() == LOUD_MAN_ORDER


def test_every_new_engine_hears_how_to_sound_before_any_cue(
    engine: FakeEngine, statuses: Statuses
) -> None:
    cue = cue_in(20)
    player = EnginePlayer(engine.command("ready"), statuses)
    player.use(LOUD_MAN)
    player.schedule([cue])
    player.open()
    try:
        for _ in range(2):
            statuses.wait_for(SoundState.PLAYING)
            assert engine.heard() == LOUD_MAN_ORDER
            assert engine.heard() == order(cue)
            kill_engine(player)
    finally:
        player.close()


def test_what_the_player_writes_the_engine_reads() -> None:
    cue = cue_in(5)
    assert read_order(use_line(LOUD_MAN)) == LOUD_MAN
    assert read_order(cues_line([cue])) == [cue]
    assert read_order(cancel_line()) is None


def test_it_stays_silent_while_engine_after_engine_finds_no_device(
    engine: FakeEngine, statuses: Statuses
) -> None:
    player = EnginePlayer(engine.command("no_device", "exit:3"), statuses)
    player.open()
    try:
        statuses.wait_for(SoundState.SILENT)
        first = player.engine_pid
        while player.engine_pid in {first, None}:
            assert player.status().state is SoundState.SILENT
    finally:
        player.close()


def test_without_a_device_it_is_silent_until_there_is_one(
    engine: FakeEngine, statuses: Statuses
) -> None:
    with playing(engine.command("no_device", "wait", "ready"), statuses) as player:
        statuses.wait_for(SoundState.SILENT)
        player.schedule([cue_in(5)])
        statuses.wait_for(SoundState.PLAYING)


def test_without_the_library_it_stays_silent_and_tries_no_more(
    engine: FakeEngine, statuses: Statuses
) -> None:
    with playing(engine.command("no_library", f"exit:{NO_LIBRARY_EXIT}"), statuses) as player:
        statuses.wait_for(SoundState.SILENT)
        supervisor = player._supervisor
        assert supervisor
        supervisor.join(5)
        assert not supervisor.is_alive()
        assert player.status().state is SoundState.SILENT


def test_an_engine_that_hears_nothing_blocks_nobody(engine: FakeEngine, statuses: Statuses) -> None:
    with playing(engine.command("ready", "deaf"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        cues = [cue_in(100 + number) for number in range(5_000)]
        start = time.monotonic()
        for _ in range(3):
            player.schedule(cues)
        player.cancel()
        player.close()
        assert time.monotonic() - start < 0.5


def test_closing_ends_the_engine_and_can_be_repeated(
    engine: FakeEngine, statuses: Statuses
) -> None:
    with playing(engine.command("ready"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        pid = player.engine_pid
        assert pid
        player.close()
        player.close()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_it_can_be_opened_twice_and_again_after_closing(
    engine: FakeEngine, statuses: Statuses
) -> None:
    with playing(engine.command("ready"), statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        pid = player.engine_pid
        player.open()
        assert player.engine_pid == pid
        player.close()
        player.open()
        statuses.wait_for(SoundState.PLAYING)
        assert player.engine_pid != pid


def test_an_engine_that_cannot_be_started_harms_nobody(statuses: Statuses) -> None:
    with playing(["/nowhere/at/all"], statuses) as player:
        player.schedule([cue_in(5)])
        player.cancel()
        assert player.status().state is SoundState.STARTING


@pytest.mark.parametrize("module", ["numpy", "miniaudio", "sounddevice", "playsound3", "PySide6"])
def test_the_program_itself_loads_no_sound_library(module: str) -> None:
    check = (
        f"import sys, corecoach.adapters.sound.choosing_player; print({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

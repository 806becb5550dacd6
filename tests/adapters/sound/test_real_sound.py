"""The engine against a real sound server, whose output is recorded and listened to."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.ports import ScheduledCue, SoundState
from tests.adapters.sound.conftest import Clips, Statuses, cue_in
from tests.adapters.sound.making_clips import WORDS
from tests.adapters.sound.real_engine import listen, opened, silent_after_ms, sleep_until
from tests.sound_rig.fair import fairly, fairly_tried
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.virtual_card import VirtualCard

pytestmark = pytest.mark.real


def test_every_cue_is_heard_at_its_moment(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    words = [name for name in WORDS if name != "left_heel_1"]

    def once() -> Hearing:
        with card.recording() as recording, opened(files, statuses) as player:
            statuses.wait_for(SoundState.PLAYING)
            cues = [cue_in(0.3 + 0.8 * number, word) for number, word in enumerate(words * 2)]
            cues += [ScheduledCue(cue.at_ms, "tone_tick") for cue in cues[::2]]
            player.schedule(cues)
            sleep_until(max(cue.at_ms for cue in cues) + 1_000)
        return listen(recording, clips, cues)

    hearing = fairly(once)
    assert hearing.lost == ()
    assert hearing.extras == ()
    assert hearing.spread_ms(99) <= 10
    assert abs(hearing.median_ms) <= 40


def test_cancel_silences_without_a_click_and_the_next_cue_is_on_time(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    long = clips["tone_session_end"].astype(float) / 32_768

    def once() -> tuple[list[float], float, Hearing]:
        cancelled_ms, following = [], []
        with card.recording() as recording, opened(files, statuses) as player:
            statuses.wait_for(SoundState.PLAYING)
            for number in range(8):
                player.schedule([cue_in(0.3, "tone_session_end"), cue_in(1.0, "hold")])
                sleep_until(cue_in(0.7 + number * 0.003).at_ms)
                cancelled_ms.append(time.monotonic() * 1000)
                player.cancel()
                following.append(cue_in(0.4, "tone_tick"))
                player.schedule(following[-1:])
                sleep_until(following[-1].at_ms + 600)
        segment = recording.segments[0]
        silent_after, steepest = [], 0.0
        for cancelled in cancelled_ms:
            first = segment.sample_at(cancelled - 200)
            around = segment.samples[first : segment.sample_at(cancelled + 350)]
            silent_after.append(silent_after_ms(segment, cancelled))
            steepest = max(steepest, float(np.abs(np.diff(around)).max()))
        expected = [Expected(cue.at_ms, cue.clip) for cue in following]
        return silent_after, steepest, hear(recording, clips, expected, window_ms=50)

    silent_after, steepest, hearing = fairly_tried(once, lambda tried: max(tried[0]) <= 20)
    assert max(silent_after) <= 20
    assert steepest <= np.abs(np.diff(long)).max()
    assert hearing.lost == ()


def test_sound_comes_back_by_itself_after_the_server_died(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    with card.recording() as recording, opened(files, statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        before, missed = cue_in(0.3, "dig"), cue_in(1.5, "relax")
        player.schedule([before, missed])
        sleep_until(before.at_ms + 900)
        card.kill_server()
        statuses.wait_for(SoundState.SILENT)
        sleep_until(missed.at_ms)
        card.start_server()
        back = time.monotonic()
        after = cue_in(3.5, "hold")
        player.schedule([after])
        statuses.wait_for(SoundState.PLAYING)
        assert time.monotonic() - back <= 2
        sleep_until(after.at_ms + 1_000)
    hearing = listen(recording, clips, [before, after])
    assert hearing.lost == ()
    assert hearing.extras == ()


def test_without_a_server_it_is_silent_in_every_way_until_one_comes(
    card: VirtualCard, files: ClipFiles, statuses: Statuses, capfd: pytest.CaptureFixture[str]
) -> None:
    card.kill_server()
    with opened(files, statuses) as player:
        statuses.wait_for(SoundState.SILENT)
        player.schedule([cue_in(0.1)])
        card.start_server()
        statuses.wait_for(SoundState.PLAYING)
    written = capfd.readouterr()
    assert not written.out + written.err


def test_the_engine_never_outlives_the_program(card: VirtualCard, files: ClipFiles) -> None:
    program = """
import pathlib, sys
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.engine_player import EnginePlayer, engine_command
command = engine_command(ClipFiles(pathlib.Path(sys.argv[1]), sys.argv[2]))
player = EnginePlayer(command, lambda _: print(player.engine_pid, flush=True))
player.open()
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(files.sounds), files.voice],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=card.env,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout
        engine = os.pidfd_open(int(process.stdout.readline()))
        os.kill(process.pid, signal.SIGKILL)
    try:
        ended, _, _ = select.select([engine], [], [], 5)
        assert ended
    finally:
        os.close(engine)


def test_the_sides_are_heard_on_their_sides(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    with (
        card.recording(channel="front-left") as at_left,
        card.recording(channel="front-right") as at_right,
        opened(files, statuses) as player,
    ):
        statuses.wait_for(SoundState.PLAYING)
        names = ("tone_hold_start_left", "tone_hold_start_right", "left_heel_1", "hold")
        cues = [cue_in(0.4 + 1.3 * number, name) for number, name in enumerate(names)]
        player.schedule(cues)
        sleep_until(cues[-1].at_ms + 1_000)
    left, right = (
        np.array([cue.level for cue in listen(recording, clips, cues).cues])
        for recording in (at_left, at_right)
    )
    wanted = np.sqrt([0.7 / 0.3, 0.3 / 0.7, 0.7 / 0.3, 1])
    assert left / right == pytest.approx(wanted, rel=0.05)

"""The engine where its first libraries cannot open the device, against a real sound server."""

from __future__ import annotations

import time

import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.probe import probe_sound
from corecoach.application.ports import ScheduledCue, SoundState
from corecoach.application.settings import SoundSettings
from tests.adapters.sound.conftest import Clips, Statuses, cue_in
from tests.adapters.sound.making_clips import WORDS
from tests.adapters.sound.other_libraries import Trouble, engine_with
from tests.adapters.sound.real_engine import listen, opened, sleep_until
from tests.adapters.sound.test_simple_player import FakePrograms
from tests.sound_rig.fair import fairly
from tests.sound_rig.hearing import Hearing
from tests.sound_rig.virtual_card import VirtualCard

pytestmark = pytest.mark.real

BACK_S = 2.0


@pytest.mark.parametrize(
    ("trouble", "device"),
    [
        (Trouble.NO_PULSE, "Null Output"),
        (Trouble.NOT_INSTALLED, "PortAudio"),
        (Trouble.CANNOT_OPEN, "PortAudio"),
    ],
)
def test_every_cue_is_heard_at_its_moment_by_another_library(
    card: VirtualCard,
    files: ClipFiles,
    clips: Clips,
    statuses: Statuses,
    trouble: Trouble,
    device: str,
) -> None:
    words = [name for name in WORDS if name != "left_heel_1"]

    def once() -> Hearing:
        with (
            card.recording() as recording,
            opened(files, statuses, engine_with(trouble, files)) as player,
        ):
            assert device in statuses.wait_for(SoundState.PLAYING).device
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


def test_the_last_library_comes_back_by_itself_after_the_server_died(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    command = engine_with(Trouble.CANNOT_OPEN, files)
    with card.recording() as recording, opened(files, statuses, command) as player:
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
        assert time.monotonic() - back <= BACK_S
        sleep_until(after.at_ms + 1_000)
    hearing = listen(recording, clips, [before, after])
    assert hearing.lost == ()
    assert hearing.extras == ()


@pytest.mark.usefixtures("card")
def test_another_choice_of_output_gives_the_better_libraries_another_chance(
    files: ClipFiles, statuses: Statuses
) -> None:
    command = engine_with(Trouble.CANNOT_OPEN_THE_DEFAULT, files)
    with opened(files, statuses, command) as player:
        assert "PortAudio" in statuses.wait_for(SoundState.PLAYING).device
        player.use(SoundSettings(output="6c6162"))
        assert statuses.wait_for(SoundState.PLAYING).device == "Null Output"


@pytest.mark.usefixtures("card")
def test_the_check_names_the_last_library(files: ClipFiles) -> None:
    status = probe_sound(files, 10, engine_with(Trouble.NOT_INSTALLED, files), FakePrograms(""))
    assert status.state is SoundState.PLAYING
    assert "PortAudio" in status.device

"""What happens to devices in mid-session, done to a real sound server, and what is heard then."""

from __future__ import annotations

import time

import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.outputs import outputs
from corecoach.application.ports import ScheduledCue, SoundState
from corecoach.application.settings import SoundSettings
from tests.adapters.sound.conftest import Clips, Statuses, cue_in
from tests.adapters.sound.real_engine import listen, opened, sleep_until
from tests.sound_rig.recorder import Recording
from tests.sound_rig.virtual_card import SINK, VirtualCard

pytestmark = pytest.mark.real

BACK_S = 2.0
FIRST_SINK = "1"


def heard(recording: Recording, clips: Clips, *cues: ScheduledCue) -> bool:
    """Tell whether these cues and no others were heard."""
    hearing = listen(recording, clips, cues)
    return not hearing.lost and not hearing.extras


def device_of(card: VirtualCard) -> str:
    """Return the name of the sink that the engine plays into."""
    number = card.control("list", "short", "sink-inputs").split()[1]
    sinks = card.control("list", "short", "sinks").splitlines()
    return next(sink.split()[1] for sink in sinks if sink.split()[0] == number)


def test_the_outputs_are_listed_with_the_default_first(card: VirtualCard) -> None:
    card.add_sink("second", "Headset")
    assert [output.name for output in outputs()] == ["Null Output", "Headset"]
    card.control("set-default-sink", "second")
    assert [output.name for output in outputs()] == ["Headset", "Null Output"]


def test_where_there_is_no_device_none_is_listed(card: VirtualCard) -> None:
    card.remove_sink(FIRST_SINK)
    assert outputs() == ()
    card.kill_server()
    assert "Discard" not in "".join(output.name for output in outputs())


def test_a_device_that_appears_after_the_start_is_used(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    card.remove_sink(FIRST_SINK)
    with opened(files, statuses) as player:
        statuses.wait_for(SoundState.SILENT)
        player.schedule([cue_in(0.1, "relax")])
        card.add_sink(SINK)
        appeared = time.monotonic()
        with card.recording() as recording:
            assert statuses.wait_for(SoundState.PLAYING).device == SINK
            assert time.monotonic() - appeared <= BACK_S
            cue = cue_in(0.6)
            player.schedule([cue])
            sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)


def test_the_only_device_is_pulled_out_and_put_back(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    with opened(files, statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        card.remove_sink(FIRST_SINK)
        statuses.wait_for(SoundState.SILENT)
        missed = cue_in(0.2, "relax")
        player.schedule([missed])
        sleep_until(missed.at_ms + 300)
        card.add_sink(SINK)
        returned = time.monotonic()
        with card.recording() as recording:
            statuses.wait_for(SoundState.PLAYING)
            assert time.monotonic() - returned <= BACK_S
            cue = cue_in(0.6)
            player.schedule([cue])
            sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)


def test_when_a_device_is_pulled_out_the_sound_goes_to_another(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    card.add_sink("second", "Headset")
    with card.recording("second") as recording, opened(files, statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        card.remove_sink(FIRST_SINK)
        cue = cue_in(BACK_S)
        player.schedule([cue])
        while player.status().device != "Headset":
            statuses.wait_for(SoundState.PLAYING)
        assert cue_in(0).at_ms <= cue.at_ms
        sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)


def test_the_sound_follows_the_system_when_its_default_changes(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    card.add_sink("second", "Headset")
    with card.recording("second") as recording, opened(files, statuses) as player:
        assert statuses.wait_for(SoundState.PLAYING).device == "Null Output"
        card.control("set-default-sink", "second")
        cue = cue_in(BACK_S)
        player.schedule([cue])
        assert statuses.wait_for(SoundState.PLAYING).device == "Headset"
        sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)


def test_the_chosen_output_is_used_whenever_it_is_there(
    card: VirtualCard, files: ClipFiles, statuses: Statuses
) -> None:
    number = card.add_sink("second", "Headset")
    chosen = next(output.id for output in outputs() if output.name == "Headset")
    with opened(files, statuses) as player:
        assert statuses.wait_for(SoundState.PLAYING).device == "Null Output"
        player.use(SoundSettings(output=chosen))
        assert statuses.wait_for(SoundState.PLAYING).device == "Headset"
        assert device_of(card) == "second"
        card.remove_sink(number)
        assert statuses.wait_for(SoundState.PLAYING).device == "Null Output"
        card.add_sink("second", "Headset")
        assert statuses.wait_for(SoundState.PLAYING).device == "Headset"
        assert device_of(card) == "second"


def test_a_device_that_takes_no_sound_is_told_and_used_again_when_it_does(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    with opened(files, statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        card.control("suspend-sink", SINK, "1")
        statuses.wait_for(SoundState.SILENT)
        missed = [cue_in(0.1 + 0.2 * number, "relax") for number in range(4)]
        player.schedule(missed)
        sleep_until(missed[-1].at_ms + 300)
        card.control("suspend-sink", SINK, "0")
        resumed = time.monotonic()
        with card.recording() as recording:
            statuses.wait_for(SoundState.PLAYING)
            assert time.monotonic() - resumed <= BACK_S
            cue = cue_in(0.6)
            player.schedule([cue])
            sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)


def test_a_server_that_hangs_is_told_and_used_again_when_it_goes_on(
    card: VirtualCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    with opened(files, statuses) as player:
        statuses.wait_for(SoundState.PLAYING)
        card.freeze_server()
        statuses.wait_for(SoundState.SILENT)
        player.schedule([cue_in(0.2, "relax")])
        sleep_until(cue_in(0.5).at_ms)
        card.thaw_server()
        thawed = time.monotonic()
        with card.recording() as recording:
            statuses.wait_for(SoundState.PLAYING)
            assert time.monotonic() - thawed <= BACK_S
            cue = cue_in(0.6)
            player.schedule([cue])
            sleep_until(cue.at_ms + 1_000)
    assert heard(recording, clips, cue)

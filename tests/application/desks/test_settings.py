"""The settings desk: kept at once, used at once, tried out at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.application.cues.sound_test import LENGTH_MS, SCORE
from corecoach.application.desks.settings import LEAD_MS, LOOK_EVERY_MS, SHORT_LEAD_MS, SettingsDesk
from corecoach.application.errors import SettingsError
from corecoach.application.ports import Output, SoundState, SoundStatus
from corecoach.application.settings import Settings, SoundSettings, Verbosity, Voice
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState
from corecoach.domain.clips import PHRASES, Tone
from corecoach.domain.tap_along import TICKS
from tests.fakes import FakeClock, KnownOutputs, KnownVoice, MemorySettings, RecordingPlayer


class At:
    """A desk and the fakes behind it."""

    def __init__(self) -> None:
        self.clock, self.player, self.store = FakeClock(), RecordingPlayer(), MemorySettings()
        self.outputs, self.voice = KnownOutputs(), KnownVoice()
        self.desk = SettingsDesk(self.clock, self.store, self.player, self.outputs, self.voice)

    def tap_along(self, late_ms: int, times: int = TICKS) -> None:
        """Tap so many times, each so long after its tick, and hear the ticks out."""
        self.desk.tap_along()
        start_ms = self.clock.monotonic
        for cue in self.player.cues[:times]:
            self.clock.monotonic = cue.at_ms + late_ms
            self.desk.tap()
        self.clock.monotonic = start_ms + LEAD_MS + TICKS * 1000

    @property
    def text(self) -> str:
        return self.desk.state().tap.text


@pytest.fixture
def at() -> At:
    return At()


def test_nothing_is_opened_before_it_is_asked_for(at: At) -> None:
    at.desk.state()
    at.desk.change(Settings(captions=False))
    at.desk.leave()
    assert at.player.log == []


def test_a_change_of_sound_is_used_and_kept_at_once(at: At) -> None:
    louder = SoundSettings(voice_volume=70)
    at.desk.change(Settings(sound=louder))
    assert at.player.used == louder
    assert at.store.kept.sound == louder


SYSTEM = Settings(sound=SoundSettings(voice=Voice.SYSTEM))


def offered(at: At) -> list[str]:
    return [choice.value for choice in at.desk.state().voices]


def test_the_computers_voice_is_offered_only_where_it_was_found(at: At) -> None:
    for state in (VoiceState.UNKNOWN, VoiceState.ABSENT):
        at.voice.known = SystemVoiceStatus(state)
        assert offered(at) == [Voice.WOMAN, Voice.MAN]
    at.voice.known = SystemVoiceStatus(VoiceState.FOUND, "eSpeak NG 1.51", 0, 120)
    assert offered(at) == [Voice.WOMAN, Voice.MAN, Voice.SYSTEM]
    assert not at.voice.asked
    assert at.desk.state().voice_text == ""


def test_the_computers_voice_is_prepared_when_it_is_chosen(at: At) -> None:
    at.desk.change(SYSTEM)
    assert at.voice.asked == 1
    at.desk.change(replace(SYSTEM, captions=False))
    assert at.voice.asked == 1
    at.voice.known = SystemVoiceStatus(VoiceState.PREPARING, "eSpeak NG 1.51", 40, 120)
    assert "40 of 120" in at.desk.state().voice_text
    at.voice.known = SystemVoiceStatus(VoiceState.READY, "eSpeak NG 1.51", 120, 120)
    assert at.desk.state().voice_text == "Spoken by eSpeak NG 1.51."
    assert at.voice.asked == 1


def test_clips_that_are_out_of_date_are_prepared_when_the_settings_are_seen(at: At) -> None:
    at.store.kept = SYSTEM
    at.voice.known = SystemVoiceStatus(VoiceState.FOUND, "eSpeak NG 1.52", 0, 120)
    at.desk.state()
    assert at.voice.asked == 1


def test_a_voice_that_failed_says_so_and_is_tried_again_when_chosen_again(at: At) -> None:
    at.store.kept = SYSTEM
    at.voice.known = SystemVoiceStatus(VoiceState.FAILED, "eSpeak NG 1.51", 3, 120)
    assert "could not be prepared" in at.desk.state().voice_text
    at.desk.change(replace(SYSTEM, captions=False))
    at.desk.change(replace(SYSTEM, captions=False))
    assert at.voice.asked == 1


def test_a_voice_that_was_chosen_and_is_gone_stays_chosen_and_says_who_speaks(at: At) -> None:
    at.store.kept = SYSTEM
    at.voice.known = SystemVoiceStatus(VoiceState.ABSENT)
    assert Voice.SYSTEM in offered(at)
    assert "woman's voice speaks" in at.desk.state().voice_text


def test_a_change_that_cannot_be_kept_is_used_all_the_same(at: At) -> None:
    class FullDisk(MemorySettings):
        def save(self, settings: Settings) -> None:
            super().save(settings)
            raise SettingsError("The disk is full.")

    desk = SettingsDesk(at.clock, FullDisk(), at.player, at.outputs, at.voice)
    with pytest.raises(SettingsError):
        desk.change(Settings(sound=SoundSettings(tone_volume=10)))
    assert at.player.used.tone_volume == 10
    assert desk.state().settings.sound.tone_volume == 10


def test_words_and_sight_leave_the_player_alone(at: At) -> None:
    at.player.used = used = SoundSettings(latency_ms=7)
    at.store.kept = Settings(sound=SoundSettings(latency_ms=8))
    at.desk.change(replace(at.store.kept, verbosity=Verbosity.TONES, flash=False))
    assert at.player.used is used


def test_the_sound_test_plays_left_right_voice_and_countdown_ahead_of_time(at: At) -> None:
    at.desk.test_sound()
    assert at.player.log == ["open", "cancel"]
    assert at.player.cues[0].at_ms == at.clock.monotonic + LEAD_MS
    clips = [cue.clip for cue in at.player.cues]
    wanted = [Tone.HOLD_START_LEFT, Tone.HOLD_START_RIGHT, "hold", "three", "two", "one"]
    assert [clip for clip in clips if clip in wanted] == wanted
    assert clips[-1] == Tone.HOLD_END


def test_a_second_wish_is_heard_sooner_and_instead_of_the_first(at: At) -> None:
    at.desk.test_sound()
    at.clock.advance(4_000)
    at.desk.tap_along()
    assert at.player.cues[0].at_ms == at.clock.monotonic + SHORT_LEAD_MS
    assert {cue.clip for cue in at.player.cues} == {Tone.TICK}
    assert not at.desk.state().is_testing


def test_everything_the_sound_test_plays_is_a_clip_that_exists() -> None:
    assert {str(clip) for _at, clip in SCORE} <= set(PHRASES) | set(Tone)
    assert max(at_ms for at_ms, _clip in SCORE) < LENGTH_MS


def test_the_sound_test_says_what_is_heard_and_ends_by_itself(at: At) -> None:
    assert not at.desk.state().is_testing
    at.desk.test_sound()
    parts = []
    for _ in range(LEAD_MS // 100 + LENGTH_MS // 100):
        part = at.desk.state().test_part
        parts += [part] if part not in parts else []
        at.clock.advance(100)
    assert parts == ["Listen …", "Left", "Right", "Voice", "Countdown", "End of the hold"]
    assert not at.desk.state().is_testing


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (SoundStatus(SoundState.STARTING), "The sound is being opened …"),
        (SoundStatus(SoundState.PLAYING, "Headphones"), "Playing on: Headphones"),
        (SoundStatus(SoundState.SIMPLE, "aplay"), "Simple sound by aplay: cues may come a little"),
        (SoundStatus(SoundState.SILENT), "No sound on this computer just now."),
    ],
)
def test_the_device_in_use_is_said_once_the_sound_is_open(
    at: At, status: SoundStatus, told: str
) -> None:
    at.player.state = status
    assert told not in at.desk.state().device_text
    at.desk.test_sound()
    assert at.desk.state().device_text.startswith(told)


def test_leaving_silences_and_closes(at: At) -> None:
    at.desk.test_sound()
    at.desk.leave()
    assert at.player.log == ["open", "cancel", "cancel", "close"]
    assert at.player.cues == []
    assert not at.desk.state().is_testing


def test_the_outputs_begin_with_the_system_default(at: At) -> None:
    at.outputs.found = (Output("usb", "USB headset"),)
    names = [choice.name for choice in at.desk.state().outputs]
    assert names == ["System default", "USB headset"]


def test_an_output_that_is_plugged_in_appears_by_itself(at: At) -> None:
    at.desk.state()
    at.outputs.found = (Output("usb", "USB headset"),)
    at.clock.advance(LOOK_EVERY_MS)
    assert [choice.value for choice in at.desk.state().outputs] == ["", "usb"]


def test_nobody_looks_for_outputs_while_ticks_sound(at: At) -> None:
    at.desk.state()
    at.desk.tap_along()
    at.outputs.found = (Output("usb", "USB headset"),)
    at.clock.advance(LOOK_EVERY_MS)
    assert [choice.value for choice in at.desk.state().outputs] == [""]
    at.desk.stop()
    assert [choice.value for choice in at.desk.state().outputs] == ["", "usb"]


def test_a_chosen_output_that_is_gone_still_stands_there(at: At) -> None:
    at.store.kept = Settings(sound=SoundSettings(output="usb"))
    assert at.desk.state().outputs[-1].value == "usb"
    assert at.desk.state().outputs[-1].name == "Chosen before (not connected now)"


def test_a_chosen_output_is_not_called_gone_before_anybody_has_looked(at: At) -> None:
    at.outputs.found = None
    at.store.kept = Settings(sound=SoundSettings(output="usb"))
    assert at.desk.state().outputs[-1].name == "Chosen before"
    at.outputs.found = (Output("usb", "USB headset"),)
    assert at.desk.state().outputs[-1].name == "USB headset"


def test_ten_ticks_a_second_apart_are_handed_over_ahead_of_time(at: At) -> None:
    at.desk.tap_along()
    start_ms = at.clock.monotonic + LEAD_MS
    assert [cue.at_ms for cue in at.player.cues] == [start_ms + n * 1000 for n in range(10)]
    assert {cue.clip for cue in at.player.cues} == {Tone.TICK}


def test_the_panel_counts_the_ticks(at: At) -> None:
    at.desk.tap_along()
    assert at.text == "Press Space with every tick. The first comes in a moment."
    at.clock.advance(LEAD_MS + 3_000)
    assert at.text == "Press Space with every tick. Tick 4 of 10."
    assert at.desk.state().tap.is_tapping


def test_what_was_measured_is_proposed_with_its_spread_and_used_when_wanted(at: At) -> None:
    at.tap_along(84)
    tap = at.desk.state().tap
    assert tap.proposal_ms == 84
    assert tap.text == (
        "Measured: sent 84 ms earlier, the sound is on time. Half of your taps came within 0 ms "
        "of that."
    )
    assert at.store.kept.sound.latency_ms == 0
    at.desk.use_measured()
    assert at.store.kept.sound.latency_ms == at.player.used.latency_ms == 84
    assert at.desk.state().tap.proposal_ms is None


def test_a_second_measurement_adds_to_what_is_already_made_up_for(at: At) -> None:
    at.store.kept = Settings(sound=SoundSettings(latency_ms=100))
    at.tap_along(-30)
    assert at.desk.state().tap.proposal_ms == 70


def test_a_sound_that_comes_early_is_sent_later(at: At) -> None:
    at.tap_along(-40)
    assert "sent 40 ms later" in at.text


def test_more_than_can_be_made_up_is_said_and_not_proposed(at: At) -> None:
    at.tap_along(420)
    assert at.desk.state().tap.proposal_ms is None
    assert "420 ms late, more than can be made up" in at.text


def test_too_few_taps_are_refused_in_a_sentence(at: At) -> None:
    at.tap_along(50, times=3)
    assert at.text.startswith("Too few taps")
    assert at.desk.state().tap.proposal_ms is None


def test_scattered_taps_are_refused_in_a_sentence(at: At) -> None:
    at.desk.tap_along()
    for number, cue in enumerate(at.player.cues):
        at.clock.monotonic = cue.at_ms + (-1) ** number * 35 * number
        at.desk.tap()
    at.clock.advance(2_000)
    assert at.text.startswith("Your taps lay too far apart to tell.")


def test_a_change_of_sound_ends_the_ticks(at: At) -> None:
    at.desk.tap_along()
    at.desk.change(Settings(sound=SoundSettings(output="usb")))
    assert not at.desk.state().tap.is_tapping
    assert at.player.cues == []


def test_a_tap_outside_the_ticks_does_nothing(at: At) -> None:
    at.desk.tap()
    at.desk.use_measured()
    assert not at.desk.state().tap.is_tapping
    assert at.store.kept == Settings()

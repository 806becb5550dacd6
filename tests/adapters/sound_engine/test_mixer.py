from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.sounding import FADE
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE, Clip
from corecoach.application.settings import SoundSettings
from corecoach.domain.clips import Priority
from corecoach.domain.exercise import Side

START_MS = 1_000.0
LEAD_MS = 20.0
MS = RATE // 1000
STEEPEST = 7_000 * 2 * np.pi * 150 / RATE
"""Between two samples a fade of a clip at 7 000 changes no more than a tone of 150 Hz does."""


def steady(_grain_ms: float) -> float:
    return LEAD_MS


def clip(
    name: str = "word",
    *,
    length_ms: int = 200,
    value: int = 10_000,
    priority: Priority = Priority.INSTRUCTION,
    side: Side | None = None,
) -> Clip:
    samples = np.full(length_ms * MS, value, np.int16)
    return Clip(name, samples, not name.startswith("tone"), priority, side)


class Stream:
    """A mixer and an ideal card that asks for each block just in time.

    The first sample sounds at ``START_MS``, so a cue of then plus n ms begins n ms into the sound.
    """

    def __init__(self) -> None:
        self.mixer = Mixer(StreamClock(steady))
        self._position = 0
        self._blocks: list[NDArray[np.int16]] = []

    def order(self, at_ms: float, sound: Clip) -> None:
        self.mixer.schedule(START_MS + at_ms, sound)

    def run(self, until_ms: float, frames: int = 960) -> None:
        while self._position < until_ms * MS:
            first = not self._position
            now = START_MS + self._position / MS - (0 if first else LEAD_MS)
            data = self.mixer.render(frames, now) or bytes(4 * frames)
            self._blocks.append(np.frombuffer(data, "<i2").reshape(-1, 2))
            self._position += frames

    @property
    def both(self) -> NDArray[np.int16]:
        return np.concatenate(self._blocks)

    @property
    def sound(self) -> NDArray[np.int16]:
        return np.concatenate(self._blocks)[:, 0]

    def level_at(self, at_ms: float) -> float:
        return float(self.sound[round(at_ms * MS)]) / 32768


def play(
    *orders: tuple[float, Clip], until_ms: float = 1_000, manner: SoundSettings | None = None
) -> Stream:
    stream = Stream()
    stream.mixer.manner = manner or SoundSettings()
    for at_ms, sound in orders:
        stream.order(at_ms, sound)
    stream.run(until_ms)
    return stream


@given(
    st.floats(50, 400),
    st.sampled_from([48, 441, 480, 960, 1024, 3840]),
)
def test_a_clip_begins_at_its_sample_and_is_whole_whatever_the_block(
    at_ms: float, frames: int
) -> None:
    stream = Stream()
    ramp = Clip("word", np.arange(1, 4_801, dtype=np.int16), spoken=True, priority=Priority.COUNT)
    stream.order(at_ms, ramp)
    stream.run(700, frames)
    sounding = np.flatnonzero(stream.sound)
    start = round(at_ms * MS)
    assert sounding[0] == pytest.approx(start, abs=3)  # the first two steps of the ramp round to 0
    assert sounding[-1] == pytest.approx(start + 4_799, abs=1)


def test_silence_costs_nothing() -> None:
    mixer = Mixer(StreamClock(steady))
    assert mixer.render(960, START_MS) == b""


def test_a_cue_of_long_ago_is_dropped() -> None:
    stream = Stream()
    stream.run(500)
    stream.order(400, clip())
    stream.run(1_000)
    assert not stream.sound.any()


def test_a_cue_that_is_just_late_sounds_at_once() -> None:
    stream = Stream()
    stream.run(500)
    stream.order(470, clip())
    stream.run(1_000)
    assert np.flatnonzero(stream.sound)[0] == 500 * MS


def test_a_gap_in_the_sound_brings_no_burst_of_old_cues() -> None:
    mixer = Mixer(StreamClock(steady))
    for number in range(20):
        mixer.schedule(START_MS + 200 + number * 50, clip(f"tone_{number}", length_ms=30))
    mixer.render(960, START_MS)
    mixer.render(960, START_MS)
    data = mixer.render(960, START_MS + 5_000)
    assert data == b""
    assert mixer.render(960, START_MS + 5_020) == b""


def test_a_voice_of_lower_priority_never_cuts_a_higher_one() -> None:
    stream = play(
        (100, clip(value=10_000, priority=Priority.INSTRUCTION)),
        (200, clip(value=2_000, priority=Priority.ENCOURAGEMENT)),
    )
    assert stream.level_at(250) == pytest.approx(stream.level_at(150), abs=0.001)
    assert stream.level_at(350) == 0


@pytest.mark.parametrize("priority", [Priority.INSTRUCTION, Priority.ANNOUNCEMENT])
def test_a_voice_of_equal_or_higher_priority_takes_over_without_a_step(priority: Priority) -> None:
    stream = play((100, clip(value=10_000)), (200, clip(value=0, priority=priority)))
    after = stream.sound[200 * MS - 1 : 200 * MS + FADE]
    assert abs(int(np.diff(after.astype(int)).min())) < STEEPEST
    assert stream.level_at(210) == 0


def test_a_voice_may_begin_over_the_last_of_another() -> None:
    stream = play(
        (100, clip(length_ms=200)),
        (260, clip(value=2_000, length_ms=200, priority=Priority.ENCOURAGEMENT)),
    )
    assert stream.level_at(400) > 0
    assert stream.level_at(280) > stream.level_at(150)


def test_of_two_voices_at_the_same_moment_only_the_more_important_speaks() -> None:
    quiet = clip(value=2_000, priority=Priority.INSTRUCTION)
    loud = clip(value=10_000, priority=Priority.COUNT)
    for orders in ([(100, quiet), (100, loud)], [(100, loud), (100, quiet)]):
        stream = play(*orders)
        assert 0 < stream.level_at(101) < 0.1


def test_a_tone_under_a_voice_is_softer_than_alone() -> None:
    alone = play((100, clip("tone_tick")))
    together = play((100, clip("tone_tick")), (100, clip("word", value=0)))
    ratio = together.level_at(150) / alone.level_at(150)
    assert 20 * np.log10(ratio) == pytest.approx(-4, abs=0.1)


def test_a_tone_that_a_voice_joins_gets_softer_without_a_step() -> None:
    stream = play((100, clip("tone_tick", length_ms=500)), (300, clip("word", value=0)))
    inside = stream.sound[110 * MS : 590 * MS].astype(int)
    assert np.abs(np.diff(inside)).max() < 20
    assert stream.level_at(400) < stream.level_at(200)


@given(st.lists(st.tuples(st.floats(50, 300), st.booleans()), min_size=2, max_size=6))
def test_nothing_ever_clips(starts: list[tuple[float, bool]]) -> None:
    stream = play(
        *(
            (at, clip("word" if spoken else "tone", value=32_000, side=Side.LEFT))
            for at, spoken in starts
        ),
        until_ms=600,
    )
    assert np.abs(stream.both.astype(int)).max() < 32_700  # the floor lies under it


def decibels(ratio: float) -> float:
    return 20 * float(np.log10(ratio))


def powers(side: Side | None) -> tuple[float, float]:
    stream = play((100, clip(side=side)))
    left, right = (stream.both[150 * MS] / 32768).astype(float)
    return left**2, right**2


def test_a_cue_of_no_side_is_in_the_middle() -> None:
    left, right = powers(None)
    assert left == right > 0


@pytest.mark.parametrize("side", Side)
def test_a_cue_of_a_side_leans_to_it_with_the_power_of_one_in_the_middle(side: Side) -> None:
    left, right = powers(side)
    near, far = (left, right) if side is Side.LEFT else (right, left)
    assert near / (near + far) == pytest.approx(0.7, abs=0.001)
    assert near + far == pytest.approx(sum(powers(None)), rel=0.001)


@pytest.mark.parametrize("side", Side)
def test_in_mono_a_cue_of_a_side_is_as_loud_as_one_in_the_middle(side: Side) -> None:
    leaning, middle = play((100, clip(side=side))), play((100, clip()))
    ratio = leaning.both[150 * MS].mean() / middle.both[150 * MS].mean()
    assert abs(decibels(ratio)) < 0.3


@pytest.mark.parametrize(("name", "other"), [("word", "tone_tick"), ("tone_tick", "word")])
def test_voice_and_tones_have_volumes_of_their_own(name: str, other: str) -> None:
    stream = play(
        (100, clip(name, value=8_000)),
        (400, clip(other, value=8_000)),
        manner=SoundSettings(voice_volume=50) if name == "word" else SoundSettings(tone_volume=50),
    )
    assert decibels(stream.level_at(200) / stream.level_at(500)) == pytest.approx(-12, abs=0.1)


def test_a_new_volume_holds_within_a_block_and_without_a_step() -> None:
    stream = play((100, clip(length_ms=800)), until_ms=500)
    stream.mixer.manner = SoundSettings(voice_volume=0)
    stream.run(700)
    assert stream.level_at(521) == 0
    assert np.abs(np.diff(stream.sound[490 * MS : 530 * MS].astype(int))).max() < 20


def test_a_muted_voice_does_not_make_the_tones_softer() -> None:
    muted = SoundSettings(voice_volume=0)
    alone = play((100, clip("tone_tick")))
    together = play((100, clip("tone_tick")), (100, clip()), manner=muted)
    assert together.level_at(200) == alone.level_at(200)


@given(st.integers(-300, 300))
def test_every_cue_is_sent_earlier_by_the_latency(latency_ms: int) -> None:
    stream = play((400, clip()), manner=SoundSettings(latency_ms=latency_ms))
    assert np.flatnonzero(stream.sound)[0] == (400 - latency_ms) * MS


def test_a_latency_drops_no_cue_that_is_ordered_for_now() -> None:
    stream = play(manner=SoundSettings(latency_ms=300), until_ms=500)
    stream.order(500, clip())
    stream.run(1_000)
    assert np.flatnonzero(stream.sound)[0] == 500 * MS


def test_cancel_fades_within_milliseconds_and_leaves_nothing_behind() -> None:
    stream = play((100, clip(length_ms=2_000)), (700, clip()), until_ms=500)
    stream.mixer.cancel()
    stream.run(1_500)
    fade = stream.sound[500 * MS - 1 : 500 * MS + FADE].astype(int)
    assert np.abs(np.diff(fade)).max() < STEEPEST
    assert not stream.sound[500 * MS + FADE :].any()


def test_a_cue_ordered_after_cancel_sounds_at_its_moment() -> None:
    stream = play((100, clip(length_ms=2_000)), until_ms=500)
    stream.mixer.cancel()
    stream.order(650, clip())
    stream.run(1_500)
    late = stream.sound[600 * MS :]
    assert np.flatnonzero(late)[0] == 50 * MS


def test_in_a_new_stream_what_was_sounding_goes_on() -> None:
    mixer = Mixer(StreamClock(steady))
    mixer.schedule(START_MS, clip(length_ms=60))
    assert mixer.render(960, START_MS)
    mixer.restart(StreamClock(steady), START_MS + 20, resume=True)
    assert mixer.render(960, START_MS + 30)
    assert mixer.render(960, START_MS + 50)
    assert mixer.render(960, START_MS + 70) == b""


def test_in_a_stream_that_comes_long_after_it_does_not() -> None:
    mixer = Mixer(StreamClock(steady))
    mixer.schedule(START_MS, clip(length_ms=60))
    assert mixer.render(960, START_MS)
    mixer.restart(StreamClock(steady), START_MS + 20, resume=False)
    assert mixer.render(960, START_MS + 3_000) == b""


def test_it_is_free_where_nothing_sounds_and_nothing_begins_soon() -> None:
    stream = play((100, clip(length_ms=50)), (700, clip()), until_ms=60)
    assert not stream.mixer.is_free(START_MS + 60, 400)
    stream.run(300)
    assert not stream.mixer.is_free(START_MS + 120)
    assert stream.mixer.is_free(START_MS + 200, 400)
    assert not stream.mixer.is_free(START_MS + 300, 401)
    stream.order(400, clip())
    assert not stream.mixer.is_free(START_MS + 200)

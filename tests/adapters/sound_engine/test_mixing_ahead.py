"""A stream that gets its sound long before it is heard, and gets it anew where that changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corecoach.adapters.sound_engine.broadcast import Broadcast
from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.sounding import FADE
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.application.settings import SoundSettings
from corecoach.domain.clips import Priority
from tests.adapters.sound_engine.test_mixer import MS, START_MS, STEEPEST, clip

AHEAD_MS = 1_000
STEP_MS = 10


class Server:
    """Holds a second of sound, takes it in steps, and is given other sound where that changes.

    Its first sample is heard at ``START_MS``.
    """

    def __init__(self) -> None:
        self.mixer = Mixer(StreamClock(lambda _grain_ms: 0.0, 0.0))
        self.broadcast = Broadcast(self.mixer)
        self.broadcast.take_note(START_MS, 0)
        self.writes = 0
        self._buffer = np.zeros((60_000 * MS, 2), np.int16)
        self._read_ms = 0

    def run(self, until_ms: int, drift: float = 0.0) -> None:
        """Go on to a moment; the card is slower than the clock by a part of it."""
        while self._read_ms < until_ms:
            now_ms = START_MS + self._read_ms * (1 + drift)
            self.broadcast.take_note(now_ms, self._read_ms * MS)
            first = self.broadcast.position
            if self.broadcast.is_outdated(now_ms):
                first = min(first, self._read_ms * MS)
            end = (self._read_ms + AHEAD_MS) * MS
            data = self.broadcast.render_ahead(first, end - first, now_ms)
            self._buffer[first:end] = np.frombuffer(data, "<i2").reshape(-1, 2)
            self.writes += end - first
            self._read_ms += STEP_MS

    def order(self, at_ms: float, *clips: tuple[float, int]) -> None:
        for more_ms, value in clips or ((0, 10_000),):
            self.mixer.schedule(START_MS + at_ms + more_ms, clip(value=value))

    @property
    def heard(self) -> NDArray[np.int16]:
        """What was taken, but for the floor under it."""
        left = self._buffer[: self._read_ms * MS, 0]
        return np.where(np.abs(left) > 40, left, 0)

    def begins(self) -> list[float]:
        """The moments at which something begins to sound, in ms."""
        loud = np.flatnonzero(self.heard)
        first = np.concatenate(([True], np.diff(loud) > 20 * MS))
        return [float(sample) / MS for sample in loud[first]]


cues = st.tuples(
    st.integers(20, 2_000),
    st.integers(20, 300),
    st.sampled_from(Priority),
    st.booleans(),
)
steps = st.tuples(st.integers(0, 190), st.integers(1, 250))


@given(st.lists(cues, max_size=12), st.lists(steps, max_size=8))
def test_going_back_over_and_over_changes_nothing(
    planned: list[tuple[int, int, Priority, bool]], backs: list[tuple[int, int]]
) -> None:
    def mixed(*steps: tuple[int, int]) -> bytes:
        mixer = Mixer(StreamClock(lambda _grain_ms: 0.0, 0.0))
        broadcast = Broadcast(mixer)
        broadcast.take_note(START_MS, 0)
        for at_ms, length_ms, priority, spoken in planned:
            name = "word" if spoken else "tone_tick"
            mixer.schedule(START_MS + at_ms, clip(name, length_ms=length_ms, priority=priority))
        sound = bytearray(4 * 2_500 * MS)
        for back, length in steps:
            first = min(back * STEP_MS * MS, broadcast.position)
            frames = min(length * STEP_MS * MS, 2_500 * MS - first)
            sound[4 * first : 4 * (first + frames)] = broadcast.render_ahead(
                first, frames, START_MS
            )
        return bytes(sound)

    whole = (250, 250)
    assert mixed((0, 250), *backs, whole) == mixed((0, 250))


def test_a_cue_that_is_ordered_for_soon_sounds_at_its_moment_all_the_same() -> None:
    server = Server()
    server.run(500)
    server.order(700)
    server.run(1_500)
    assert server.begins() == [700]


def test_what_stands_long_before_is_rendered_but_once() -> None:
    server = Server()
    server.order(2_000)
    server.run(3_000)
    assert server.begins() == [2_000]
    assert server.writes == (3_000 - STEP_MS + AHEAD_MS) * MS


def test_a_cancel_fades_what_sounds_and_leaves_nothing_of_what_was_given_ahead() -> None:
    server = Server()
    server.order(100, *((0, 10_000), (400, 10_000), (800, 10_000)))
    server.run(200)
    server.mixer.cancel()
    server.order(600)
    server.run(2_000)
    assert server.begins() == [100, 600]
    fade = server.heard[200 * MS - 1 : 200 * MS + FADE].astype(int)
    assert np.abs(np.diff(fade)).max() < STEEPEST
    assert not server.heard[200 * MS + FADE : 600 * MS].any()


def test_a_cancel_holds_though_something_is_ordered_right_after_it() -> None:
    server = Server()
    server.order(100)
    server.run(200)
    server.mixer.cancel()
    server.run(210)
    server.order(230)
    server.run(220)
    server.order(900)
    server.run(1_500)
    assert server.begins() == [100, 230, 900]
    assert not server.heard[200 * MS + FADE : 230 * MS].any()


def test_a_more_important_voice_ordered_later_takes_the_place_of_one_given_ahead() -> None:
    server = Server()
    server.mixer.schedule(START_MS + 500, clip(value=2_000, priority=Priority.ENCOURAGEMENT))
    server.run(300)
    server.mixer.schedule(START_MS + 500, clip(value=10_000, priority=Priority.COUNT))
    server.run(1_000)
    assert server.heard[600 * MS] > 5_000


def test_another_volume_is_heard_within_two_steps_and_without_a_step() -> None:
    server = Server()
    server.mixer.schedule(START_MS + 100, clip(length_ms=800))
    server.run(300)
    server.mixer.use(SoundSettings(voice_volume=0))
    server.run(1_000)
    assert not server.heard[(300 + 2 * STEP_MS) * MS :].any()
    assert np.abs(np.diff(server.heard[290 * MS : 330 * MS].astype(int))).max() < 50


def test_where_the_card_is_slow_the_cues_given_ahead_move_with_it() -> None:
    server = Server()
    for second in range(1, 20):
        server.order(second * 1_000)
    server.run(20_000, drift=-2e-3)
    heard = [begin * (1 - 2e-3) for begin in server.begins()]
    assert heard == pytest.approx([second * 1_000 for second in range(1, 20)], abs=0.5)


def test_after_silence_that_came_too_late_it_goes_on_in_time() -> None:
    server = Server()
    server.run(500)
    server.order(2_000)
    server._read_ms = 1_600  # nobody gave the server anything for so long
    server.run(2_500)
    assert server.begins() == [2_000]

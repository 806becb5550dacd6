from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.sound_engine.stream_clock import StreamClock

BLOCK = 960
BLOCK_MS = 20.0
LEAD_MS = 15.0
START_MS = 5_000.0


def steady(_grain_ms: float) -> float:
    return LEAD_MS


def true_request(number: int, start_ms: float = START_MS) -> float:
    """When the block of this number is asked for, if the first sample sounds at the start."""
    return start_ms + number * BLOCK_MS - LEAD_MS


def settled_clock(blocks: int = 100) -> StreamClock:
    clock = StreamClock(steady)
    clock.observe(START_MS, 0)
    for number in range(1, blocks):
        clock.observe(true_request(number), number * BLOCK)
    return clock


def error_ms(clock: StreamClock, start_ms: float = START_MS) -> float:
    """How much too late the clock would place a cue."""
    return clock.sample_at(start_ms + 10_000) * 1000 / 48_000 - 10_000


def test_it_is_right_from_the_second_request_on() -> None:
    assert error_ms(settled_clock(blocks=2)) == pytest.approx(0, abs=0.03)


@given(st.lists(st.floats(0, 14), min_size=1, max_size=60))
def test_requests_that_are_served_late_do_not_move_it(delays: list[float]) -> None:
    clock = settled_clock()
    for number, delay in enumerate(delays, start=100):
        clock.observe(true_request(number) + delay, number * BLOCK)
        clock.observe(true_request(number), number * BLOCK)
        assert error_ms(clock) == pytest.approx(0, abs=0.03)
    assert clock.slips == 0


def test_a_card_that_asks_in_steps_of_its_own_block_does_not_make_it_swing() -> None:
    clock = StreamClock(steady)
    clock.observe(START_MS, 0)
    errors = []
    for number in range(1, 500):
        late = (number * BLOCK_MS) % 21.333
        clock.observe(true_request(number) + late, number * BLOCK)
        errors.append(error_ms(clock))
    assert max(errors[20:]) - min(errors[20:]) < 1.5
    assert clock.slips == 0


def test_slow_drift_is_followed() -> None:
    clock = settled_clock()
    drift = 300e-6
    for number in range(100, 15_000):
        clock.observe(true_request(number) + number * BLOCK_MS * drift, number * BLOCK)
    expected_start = START_MS + 15_000 * BLOCK_MS * drift
    assert error_ms(clock, expected_start) == pytest.approx(0, abs=1)
    assert clock.slips == 0


@pytest.mark.parametrize("gap_ms", [20.0, 90.0, 5_000.0])
def test_a_gap_in_the_sound_is_followed_within_a_second(gap_ms: float) -> None:
    clock = settled_clock()
    for number in range(100, 150):
        clock.observe(true_request(number) + gap_ms, number * BLOCK)
    assert error_ms(clock, START_MS + gap_ms) == pytest.approx(0, abs=0.03)
    assert clock.slips == 1


def test_a_long_gap_is_followed_at_once() -> None:
    clock = settled_clock()
    clock.observe(true_request(100) + 200, 100 * BLOCK)
    assert error_ms(clock, START_MS + 200) == pytest.approx(0, abs=0.03)


def test_it_tells_how_late_the_latest_request_came_and_then_forgets_it() -> None:
    clock = settled_clock()
    for number, delay in enumerate((2.0, 6.0, 1.0), start=100):
        clock.observe(true_request(number) + delay, number * BLOCK)
    assert clock.take_late_ms() == pytest.approx(6)
    assert clock.take_late_ms() == 0


@pytest.mark.parametrize("grain_ms", [256 / 48, 512 / 48, 1024 / 48, 2048 / 48])
def test_it_finds_the_grain_in_which_a_server_asks_and_the_lead_that_goes_with_it(
    grain_ms: float,
) -> None:
    def lead(found_ms: float) -> float:
        return LEAD_MS + 2 * found_ms

    clock = StreamClock(lead)
    clock.observe(START_MS, 0)
    for number in range(1, 60):
        wanted_ms = START_MS + number * BLOCK_MS - lead(grain_ms)
        clock.observe(math.ceil(wanted_ms / grain_ms) * grain_ms, number * BLOCK)
    assert clock.grain_ms == pytest.approx(grain_ms)
    assert error_ms(clock) == pytest.approx(0, abs=1)


def test_a_card_that_asks_evenly_has_no_grain_also_where_some_requests_come_late() -> None:
    clock = StreamClock(lambda found_ms: LEAD_MS + 2 * found_ms)
    clock.observe(START_MS, 0)
    for number in range(1, 60):
        clock.observe(true_request(number) + (9 if number % 15 == 0 else 0.2), number * BLOCK)
    assert clock.grain_ms == 0
    assert error_ms(clock) == pytest.approx(-0.2, abs=0.03)


def test_a_grain_that_is_known_holds_from_the_beginning() -> None:
    clock = StreamClock(lambda found_ms: LEAD_MS + found_ms, grain_ms=20.0)
    clock.observe(START_MS, 0)
    clock.observe(START_MS + BLOCK_MS - LEAD_MS - 20, BLOCK)
    assert error_ms(clock) == pytest.approx(0, abs=0.03)


def told_clock(looks: int = 30) -> StreamClock:
    """A clock that is told what sounds, ten times a second, by a server that is often held up."""
    clock = StreamClock(lambda _grain_ms: 0.0, 0.0, 8.0, math.inf)
    for look in range(looks):
        clock.observe(START_MS + look * 100, look * 4_800)
    return clock


@given(st.lists(st.floats(0, 500), max_size=8))
def test_answers_that_were_stamped_late_do_not_move_it(delays: list[float]) -> None:
    clock = told_clock()
    for number, delay in enumerate(delays):
        late, in_time = 30 + number * 6, 35 + number * 6
        clock.observe(START_MS + late * 100 + delay, late * 4_800)
        assert error_ms(clock) == pytest.approx(0, abs=0.03)
        clock.observe(START_MS + in_time * 100, in_time * 4_800)
    assert clock.slips == 0


def test_a_gap_that_stays_is_followed_within_a_second() -> None:
    clock = told_clock()
    for look in range(30, 40):
        clock.observe(START_MS + 95 + look * 100, look * 4_800)
    assert error_ms(clock, START_MS + 95) == pytest.approx(0, abs=0.03)
    assert clock.slips == 1


@given(st.floats(0.7, 10), st.lists(st.floats(0, 900), min_size=1, max_size=3))
def test_after_a_standstill_a_few_late_answers_do_not_move_it_either(
    stood_s: float, delays: list[float]
) -> None:
    clock = told_clock()
    for number, delay in enumerate(delays):
        true_ms = 3_000 + stood_s * 1000 + number * 1_000
        clock.observe(START_MS + true_ms + delay, round(true_ms * 48))
        assert error_ms(clock) == pytest.approx(0, abs=0.03)
    assert clock.slips == 0

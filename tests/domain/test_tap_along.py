from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.tap_along import TICK_EVERY_MS, TICKS, Heard, Unclear, judge_taps

TICKS_MS = [7_000 + number * TICK_EVERY_MS for number in range(TICKS)]


def taps(late_ms: int, *off_ms: int) -> list[int]:
    return [tick + late_ms + off for tick, off in zip(TICKS_MS, off_ms, strict=False)]


def test_steady_taps_tell_how_late_the_sound_is() -> None:
    verdict = judge_taps(TICKS_MS, taps(180, *[0] * TICKS))
    assert verdict == Heard(180, 0)


@given(
    late_ms=st.integers(-300, 300),
    off_ms=st.lists(st.integers(-40, 40), min_size=TICKS, max_size=TICKS),
)
def test_a_person_is_measured_to_within_how_far_the_taps_lie_off(
    late_ms: int, off_ms: list[int]
) -> None:
    verdict = judge_taps(TICKS_MS, taps(late_ms, *off_ms))
    assert isinstance(verdict, Heard)
    assert min(off_ms) - 1 <= verdict.late_ms - late_ms <= max(off_ms) + 1
    assert 0 <= verdict.spread_ms <= 80


def test_the_spread_is_that_of_half_of_the_taps() -> None:
    verdict = judge_taps(TICKS_MS, taps(100, -10, 10, -10, 10, -10, 10, -10, 10, -10, 10))
    assert verdict == Heard(100, 10)


def test_one_slip_moves_nothing() -> None:
    verdict = judge_taps(TICKS_MS, taps(120, 0, 0, 0, 330, 0, 0, 0, 0, 0, 0))
    assert verdict == Heard(120, 0)


def test_a_finger_that_bounced_once_is_forgiven() -> None:
    verdict = judge_taps(TICKS_MS, [*taps(90, *[0] * TICKS), TICKS_MS[3] + 140])
    assert verdict == Heard(90, 0)


def test_no_taps_and_few_taps_tell_nothing() -> None:
    assert judge_taps(TICKS_MS, []) is Unclear.TOO_FEW
    assert judge_taps(TICKS_MS, taps(0, 0, 0, 0, 0, 0)) is Unclear.TOO_FEW
    assert judge_taps(TICKS_MS, taps(0, *[0] * 6)) == Heard(0, 0)


def test_taps_far_from_every_tick_belong_to_none() -> None:
    assert judge_taps(TICKS_MS, [TICKS_MS[-1] + 5_000 + n for n in range(10)]) is Unclear.TOO_FEW


def test_taps_all_over_the_place_tell_nothing() -> None:
    verdict = judge_taps(TICKS_MS, taps(0, -300, 250, -100, 180, -220, 90, 300, -150, 40, -260))
    assert verdict is Unclear.SCATTERED


@given(period_ms=st.integers(80, 700), start_ms=st.integers(0, 500))
def test_drumming_is_never_taken_for_a_measurement(period_ms: int, start_ms: int) -> None:
    drummed = list(range(TICKS_MS[0] - 500 + start_ms, TICKS_MS[-1] + 500, period_ms))
    assert isinstance(judge_taps(TICKS_MS, drummed), Unclear)

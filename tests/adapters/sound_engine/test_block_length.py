from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.sound_engine.block_length import (
    CALM_S,
    LATE_MS,
    LENGTHS_MS,
    Advice,
    BlockLength,
)


def shortest() -> BlockLength:
    length = BlockLength()
    length.begin(0)
    assert length.advise(CALM_S, 0, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(CALM_S)
    assert length.ms == LENGTHS_MS[0]
    return length


def test_it_begins_safe_and_gets_short_after_a_calm_while() -> None:
    length = BlockLength()
    length.begin(100)
    assert length.ms == LENGTHS_MS[1]
    assert length.advise(100 + CALM_S / 2, 0.5, gap=False) is Advice.STAY
    assert length.advise(100 + CALM_S, 0.5, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(100 + CALM_S)
    assert length.ms == LENGTHS_MS[0]


def test_a_late_request_begins_the_calm_while_anew() -> None:
    length = BlockLength()
    length.begin(0)
    assert length.advise(CALM_S - 1, LATE_MS + 1, gap=False) is Advice.STAY
    assert length.advise(CALM_S, 0, gap=False) is Advice.STAY
    assert length.advise(2 * CALM_S - 1, 0, gap=False) is Advice.CHANGE_WHEN_QUIET


def test_a_warning_is_remembered_until_it_is_quiet() -> None:
    length = shortest()
    assert length.advise(20, LATE_MS + 1, gap=False) is Advice.CHANGE_WHEN_QUIET
    assert length.advise(21, 0, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(22)
    assert length.ms == LENGTHS_MS[1]


def test_after_a_gap_the_blocks_get_longer_at_once_and_stay_so_for_twice_as_long() -> None:
    length = shortest()
    assert length.advise(20, 0, gap=True) is Advice.CHANGE_NOW
    length.begin(20)
    assert length.ms == LENGTHS_MS[1]
    assert length.advise(20 + CALM_S, 0, gap=False) is Advice.STAY
    assert length.advise(20 + 2 * CALM_S, 0, gap=False) is Advice.CHANGE_WHEN_QUIET


def test_a_server_that_asks_by_fits_and_starts_keeps_its_length() -> None:
    length = BlockLength()
    length.begin(0)
    for second in range(1000):
        assert length.advise(second, 21, gap=False) is Advice.STAY


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 50), st.booleans(), st.booleans())))
def test_whatever_happens_the_length_is_one_of_those_and_goes_by_steps(
    moments: list[tuple[float, float, bool, bool]],
) -> None:
    length, now_s = BlockLength(), 0.0
    length.begin(now_s)
    for passed_s, late_ms, gap, is_quiet in moments:
        now_s += passed_s
        before = LENGTHS_MS.index(length.ms)
        advice = length.advise(now_s, late_ms, gap=gap)
        if advice is Advice.CHANGE_NOW or (advice is Advice.CHANGE_WHEN_QUIET and is_quiet):
            length.begin(now_s)
            assert abs(LENGTHS_MS.index(length.ms) - before) == 1
        else:
            assert LENGTHS_MS.index(length.ms) == before

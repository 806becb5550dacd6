from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.sound_engine.block_length import (
    CALM_S,
    LATE_MS,
    LENGTHS_MS,
    SHORTEST_GRAINY,
    WARNING,
    Advice,
    BlockLength,
)


def advise(
    length: BlockLength, now_s: float, late_ms: float, *, gap: bool, is_grainy: bool = False
) -> Advice:
    return length.advise(now_s, late_ms, gap=gap, is_grainy=is_grainy)


def shortest() -> BlockLength:
    length = BlockLength()
    length.begin(0)
    assert advise(length, CALM_S, 0, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(CALM_S)
    assert length.ms == LENGTHS_MS[0]
    return length


def test_it_begins_safe_and_gets_short_after_a_calm_while() -> None:
    length = BlockLength()
    length.begin(100)
    assert length.ms == LENGTHS_MS[1]
    assert advise(length, 100 + CALM_S / 2, 0.5, gap=False) is Advice.STAY
    assert advise(length, 100 + CALM_S, 0.5, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(100 + CALM_S)
    assert length.ms == LENGTHS_MS[0]


def test_a_late_request_begins_the_calm_while_anew() -> None:
    length = BlockLength()
    length.begin(0)
    assert advise(length, CALM_S - 1, LATE_MS + 1, gap=False) is Advice.STAY
    assert advise(length, CALM_S, 0, gap=False) is Advice.STAY
    assert advise(length, 2 * CALM_S - 1, 0, gap=False) is Advice.CHANGE_WHEN_QUIET


def test_a_warning_is_remembered_until_it_is_quiet() -> None:
    length = shortest()
    assert advise(length, 20, LATE_MS + 1, gap=False) is Advice.CHANGE_WHEN_QUIET
    assert advise(length, 21, 0, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(22)
    assert length.ms == LENGTHS_MS[1]


def test_after_a_gap_the_blocks_get_longer_at_once_and_stay_so_for_twice_as_long() -> None:
    length = shortest()
    assert advise(length, 20, 0, gap=True) is Advice.CHANGE_NOW
    length.begin(20)
    assert length.ms == LENGTHS_MS[1]
    assert advise(length, 20 + CALM_S, 0, gap=False) is Advice.STAY
    assert advise(length, 20 + 2 * CALM_S, 0, gap=False) is Advice.CHANGE_WHEN_QUIET


def test_for_a_server_with_long_blocks_of_its_own_it_gets_longer_and_never_short() -> None:
    length = BlockLength()
    length.begin(0)
    assert advise(length, 1, 0, gap=False, is_grainy=True) is Advice.CHANGE_WHEN_QUIET
    length.begin(1)
    assert length.ms == LENGTHS_MS[SHORTEST_GRAINY]
    for second in range(1, 1000):
        assert advise(length, second, 0, gap=False, is_grainy=True) is Advice.STAY


def test_a_request_that_comes_nearly_too_late_makes_long_blocks_longer_too() -> None:
    length = BlockLength()
    length.begin(0)
    assert advise(length, 1, WARNING * LENGTHS_MS[1] - 1, gap=False) is Advice.STAY
    assert advise(length, 2, WARNING * LENGTHS_MS[1] + 1, gap=False) is Advice.CHANGE_WHEN_QUIET
    length.begin(2)
    assert length.ms == LENGTHS_MS[2]


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 50), st.booleans(), st.booleans())))
def test_whatever_happens_the_length_is_one_of_those_and_goes_by_steps(
    moments: list[tuple[float, float, bool, bool]],
) -> None:
    length, now_s = BlockLength(), 0.0
    length.begin(now_s)
    for passed_s, late_ms, gap, is_quiet in moments:
        now_s += passed_s
        before = LENGTHS_MS.index(length.ms)
        advice = advise(length, now_s, late_ms, gap=gap)
        if advice is Advice.CHANGE_NOW or (advice is Advice.CHANGE_WHEN_QUIET and is_quiet):
            length.begin(now_s)
            assert abs(LENGTHS_MS.index(length.ms) - before) == 1
        else:
            assert LENGTHS_MS.index(length.ms) == before

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import DEFAULT_TERMS, Terms
from corecoach.domain.pace.layoff import after_break, level_after
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.standing import SquatLoad, Standing, begin
from tests.domain.pace.walking import BAR_20, Walker, day, dose_at

LEVELS = [0, 1, 2, 3, 5, 8, 11]


@pytest.mark.parametrize(
    ("days", "levels"),
    [
        pytest.param([0, 9, 10, 13], [0, 1, 2, 3, 5, 8, 11], id="to-13"),
        pytest.param([14, 27], [0, 0, 0, 1, 3, 6, 9], id="14-27"),
        pytest.param([28, 55], [0, 0, 0, 1, 2, 4, 5], id="28-55"),
        pytest.param([56, 400], [0, 0, 0, 0, 0, 0, 0], id="from-56"),
    ],
)
def test_the_longer_the_break_the_lower_the_level(days: list[int], levels: list[int]) -> None:
    for gap in days:
        assert [level_after(level, gap) for level in LEVELS] == levels


def heel_digs(level: int, points: int = 3) -> Standing:
    return replace(begin(dose_at(Exercise.HEEL_DIG, level), day(0)), points=points, good=1)


@pytest.mark.parametrize(("gap", "points"), [(9, 3), (10, 0), (13, 0), (14, 0)])
def test_points_are_kept_for_nine_days(gap: int, points: int) -> None:
    assert after_break(heel_digs(5), day(gap), DEFAULT_TERMS).points == points


def test_a_break_of_two_weeks_begins_with_an_easy_week() -> None:
    back = after_break(heel_digs(8), day(30), DEFAULT_TERMS)

    assert (back.level, back.block_start) == (4, day(30))
    assert (back.reason.why, back.reason.days) == (Why.LAYOFF, 30)


def test_a_clock_that_was_set_back_is_no_break() -> None:
    assert after_break(heel_digs(8), day(-40), DEFAULT_TERMS) == heel_digs(8)


def squats(rung: int, now: float, base: float = 20, first: float = 20) -> Standing:
    standing = begin(replace(BAR_20, load=now), day(0))
    return replace(standing, level=rung, load=SquatLoad(now, base, first))


@pytest.mark.parametrize(
    ("now", "first", "start"),
    [
        pytest.param(52.5, 20, 25, id="half-in-whole-plates"),
        pytest.param(32.5, 20, 20, id="not-below-the-first-weight"),
        pytest.param(100, 40, 50, id="half"),
    ],
)
def test_after_four_weeks_squats_start_again_with_half_the_load(
    now: float, first: float, start: float
) -> None:
    back = after_break(squats(7, now, first, first), day(28), DEFAULT_TERMS)

    assert back.level == 0
    assert back.load == SquatLoad(start, start, first)


def test_after_two_weeks_squats_go_two_rungs_down_with_their_weight() -> None:
    back = after_break(squats(7, 32.5), day(14), Terms(equipment=Equipment(plate=2.5)))

    assert (back.level, back.load.now) == (5, 27.5)


def test_every_break_counts_anew() -> None:
    walker = Walker(dose_at(Exercise.HEEL_DIG, 8))
    for on in (0, 14, 28):
        walker.train(on)

    assert walker.proposal(42).level == 2


def test_half_of_a_load_above_the_plan_is_not_above_the_plan() -> None:
    lifted = replace(squats(0, 20), dose=replace(BAR_20, load=120.0))

    assert after_break(lifted, day(30), DEFAULT_TERMS).load.now == 20


def test_looking_at_the_plan_in_a_break_takes_nothing_twice() -> None:
    walker = Walker(dose_at(Exercise.HEEL_DIG, 8))
    walker.train(0)
    seen = walker.proposal(30)
    walker.choose(30, seen.level)  # "keep as it is", in the middle of the break

    assert seen.level == 4
    assert walker.proposal(31).level == 4
    assert walker.proposal(57).level == 0

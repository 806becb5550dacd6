from __future__ import annotations

import pytest

from corecoach.domain.pace.ladders import SQUAT_RUNGS
from corecoach.domain.pace.load import Equipment, load_at, points_needed, round_down, step
from corecoach.domain.plan import LoadUnit


@pytest.mark.parametrize(
    ("load", "plate", "expected", "points"),
    [
        pytest.param(20, 2.5, 2.5, 9, id="20-kg"),
        pytest.param(25, 2.5, 2.5, 6, id="25-kg"),
        pytest.param(40, 2.5, 2.5, 6, id="40-kg"),
        pytest.param(45, 2.5, 2.5, 6, id="45-kg"),
        pytest.param(60, 2.5, 5, 6, id="60-kg"),
        pytest.param(100, 2.5, 5, 6, id="100-kg"),
        pytest.param(8, 1, 1, 9, id="8-kg-by-1"),
        pytest.param(12, 1, 1, 6, id="12-kg-by-1"),
        pytest.param(20, 1, 2, 6, id="20-kg-by-1"),
        pytest.param(0, 2.5, 2.5, 9, id="body-weight"),
    ],
)
def test_a_step_is_a_tenth_in_whole_plates(
    load: float, plate: float, expected: float, points: int
) -> None:
    assert step(load, plate) == pytest.approx(expected)
    assert points_needed(load, plate) == points


@pytest.mark.parametrize(
    ("start", "loads", "products"),
    [
        pytest.param(
            20.0,
            [20, 20, 20, 22.5, 25, 27.5, 30, 32.5],
            [200, 300, 400, 405, 400, 385, 360, 325],
            id="20-kg",
        ),
        pytest.param(
            40.0,
            [40, 40, 40, 42.5, 45, 47.5, 50, 52.5],
            [400, 600, 800, 765, 720, 665, 600, 525],
            id="40-kg",
        ),
    ],
)
def test_the_rungs_of_a_block_weigh_what_the_table_says(
    start: float, loads: list[float], products: list[float]
) -> None:
    found = [load_at(start, rung.steps, Equipment(), LoadUnit.KG) for rung in SQUAT_RUNGS]

    assert found == loads
    assert [load * rung.hold_s for load, rung in zip(loads, SQUAT_RUNGS, strict=True)] == products


def test_from_body_weight_the_first_step_is_the_lightest_weight_at_hand() -> None:
    bells = Equipment(plate=4, lightest=8)

    assert [load_at(0, steps, bells, LoadUnit.KG) for steps in range(4)] == [0, 8, 12, 16]
    assert load_at(0, 1, Equipment(), LoadUnit.KG) is None


def test_pounds_have_plates_and_a_cap_of_their_own() -> None:
    plate = Equipment().plate_of(LoadUnit.LB)

    assert step(45, plate, LoadUnit.LB) == 5
    assert step(225, plate, LoadUnit.LB) == 10


@pytest.mark.parametrize(("load", "expected"), [(16.25, 15), (17.5, 17.5), (2.4, 0)])
def test_rounding_down_never_goes_up(load: float, expected: float) -> None:
    assert round_down(load, 2.5) == expected

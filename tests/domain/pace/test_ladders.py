from __future__ import annotations

from itertools import pairwise

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.ladders import (
    BIRD_DOG_LEVELS,
    HEEL_DIG_LEVELS,
    SQUAT_RUNGS,
    is_lighter,
    level_of,
    lower,
    top_of,
)
from corecoach.domain.plan import Basis, BirdDogDose, Dose, HeelDigDose, PauseSquatDose, Plan
from corecoach.domain.script import lay_out
from tests.domain.pace.walking import dose_at


def test_the_heel_dig_table() -> None:
    assert [(level.reps, level.hold_s, level.tension_s) for level in HEEL_DIG_LEVELS] == [
        *((10, 10, 100), (12, 10, 120), (14, 10, 140), (16, 10, 160), (18, 10, 180)),
        *((20, 10, 200), (16, 12, 192), (18, 12, 216), (20, 12, 240)),
        *((16, 15, 240), (18, 15, 270), (20, 15, 300)),
    ]


@pytest.mark.parametrize(
    ("basis", "seconds"),
    [
        pytest.param(
            Basis.PER_LEG, [300, 360, 420, 480, 540, 600, 544, 612, 680, 640, 720, 800], id="leg"
        ),
        pytest.param(
            Basis.TOTAL, [150, 180, 210, 240, 270, 300, 272, 306, 340, 320, 360, 400], id="total"
        ),
    ],
)
def test_the_blocks_of_the_heel_dig_table_last_as_long_as_it_says(
    basis: Basis, seconds: list[int]
) -> None:
    doses = [HeelDigDose(level.reps, level.hold_s, basis) for level in HEEL_DIG_LEVELS]
    blocks = [
        sum(step.length_ms for step in lay_out(Plan((dose,))).steps if step.rep) for dose in doses
    ]

    assert [block // 1000 for block in blocks] == seconds


def test_the_other_tables() -> None:
    assert BIRD_DOG_LEVELS == (10, 12, 14, 16, 18, 20)
    assert [(rung.steps, rung.hold_s) for rung in SQUAT_RUNGS] == [
        *((0, 10), (0, 15), (0, 20)),
        *((1, 18), (2, 16), (3, 14), (4, 12), (5, 10)),
    ]
    assert [top_of(exercise) for exercise in Exercise] == [11, 5, 7]


def test_a_level_of_heel_digs_never_asks_for_more_than_a_fifth_more() -> None:
    tensions = [level.tension_s for level in HEEL_DIG_LEVELS]

    for before, after in pairwise(tensions):
        assert after <= 1.2 * before


def test_every_level_is_a_dose_that_can_be_made_on_either_basis() -> None:
    for level in HEEL_DIG_LEVELS:
        per_leg = HeelDigDose(level.reps, level.hold_s)
        total = HeelDigDose(level.reps, level.hold_s, Basis.TOTAL)
        assert total.reps_per_side * 2 == per_leg.reps_per_side


def test_lower_for_heel_digs() -> None:
    lowered = [lower(Exercise.HEEL_DIG, level) for level in range(12)]

    assert lowered == [0, 0, 1, 2, 3, 4, 4, 6, 7, 7, 9, 10]
    twice = [lower(Exercise.HEEL_DIG, level) for level in lowered]
    assert twice == [0, 0, 0, 1, 2, 3, 3, 4, 6, 6, 7, 9]


@pytest.mark.parametrize("exercise", [Exercise.BIRD_DOG, Exercise.PAUSE_SQUAT])
def test_lower_for_the_others_is_one_less(exercise: Exercise) -> None:
    assert [lower(exercise, level) for level in range(6)] == [0, 0, 1, 2, 3, 4]


@pytest.mark.parametrize("exercise", [Exercise.HEEL_DIG, Exercise.BIRD_DOG])
def test_a_dose_of_the_ladder_is_its_own_level(exercise: Exercise) -> None:
    for level in range(top_of(exercise) + 1):
        assert level_of(dose_at(exercise, level)) == level


@pytest.mark.parametrize(
    ("dose", "level"),
    [
        pytest.param(HeelDigDose(11, 10), 0, id="11x10"),
        pytest.param(HeelDigDose(14, 12), 2, id="14x12"),
        pytest.param(HeelDigDose(10, 15), 0, id="10x15"),
        pytest.param(HeelDigDose(20, 14), 8, id="20x14"),
        pytest.param(BirdDogDose(13), 1, id="13"),
        pytest.param(PauseSquatDose(hold_s=17), 1, id="17s"),
        pytest.param(PauseSquatDose(hold_s=20), 2, id="20s"),
    ],
)
def test_another_dose_is_the_nearest_level_not_above_it(dose: Dose, level: int) -> None:
    assert level_of(dose) == level


def test_heel_digs_compare_by_seconds_for_a_leg() -> None:
    assert is_lighter(HeelDigDose(16, 12), HeelDigDose(20, 10))
    assert not is_lighter(HeelDigDose(20, 12), HeelDigDose(16, 15))
    assert is_lighter(HeelDigDose(20, 10, Basis.TOTAL), HeelDigDose(12, 10))


def test_doses_of_different_exercises_do_not_compare() -> None:
    with pytest.raises(TypeError):
        is_lighter(HeelDigDose(), BirdDogDose())

"""Doses: the article's ranges, and refusals that name them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    PlanError,
)

REFUSED: list[tuple[Callable[[], Dose], str]] = [
    (lambda: HeelDigDose(reps=9), "Heel digs take 10 to 20 repetitions; 9 is outside that range."),
    (
        lambda: HeelDigDose(reps=21),
        "Heel digs take 10 to 20 repetitions; 21 is outside that range.",
    ),
    (
        lambda: HeelDigDose(hold_s=16),
        "A heel dig is held for 10 to 15 seconds; 16 is outside that range.",
    ),
    (
        lambda: HeelDigDose(hold_s=9),
        "A heel dig is held for 10 to 15 seconds; 9 is outside that range.",
    ),
    (
        lambda: BirdDogDose(reps=21),
        "Bird dogs take 10 to 20 repetitions a side; 21 is outside that range.",
    ),
    (
        lambda: BirdDogDose(hold_s=6),
        "A bird dog is held for 1 to 5 seconds; 6 is outside that range.",
    ),
    (
        lambda: PauseSquatDose(hold_s=21),
        "A pause squat is held for 10 to 20 seconds; 21 is outside that range.",
    ),
    (
        lambda: PauseSquatDose(reps=6),
        "Pause squats take 1 to 5 repetitions; 6 is outside that range.",
    ),
    (
        lambda: PauseSquatDose(load=-1),
        "The load of a pause squat is 0 to 500; -1 is outside that range.",
    ),
]


@pytest.mark.parametrize(("make", "sentence"), REFUSED)
def test_a_value_outside_is_refused_with_its_range(make: Callable[[], Dose], sentence: str) -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        make()
    assert str(refusal.value) == sentence


def test_an_uneven_total_is_refused_because_the_legs_would_differ() -> None:
    with pytest.raises(OutOfRangeError, match="equally between two legs"):
        HeelDigDose(reps=11, basis=Basis.TOTAL)


@given(reps=st.integers(10, 20), hold_s=st.integers(10, 15))
def test_everything_inside_the_range_is_taken(reps: int, hold_s: int) -> None:
    assert HeelDigDose(reps, hold_s).rep_count == 2 * reps


def test_ten_in_total_is_five_a_leg() -> None:
    assert HeelDigDose(10, 10, Basis.TOTAL).reps_per_side == 5


def test_the_default_plan_is_the_default_start() -> None:
    assert DEFAULT_PLAN.doses == (
        HeelDigDose(10, 10),
        BirdDogDose(10, 3, 2, 3),
        PauseSquatDose(3, 10, 30),
    )


def test_a_plan_needs_work_and_names_an_exercise_once() -> None:
    with pytest.raises(PlanError):
        Plan(())
    with pytest.raises(PlanError):
        Plan((HeelDigDose(), HeelDigDose(12)))

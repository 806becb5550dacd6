"""The change statement: the vectors of the design, and that it never says more than it may."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.pain_change import ChangeKind, pain_change

VECTORS = [
    ([5, 4, 5], [3, 2, 2], "-2.33", ChangeKind.CLEARLY_DOWN),
    ([4, 4, 3], [3, 3, 2], "-1.00", ChangeKind.WITHIN_ERROR),
    ([2, 3, 2], [1, 0, 1], "-1.67", ChangeKind.DOWN_FROM_LOW_START),
    ([3, 4], [6, 5, 6], "2.17", ChangeKind.CLEARLY_UP),
    ([6, 6], [4.5, 4.5], "-1.50", ChangeKind.WITHIN_ERROR),
    ([2, 2], [2, 1], "-0.50", ChangeKind.SAME),
    ([3, 3], [4, 4.5], "1.25", ChangeKind.WITHIN_ERROR),
]


@pytest.mark.parametrize(("first", "last", "difference", "kind"), VECTORS)
def test_the_vectors_of_the_design(
    first: list[float], last: list[float], difference: str, kind: ChangeKind
) -> None:
    change = pain_change(first, last)
    assert change
    assert f"{float(change.difference):.2f}" == difference
    assert change.kind is kind


@pytest.mark.parametrize(
    ("first", "last", "percent"),
    [([4, 4, 3], [3, 3, 2], 27), ([2, 3, 2], [1, 0, 1], 71), ([6, 6], [4.5, 4.5], 25)],
)
def test_the_percents_of_the_design(first: list[float], last: list[float], percent: int) -> None:
    change = pain_change(first, last)
    assert change
    assert change.percent == percent


@pytest.mark.parametrize(("first", "last"), [([5], [1, 1]), ([5, 5], [1]), ([], [])])
def test_fewer_than_two_scores_in_a_week_are_not_enough(
    first: list[float], last: list[float]
) -> None:
    assert pain_change(first, last) is None


def test_from_no_pain_at_all_there_is_no_percent() -> None:
    change = pain_change([0, 0], [3, 3])
    assert change
    assert (change.percent, change.kind) == (None, ChangeKind.CLEARLY_UP)


scores = st.lists(st.integers(0, 10), min_size=2, max_size=7)


@given(scores, scores)
def test_a_clear_change_is_one_of_two_points_and_no_other(
    first: list[int], last: list[int]
) -> None:
    change = pain_change(first, last)
    assert change
    clear = change.kind in {ChangeKind.CLEARLY_DOWN, ChangeKind.CLEARLY_UP}
    assert clear == (abs(change.difference) >= 2)
    assert (change.kind is ChangeKind.SAME) == (abs(change.difference) < 1)
    assert change.difference == Fraction(sum(last), len(last)) - Fraction(sum(first), len(first))

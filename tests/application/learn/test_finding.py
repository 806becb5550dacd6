"""Finding words in the lessons."""

from __future__ import annotations

import pytest

from corecoach.application.learn.finding import holds, lessons_with
from corecoach.application.learn.lessons import lessons


@pytest.mark.parametrize(
    ("sought", "found"),
    [("squeeze", True), ("SQUEEZE top", True), ("top squeeze", True), ("", True), ("knee", False)],
)
def test_every_word_counts_in_any_order_and_case(sought: str, found: bool) -> None:  # noqa: FBT001
    assert holds("Squeeze the buttocks at the top", sought) is found


def test_accents_make_no_difference() -> None:
    assert holds("Hüfte", "hufte")
    assert holds("hufte", "Hüfte")


def test_the_lessons_with_a_word_are_found_by_their_lines_and_their_choices() -> None:
    titles = [one.title for one in lessons_with(lessons(), "hamstrings")]
    assert titles == ["Fault 3: tailbone tucks"]
    assert [one.title for one in lessons_with(lessons(), "lean more")] == [
        "Fault 1: hips first",
        "Fault 2: arched back",
    ]


def test_nothing_sought_leaves_all_and_nonsense_none() -> None:
    assert lessons_with(lessons(), "  ") == lessons()
    assert lessons_with(lessons(), "xyzzy") == ()

"""The lessons against the article: every claim is accounted for, and none says too much."""

from __future__ import annotations

import pytest

from corecoach.application.learn.lesson import Lesson, Passage, Way, ours, said
from corecoach.application.learn.lessons import lessons
from corecoach.application.safety_wording import clearance_text, sign_text
from corecoach.domain.pace.gate import Clearance, Sign

LEDGER = {f"C{number:02}" for number in range(1, 32)}
LEFT_OUT_IN_PART = {"C02", "C21", "C30", "C31"}
"""Said elsewhere with more care; what was left out is named under Sources."""


def lesson(title: str) -> Lesson:
    return next(one for one in lessons() if one.title == title)


def words_of(one: Lesson) -> str:
    return " ".join([one.title, one.about, *(point.words for point in one.all_points())])


def everything() -> str:
    return " ".join(words_of(one) for one in lessons())


def test_every_claim_of_the_article_is_said_somewhere_before_the_sources() -> None:
    *taught, last = lessons()
    assert last.title == "Sources"
    claimed = {claim for one in taught for point in one.all_points() for claim in point.claims}
    assert claimed == LEDGER


def test_what_is_left_out_of_a_claim_is_named_among_the_sources() -> None:
    named = {claim for point in lesson("Sources").all_points() for claim in point.claims}
    assert named == LEFT_OUT_IN_PART


def test_no_line_rests_on_a_claim_that_the_ledger_does_not_know() -> None:
    for one in lessons():
        for point in one.all_points():
            assert set(point.claims) <= LEDGER


@pytest.mark.parametrize("title", ["Heel digs", "Bird dogs", "Pause squats"])
def test_each_exercise_has_what_it_takes_to_do_it(title: str) -> None:
    headings = [passage.title for passage in lesson(title).passages]
    for heading in ("Set-up", "How it goes", "What you should feel", "Faults and what helps"):
        assert heading in headings


def test_the_two_opposite_ways_out_of_the_good_morning_are_never_one_list() -> None:
    helps = lesson("Fault 1: hips first").passages[-1]
    assert [way.title for way in helps.ways] == ["Keep the knees forward", "Lean more"]
    listed = " ".join(point.words for point in helps.points)
    assert "forward" not in listed
    assert "lean" not in listed.lower()


@pytest.mark.parametrize("title", ["Fault 2: arched back", "Fault 3: tailbone tucks"])
def test_the_squeeze_belongs_at_the_top_and_never_at_the_bottom(title: str) -> None:
    lines = [point.words for point in lesson(title).all_points() if "queeze" in point.words]
    assert any("at the top, before you go down" in line for line in lines)
    assert any(line.startswith("Never squeeze at the bottom") for line in lines)
    assert len(lines) == 2


def test_every_sign_and_every_reason_for_clearance_is_listed() -> None:
    listed = {point.words for point in lesson("When to see somebody").all_points()}
    assert {sign_text(sign) for sign in Sign} <= listed
    assert {clearance_text(item) for item in Clearance} <= listed


@pytest.mark.parametrize("promise", ["99.1", "prevents", "cures", "treats", "heals", "proven"])
def test_nothing_is_promised(promise: str) -> None:
    assert promise not in everything().lower()


def test_ours_is_marked_at_the_line_where_the_passage_mixes_and_else_at_the_heading() -> None:
    mixed = Passage("Set-up", (said("Lie down.", "C22"), ours("Rest.")))
    assert mixed.heading == "Set-up"
    assert [mixed.line(point) for point in mixed.points] == ["Lie down.", "Rest. (ours)"]
    own = Passage("Easier", (ours("The leg alone."),))
    assert own.heading == "Easier (ours)"
    assert own.line(own.points[0]) == "The leg alone."


def test_a_way_that_rests_on_the_article_keeps_the_heading_unmarked() -> None:
    one = Passage("Help", (ours("Try one."),), (Way("Lean", (said("More.", "C07"),)),))
    assert one.heading == "Help"
    assert one.line(one.points[0]) == "Try one. (ours)"

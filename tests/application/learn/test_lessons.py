"""The lessons against the article: every claim is accounted for, and none says too much."""

from __future__ import annotations

import pytest

from corecoach.application.learn.lesson import Lesson, Passage, Way, ours, said
from corecoach.application.learn.lessons import lessons
from corecoach.application.safety_wording import clearance_text, sign_text
from corecoach.domain.exercise import FAULTS_OF, Exercise
from corecoach.domain.pace.gate import Clearance, Sign

WHY, GOOD_MORNING = "Why backs ache after squats", "Fault 1: hips first"
ARCHED, TUCKS, LOAD = "Fault 2: arched back", "Fault 3: tailbone tucks", "How much is too much"
SAID = {
    "C01": (WHY, ("load the lower back", "ache", "Many lifters")),
    "C02": (WHY, ("serious cause", "uncommon")),
    "C03": (WHY, ("form", "too heavy", "core")),
    "C04": (
        GOOD_MORNING,
        ("back", "down looks fine", "hips rise first", "knees slide", "shearing"),
    ),
    "C05": (GOOD_MORNING, ("stronger", "under the bar", "easier", "harder")),
    "C06": (GOOD_MORNING, ("close to the heaviest", "best", "worth changing")),
    "C07": (
        GOOD_MORNING,
        (
            "Film from the side",
            "watch the knees",
            "weight off",
            "many",
            "stay where they are",
            "lift more",
        ),
    ),
    "C08": (ARCHED, ("more often than a slouch", "stops high", "ankles", "tucks hard", "look up")),
    "C09": (
        ARCHED,
        ("a metre ahead", "straight ahead or a little down", "at the top", "built like you"),
    ),
    "C10": (TUCKS, ("tailbone tucks", "hip socket", "bend little", "rounds", "discs")),
    "C11": (TUCKS, ("not the hamstrings", "longer at the hip", "shorter at the knee", "no part")),
    "C12": (TUCKS, ("need not matter", "sensitive back")),
    "C13": (
        TUCKS,
        ("at the top", "wider", "narrower", "deepest in comfort", "sturdy band", "side"),
    ),
    "C14": (LOAD, ("day after: normal", "Stairs", "week")),
    "C15": (LOAD, ("not dangerous by nature", "past what you have trained for", "too soon")),
    "C16": (LOAD, ("lighter, and less",)),
    "C17": (LOAD, ("record attempt every week", "injury", "standstill", "frustration")),
    "C18": (LOAD, ("some weeks", "goblet", "box", "make it perfect")),
    "C19": (LOAD, ("repetitions go down", "weight goes up")),
    "C20": (WHY, ("explains few", "Bracing badly", "flexible")),
    "C21": ("Heel digs", ("multifidus", "mildly or moderately", "not the first", "down a leg")),
    "C22": ("Heel digs", ("on your back", "knees bent", "feet flat", "finger's width")),
    "C23": ("Heel digs", ("left heel", "scrape", "firms up", "away from", "other leg")),
    "C24": ("Heel digs", ("10 to 15 seconds", "10 to 20 times", "made to last")),
    "C25": (
        "Bird dogs",
        ("steady", "control", "neither arched nor rounded", "arches", "ligaments"),
    ),
    "C26": (
        "Bird dogs",
        ("arm of the other side", "level", "other side", "10 to 20", "each side", "slowly"),
    ),
    "C27": ("Pause squats", ("Control at the bottom", "hips shoot up", "tailbone")),
    "C28": ("Pause squats", ("light", "10 to 20 seconds", "tight")),
    "C29": ("Pause squats", ("more weight", "shorter hold", "excellent")),
    "C30": ("The belt", ("not promise", "brace harder", "pressure", "lift more", "core weak")),
    "C31": ("When to see somebody", ("physical therapist", "first contact")),
}
"""Where each claim is said, and what of it: fragments of the lines that rest on it."""
LEDGER = set(SAID)
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


@pytest.mark.parametrize("claim", SAID)
def test_the_claim_is_said_in_its_lesson_part_by_part(claim: str) -> None:
    title, parts = SAID[claim]
    lines = [point.words for point in lesson(title).all_points() if claim in point.claims]
    for part in parts:
        assert any(part in line for line in lines), part


def test_the_ledger_has_all_claims() -> None:
    assert sorted(SAID) == [f"C{number:02}" for number in range(1, 32)]


def test_the_band_stretch_is_named_without_steps_and_sent_to_a_therapist() -> None:
    lines = [point.words for point in lesson(TUCKS).all_points()]
    at = next(number for number, line in enumerate(lines) if "sturdy band" in line)
    assert "without its steps" in lines[at + 1]
    assert "therapist" in lines[at + 1]


def test_what_the_author_thinks_of_a_cue_is_said_to_be_his_view() -> None:
    lines = [point.words for point in lesson(ARCHED).all_points()]
    at = next(number for number, line in enumerate(lines) if "look up" in line)
    assert lines[at].startswith("The author")
    assert "coaches differ" in lines[at + 1]


@pytest.mark.parametrize("mark", ["(1)", "(2)", "(7)", "Rippetoe", "Amazon", "percent of the time"])
def test_no_number_of_a_lost_list_and_no_advert_is_repeated(mark: str) -> None:
    assert mark not in everything()


def test_no_muscle_is_named_with_the_belt() -> None:
    assert not {"oblique", "abdominis"} & set(words_of(lesson("The belt")).lower().split())


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


def test_the_pain_zones_are_those_of_the_rules() -> None:
    lines = [point.words for point in lesson(LOAD).all_points()]
    for zone in ("0 to 2: fine", "3 to 5: all right", "6 to 10: too much today"):
        assert any(line.startswith(zone) for line in lines)


def test_what_is_ours_of_the_sessions_of_a_week_is_marked() -> None:
    passage = next(one for one in lesson(LOAD).passages if one.title == "How often")
    assert passage.heading == "How often (ours)"
    assert "3 sessions a week" in passage.points[0].words


def test_the_questions_for_the_picture_are_the_faults_that_the_summary_offers() -> None:
    passage = lesson("Film from the side").passages[-1]
    questions = [point.words for point in passage.points if point.words.endswith("?")]
    assert len(questions) == len(FAULTS_OF[Exercise.PAUSE_SQUAT]) == 3
    for part in ("knees slide back", "arched hard at the top", "tailbone tuck"):
        assert any(part in question for question in questions)
    assert "The summary after pause squats lets you tick what you saw." in passage.points[-1].words

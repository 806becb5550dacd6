"""The script: lengths to the second, and every word at its moment."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.domain.clips import PHRASES, Tone, is_tone
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import StepKind, Timeline

LENGTHS = {
    "minimum, total reading": (HeelDigDose(10, 10, Basis.TOTAL), 10, (1, 10), 618, 485),
    "minimum, per leg": (HeelDigDose(10, 10), 10, (1, 10), 768, 635),
    "default start": (HeelDigDose(10, 10), 10, (3, 10), 864, 635),
    "middle": (HeelDigDose(16, 12), 14, (3, 16), 1206, 959),
    "maximum": (HeelDigDose(20, 15), 20, (5, 20), 1710, 1335),
    "maximum, total reading": (HeelDigDose(20, 15, Basis.TOTAL), 20, (5, 20), 1310, 935),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_the_length_of_every_row_of_the_table(name: str) -> None:
    heel_dig, bird_dogs, (squats, hold_s), full_s, floor_s = LENGTHS[name]
    plan = Plan((heel_dig, BirdDogDose(bird_dogs), PauseSquatDose(squats, hold_s)))
    assert lay_out(plan).length_ms == full_s * 1000
    assert lay_out(plan.floor_only()).length_ms == floor_s * 1000


def cues_of_rep(plan: Plan, exercise: Exercise, nth: int) -> list[tuple[int, str]]:
    """The cues of the nth repetition (both sides counted), from the repetition's start."""
    timeline = lay_out(plan)
    rep = [r for r in timeline.reps() if r.exercise is exercise][nth]
    steps = [step for step in timeline.steps if step.rep == rep]
    begin = steps[0].start_ms
    return [(cue.at_ms - begin, cue.clip) for step in steps for cue in step.timed_cues()]


def test_the_first_heel_dig_says_everything_at_its_moment() -> None:
    assert cues_of_rep(DEFAULT_PLAN, Exercise.HEEL_DIG, 0) == [
        (0, "left_heel_1"),
        (1_200, "dig"),
        (2_000, Tone.HOLD_START_LEFT),
        (2_000, "hold"),
        (7_000, "breathe"),
        (9_000, "three"),
        (9_000, Tone.TICK),
        (10_000, "two"),
        (10_000, Tone.TICK),
        (11_000, "one"),
        (11_000, Tone.TICK),
        (12_000, Tone.HOLD_END_LEFT),
        (12_000, "relax"),
        (14_000, "switch"),
    ]


def test_the_second_side_is_named_without_a_number() -> None:
    assert cues_of_rep(DEFAULT_PLAN, Exercise.HEEL_DIG, 1)[0] == (0, "right_heel")


def test_from_the_third_pair_on_ticks_count_and_the_voice_rests() -> None:
    clips = [clip for _at, clip in cues_of_rep(DEFAULT_PLAN, Exercise.HEEL_DIG, 4)]
    assert clips.count(Tone.TICK) == 3
    assert not {"three", "two", "one", "breathe"} & set(clips)


def test_the_last_pair_is_announced_before_it_and_the_very_last_rep_switches_no_more() -> None:
    before_last = cues_of_rep(DEFAULT_PLAN, Exercise.HEEL_DIG, 17)
    assert (13_000, "last_one_each_leg") in before_last
    assert "switch" not in [clip for _at, clip in before_last]
    assert cues_of_rep(DEFAULT_PLAN, Exercise.HEEL_DIG, 19)[-1] == (12_000, "relax")


def test_the_first_bird_dog_follows_three_two_three() -> None:
    assert cues_of_rep(DEFAULT_PLAN, Exercise.BIRD_DOG, 0) == [
        (0, "left_leg_1"),
        (2_000, "reach"),
        (5_000, Tone.HOLD_START_LEFT),
        (5_000, "hold_still"),
        (7_000, Tone.HOLD_END_LEFT),
        (7_000, "back"),
    ]


def test_the_long_pause_squat_speaks_at_its_moments() -> None:
    plan = Plan((PauseSquatDose(2, 20),))
    spoken = [cue for cue in cues_of_rep(plan, Exercise.PAUSE_SQUAT, 0) if not is_tone(cue[1])]
    assert spoken == [
        (0, "brace_1"),
        (3_000, "down"),
        (6_000, "hold_stay_tight"),
        (16_000, "small_breaths"),
        (23_000, "three"),
        (24_000, "two"),
        (25_000, "one"),
        (26_000, "up"),
    ]


def test_the_rest_between_squats_calls_the_next_one_five_seconds_ahead() -> None:
    timeline = lay_out(Plan((PauseSquatDose(3, 20, variant=SquatVariant.LOW_BAR, load=20),)))
    rests = [step for step in timeline.steps if step.kind is StepKind.REST]
    assert [cue.at_ms - rests[0].start_ms for cue in rests[0].timed_cues()] == [
        0,
        25_000,
        27_000,
        28_000,
        29_000,
    ]
    assert rests[0].timed_cues()[0].clip == "rack_and_rest"
    assert rests[0].timed_cues()[1].clip == "next_one_in_five"
    assert rests[1].timed_cues()[1].clip == "last_one_in_five"
    assert len(rests) == 2


def doses() -> st.SearchStrategy[tuple[Dose, ...]]:
    heel_digs = st.builds(HeelDigDose, st.integers(10, 20), st.integers(10, 15))
    bird_dogs = st.builds(
        BirdDogDose, st.integers(10, 20), *(st.integers(low, 5) for low in (2, 1, 2))
    )
    squats = st.builds(
        PauseSquatDose,
        st.integers(1, 5),
        st.integers(10, 20),
        st.integers(30, 180),
        st.sampled_from(SquatVariant),
        waits_for_ready=st.booleans(),
    )
    return st.permutations(["h", "b", "s"]).flatmap(
        lambda order: st.tuples(
            *({"h": heel_digs, "b": bird_dogs, "s": squats}[name] for name in order)
        )
    )


@settings(deadline=None)
@given(doses())
def test_every_plan_is_laid_out_without_gaps_and_with_known_clips(given: tuple[Dose, ...]) -> None:
    timeline: Timeline = lay_out(Plan(given))
    assert all(a.end_ms == b.start_ms for a, b in pairwise(timeline.steps))
    assert sum(step.length_ms for step in timeline.steps) == timeline.length_ms
    assert all(a.at_ms <= b.at_ms for a, b in pairwise(timeline.cues))
    for step in timeline.steps:
        for cue in step.timed_cues():
            assert cue.clip in PHRASES or is_tone(cue.clip)
            assert step.start_ms <= cue.at_ms < step.end_ms


@settings(deadline=None)
@given(doses(), st.integers(0, 10**7), st.integers(0, 10**7))
def test_cues_of_a_stretch_are_exactly_those_inside_it(
    given: tuple[Dose, ...], one: int, other: int
) -> None:
    timeline = lay_out(Plan(given))
    after, until = sorted((one % timeline.length_ms, other % timeline.length_ms))
    expected = tuple(cue for cue in timeline.cues if after < cue.at_ms <= until)
    assert timeline.cues_from(after, until) == expected

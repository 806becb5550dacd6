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
    assert [(cue.at_ms - rests[0].start_ms, cue.clip) for cue in rests[0].timed_cues()] == [
        (0, "rack_and_rest"),
        (2_000, "thirty_seconds"),
        (15_000, "fifteen_seconds"),
        (25_000, "next_one_in_five"),
        (27_000, Tone.TICK),
        (28_000, Tone.TICK),
        (29_000, Tone.TICK),
    ]
    assert rests[1].timed_cues()[3].clip == "last_one_in_five"
    assert len(rests) == 2


def test_a_long_rest_tells_every_half_minute_and_every_quarter_of_the_last_minute() -> None:
    timeline = lay_out(Plan((PauseSquatDose(2, 10, 180),)))
    rest = next(step for step in timeline.steps if step.kind is StepKind.REST)
    told = [(rest.end_ms - cue.at_ms, cue.clip) for cue in rest.timed_cues()]
    assert told[1:-4] == [
        (178_000, "three_minutes"),
        (150_000, "two_and_a_half_minutes"),
        (120_000, "two_minutes"),
        (90_000, "ninety_seconds"),
        (60_000, "sixty_seconds"),
        (45_000, "forty_five_seconds"),
        (30_000, "thirty_seconds"),
        (15_000, "fifteen_seconds"),
    ]


def test_a_lengthened_rest_tells_what_is_left_of_its_new_length() -> None:
    timeline = lay_out(Plan((PauseSquatDose(2, 10, 30),)))
    index = next(i for i, step in enumerate(timeline.steps) if step.kind is StepKind.REST)
    rest = timeline.lengthened(index, 10_000).steps[index]
    left = {cue.clip: rest.end_ms - cue.at_ms for cue in rest.timed_cues()}
    assert (left["thirty_seconds"], left["fifteen_seconds"]) == (28_000, 15_000)


@pytest.mark.parametrize(
    ("to", "length_ms", "words"),
    [
        (Exercise.HEEL_DIG, 30_000, "thirty seconds"),
        (Exercise.BIRD_DOG, 30_000, "thirty seconds"),
        (Exercise.PAUSE_SQUAT, 60_000, "one minute"),
    ],
)
def test_a_change_of_position_says_how_long_it_really_is(
    to: Exercise, length_ms: int, words: str
) -> None:
    first = BirdDogDose() if to is Exercise.HEEL_DIG else HeelDigDose()
    second = next(
        dose for dose in (HeelDigDose(), BirdDogDose(), PauseSquatDose()) if dose.exercise is to
    )
    timeline = lay_out(Plan((first, second)))
    change = next(step for step in timeline.steps if step.kind is StepKind.CHANGE_POSITION)
    assert change.length_ms == length_ms
    assert f"You have {words}." in PHRASES[change.timed_cues()[0].clip].text


def test_a_hold_of_fifteen_seconds_has_a_half_way_where_breathing_is_no_longer_recalled() -> None:
    plan = Plan((HeelDigDose(10, 15),))
    assert (9_500, "breathe") in cues_of_rep(plan, Exercise.HEEL_DIG, 3)
    assert (9_500, "half_way") in cues_of_rep(plan, Exercise.HEEL_DIG, 4)
    shorter = [
        clip for _at, clip in cues_of_rep(Plan((HeelDigDose(10, 14),)), Exercise.HEEL_DIG, 4)
    ]
    assert "half_way" not in shorter


def test_a_bird_dog_counts_its_last_seconds_when_it_is_held_longer_than_these() -> None:
    clips = [
        clip for _at, clip in cues_of_rep(Plan((BirdDogDose(10, 3, 4),)), Exercise.BIRD_DOG, 0)
    ]
    assert clips.count(Tone.TICK) == 3
    short = [
        clip for _at, clip in cues_of_rep(Plan((BirdDogDose(10, 3, 3),)), Exercise.BIRD_DOG, 0)
    ]
    assert Tone.TICK not in short


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

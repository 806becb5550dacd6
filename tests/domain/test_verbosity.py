"""Verbosity: less is said, and everything else stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.domain.clips import (
    PHRASES,
    Priority,
    Tone,
    fallback_tone,
    hold_end_tone,
    hold_start_tone,
    is_tone,
    session_done_clip,
    told,
)
from corecoach.domain.exercise import SIDES, Exercise
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.script import CLOSING_WORDS_MS, lay_out
from corecoach.domain.timeline import Step, StepKind, Timeline
from corecoach.domain.verbosity import Topic, Verbosity

FIRST_MS = 3_000
COUNTED_HOLD_MS = 4_000
"""A shorter hold is over before three seconds could be counted."""


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
    return st.tuples(heel_digs, bird_dogs, squats)


PLANS = st.builds(
    lambda each, order, count: Plan(tuple(each[n] for n in order[:count])),
    doses(),
    st.permutations(range(3)),
    st.integers(1, 3),
)
ANY = pytest.mark.parametrize("verbosity", Verbosity)


def bare(timeline: Timeline) -> list[Step]:
    return [replace(step, cues=()) for step in timeline.steps]


def heard_in(step: Step) -> list[tuple[int, str]]:
    return [(cue.at_ms - step.start_ms, cue.clip) for cue in step.timed_cues()]


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_every_verbosity_has_the_same_steps_and_lengths(plan: Plan) -> None:
    full, short, tones = (bare(lay_out(plan, verbosity)) for verbosity in Verbosity)
    assert full == short == tones


@ANY
@settings(deadline=None, max_examples=30)
@given(plan=PLANS)
def test_every_hold_starts_ends_and_counts_its_last_three_seconds(
    verbosity: Verbosity, plan: Plan
) -> None:
    steps = lay_out(plan, verbosity).steps
    for step, following in pairwise(steps):
        if step.kind is not StepKind.HOLD:
            continue
        heard, length = heard_in(step), step.length_ms
        assert (0, hold_start_tone(step.side)) in heard
        assert (0, hold_end_tone(step.side)) in heard_in(following)
        if length >= COUNTED_HOLD_MS:
            ticks = [at for at, clip in heard if clip == Tone.TICK]
            assert ticks == [length - 3_000, length - 2_000, length - 1_000]


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_in_full_every_step_says_what_to_do_within_its_first_three_seconds(plan: Plan) -> None:
    for step in lay_out(plan).steps:
        spoken = [at for at, clip in heard_in(step) if not is_tone(clip)]
        if step.kind is StepKind.FINISH:
            spoken = [CLOSING_WORDS_MS]  # said by the coach
        assert spoken
        assert spoken[0] <= FIRST_MS


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_with_tones_only_every_step_starts_with_one(plan: Plan) -> None:
    for step in lay_out(plan, Verbosity.TONES).steps:
        heard = heard_in(step)
        assert all(is_tone(clip) for _at, clip in heard)
        assert heard[0][0] <= FIRST_MS


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_lying_down_every_tone_but_the_ticks_comes_with_a_word(plan: Plan) -> None:
    floor = {Exercise.HEEL_DIG, Exercise.BIRD_DOG}
    for step in lay_out(plan).steps:
        heard = heard_in(step)
        tones = [at for at, clip in heard if is_tone(clip) and clip != Tone.TICK]
        words = [at for at, clip in heard if not is_tone(clip)]
        if step.exercise in floor:
            assert all(any(at <= word <= at + 1_000 for word in words) for at in tones)


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_standing_every_hold_counts_in_words_and_tones(plan: Plan) -> None:
    for step in lay_out(plan).steps:
        if step.kind is StepKind.HOLD and step.exercise is Exercise.PAUSE_SQUAT:
            clips = [clip for _at, clip in heard_in(step)]
            assert clips[-6:] == ["three", Tone.TICK, "two", Tone.TICK, "one", Tone.TICK]


def test_in_short_the_first_pair_of_heel_digs_says_side_and_moves_only() -> None:
    timeline = lay_out(DEFAULT_PLAN, Verbosity.SHORT)
    rep = next(timeline.reps())
    said = [
        (cue.at_ms - 50_000, cue.clip)
        for step in timeline.steps
        if step.rep == rep
        for cue in step.timed_cues()
        if not is_tone(cue.clip)
    ]
    assert said == [(0, "left_heel"), (1_200, "dig"), (2_000, "hold"), (12_000, "relax")]


def test_in_short_one_line_brings_into_position() -> None:
    timeline = lay_out(DEFAULT_PLAN, Verbosity.SHORT)
    said = [
        [clip for _at, clip in heard_in(step) if not is_tone(clip)]
        for step in timeline.steps
        if step.kind is StepKind.PREPARE and step.exercise
    ]
    assert said == [["heel_dig_setup_1"], ["bird_dog_setup_1"], ["pause_squat_setup_body"]]


def test_in_short_the_last_pair_and_a_change_of_position_are_said() -> None:
    clips = {cue.clip for cue in lay_out(DEFAULT_PLAN, Verbosity.SHORT).cues}
    assert {
        "last_one_each_leg",
        "last_one_each_side",
        "last_one_in_five",
        "change_to_bird_dog",
        "change_to_pause_squat",
    } <= clips
    encouraging = {c for c, phrase in PHRASES.items() if phrase.priority is Priority.ENCOURAGEMENT}
    assert not clips & {*encouraging, "three", "two", "one"}


def test_with_tones_only_left_and_right_are_told_before_they_change() -> None:
    timeline = lay_out(DEFAULT_PLAN.floor_only(), Verbosity.TONES)
    leads = [step for step in timeline.steps if step.kind is StepKind.LEAD_IN]
    heard = {(step.side, step.cues[0].clip) for step in leads}
    assert heard == set(zip(SIDES, (Tone.REP_LEFT, Tone.REP_RIGHT), strict=True))


@ANY
def test_a_tone_is_never_taken_away(verbosity: Verbosity) -> None:
    assert [told(tone, verbosity) for tone in Tone] == list(Tone)


def test_in_short_left_is_named_without_a_number() -> None:
    assert told("left_leg_7", Verbosity.SHORT) == "left_leg"
    assert told("left_leg_7", Verbosity.FULL) == "left_leg_7"
    assert all(phrase.brief in PHRASES for phrase in PHRASES.values() if phrase.brief)


def test_a_missing_clip_falls_back_to_its_tone() -> None:
    assert fallback_tone("left_heel_3") is Tone.REP_LEFT
    assert fallback_tone("paused") is Tone.NOTICE
    assert fallback_tone("hold") is None
    assert fallback_tone(Tone.TICK) is None


@settings(deadline=None, max_examples=30)
@given(PLANS)
def test_a_phrase_without_a_tone_follows_one_or_can_be_missed(plan: Plan) -> None:
    can_be_missed = {Topic.SETUP, Topic.REMINDER, Topic.TIME_LEFT}
    for step in lay_out(plan).steps:
        heard = heard_in(step)
        for at, clip in heard:
            if is_tone(clip) or fallback_tone(clip) or PHRASES[clip].topic in can_be_missed:
                continue
            near = [tone for when, tone in heard if is_tone(tone) and at - 1_000 <= when <= at]
            assert near or clip == "dig"  # the hold's own tone comes 0.8 s after it


@pytest.mark.parametrize(
    ("done", "clip"),
    [
        (0, "session_done_none"),
        (1, "session_done_part"),
        (21, "session_done_part"),
        (22, "session_done_most"),
        (42, "session_done_most"),
        (43, "session_done_all"),
    ],
)
def test_what_was_achieved_follows_from_the_repetitions(done: int, clip: str) -> None:
    assert session_done_clip(done, 43) == clip

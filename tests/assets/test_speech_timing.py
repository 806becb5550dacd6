from __future__ import annotations

import json
import wave
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.application.cues.captions import SHORTEST_MS, shown_ms
from corecoach.application.settings import SHIPPED_VOICES, Voice
from corecoach.domain import exercise as ranges
from corecoach.domain.clips import PHRASES, Tone, is_tone, session_done_clip
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    Basis,
    BirdDogDose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.script import CLOSING_WORDS_MS, FINISH_MS, lay_out
from corecoach.domain.timeline import StepKind, Timeline
from corecoach.domain.verbosity import Verbosity

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"

LONGEST_SILENCE_MS = 15_000
"""A quarter of a minute, when nothing is done but waiting: the longest time in which a person
learns from the holds to go on without a word. Of a rest longer than a minute each half is told."""
LONGEST_SILENCE_OF_A_LONG_REST_MS = 30_000


def spoken_lengths_ms(voice: Voice) -> dict[str, float]:
    manifest = json.loads((SOUNDS / voice / "manifest.json").read_text(encoding="utf-8"))
    return {
        clip: entry["samples"] / manifest["rate"] * 1000
        for clip, entry in manifest["clips"].items()
    }


LENGTHS_MS = {voice: spoken_lengths_ms(voice) for voice in SHIPPED_VOICES}
LENGTH_MS = {clip: max(lengths[clip] for lengths in LENGTHS_MS.values()) for clip in PHRASES}
"""Of the slower voice."""


def overlaps(plan: Plan) -> list[str]:
    """Return which spoken clip, at any verbosity, starts before the one ahead of it has ended."""
    return [overlap for verbosity in Verbosity for overlap in _overlaps(lay_out(plan, verbosity))]


def _overlaps(timeline: Timeline) -> list[str]:
    spoken = [cue for cue in timeline.cues if not is_tone(cue.clip)]
    return [
        f"{ahead.clip} at {ahead.at_ms} ms runs into {cue.clip} at {cue.at_ms} ms"
        for ahead, cue in pairwise(spoken)
        if ahead.at_ms + LENGTH_MS[ahead.clip] > cue.at_ms
    ]


def with_squats(plan: Plan, squats: PauseSquatDose) -> Plan:
    return Plan((*plan.floor_only().doses, squats))


MINIMUM = Plan((HeelDigDose(10, 10, Basis.TOTAL), BirdDogDose(10, 2, 1, 2), PauseSquatDose(1)))
MAXIMUM = Plan((HeelDigDose(20, 15), BirdDogDose(20, 5, 5, 5), PauseSquatDose(5, 20, 180)))


@pytest.mark.parametrize("plan", [DEFAULT_PLAN, MINIMUM, MAXIMUM])
@pytest.mark.parametrize(("variant", "waits"), list(product(SquatVariant, (False, True))))
def test_no_phrase_runs_into_the_next_one(plan: Plan, variant: SquatVariant, waits: bool) -> None:  # noqa: FBT001  # a test's parameter
    squats = next(dose for dose in plan.doses if isinstance(dose, PauseSquatDose))
    squats = replace(squats, variant=variant, waits_for_ready=waits)
    assert overlaps(with_squats(plan, squats)) == []


@pytest.mark.parametrize("hold_s", range(10, 21))
def test_no_phrase_runs_into_the_next_one_in_any_hold(hold_s: int) -> None:
    digs = HeelDigDose(hold_s=min(hold_s, ranges.HEEL_DIG_HOLD_S.high))
    assert overlaps(Plan((digs, PauseSquatDose(5, hold_s)))) == []


def within(allowed: ranges.Range) -> st.SearchStrategy[int]:
    return st.integers(allowed.low, allowed.high)


DOSES = st.tuples(
    st.builds(HeelDigDose, within(ranges.HEEL_DIG_REPS), within(ranges.HEEL_DIG_HOLD_S)),
    st.builds(
        BirdDogDose,
        within(ranges.BIRD_DOG_REPS),
        within(ranges.BIRD_DOG_MOVE_S),
        within(ranges.BIRD_DOG_HOLD_S),
        within(ranges.BIRD_DOG_MOVE_S),
    ),
    st.builds(
        PauseSquatDose,
        within(ranges.PAUSE_SQUAT_REPS),
        within(ranges.PAUSE_SQUAT_HOLD_S),
        within(ranges.PAUSE_SQUAT_REST_S),
        st.sampled_from(SquatVariant),
        waits_for_ready=st.booleans(),
    ),
)


@settings(deadline=None)
@given(doses=DOSES.flatmap(st.permutations), count=st.integers(1, 3))
def test_no_phrase_runs_into_the_next_one_whatever_the_doses(
    doses: list[HeelDigDose | BirdDogDose | PauseSquatDose], count: int
) -> None:
    assert overlaps(Plan(tuple(doses[:count]))) == []


STILL = frozenset({StepKind.PREPARE, StepKind.REST, StepKind.RATE, StepKind.CHANGE_POSITION})


def silences(timeline: Timeline) -> list[str]:
    """Return where nothing is heard for too long in the steps in which nothing is done."""
    found = []
    for step in timeline.steps:
        if step.kind not in STILL:
            continue
        heard = [(cue.at_ms, cue.at_ms + LENGTH_MS.get(cue.clip, 0)) for cue in step.timed_cues()]
        ends = [step.start_ms, *(end for _start, end in heard)]
        starts = [*(start for start, _end in heard), step.end_ms]
        for end_ms, start_ms in zip(ends, starts, strict=True):
            far = step.end_ms - end_ms > 60_000
            longest = LONGEST_SILENCE_OF_A_LONG_REST_MS if far else LONGEST_SILENCE_MS
            # a rest is told on the grid, and a length off the grid by what is left of it
            if start_ms - end_ms > longest + (2_000 if far else 0):
                found.append(f"{step.kind} of {step.length_ms}: {end_ms} to {start_ms} ms")
    return found


@settings(deadline=None)
@given(doses=DOSES.flatmap(st.permutations), count=st.integers(1, 3))
def test_no_wait_is_silent_for_long_when_told_in_full(
    doses: list[HeelDigDose | BirdDogDose | PauseSquatDose], count: int
) -> None:
    assert silences(lay_out(Plan(tuple(doses[:count])))) == []


@pytest.mark.parametrize("rest_s", range(30, 181))
def test_no_rest_is_silent_for_long_whatever_its_length(rest_s: int) -> None:
    plan = Plan((PauseSquatDose(2, 10, rest_s),))
    assert overlaps(plan) == []
    assert silences(lay_out(plan)) == []


@pytest.mark.parametrize("voice", SHIPPED_VOICES)
def test_a_caption_stays_at_least_as_long_as_its_clip_sounds(voice: Voice) -> None:
    assert {c: ms for c, ms in LENGTHS_MS[voice].items() if shown_ms(c) < ms} == {}
    assert min(map(shown_ms, PHRASES)) == SHORTEST_MS


@pytest.mark.parametrize("done", [0, 1, 22, 43])
def test_what_was_achieved_is_said_between_the_last_tone_and_the_end(done: int) -> None:
    with_last_tone = CLOSING_WORDS_MS
    assert with_last_tone >= tone_length_ms(Tone.SESSION_END)
    assert with_last_tone + LENGTH_MS[session_done_clip(done, 43)] < FINISH_MS


def tone_length_ms(tone: Tone) -> float:
    with wave.open(str(SOUNDS / "tones" / f"{tone}.wav"), "rb") as file:
        return file.getnframes() / file.getframerate() * 1000

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain import exercise as ranges
from corecoach.domain.clips import is_tone
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    Basis,
    BirdDogDose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.script import lay_out

MANIFEST = Path(__file__).parents[2] / "assets" / "sounds" / "af_heart" / "manifest.json"


def spoken_lengths_ms() -> dict[str, float]:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return {
        clip: entry["samples"] / manifest["rate"] * 1000
        for clip, entry in manifest["clips"].items()
    }


LENGTH_MS = spoken_lengths_ms()


def overlaps(plan: Plan) -> list[str]:
    """Return which spoken clip starts before the one ahead of it has ended."""
    spoken = [cue for cue in lay_out(plan).cues if not is_tone(cue.clip)]
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


@given(doses=DOSES.flatmap(st.permutations), count=st.integers(1, 3))
def test_no_phrase_runs_into_the_next_one_whatever_the_doses(
    doses: list[HeelDigDose | BirdDogDose | PauseSquatDose], count: int
) -> None:
    assert overlaps(Plan(tuple(doses[:count]))) == []

from __future__ import annotations

import pytest

from corecoach.domain.clips import PHRASES, Tone, side_of
from corecoach.domain.exercise import Side


@pytest.mark.parametrize(
    ("clip", "side"),
    [
        (Tone.HOLD_START_LEFT, Side.LEFT),
        (Tone.HOLD_END_RIGHT, Side.RIGHT),
        (Tone.HOLD_START, None),
        ("left_heel_12", Side.LEFT),
        ("right_leg", Side.RIGHT),
        ("breathe", None),
        ("left_and_right", None),
        ("leftover", None),
    ],
)
def test_the_side_of_a_clip_follows_from_its_name(clip: str, side: Side | None) -> None:
    assert side_of(clip) is side


@pytest.mark.parametrize("side", Side)
def test_every_phrase_that_begins_with_a_side_leans_to_it(side: Side) -> None:
    named = {name for name, phrase in PHRASES.items() if side.value in phrase.text.lower()}
    leaning = {name for name in PHRASES if side_of(name) is side}
    assert leaning <= named

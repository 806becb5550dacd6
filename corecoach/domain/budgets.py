"""How long each spoken clip may last, so that it has ended when the next one starts.

The moments are those of ``corecoach/domain/script.py``; ``tests/assets/test_sounds.py`` holds the
rendered clips against every plan.
"""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(r"_\d+$")

_LINE_S: Final = 4.3
"""A whole line; the set-up lines leave more room than this around the longest of them."""

_SLOTS_S: Final = {
    "left_heel": 1.15,  # "dig" follows 1.2 s after
    "right_heel": 1.15,
    "dig": 0.75,  # "hold" follows 0.8 s after
    "hold": 0.9,
    "breathe": 0.9,
    "relax": 0.9,  # "last one each leg" follows 1 s after
    "switch": 0.9,
    "last_one_each_leg": 1.9,
    "left_leg": 1.9,  # "reach" follows 2 s after
    "right_leg": 1.9,
    "reach": 1.2,
    "hold_still": 0.9,  # the shortest hold is 1 s
    "back": 0.58,  # with the fastest way back, "last one each side" follows 0.6 s after
    "last_one_each_side": 1.35,
    "brace": 2.9,
    "down": 0.9,
    "small_breaths": 1.9,  # in the shortest hold "three" follows 2 s after
    "up": 0.9,
    "three": 0.8,
    "two": 0.8,
    "one": 0.8,
    "rack_and_rest": 1.9,  # how long the rest is follows 2 s after
    "stand_and_rest": 1.9,
    "half_way": 1.9,
    "change_to_heel_dig": 9.0,  # the shortest change has nothing else in its first 20 s
    "change_to_bird_dog": 9.0,
    "change_to_pause_squat": 9.0,
    "how_heel_dig": 8.0,  # ten seconds before anything else is said
    "how_bird_dog": 8.0,
    "how_pause_squat": 8.0,
    "stop_rule": 7.0,  # the set-up begins 8 s after
    "session_done_all": 9.0,  # nothing follows
    "session_done_most": 9.0,
    "session_done_part": 9.0,
    "session_done_none": 9.0,
}

_SLOWEST: Final = {"two": 0.95}
"""At a calmer pace a recogniser hears more than one word in it."""


def slowest(clip: str) -> float:
    """Return the slowest speed at which the clip may be said; 1 is the voice's own."""
    return _SLOWEST.get(clip, 0.0)


def slot_s(clip: str) -> float:
    """Return how many seconds the clip may last; clips that only differ by number share a slot."""
    return _SLOTS_S.get(_NUMBER.sub("", clip), _LINE_S)

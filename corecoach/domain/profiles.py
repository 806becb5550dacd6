"""The cue profiles: what each exercise's position of the body asks of time and of the voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corecoach.domain.exercise import PAUSE_SQUAT_REPS, Exercise

SECOND: Final = 1000


@dataclass(frozen=True)
class Passage:
    """The time an exercise needs around its repetitions: changing position, then setting up.

    ``how_ms`` is when, in the change, it is said how the exercise goes; ``told_s`` when, in
    seconds, how much of the change is left.
    """

    change_ms: int
    setup_ms: int
    how_ms: int
    told_s: tuple[int, ...]


PASSAGES: Final = {
    Exercise.HEEL_DIG: Passage(30 * SECOND, 20 * SECOND, 10 * SECOND, (10,)),
    Exercise.BIRD_DOG: Passage(30 * SECOND, 15 * SECOND, 10 * SECOND, (10,)),
    Exercise.PAUSE_SQUAT: Passage(60 * SECOND, 45 * SECOND, 20 * SECOND, (45, 30, 15)),
}


@dataclass(frozen=True)
class HoldProfile:
    """How the holds of an exercise are led, as its position of the body asks for.

    Attributes:
        word: What is said with the tone at the start.
        breath: What recalls breathing, half-way; empty for nothing.
        breaths: In how many first repetitions of a side it does.
        counted_aloud: In how many of them the last seconds are spoken beside their ticks.
    """

    word: str
    breath: str = ""
    breaths: int = 0
    counted_aloud: int = 0


HOLDS: Final = {
    # on the back the voice does it all at first; then it rests, and ticks count
    Exercise.HEEL_DIG: HoldProfile("hold", "breathe", breaths=2, counted_aloud=2),
    # face down, and over in seconds: a word and a tone
    Exercise.BIRD_DOG: HoldProfile("hold_still"),
    # standing under a load: breath and count in words and tones, every time
    Exercise.PAUSE_SQUAT: HoldProfile(
        "hold_stay_tight",
        "small_breaths",
        breaths=PAUSE_SQUAT_REPS.high,
        counted_aloud=PAUSE_SQUAT_REPS.high,
    ),
}

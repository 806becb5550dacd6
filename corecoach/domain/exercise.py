"""The three exercises, their sides, and the ranges the article allows for each dose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Exercise(StrEnum):
    """One of the article's three exercises."""

    HEEL_DIG = "heel_dig"
    BIRD_DOG = "bird_dog"
    PAUSE_SQUAT = "pause_squat"


class Side(StrEnum):
    """Left or right; in both floor exercises the side is named by the leg."""

    LEFT = "left"
    RIGHT = "right"


SIDES = (Side.LEFT, Side.RIGHT)
"""The order in which sides alternate: left first (article, line 173)."""


class FormFault(StrEnum):
    """What a person saw themselves do at an exercise, mostly on a video from the side."""

    HIPS_LIFT = "hips_lift"
    FOOT_SLIDES = "foot_slides"
    BOTH_LEGS = "both_legs"
    BREATH_HOLD = "breath_hold"
    ARCH_BACK = "arch_back"
    TWIST = "twist"
    RUSH = "rush"
    SHRUG = "shrug"
    NECK = "neck"
    GOOD_MORNING = "good_morning"
    OVEREXTENDED = "overextended"
    BUTT_WINK = "butt_wink"


FAULTS_OF = {
    Exercise.HEEL_DIG: (
        *(FormFault.HIPS_LIFT, FormFault.FOOT_SLIDES),
        *(FormFault.BOTH_LEGS, FormFault.BREATH_HOLD),
    ),
    Exercise.BIRD_DOG: (
        *(FormFault.ARCH_BACK, FormFault.TWIST, FormFault.RUSH),
        *(FormFault.SHRUG, FormFault.NECK),
    ),
    Exercise.PAUSE_SQUAT: (FormFault.GOOD_MORNING, FormFault.OVEREXTENDED, FormFault.BUTT_WINK),
}
"""Which faults can be seen at an exercise; at the pause squat they are those of the article."""


class OutOfRangeError(ValueError):
    """A value outside the range the programme allows; ``sentence`` names the range."""

    def __init__(self, sentence: str, **values: float) -> None:
        """Keep the untranslated sentence and the numbers that fill it."""
        self.sentence = sentence
        self.values = values
        super().__init__(sentence.format(**values))


@dataclass(frozen=True)
class Range:
    """A closed range of whole numbers with the sentence that refuses a value outside it.

    ``refusal`` is one whole sentence with the places {low}, {high} and {value}.
    """

    low: int
    high: int
    refusal: str

    def check(self, value: int) -> int:
        """Return the value.

        Raises:
            OutOfRangeError: The value is outside the range.
        """
        if not self.low <= value <= self.high:
            raise OutOfRangeError(self.refusal, low=self.low, high=self.high, value=value)
        return value


HEEL_DIG_REPS = Range(
    10, 20, "Heel digs take {low} to {high} repetitions; {value} is outside that range."
)
"""Article, line 175. Per leg or in total, as the dose's basis says."""

HEEL_DIG_HOLD_S = Range(
    10, 15, "A heel dig is held for {low} to {high} seconds; {value} is outside that range."
)
"""Article, line 175."""

BIRD_DOG_REPS = Range(
    10, 20, "Bird dogs take {low} to {high} repetitions a side; {value} is outside that range."
)
"""Article, line 185."""

BIRD_DOG_HOLD_S = Range(
    1, 5, "A bird dog is held for {low} to {high} seconds; {value} is outside that range."
)
"""Ours: the article gives no hold, only slow and controlled."""

BIRD_DOG_MOVE_S = Range(
    2, 5, "A bird dog moves out or back in {low} to {high} seconds; {value} is outside that range."
)
"""Ours: the article says slow and controlled, without numbers."""

PAUSE_SQUAT_REPS = Range(
    1, 5, "Pause squats take {low} to {high} repetitions; {value} is outside that range."
)
"""Ours: the article gives no number of repetitions."""

PAUSE_SQUAT_HOLD_S = Range(
    10, 20, "A pause squat is held for {low} to {high} seconds; {value} is outside that range."
)
"""Article, line 191."""

PAUSE_SQUAT_REST_S = Range(
    30,
    180,
    "The rest between pause squats is {low} to {high} seconds; {value} is outside that range.",
)
"""Ours: full resets between long holds; the article names no rest."""

PAUSE_SQUAT_LOAD = Range(
    0, 500, "The load of a pause squat is {low} to {high}; {value} is outside that range."
)
"""Ours: a guard against slips of the keyboard, in the person's own unit."""

"""The vocabulary of sound: every tone and every spoken phrase, by the name of its clip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from corecoach.domain.exercise import (
    BIRD_DOG_REPS,
    HEEL_DIG_REPS,
    PAUSE_SQUAT_REPS,
    Exercise,
    Side,
)


class Priority(IntEnum):
    """Which voice may silence which: a lower one never cuts a higher one."""

    ENCOURAGEMENT = 1
    COUNT = 2
    INSTRUCTION = 3
    ANNOUNCEMENT = 4


class Tone(StrEnum):
    """The tones; left and right differ by pitch, a start rises and an end falls."""

    HOLD_START = "tone_hold_start"
    HOLD_START_LEFT = "tone_hold_start_left"
    HOLD_START_RIGHT = "tone_hold_start_right"
    HOLD_END = "tone_hold_end"
    HOLD_END_LEFT = "tone_hold_end_left"
    HOLD_END_RIGHT = "tone_hold_end_right"
    TICK = "tone_tick"
    EXERCISE_END = "tone_exercise_end"
    SESSION_END = "tone_session_end"


@dataclass(frozen=True)
class Phrase:
    """What one spoken clip says, and how much it matters."""

    text: str
    priority: Priority = Priority.INSTRUCTION


_NUMBER_WORDS: Final = (
    *("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen"),
    *("Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"),
)


def _numbered(name: str, count: int, text: str) -> dict[str, Phrase]:
    return {
        f"{name}_{number}": Phrase(f"{_NUMBER_WORDS[number - 1]}. {text}")
        for number in range(1, count + 1)
    }


def _announcements(**texts: str) -> dict[str, Phrase]:
    return {name: Phrase(text, Priority.ANNOUNCEMENT) for name, text in texts.items()}


PHRASES: Final[dict[str, Phrase]] = {
    # the way in, the changes and the way out
    "begin": Phrase("Let's begin. Get your mat ready."),
    "first_heel_dig": Phrase("First, heel digs, on your back."),
    "first_bird_dog": Phrase("First, bird dogs, on hands and knees."),
    "first_pause_squat": Phrase("First, pause squats, standing."),
    "change_to_heel_dig": Phrase("Change position. Next, heel digs, on your back."),
    "change_to_bird_dog": Phrase("Change position. Next, bird dogs, on hands and knees."),
    "change_to_pause_squat": Phrase("Stand up slowly. Next, pause squats."),
    "ten_seconds": Phrase("Ten seconds."),
    "say_ready": Phrase("Press ready when you are set."),
    "heel_dig_done": Phrase("Heel digs done. Rest ten seconds."),
    "bird_dog_done": Phrase("Bird dogs done. Rest ten seconds."),
    "pause_squat_done": Phrase("Pause squats done. Rest ten seconds."),
    "session_done": Phrase("Session done. Well done."),
    # getting into position
    "heel_dig_setup_1": Phrase("Lie on your back. Bend both knees."),
    "heel_dig_setup_2": Phrase("Feet flat, hip-width apart."),
    "heel_dig_setup_3": Phrase("Slide your fingertips beside your spine, one finger off the bone."),
    "heel_dig_setup_4": Phrase("Let your head and shoulders rest."),
    "bird_dog_setup_1": Phrase("Hands under shoulders, knees under hips."),
    "bird_dog_setup_2": Phrase("Find the middle between arched and rounded. Keep it."),
    "bird_dog_setup_3": Phrase("Look at the floor just ahead of your hands."),
    "pause_squat_setup_light": Phrase("Start light. Lighter than you think."),
    "pause_squat_setup_pins": Phrase("Set the pins just below your bottom position."),
    "pause_squat_setup_feet": Phrase("Feet where you can sit deepest in comfort."),
    "pause_squat_setup_eyes": Phrase("Eyes straight ahead, or slightly down."),
    "pause_squat_setup_eyes_low_bar": Phrase("Eyes on the floor, about a metre ahead."),
    "pause_squat_setup_glutes": Phrase("Squeeze your buttocks at the top to set your back."),
    # one heel dig
    **_numbered("left_heel", HEEL_DIG_REPS.high, "Left heel."),
    "right_heel": Phrase("Right heel."),
    "dig": Phrase("Dig."),
    "hold": Phrase("Hold."),
    "breathe": Phrase("Breathe.", Priority.ENCOURAGEMENT),
    "relax": Phrase("Relax."),
    "switch": Phrase("Switch."),
    "last_one_each_leg": Phrase("Last one each leg."),
    # one bird dog
    **_numbered("left_leg", BIRD_DOG_REPS.high, "Left leg, right arm."),
    "right_leg": Phrase("Right leg, left arm."),
    "reach": Phrase("Reach."),
    "hold_still": Phrase("Hold still."),
    "back": Phrase("Back."),
    "last_one_each_side": Phrase("Last one each side."),
    # one pause squat
    **_numbered("brace", PAUSE_SQUAT_REPS.high, "Breathe in and brace."),
    "down": Phrase("Down."),
    "hold_stay_tight": Phrase("Hold, stay tight."),
    "small_breaths": Phrase("Small breaths, keep tension.", Priority.ENCOURAGEMENT),
    "up": Phrase("Up."),
    "rack_and_rest": Phrase("Rack it and rest."),
    "stand_and_rest": Phrase("Stand easy and rest."),
    "next_one_in_five": Phrase("Next one in five."),
    "last_one_in_five": Phrase("Last one in five."),
    # the last three seconds
    "three": Phrase("Three.", Priority.COUNT),
    "two": Phrase("Two.", Priority.COUNT),
    "one": Phrase("One.", Priority.COUNT),
    # what the person or the machine did
    **_announcements(
        paused="Paused.",
        get_ready="Get ready.",
        again="Once more.",
        skipped="Skipped.",
        ten_more="Ten seconds more.",
        slept="The computer was asleep. Session paused.",
        stopped="Session stopped.",
    ),
}
"""Every phrase the program can say; the texts the clips in the assets are rendered from."""


def priority_of(clip: str) -> Priority:
    """Return the priority of a clip; tones mix with everything and rank as counts."""
    phrase = PHRASES.get(clip)
    return phrase.priority if phrase else Priority.COUNT


def is_tone(clip: str) -> bool:
    """Tell whether the clip is a tone rather than speech."""
    return clip in frozenset(Tone)


def hold_start_tone(side: Side | None) -> Tone:
    """Return the rising tone of a side; the middle one where there is no side."""
    sided = {Side.LEFT: Tone.HOLD_START_LEFT, Side.RIGHT: Tone.HOLD_START_RIGHT}
    return sided[side] if side else Tone.HOLD_START


def hold_end_tone(side: Side | None) -> Tone:
    """Return the falling tone of a side; the middle one where there is no side."""
    sided = {Side.LEFT: Tone.HOLD_END_LEFT, Side.RIGHT: Tone.HOLD_END_RIGHT}
    return sided[side] if side else Tone.HOLD_END


def done_clip(exercise: Exercise) -> str:
    """Return the clip that says an exercise is over."""
    return f"{exercise.value}_done"

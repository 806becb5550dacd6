"""The vocabulary of sound: every tone and every spoken phrase, by the name of its clip."""

from __future__ import annotations

from collections.abc import Iterator
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
from corecoach.domain.verbosity import SPOKEN, Topic, Verbosity


class Priority(IntEnum):
    """Which voice may silence which: a lower one never cuts a higher one."""

    ENCOURAGEMENT = 1
    COUNT = 2
    INSTRUCTION = 3
    ANNOUNCEMENT = 4


class Tone(StrEnum):
    """The tones; left and right differ by pitch, a start rises and an end falls.

    ``REP`` stands for the words before a repetition, ``MOVE`` for setting off, ``NOTICE`` for
    everything that is worth a look or a thought.
    """

    HOLD_START = "tone_hold_start"
    HOLD_START_LEFT = "tone_hold_start_left"
    HOLD_START_RIGHT = "tone_hold_start_right"
    HOLD_END = "tone_hold_end"
    HOLD_END_LEFT = "tone_hold_end_left"
    HOLD_END_RIGHT = "tone_hold_end_right"
    REP = "tone_rep"
    REP_LEFT = "tone_rep_left"
    REP_RIGHT = "tone_rep_right"
    MOVE = "tone_move"
    NOTICE = "tone_notice"
    TICK = "tone_tick"
    EXERCISE_END = "tone_exercise_end"
    SESSION_END = "tone_session_end"


@dataclass(frozen=True)
class Phrase:
    """What one spoken clip says, what it is about, and how much it matters.

    ``text`` is whole, and is the message that a catalogue translates. ``tone`` stands for the
    phrase where it is not spoken; None where a tone sounds with it anyway or silence says as much.
    ``brief`` is the clip that says the same in fewer words.
    """

    text: str
    topic: Topic
    tone: Tone | None = None
    priority: Priority = Priority.INSTRUCTION
    brief: str = ""


_NUMBER_WORDS: Final = (
    *("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen"),
    *("Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"),
)


def _numbered(
    name: str, count: int, text: str, tone: Tone, brief: str = ""
) -> Iterator[tuple[str, Phrase]]:
    for number, word in enumerate(_NUMBER_WORDS[:count], start=1):
        yield f"{name}_{number}", Phrase(f"{word}. {text}", Topic.SIDE, tone, brief=brief)


def _about(
    topic: Topic,
    tone: Tone | None = None,
    priority: Priority = Priority.INSTRUCTION,
    **texts: str,
) -> dict[str, Phrase]:
    return {name: Phrase(text, topic, tone, priority) for name, text in texts.items()}


PHRASES: Final[dict[str, Phrase]] = {
    # the way in, the changes and the way out
    **_about(
        Topic.PASSAGE,
        Tone.NOTICE,
        begin="Let's begin. Get your mat ready.",
        first_heel_dig="First, heel digs, on your back.",
        first_bird_dog="First, bird dogs, on hands and knees.",
        first_pause_squat="First, pause squats, standing.",
        change_to_heel_dig=(
            "Change position. You have thirty seconds. Next, heel digs, on your back."
        ),
        change_to_bird_dog=(
            "Change position. You have thirty seconds. Next, bird dogs, on hands and knees."
        ),
        change_to_pause_squat="Stand up slowly. You have one minute. Next, pause squats.",
        say_ready="Press ready when you are set.",
    ),
    **_about(
        Topic.PASSAGE,
        heel_dig_done="Heel digs done. Rest ten seconds.",
        bird_dog_done="Bird dogs done. Rest ten seconds.",
        pause_squat_done="Pause squats done. Rest ten seconds.",
        session_done_all="Session done. You did the whole plan. Well done.",
        session_done_most="Session done. You did most of the plan. Well done.",
        session_done_part="Session done. You did part of the plan.",
        session_done_none="Session over. Nothing was counted this time.",
    ),
    **_about(
        Topic.TIME_LEFT,
        three_minutes="Three minutes.",
        two_and_a_half_minutes="Two and a half minutes.",
        two_minutes="Two minutes.",
        ninety_seconds="Ninety seconds.",
        sixty_seconds="Sixty seconds.",
        forty_five_seconds="Forty-five seconds.",
        thirty_seconds="Thirty seconds.",
    ),
    **_about(
        Topic.TIME_LEFT,
        Tone.NOTICE,
        fifteen_seconds="Fifteen seconds.",
        ten_seconds="Ten seconds.",
        next_one_in_five="Next one in five.",
    ),
    # getting into position
    **_about(
        Topic.FIRST_LINE,
        Tone.NOTICE,
        heel_dig_setup_1="Lie on your back. Bend both knees.",
        bird_dog_setup_1="Hands under shoulders, knees under hips.",
        pause_squat_setup_light="Start light. Lighter than you think.",
        pause_squat_setup_body="Stand tall. Body weight is enough.",
    ),
    **_about(
        Topic.SETUP,
        stop_rule="If it goes above five, or shoots down your leg, stop.",
        how_heel_dig="Press one heel down and back into the floor. Nothing moves.",
        how_bird_dog="Slide one leg back and the other arm forward. Long, not high.",
        how_pause_squat="Sit down to your lowest tidy position, hold it tight, stand up.",
        heel_dig_setup_2="Feet flat, hip-width apart.",
        heel_dig_setup_3="Slide your fingertips beside your spine, one finger off the bone.",
        heel_dig_setup_4="Let your head and shoulders rest.",
        bird_dog_setup_2="Find the middle between arched and rounded. Keep it.",
        bird_dog_setup_3="Look at the floor just ahead of your hands.",
        pause_squat_setup_pins="Set the pins just below your bottom position.",
        pause_squat_setup_feet="Feet where you can sit deepest in comfort.",
        pause_squat_setup_eyes="Eyes straight ahead, or slightly down.",
        pause_squat_setup_eyes_low_bar="Eyes on the floor, about a metre ahead.",
        pause_squat_setup_glutes="Squeeze your buttocks at the top to set your back.",
    ),
    # one repetition: its side and number, its moves
    **dict(
        _numbered("left_heel", HEEL_DIG_REPS.high, "Left heel.", Tone.REP_LEFT, "left_heel"),
    ),
    **dict(
        _numbered(
            "left_leg", BIRD_DOG_REPS.high, "Left leg, right arm.", Tone.REP_LEFT, "left_leg"
        ),
    ),
    **dict(_numbered("brace", PAUSE_SQUAT_REPS.high, "Breathe in and brace.", Tone.REP)),
    **_about(Topic.SIDE, Tone.REP_LEFT, left_heel="Left heel.", left_leg="Left leg, right arm."),
    **_about(
        Topic.SIDE, Tone.REP_RIGHT, right_heel="Right heel.", right_leg="Right leg, left arm."
    ),
    **_about(Topic.MOVE, Tone.MOVE, reach="Reach.", down="Down."),
    **_about(
        Topic.MOVE,
        dig="Dig.",
        hold="Hold.",
        hold_still="Hold still.",
        hold_stay_tight="Hold, stay tight.",
        relax="Relax.",
        back="Back.",
        up="Up.",
    ),
    **_about(
        Topic.MOVE,
        Tone.NOTICE,
        rack_and_rest="Rack it and rest.",
        stand_and_rest="Stand easy and rest.",
    ),
    **_about(
        Topic.LAST_ONE,
        Tone.NOTICE,
        last_one_each_leg="Last one each leg.",
        last_one_each_side="Last one each side.",
        last_one_in_five="Last one in five.",
    ),
    **_about(Topic.REMINDER, switch="Switch."),
    **_about(
        Topic.REMINDER,
        priority=Priority.ENCOURAGEMENT,
        breathe="Breathe.",
        small_breaths="Small breaths, keep tension.",
    ),
    "half_way": Phrase("Half way.", Topic.REMINDER, Tone.NOTICE, Priority.ENCOURAGEMENT),
    # the last three seconds
    **_about(Topic.COUNT, priority=Priority.COUNT, three="Three.", two="Two.", one="One."),
    # what the person or the machine did
    **_about(
        Topic.ANNOUNCEMENT,
        Tone.NOTICE,
        Priority.ANNOUNCEMENT,
        paused="Paused.",
        get_ready="Get ready.",
        again="Once more.",
        skipped="Skipped.",
        ten_more="Ten seconds more.",
        slept="The computer was asleep. Session paused.",
        stopped="Session stopped.",
        good_call="Good call. This counts.",
    ),
    # whatever else is being said proves it too
    "sound_back": Phrase("Sound is back.", Topic.ANNOUNCEMENT, Tone.NOTICE, Priority.ENCOURAGEMENT),
}
"""Every phrase the program can say; the texts the clips in the assets are rendered from."""

TIME_LEFT_S: Final = {
    180: "three_minutes",
    150: "two_and_a_half_minutes",
    120: "two_minutes",
    90: "ninety_seconds",
    60: "sixty_seconds",
    45: "forty_five_seconds",
    30: "thirty_seconds",
    15: "fifteen_seconds",
    10: "ten_seconds",
}
"""The clip that says how many seconds are left."""


def told(clip: str, verbosity: Verbosity) -> str | None:
    """Return the clip that sounds in a clip's place at this verbosity; None for silence."""
    phrase = PHRASES.get(clip)
    if phrase is None:
        return clip
    if phrase.topic not in SPOKEN[verbosity]:
        return phrase.tone if verbosity is Verbosity.TONES else None
    return phrase.brief or clip if verbosity is Verbosity.SHORT else clip


def fallback_tone(clip: str) -> Tone | None:
    """Return the tone that stands for a spoken clip without a file; None where none is needed."""
    phrase = PHRASES.get(clip)
    return phrase.tone if phrase else None


def session_done_clip(done: int, planned: int) -> str:
    """Return the clip that says what a session achieved, from its repetitions."""
    if done >= planned:
        return "session_done_all"
    if done * 2 > planned:
        return "session_done_most"
    return "session_done_part" if done else "session_done_none"


def priority_of(clip: str) -> Priority:
    """Return the priority of a clip; tones mix with everything and rank as counts."""
    phrase = PHRASES.get(clip)
    return phrase.priority if phrase else Priority.COUNT


def side_of(clip: str) -> Side | None:
    """Return the side a clip is about, as its name says; None for a clip of no side or of both."""
    sides = {side for side in Side if side.value in clip.split("_")}
    return sides.pop() if len(sides) == 1 else None


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

"""Verbosity: how much is said, as one table of what is spoken when."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Final


class Verbosity(StrEnum):
    """How much is said: everything, what it takes to follow, or nothing but tones."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"


class Topic(Enum):
    """What a phrase is about."""

    PASSAGE = "passage"
    """Which exercise comes, a change of position, what is over."""
    FIRST_LINE = "first_line"
    """The line that brings a person into position."""
    SETUP = "setup"
    """The lines after it."""
    TIME_LEFT = "time_left"
    SIDE = "side"
    MOVE = "move"
    REMINDER = "reminder"
    """What a person does without being told once it is known."""
    COUNT = "count"
    LAST_ONE = "last_one"
    ANNOUNCEMENT = "announcement"
    """What the person or the machine did."""


SPOKEN: Final[dict[Verbosity, frozenset[Topic]]] = {
    Verbosity.FULL: frozenset(Topic),
    Verbosity.SHORT: frozenset(
        {
            Topic.PASSAGE,
            Topic.FIRST_LINE,
            Topic.SIDE,
            Topic.MOVE,
            Topic.LAST_ONE,
            Topic.ANNOUNCEMENT,
        }
    ),
    Verbosity.TONES: frozenset(),
}
"""What is spoken; with tones only, the tone of a phrase sounds in its place. Tones always do."""

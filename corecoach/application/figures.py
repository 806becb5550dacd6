"""Drawings of the exercises and of the squat's faults, our own, as strokes in a field of 100 by 62.

They are data, so that the window and the printed page draw the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from math import cos, pi, sin
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.domain.exercise import Exercise

FIELD_WIDTH: Final = 100.0
FIELD_HEIGHT: Final = 62.0
HEAD: Final = 5.0
"""The head's radius."""
LIMB: Final = 3.4
FAR_LIMB: Final = 2.2
HEAD_LINE: Final = 2.4
THING: Final = 1.2
ARROW: Final = 1.0
GROUND: Final = 0.6
ARROW_HEAD: Final = 3.2

Point = tuple[float, float]
Points = tuple[Point, ...]


class Pose(Enum):
    """What is drawn."""

    HEEL_DIG = auto()
    BIRD_DOG = auto()
    PAUSE_SQUAT = auto()
    HIPS_FIRST = auto()
    ARCHED_BACK = auto()
    TAILBONE_TUCK = auto()


class Part(Enum):
    """What a stroke belongs to, which decides its colour; on paper all are black."""

    BODY = auto()
    FAR = auto()
    THING = auto()
    ARROW = auto()
    GROUND = auto()


@dataclass(frozen=True)
class Stroke:
    """A line through points, with round ends and corners."""

    points: Points
    width: float
    part: Part


@dataclass(frozen=True)
class Figure:
    """A body seen from the side: a head, near limbs, far ones thinner, arrows, things about."""

    head: Point
    near: tuple[Points, ...]
    far: tuple[Points, ...] = ()
    arrows: tuple[Points, ...] = ()
    things: tuple[Points, ...] = ()
    ground_y: float = 54.0

    def strokes(self) -> Iterator[Stroke]:
        """Go through its strokes from the back to the front; the head comes after them."""
        yield Stroke(((2.0, self.ground_y), (98.0, self.ground_y)), GROUND, Part.GROUND)
        yield from (Stroke(limb, FAR_LIMB, Part.FAR) for limb in self.far)
        yield from (Stroke(limb, LIMB, Part.BODY) for limb in self.near)
        yield from (Stroke(thing, THING, Part.THING) for thing in self.things)
        for arrow in self.arrows:
            yield Stroke(arrow, ARROW, Part.ARROW)
            yield Stroke(_tip(arrow), ARROW, Part.ARROW)


PLATE: Final = 7.5
"""The radius of a bar's plate, seen from its end."""


def _plate(x: float, y: float) -> Points:
    turns = (2 * pi * step / 24 for step in range(25))
    return tuple((x + PLATE * cos(turn), y + PLATE * sin(turn)) for turn in turns)


_SQUAT_SHIN: Final = ((51.0, 53.0), (61.0, 53.0))
_FRONT_ARM: Final = ((48, 19), (56, 26), (54, 18))

FIGURES: Final = {
    Pose.HEEL_DIG: Figure(
        head=(12, 48.5),
        near=(
            # back on the floor, near leg with its heel dug in
            ((18, 50.5), (34, 51.5), (52, 50)),
            ((52, 50), (68, 29), (80, 50.5), (87, 49.5)),
        ),
        far=(
            ((52, 50), (63, 33), (72, 52), (79, 52)),
            ((24, 50), (33, 46.5), (44, 50)),
        ),
        arrows=(((93, 43), (93, 52), (84, 58.5)),),
    ),
    Pose.BIRD_DOG: Figure(
        head=(26, 25.5),
        near=(
            ((32, 28), (58, 28)),
            # the near arm carries, the near leg reaches back
            ((33, 28), (33, 41), (33, 52.5)),
            ((58, 28), (75, 27), (93, 26), (95, 30)),
        ),
        far=(
            ((33, 28), (19, 26), (5, 24)),
            ((58, 28), (60, 51.5), (73, 52.5)),
        ),
        arrows=(((80, 19), (92, 18)), ((16, 17), (5, 16))),
    ),
    Pose.PAUSE_SQUAT: Figure(
        head=(51, 11.5),
        near=(((48, 17.5), (37, 38)), ((37, 38), (60, 36), (51, 53)), _SQUAT_SHIN),
        far=(_FRONT_ARM,),
        # the bar's plate, and where the way down ends
        things=(_plate(45.5, 18.5), ((18, 41), (30, 41))),
        arrows=(((24, 19), (24, 37)),),
    ),
    Pose.HIPS_FIRST: Figure(
        head=(64, 15),
        near=(((57, 19), (34, 21.5)), ((34, 21.5), (53, 34), (51, 53)), _SQUAT_SHIN),
        far=(((56, 20), (61, 28), (60, 19)),),
        things=(_plate(54, 15.5),),
        # hips up, knees back
        arrows=(((22, 34), (22, 15)), ((69, 34), (59, 34))),
    ),
    Pose.ARCHED_BACK: Figure(
        head=(45, 10),
        near=(
            ((44, 16), (48, 22), (48, 27.5), (45, 32.5), (37, 38)),
            ((37, 38), (60, 36), (51, 53)),
            _SQUAT_SHIN,
        ),
        far=(((45, 18), (54, 25), (52, 16.5)),),
        things=(_plate(42, 17.5),),
        # into the hollow
        arrows=(((28, 27), (40, 27)),),
    ),
    Pose.TAILBONE_TUCK: Figure(
        head=(57, 15),
        near=(
            ((54, 21), (46, 26.5), (39.5, 33.5), (37, 40), (40, 45)),
            ((40, 45), (62, 37), (51, 53)),
            _SQUAT_SHIN,
        ),
        far=(((53, 22), (60, 29), (59, 21)),),
        things=(_plate(50.5, 20),),
        # the tailbone rolls under
        arrows=(((27, 38), (28, 45), (33, 49.5), (39, 50.5)),),
    ),
}


def pose_of(exercise: Exercise) -> Pose:
    """Return how an exercise is drawn."""
    return {
        Exercise.HEEL_DIG: Pose.HEEL_DIG,
        Exercise.BIRD_DOG: Pose.BIRD_DOG,
        Exercise.PAUSE_SQUAT: Pose.PAUSE_SQUAT,
    }[exercise]


def description(pose: Pose) -> str:
    """Return what a drawing shows, for whoever does not see it."""
    return {
        Pose.HEEL_DIG: _(
            "Drawing: somebody lies on the back with knees bent and presses a heel into the floor."
        ),
        Pose.BIRD_DOG: _(
            "Drawing: somebody on hands and knees reaches one leg back and the other side's arm "
            "forward."
        ),
        Pose.PAUSE_SQUAT: _(
            "Drawing: somebody stays at the bottom of a squat, the back straight, the knees "
            "forward."
        ),
        Pose.HIPS_FIRST: _(
            "Drawing: in a squat the hips shoot up, the knees slide back and the trunk tips over."
        ),
        Pose.ARCHED_BACK: _(
            "Drawing: in a squat the chest is held high and the lower back bent into a hollow."
        ),
        Pose.TAILBONE_TUCK: _(
            "Drawing: at the bottom of a squat the tailbone rolls under and the lower back rounds."
        ),
    }[pose]


def _tip(arrow: Points) -> Points:
    """Return the two short lines at an arrow's end, as one."""
    (before_x, before_y), (x, y) = arrow[-2:]
    length = ((x - before_x) ** 2 + (y - before_y) ** 2) ** 0.5
    along_x, along_y = (ARROW_HEAD * (x - before_x) / length, ARROW_HEAD * (y - before_y) / length)
    across_x, across_y = -0.6 * along_y, 0.6 * along_x
    return (
        (x - along_x + across_x, y - along_y + across_y),
        (x, y),
        (x - along_x - across_x, y - along_y - across_y),
    )

"""The drawings: each stays in its field, and says in words what it shows."""

from __future__ import annotations

import pytest

from corecoach.application.figures import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    FIGURES,
    HEAD,
    Part,
    Pose,
    description,
    pose_of,
)
from corecoach.domain.exercise import Exercise


@pytest.mark.parametrize("pose", Pose)
def test_every_stroke_with_its_width_lies_in_the_field(pose: Pose) -> None:
    for stroke in FIGURES[pose].strokes():
        half = stroke.width / 2
        for x, y in stroke.points:
            assert half <= x <= FIELD_WIDTH - half
            assert half <= y <= FIELD_HEIGHT - half
    x, y = FIGURES[pose].head
    assert HEAD < x < FIELD_WIDTH - HEAD
    assert HEAD < y < FIELD_HEIGHT - HEAD


@pytest.mark.parametrize("pose", Pose)
def test_nobody_stands_below_the_ground(pose: Pose) -> None:
    figure = FIGURES[pose]
    for stroke in figure.strokes():
        if stroke.part in {Part.BODY, Part.FAR}:
            assert max(y for _x, y in stroke.points) <= figure.ground_y


def test_an_arrow_has_its_tip_at_its_end() -> None:
    shaft, tip = [one for one in FIGURES[Pose.PAUSE_SQUAT].strokes() if one.part is Part.ARROW]
    assert tip.points[1] == shaft.points[-1] == (24, 37)
    assert [y for _x, y in (tip.points[0], tip.points[2])] == [33.8, 33.8]


def test_every_exercise_is_drawn_and_every_drawing_told_apart_in_words() -> None:
    assert {pose_of(exercise) for exercise in Exercise} <= set(FIGURES)
    assert len({description(pose) for pose in Pose}) == len(Pose)

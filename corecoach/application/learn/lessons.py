"""The lessons in the order of the Learn tab."""

from __future__ import annotations

from corecoach.application.learn import (
    floor_exercises,
    pause_squats,
    safety,
    sources,
    squat_faults,
    training,
)
from corecoach.application.learn.lesson import Lesson


def lessons() -> tuple[Lesson, ...]:
    """Return every lesson, first to last, in the person's language."""
    return (
        training.why(),
        floor_exercises.heel_digs(),
        floor_exercises.bird_dogs(),
        pause_squats.pause_squats(),
        squat_faults.good_morning(),
        squat_faults.overextended(),
        squat_faults.butt_wink(),
        squat_faults.side_video(),
        training.load_rules(),
        training.belt(),
        safety.when_to_see_somebody(),
        sources.sources(),
    )

"""corecoach plan: the timeline's steps, for people or as JSON."""

from __future__ import annotations

import json
from typing import Any

from corecoach.application import wording
from corecoach.domain.timeline import Step, Timeline


def as_json(timeline: Timeline) -> str:
    """Return a JSON list with an object for each step; moments count from the session's start."""
    return json.dumps([_step(step) for step in timeline.steps], indent=2)


def as_text(timeline: Timeline) -> str:
    """Return a line for each step: start, length, what, exercise, side and repetition."""
    lines = [_line(step) for step in timeline.steps]
    return "\n".join([*lines, f"{wording.clock_text(timeline.length_ms // 1000):>6}"])


def _step(step: Step) -> dict[str, Any]:
    return {
        "start_ms": step.start_ms,
        "length_ms": step.length_ms,
        "kind": step.kind.value,
        "exercise": step.exercise.value if step.exercise else None,
        "side": step.side.value if step.side else None,
        "rep": step.rep.number if step.rep else None,
        "cues": [{"at_ms": cue.at_ms, "clip": cue.clip} for cue in step.timed_cues()],
    }


def _line(step: Step) -> str:
    exercise = wording.exercise_name(step.exercise) if step.exercise else ""
    rep = f"{step.rep.number}/{step.rep.count}" if step.rep else ""
    return (
        f"{wording.clock_text(step.start_ms // 1000):>6} {step.length_ms / 1000:>5.0f} s  "
        f"{wording.phase_word(step):<9} {exercise:<13} {rep:<6} {wording.side_in_line(step)}"
    ).rstrip()

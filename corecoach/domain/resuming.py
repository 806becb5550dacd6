"""Resuming: where a session goes on that was cut off or stopped."""

from __future__ import annotations

from dataclasses import replace

from corecoach.domain.exercise import Exercise
from corecoach.domain.record import (
    ExerciseRecord,
    Outcome,
    RepRecord,
    SessionRecord,
    StopExtent,
)
from corecoach.domain.script import lay_out
from corecoach.domain.session import LOOKAHEAD_MS, Phase, Session
from corecoach.domain.timeline import Rep, StepKind, Timeline
from corecoach.domain.verbosity import Verbosity


def session_after(record: SessionRecord, verbosity: Verbosity = Verbosity.FULL) -> Session:
    """Return the record's session, paused where its record ends.

    That is after the last repetition that was done or skipped, or before a later one that was void
    or broken off. A repetition that was stopped for good is not begun again, and of an exercise
    that was, only the breather is left. Where nothing was recorded it stands at the beginning.
    """
    timeline = lay_out(record.plan, verbosity)
    index = max(_after_reps(record, timeline), _after_exercises(record, timeline))
    start_ms = timeline.steps[index].start_ms
    paused = Session(timeline, LOOKAHEAD_MS, Phase.PAUSED)
    return replace(paused, index=index, position_ms=start_ms, handed_ms=start_ms - 1)


def stopped_rep(record: SessionRecord) -> RepRecord | None:
    """Return the attempt that the end of the session broke off; None where none was under way."""
    tried = [kept for kept in record.exercises if kept.attempts]
    last = tried[-1].attempts[-1] if tried else None
    return last if last and last.outcome is Outcome.ENDED_EARLY else None


def exercise_at_hand(record: SessionRecord) -> Exercise | None:
    """Return the exercise that the session was in: of the repetition broken off, or the next one.

    None where all of it has been done.
    """
    broken_off = stopped_rep(record)
    if broken_off:
        return broken_off.rep.exercise
    session = session_after(record)
    ahead = session.timeline.steps[session.index :]
    return next((step.exercise for step in ahead if step.rep), None)


def follows(record: SessionRecord, exercise: Exercise) -> Exercise | None:
    """Return the exercise after another one; None where that is the last."""
    exercises = record.plan.exercises
    following = exercises[exercises.index(exercise) + 1 :]
    return following[0] if following else None


def _after_reps(record: SessionRecord, timeline: Timeline) -> int:
    settled = {rep for kept in record.exercises for rep in _settled(kept)}
    attempts = (attempt for kept in record.exercises for attempt in kept.attempts)
    broken_off = {attempt.rep for attempt in attempts} - settled
    index = 0
    for here, step in enumerate(timeline.steps):
        if step.rep in settled:
            index = timeline.after_rep(here)
        elif step.rep in broken_off:
            index = timeline.first_of_rep(here)
    return index


def _settled(kept: ExerciseRecord) -> set[Rep]:
    """Return the repetitions that are not begun again."""
    is_for_good = kept.stop_reason is not None and kept.stop_extent is not None
    outcomes = {Outcome.SKIPPED, *([Outcome.ENDED_EARLY] if is_for_good else [])}
    return {one.rep for one in kept.attempts if one.credited or one.outcome in outcomes}


def _after_exercises(record: SessionRecord, timeline: Timeline) -> int:
    """Return the step of the last breather that an exercise which was ended has before it."""
    ended = {kept.exercise for kept in record.exercises if kept.stop_extent is StopExtent.EXERCISE}
    breathers = (
        number
        for number, step in enumerate(timeline.steps)
        if step.kind is StepKind.RATE and step.exercise in ended
    )
    return max(breathers, default=0)

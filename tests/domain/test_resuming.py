"""Where a session goes on after a stop that ended a repetition, an exercise, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import (
    Outcome,
    RepRecord,
    SessionRecord,
    StopExtent,
    StopReason,
    exercise_records,
)
from corecoach.domain.resuming import exercise_at_hand, follows, session_after, stopped_rep
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import Rep, StepKind
from tests.samples import session


def stopped(done: int, *, breaking_off: bool) -> SessionRecord:
    """A session with so many repetitions done, and the next one broken off or not begun."""
    reps = list(lay_out(DEFAULT_PLAN).reps())
    attempts = [RepRecord(rep, rep.target_ms, Outcome.HELD) for rep in reps[:done]]
    if breaking_off:
        attempts.append(RepRecord(reps[done], 900, Outcome.ENDED_EARLY))
    return replace(session(), exercises=exercise_records(DEFAULT_PLAN, attempts))


def ended(record: SessionRecord, extent: StopExtent) -> SessionRecord:
    exercise = exercise_at_hand(record)
    return replace(
        record,
        exercises=tuple(
            replace(kept, stop_reason=StopReason.TIRED, stop_extent=extent)
            if kept.exercise is exercise
            else kept
            for kept in record.exercises
        ),
    )


def next_rep(record: SessionRecord) -> Rep | None:
    found = session_after(record)
    return next((step.rep for step in found.timeline.steps[found.index :] if step.rep), None)


def test_a_stop_that_ended_nothing_begins_its_repetition_again() -> None:
    record = stopped(5, breaking_off=True)
    rep = next_rep(record)
    assert rep == stopped_rep(record).rep  # type: ignore[union-attr]  # one was broken off
    assert rep
    assert (rep.number, rep.side) == (3, Side.RIGHT)


def test_a_repetition_that_was_ended_makes_way_for_the_next() -> None:
    rep = next_rep(ended(stopped(5, breaking_off=True), StopExtent.REP))
    assert rep
    assert (rep.number, rep.side) == (4, Side.LEFT)


def test_of_an_exercise_that_was_ended_only_its_breather_is_left() -> None:
    found = session_after(ended(stopped(5, breaking_off=True), StopExtent.EXERCISE))
    assert (found.step.kind, found.step.exercise) == (StepKind.RATE, Exercise.HEEL_DIG)
    rep = next_rep(ended(stopped(5, breaking_off=True), StopExtent.EXERCISE))
    assert rep
    assert rep.exercise is Exercise.BIRD_DOG


def test_what_was_done_after_an_ended_exercise_is_not_done_again() -> None:
    heel_digs = ended(stopped(5, breaking_off=True), StopExtent.EXERCISE).exercises[0]
    later = stopped(24, breaking_off=False)
    record = replace(later, exercises=(heel_digs, *later.exercises[1:]))
    rep = next_rep(record)
    assert rep
    assert (rep.exercise, rep.number, rep.side) == (Exercise.BIRD_DOG, 3, Side.LEFT)


@pytest.mark.parametrize(
    ("done", "breaking_off", "at_hand"),
    [
        (0, False, Exercise.HEEL_DIG),
        (0, True, Exercise.HEEL_DIG),
        (19, True, Exercise.HEEL_DIG),
        (20, False, Exercise.BIRD_DOG),
        (42, True, Exercise.PAUSE_SQUAT),
        (43, False, None),
    ],
)
def test_the_exercise_at_hand_is_that_of_the_repetition_broken_off_or_next(
    done: int, *, breaking_off: bool, at_hand: Exercise | None
) -> None:
    assert exercise_at_hand(stopped(done, breaking_off=breaking_off)) is at_hand


def test_an_exercise_is_followed_by_the_next_of_its_plan() -> None:
    record = session()
    assert follows(record, Exercise.HEEL_DIG) is Exercise.BIRD_DOG
    assert follows(record, Exercise.PAUSE_SQUAT) is None

"""Corrections: each changes what it says, keeps what was timed, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.domain.corrections import (
    IDLE,
    Change,
    Field,
    answers_changed,
    deleted,
    likely_end,
    ran_on,
    reps_changed,
    stopped_at,
    told_changed,
    typed_reps,
)
from corecoach.domain.exercise import SIDES, Exercise, Side
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    Outcome,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
)
from tests.samples import session

MINUTE = timedelta(minutes=1)


def kept_reps(record: SessionRecord, every: timedelta = timedelta(seconds=10)) -> list[KeptRep]:
    attempts = [attempt for kept in record.exercises for attempt in kept.attempts]
    return [
        KeptRep(attempt, record.started + number * every)
        for number, attempt in enumerate(attempts, start=1)
    ]


def after(kept: ExerciseRecord, changes: Sequence[Change]) -> ExerciseRecord:
    for change in changes:
        if change.field is Field.REPS and change.exercise is kept.exercise:
            assert isinstance(change.after, tuple)
            kept = replace(kept, attempts=tuple(rep.record for rep in change.after))
    return kept


def test_only_what_differs_between_two_check_ins_is_a_change() -> None:
    before, later = CheckIn(3, 4, note="a"), CheckIn(2, 4, stop_reason=StopReason.TIME, note="a")
    assert answers_changed(before, later) == (
        Change(Field.PAIN_BEFORE, 3, 2),
        Change(Field.STOP_REASON, None, StopReason.TIME),
    )
    assert answers_changed(before, before) == ()


def test_an_effort_is_a_change_of_its_exercise() -> None:
    kept = replace(session().exercise(Exercise.BIRD_DOG), effort=4)
    assert told_changed(kept, kept) == ()
    nothing = replace(kept, effort=None)
    assert told_changed(kept, nothing) == (Change(Field.EFFORT, 4, None, Exercise.BIRD_DOG),)


def test_a_change_taken_back_goes_the_other_way() -> None:
    record = session()
    assert record.ended
    (change,) = deleted(record, record.ended)
    assert change.reversed() == Change(Field.DELETED, record.ended, None)
    assert change.reversed().reversed() == change


@settings(deadline=None)
@given(
    reps=st.integers(0, 43),
    left=st.integers(0, 10),
    right=st.integers(0, 10),
)
def test_as_many_count_afterwards_as_were_said_and_what_was_timed_stays(
    reps: int, left: int, right: int
) -> None:
    record = session(reps=reps)
    for exercise in (Exercise.HEEL_DIG, Exercise.BIRD_DOG):
        kept = record.exercise(exercise)
        changes = reps_changed(
            record, kept_reps(record), exercise, {Side.LEFT: left, Side.RIGHT: right}
        )
        corrected = after(kept, changes)
        assert [corrected.done(side) for side in SIDES] == [left, right]
        assert bool(changes) == ([kept.done(side) for side in SIDES] != [left, right])
        timed = corrected.attempts[: len(kept.attempts)]
        assert [(a.rep, a.held_ms) for a in timed] == [(a.rep, a.held_ms) for a in kept.attempts]
        assert all(a.outcome is Outcome.TYPED for a in corrected.attempts[len(kept.attempts) :])


def test_repetitions_without_sides_are_corrected_too() -> None:
    record = session(reps=41)
    kept = record.exercise(Exercise.PAUSE_SQUAT)
    changes = reps_changed(record, kept_reps(record), Exercise.PAUSE_SQUAT, {None: 3})
    assert (kept.done(), after(kept, changes).done()) == (1, 3)


def test_a_typed_repetition_says_nothing_of_how_long_it_was_held() -> None:
    kept = session(reps=0).exercise(Exercise.HEEL_DIG)
    record = session()
    assert record.ended
    reps = typed_reps(kept, {Side.LEFT: 2, Side.RIGHT: 1}, record.ended)
    typed = replace(kept, attempts=tuple(rep.record for rep in reps))
    assert [attempt.rep.side for attempt in typed.attempts] == [Side.LEFT, Side.RIGHT, Side.LEFT]
    assert (typed.done(), typed.mean_hold_ms, typed.shortest_hold_ms) == (3, None, None)


@pytest.mark.parametrize("count", [-1, 11])
def test_more_than_was_asked_for_is_our_mistake(count: int) -> None:
    record = session()
    with pytest.raises(ValueError, match="asked for"):
        reps_changed(record, kept_reps(record), Exercise.HEEL_DIG, {Side.LEFT: count})


def test_what_came_after_the_moment_of_stopping_does_not_count() -> None:
    record = session(minutes=120)
    reps = kept_reps(record, MINUTE)
    at = record.started + 10 * MINUTE
    changes = stopped_at(record, reps, at)
    assert changes[0] == Change(Field.ENDED, record.ended, at)
    assert changes[-1] == Change(Field.STATE, SessionState.FINISHED, SessionState.STOPPED)
    assert sum(after(kept, changes).done() for kept in record.exercises) == 10


def test_cutting_off_the_idle_end_takes_no_repetition_and_leaves_the_session_finished() -> None:
    record = session(minutes=600)
    changes = stopped_at(record, kept_reps(record), record.started + 20 * MINUTE)
    assert [change.field for change in changes] == [Field.ENDED]


def test_what_was_done_within_the_minute_told_still_counts() -> None:
    record = session(minutes=600)
    reps = kept_reps(record, timedelta(seconds=13))
    last = record.started + 43 * timedelta(seconds=13)
    told = last.replace(second=0)
    assert last > told
    assert stopped_at(record, reps, told) == (Change(Field.ENDED, record.ended, last),)
    a_minute_less = stopped_at(record, reps, told - MINUTE)
    assert any(change.field is Field.REPS for change in a_minute_less)
    assert a_minute_less[0].after == max(rep.ended for rep in reps if rep.ended < told)


@pytest.mark.parametrize("minutes", [-1, 0, 15, 16])
def test_a_session_is_cut_off_only_between_its_start_and_its_end(minutes: int) -> None:
    record = session()
    with pytest.raises(ValueError, match="between its start and its end"):
        stopped_at(record, kept_reps(record), record.started + minutes * MINUTE)


def test_a_session_that_went_as_planned_did_not_run_on() -> None:
    record = session()
    assert not ran_on(replace(record, last_kept=record.ended))
    assert not ran_on(replace(record, ended=None, state=SessionState.OPEN))


@pytest.mark.parametrize(("idle", "is_noticed"), [(IDLE - MINUTE, False), (IDLE, True)])
def test_half_an_hour_after_the_last_repetition_is_noticed(
    *, idle: timedelta, is_noticed: bool
) -> None:
    record = session(reps=4)
    last = record.started + 2 * MINUTE
    assert ran_on(replace(record, last_kept=last, ended=last + idle)) is is_noticed
    assert ran_on(replace(record, last_kept=None, ended=record.started + idle)) is is_noticed


def test_half_an_hour_more_than_planned_is_noticed_wherever_it_was_spent() -> None:
    record = session(minutes=46)
    whole = replace(record, last_kept=record.ended)
    assert ran_on(whole)
    assert not ran_on(replace(whole, away_s=20 * 60))
    assert not ran_on(replace(whole, source=Source.TYPED))


def test_the_likely_end_is_before_the_longest_time_without_a_repetition() -> None:
    record = session(reps=4, minutes=2100)
    reps = kept_reps(record)
    assert likely_end(record, reps) == reps[-1].ended
    assert likely_end(record, ()) == record.started
    assert record.ended
    late = [replace(rep, ended=record.ended - MINUTE) for rep in reps[2:]]
    assert likely_end(record, [*reps[:2], *late]) == reps[1].ended

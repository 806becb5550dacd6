from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from corecoach.domain.digest import PerSide, digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import CheckIn, StopReason
from tests.samples import MONDAY, session


def test_a_digest_has_repetitions_and_tension_by_side() -> None:
    digest = digest_of(session(reps=33))
    heel_digs = digest.exercise(Exercise.HEEL_DIG)
    assert heel_digs
    assert (heel_digs.done, heel_digs.tension_ms) == (
        PerSide(10, 10),
        PerSide(100_000, 100_000),
    )
    assert heel_digs.planned_ms == 200_000
    assert (digest.credited_reps, digest.planned_reps) == (33, 43)
    assert digest.tension_ms == PerSide(114_000, 112_000)


def test_an_exercise_that_was_not_asked_for_is_none() -> None:
    plan = session().plan.floor_only()
    assert digest_of(session(plan=plan)).exercise(Exercise.PAUSE_SQUAT) is None


def test_its_outcome_is_what_adherence_needs() -> None:
    hurt = session(day=MONDAY + timedelta(days=1), reps=1)
    outcome = digest_of(hurt).outcome()
    assert (outcome.training_date, outcome.credited_reps, outcome.credit) == (
        *(hurt.training_date, 1),
        0.0,
    )
    stopped = session(reps=1, check_in=CheckIn(stop_reason=StopReason.PAIN))
    assert digest_of(stopped).outcome().credit == 1.0


def test_an_exercise_stopped_because_it_hurt_makes_the_whole_count() -> None:
    record = session(reps=1)
    hurt = replace(record.exercises[0], stop_reason=StopReason.PAIN, pain_peak=6)
    digest = digest_of(replace(record, exercises=(hurt, *record.exercises[1:])))
    assert digest.outcome().credit == 1.0
    tired = replace(hurt, stop_reason=StopReason.TIRED)
    digest = digest_of(replace(record, exercises=(tired, *record.exercises[1:])))
    assert digest.outcome().credit == 0.0


def test_the_highest_pain_is_the_sessions_or_an_exercises() -> None:
    record = session(check_in=CheckIn(pain_peak=3))
    assert digest_of(record).pain_peak == 3
    worse = replace(record.exercises[0], pain_peak=5)
    assert digest_of(replace(record, exercises=(worse, *record.exercises[1:]))).pain_peak == 5
    assert digest_of(session()).pain_peak is None

"""Corrections: what a person says of a session is kept, traced in words, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from corecoach.application.corrections import ExerciseForm, SessionForm, TypedSession
from corecoach.application.desks.corrections import CorrectionDesk
from corecoach.application.errors import StoreError
from corecoach.application.history import figures_of
from corecoach.application.ports import Records
from corecoach.application.screens.summary import build_state
from corecoach.application.trace import trace_of
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    Outcome,
    SessionRecord,
    SessionState,
    StopReason,
)
from tests.fakes import FakeClock, MemoryCorrections, MemorySettings, MemoryStore
from tests.samples import session

MINUTE = timedelta(minutes=1)
ALL: dict[Side | None, int] = {Side.LEFT: 10, Side.RIGHT: 10}


class Corrected:
    """A desk and the fakes behind it."""

    def __init__(self) -> None:
        self.clock, self.store = FakeClock(), MemoryStore()
        self.corrections, self.settings = MemoryCorrections(self.store), MemorySettings()
        records = Records(self.store, self.corrections)
        self.desk = CorrectionDesk(self.clock, records, self.settings, Plan, "0.1.0")

    def keep(self, record: SessionRecord, every: timedelta = 20 * timedelta(seconds=1)) -> int:
        number = self.store.add(replace(record, uid=""), ())
        for kept in record.exercises:
            self.store.attempts[number] += kept.attempts
        last = record.started + every * len(self.store.attempts[number])
        self.store.records[number] = replace(self.store.records[number], last_kept=last)
        return number

    def record(self, number: int) -> SessionRecord:
        record = self.store.session(number)
        assert record
        return record

    def trace(self, number: int) -> list[str]:
        lines = trace_of(self.corrections.edits(number))
        assert all(line.startswith("Mon, 2 Mar 2026, 18:05 · ") for line in lines)
        return [line.split(" · ", 1)[1] for line in lines]


def untouched(record: SessionRecord) -> SessionForm:
    return SessionForm(record.check_in, {kept.exercise: said(kept) for kept in record.exercises})


def said(kept: ExerciseRecord) -> ExerciseForm:
    """What is on record of an exercise, as the page says it."""
    told = (kept.effort, kept.pain_peak, kept.belt, kept.faults, kept.stop_reason)
    return ExerciseForm(*told, broke_form=kept.broken > 0)


@pytest.fixture
def at() -> Corrected:
    return Corrected()


def test_a_form_that_says_the_same_changes_nothing(at: Corrected) -> None:
    number = at.keep(session())
    assert at.desk.keep(number, untouched(at.record(number))) is None
    assert not at.desk.can_undo()


def test_what_is_changed_is_kept_traced_in_words_and_taken_back(at: Corrected) -> None:
    number = at.keep(session(reps=17, check_in=CheckIn(3, note="tired")))
    before = at.record(number)
    answers = CheckIn(2, 4, stop_reason=StopReason.TIME, note="  slept badly ")
    form = SessionForm(
        answers,
        {Exercise.BIRD_DOG: ExerciseForm(6)},
        {Exercise.HEEL_DIG: {Side.LEFT: 10, Side.RIGHT: 7}},
    )
    assert at.desk.keep(number, form) == "The session of Mon, 6 Jan 2025 was changed."
    after = at.record(number)
    assert after.check_in == replace(answers, note="slept badly")
    assert [after.exercise(Exercise.HEEL_DIG).done(side) for side in Side] == [10, 7]
    assert at.trace(number) == [
        "Pain before: 3 → 2",
        "Pain at its highest: – → 4",
        "Reason for stopping: – → Out of time",
        "Note: “tired” → “slept badly”",
        "Effort of Bird dogs: – → 6",
        "Heel digs done: 9 left, 8 right → 10 left, 7 right",
    ]
    assert at.desk.undo() == "That was taken back."
    assert at.record(number) == before
    assert all(line.endswith("(taken back)") for line in at.trace(number))


def test_i_stopped_at_cuts_off_what_ran_on(at: Corrected) -> None:
    number = at.keep(session(minutes=35 * 60), every=MINUTE)
    record = at.record(number)
    state = at.desk.state(number)
    assert state.notice
    assert "run on by itself" in build_state(record, record.training_date).notice
    assert state.likely_end == record.last_kept
    at.desk.keep(number, replace(untouched(record), ended=state.likely_end))
    assert at.record(number).ended == record.last_kept
    assert at.record(number).credited_reps == record.credited_reps
    assert at.desk.state(number).notice == ""
    assert at.trace(number) == ["End: 05:05 → 18:48"]


def test_a_new_end_and_new_counts_go_together(at: Corrected) -> None:
    number = at.keep(session(minutes=90))
    record = at.record(number)
    assert record.last_kept
    form = replace(
        untouched(record),
        ended=record.last_kept - MINUTE,
        done={Exercise.PAUSE_SQUAT: {None: 2}, Exercise.BIRD_DOG: {Side.RIGHT: 9}},
    )
    at.desk.keep(number, form)
    after = at.record(number)
    assert after.exercise(Exercise.PAUSE_SQUAT).done() == 2
    assert after.exercise(Exercise.BIRD_DOG).done(Side.RIGHT) == 9
    assert after.exercise(Exercise.HEEL_DIG).done() == 0
    at.desk.undo()
    assert at.record(number) == record


def typed(at: Corrected, days_ago: int = 1, **answers: StopReason) -> TypedSession:
    started = at.clock.now() - timedelta(days=days_ago)
    form = SessionForm(
        CheckIn(stop_reason=answers.get("stop_reason")),
        {Exercise.HEEL_DIG: ExerciseForm(4), Exercise.BIRD_DOG: ExerciseForm()},
        {Exercise.HEEL_DIG: ALL, Exercise.BIRD_DOG: ALL, Exercise.PAUSE_SQUAT: {None: 3}},
    )
    return TypedSession(started, 15, form)


def test_a_session_typed_in_is_marked_and_counts(at: Corrected) -> None:
    assert at.desk.add(typed(at)) == "The session of Sun, 1 Mar 2026 was added."
    (record,) = at.store.sessions()
    assert record.is_typed
    assert (record.credited_reps, record.planned_reps, record.length_s) == (43, 43, 900)
    assert record.state is SessionState.FINISHED
    assert record.exercise(Exercise.HEEL_DIG).effort == 4
    attempts = [attempt for kept in record.exercises for attempt in kept.attempts]
    assert {attempt.outcome for attempt in attempts} == {Outcome.TYPED}
    figures = figures_of([digest_of(record)], record.training_date)
    assert figures.recent.frequency.done == 1
    assert "typed" in build_state(record, record.training_date).subtitle


def test_a_typed_session_with_a_reason_is_a_stopped_one_that_cannot_go_on(at: Corrected) -> None:
    at.clock.wall += timedelta(hours=1)
    started = at.clock.now() - 30 * MINUTE
    at.desk.add(replace(typed(at, stop_reason=StopReason.PAIN), started=started))
    (record,) = at.store.sessions()
    assert record.stopped_for_safety
    state = build_state(record, record.training_date)
    assert state.stop
    assert not (state.stop.rep)
    assert not (state.stop.exercise)
    assert not (state.stop.again)


def test_adding_is_taken_back_into_the_bin(at: Corrected) -> None:
    at.desk.add(typed(at))
    at.desk.undo()
    assert at.store.sessions() == ()
    (row,) = at.desk.bin().rows
    assert "Sun, 1 Mar 2026" in row.text
    assert "deleted on Mon, 2 Mar 2026, 18:05" in row.text


def test_a_session_can_be_typed_in_for_the_seven_days_before(at: Corrected) -> None:
    state = at.desk.new_state()
    assert state.earliest.date() == at.clock.now().date() - timedelta(days=7)
    assert state.latest == at.clock.now()
    assert (state.ended - state.started).total_seconds() == 864


def test_a_session_without_any_repetition_or_in_the_future_is_not_added(at: Corrected) -> None:
    nothing = replace(typed(at), form=SessionForm(CheckIn(), {}))
    with pytest.raises(StoreError, match="how many repetitions"):
        at.desk.add(nothing)
    with pytest.raises(StoreError, match="in the future"):
        at.desk.add(replace(typed(at), started=at.clock.now() - 14 * MINUTE))
    with pytest.raises(StoreError, match="seven days before"):
        at.desk.add(typed(at, days_ago=8))
    assert at.store.sessions() == ()


def test_a_deleted_session_comes_back_by_undo_and_from_the_bin(at: Corrected) -> None:
    number = at.keep(session())
    before = at.record(number)
    assert at.desk.delete(number) == "The session of Mon, 6 Jan 2025 is in the bin."
    assert at.store.session(number) is None
    at.desk.undo()
    assert at.record(number) == before
    at.desk.delete(number)
    assert at.desk.restore(number) == "The session of Mon, 6 Jan 2025 is back."
    assert at.record(number) == before
    assert at.desk.bin().rows == ()
    with pytest.raises(StoreError, match="no longer in the bin"):
        at.desk.restore(number)
    assert at.trace(number)[:2] == ["Taken out of the bin", "Put into the bin"]


def test_an_emptied_bin_leaves_nothing_to_take_back(at: Corrected) -> None:
    at.desk.delete(at.keep(session()))
    assert at.desk.empty_bin() == "1 session was deleted for good."
    assert not at.desk.can_undo()
    with pytest.raises(StoreError, match="nothing left"):
        at.desk.undo()


def test_what_cannot_be_taken_back_now_can_be_tried_again(at: Corrected) -> None:
    number = at.keep(session())
    at.desk.delete(number)
    with at.store.disk_full(), pytest.raises(StoreError):
        at.desk.undo()
    at.desk.undo()
    assert at.store.session(number) is not None


def test_answers_changed_at_once_are_traced_when_the_session_is_left(at: Corrected) -> None:
    number = at.keep(session(check_in=CheckIn(pain_before=3)))
    at.desk.watch(number)
    at.store.keep_check_in(number, CheckIn(2, 5))
    heel_digs = at.record(number).exercise(Exercise.HEEL_DIG)
    at.store.keep_told(number, replace(heel_digs, effort=4))
    assert at.desk.settle() == "Answers to the session of Mon, 6 Jan 2025 were changed."
    assert at.trace(number) == ["Pain before: 3 → 2"]
    at.desk.undo()
    assert at.record(number).check_in == CheckIn(3, 5)
    assert at.desk.settle() is None


def test_an_answer_given_for_the_first_time_is_no_change(at: Corrected) -> None:
    number = at.keep(session())
    at.desk.watch(number)
    at.store.keep_check_in(number, CheckIn(2, 5, note="fine"))
    assert at.desk.settle() is None
    assert at.trace(number) == []


def test_an_answer_taken_back_and_given_again_is_traced_throughout(at: Corrected) -> None:
    number = at.keep(session(check_in=CheckIn(pain_before=3)))
    for pain in (None, 5):
        at.desk.watch(number)
        at.store.keep_check_in(number, CheckIn(pain))
        at.desk.settle()
    assert at.trace(number) == ["Pain before: – → 5", "Pain before: 3 → –"]
    at.desk.undo()
    at.desk.undo()
    assert at.record(number).check_in == CheckIn(3)


def test_a_session_that_is_gone_is_named(at: Corrected) -> None:
    with pytest.raises(StoreError, match="Session 7 is not in the record"):
        at.desk.state(7)


def test_all_that_was_told_of_an_exercise_can_be_put_right_and_taken_back(at: Corrected) -> None:
    number = at.keep(session())
    before = at.record(number)
    form = ExerciseForm(
        effort=5,
        pain_peak=6,
        belt=True,
        faults=frozenset({FormFault.BUTT_WINK, FormFault.GOOD_MORNING}),
        stop_reason=StopReason.PAIN,
        broke_form=True,
    )
    at.desk.keep(number, SessionForm(before.check_in, {Exercise.PAUSE_SQUAT: form}))
    squats = at.record(number).exercise(Exercise.PAUSE_SQUAT)
    assert said(squats) == form
    assert [one.broke_form for one in squats.attempts] == [False, False, True]
    assert at.record(number).stopped_for_safety
    assert at.trace(number) == [
        "Effort of Pause squats: – → 5",
        "Pain at its highest at Pause squats: – → 6",
        "Belt worn at Pause squats: – → yes",
        "Reason for stopping Pause squats: – → Pain",
        "Faults seen at Pause squats: – → Tailbone tucked, Knees slid back",
        "Pause squats, repetitions whose form went: 0 → 1",
    ]
    at.desk.undo()
    assert at.record(number) == before


def test_marks_of_form_can_be_taken_away(at: Corrected) -> None:
    record = session()
    heel, *others = record.exercises
    marked = replace(heel, attempts=tuple(replace(one, broke_form=True) for one in heel.attempts))
    number = at.keep(replace(record, exercises=(marked, *others)))
    told = {Exercise.HEEL_DIG: replace(said(marked), broke_form=False)}
    at.desk.keep(number, SessionForm(record.check_in, told))
    assert not at.record(number).exercise(Exercise.HEEL_DIG).lost_form
    assert at.trace(number) == ["Heel digs, repetitions whose form went: 20 → 0"]

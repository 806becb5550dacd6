"""The correction store: changes are made whole and traced, and can be taken back; and the bin."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.adapters.database.tables.changes import as_text, from_text
from corecoach.application.errors import StoreError
from corecoach.domain.corrections import (
    Change,
    Edit,
    Field,
    answers_changed,
    deleted,
    reps_changed,
    stopped_at,
    told_changed,
)
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import HeelDigDose
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    RepRecord,
    SessionRecord,
    SessionState,
    StopExtent,
    StopReason,
)
from tests.adapters.database.histories import KNOWN, NOW, check_ins, keep, pains, reps, sessions

LATER = NOW + timedelta(hours=1)
TOLD = ExerciseRecord(
    HeelDigDose(),
    effort=None,
    pain_peak=6,
    faults=frozenset({FormFault.HIPS_LIFT, FormFault.BREATH_HOLD}),
    stop_reason=StopReason.FORM,
    stop_extent=StopExtent.EXERCISE,
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(tmp_path, NOW, set_aside_damaged=False)
    for record in KNOWN:
        keep(opened.store, record)
    yield opened
    opened.store.close()


def record_of(opened: OpenedStore, number: int = 1) -> SessionRecord:
    record = opened.store.session(number)
    assert record
    return record


def all_changes(opened: OpenedStore, record: SessionRecord) -> tuple[Change, ...]:
    """Changes of every kind at once."""
    assert record.ended
    answers = replace(record.check_in, pain_before=9, note="“new”\n", stop_reason=StopReason.TIME)
    done: dict[Side | None, int] = {Side.LEFT: 0, Side.RIGHT: 5}
    told = opened.store.reps_of(record.session_id)
    heel_digs = record.exercise(Exercise.HEEL_DIG)
    return (
        *answers_changed(record.check_in, answers),
        *told_changed(heel_digs, replace(TOLD, dose=heel_digs.dose)),
        *reps_changed(record, told, Exercise.HEEL_DIG, done),
        Change(Field.ENDED, record.ended, record.ended - timedelta(minutes=1)),
        Change(Field.STATE, record.state, SessionState.STOPPED),
    )


def test_changes_are_made_and_written_down_and_taken_back(opened: OpenedStore) -> None:
    before = record_of(opened)
    reps_before = opened.store.reps_of(1)
    changes = all_changes(opened, before)
    edit = opened.corrections.correct(1, changes, LATER)
    corrected = record_of(opened)
    assert corrected.check_in.note == "“new”\n"
    assert corrected.check_in.stop_reason is StopReason.TIME
    assert corrected.state is SessionState.STOPPED
    assert corrected.exercise(Exercise.HEEL_DIG).effort is None
    assert [corrected.exercise(Exercise.HEEL_DIG).done(side) for side in Side] == [0, 5]
    assert opened.corrections.edits(1) == (Edit(edit, 1, LATER, changes),)
    assert opened.corrections.undo(edit) == 1
    assert record_of(opened) == before
    assert opened.store.reps_of(1) == reps_before
    assert opened.corrections.edits(1) == (Edit(edit, 1, LATER, changes, is_undone=True),)
    assert record_of(opened, 2) == KNOWN[1]


def test_an_edit_is_taken_back_once(opened: OpenedStore) -> None:
    edit = opened.corrections.correct(1, deleted(record_of(opened), LATER), LATER)
    opened.corrections.undo(edit)
    with pytest.raises(StoreError, match="nothing left to take back"):
        opened.corrections.undo(edit)
    with pytest.raises(StoreError, match="nothing left to take back"):
        opened.corrections.undo(77)


def test_what_was_changed_since_is_not_taken_back_over(opened: OpenedStore) -> None:
    first = opened.corrections.correct(1, [Change(Field.PAIN_BEFORE, 2, 3)], LATER)
    opened.corrections.correct(1, [Change(Field.PAIN_BEFORE, 3, 4)], LATER)
    with pytest.raises(StoreError, match="changed in the meantime"):
        opened.corrections.undo(first)
    assert record_of(opened).check_in.pain_before == 4


def test_a_correction_of_what_is_not_so_changes_nothing(opened: OpenedStore) -> None:
    changes = [Change(Field.NOTE, KNOWN[0].check_in.note, ""), Change(Field.PAIN_PEAK, 9, 1)]
    with pytest.raises(StoreError, match="changed in the meantime"):
        opened.corrections.correct(1, changes, LATER)
    assert record_of(opened) == KNOWN[0]
    assert opened.corrections.edits(1) == ()


def test_an_open_session_and_one_that_is_not_there_are_not_corrected(opened: OpenedStore) -> None:
    opened.store.take_up(1, 0)
    for number in (1, 77):
        with pytest.raises(StoreError, match=f"Session {number} cannot be changed"):
            opened.corrections.correct(number, [Change(Field.PAIN_PEAK, 3, 1)], LATER)


def test_a_correction_that_the_schema_refuses_is_our_mistake_and_changes_nothing(
    opened: OpenedStore,
) -> None:
    changes = [Change(Field.NOTE, KNOWN[0].check_in.note, ""), Change(Field.PAIN_PEAK, 3, 99)]
    with pytest.raises(sqlite3.IntegrityError):
        opened.corrections.correct(1, changes, LATER)
    assert record_of(opened) == KNOWN[0]


def test_what_was_changed_already_is_only_written_down(opened: OpenedStore) -> None:
    opened.store.keep_check_in(1, replace(KNOWN[0].check_in, pain_peak=8))
    edit = opened.corrections.note_changes(1, [Change(Field.PAIN_PEAK, 3, 8)], LATER)
    assert [edit.changes for edit in opened.corrections.edits(1)] == [
        (Change(Field.PAIN_PEAK, 3, 8),)
    ]
    opened.corrections.undo(edit)
    assert record_of(opened) == KNOWN[0]


def test_a_deleted_session_is_seen_in_the_bin_alone(opened: OpenedStore) -> None:
    edit = opened.corrections.correct(1, deleted(record_of(opened), LATER), LATER)
    assert opened.store.session(1) is None
    assert opened.store.sessions() == KNOWN[1:]
    assert opened.corrections.bin() == (replace(KNOWN[0], deleted=LATER),)
    opened.corrections.undo(edit)
    assert opened.store.sessions() == KNOWN
    assert opened.corrections.bin() == ()


def test_the_bin_shows_the_last_one_thrown_away_first_and_can_be_emptied(
    opened: OpenedStore,
) -> None:
    for number, at in ((1, NOW), (2, LATER)):
        opened.corrections.correct(number, deleted(record_of(opened, number), at), at)
    assert [record.session_id for record in opened.corrections.bin()] == [2, 1]
    assert opened.corrections.empty_bin() == 2
    assert opened.corrections.bin() == ()
    assert opened.corrections.edits(1) == ()
    assert opened.corrections.empty_bin() == 0
    assert opened.store.problems() == ()


def test_a_look_into_the_bin_reads_no_other_session(opened: OpenedStore) -> None:
    opened.corrections.correct(2, deleted(record_of(opened, 2), NOW), NOW)
    asked: list[str] = []
    opened.store._db.set_trace_callback(asked.append)
    assert [record.session_id for record in opened.corrections.bin()] == [2]
    of_reps = [query for query in asked if "FROM rep" in query]
    assert len(of_reps) == 1
    assert "BETWEEN 2 AND 2" in of_reps[0]


def test_a_session_in_the_bin_still_has_its_trace(opened: OpenedStore) -> None:
    opened.corrections.correct(1, [Change(Field.PAIN_PEAK, 3, 4)], NOW)
    opened.corrections.correct(1, deleted(record_of(opened), LATER), LATER)
    fields = [edit.changes[0].field for edit in opened.corrections.edits(1)]
    assert fields == [Field.PAIN_PEAK, Field.DELETED]


def test_a_forgotten_end_is_split_off_in_the_store(opened: OpenedStore) -> None:
    record = record_of(opened)
    assert record.last_kept
    at = record.last_kept - timedelta(minutes=1)
    changes = stopped_at(record, opened.store.reps_of(1), at)
    edit = opened.corrections.correct(1, changes, LATER)
    assert (record_of(opened).ended, record_of(opened).credited_reps) == (at, 0)
    assert record_of(opened).state is SessionState.STOPPED
    opened.corrections.undo(edit)
    assert record_of(opened) == KNOWN[0]


@settings(deadline=None)
@given(told=st.one_of(pains, st.text(), st.sampled_from(StopReason)))
def test_answers_come_back_from_their_text(told: int | str | StopReason | None) -> None:
    field = Field.STOP_REASON if isinstance(told, StopReason) else Field.NOTE
    assert from_text(field, as_text(told), None) == told


@settings(deadline=None)
@given(records=st.lists(reps(Exercise.BIRD_DOG), max_size=3))
def test_attempts_come_back_from_their_text(records: list[RepRecord]) -> None:
    told = tuple(KeptRep(record, NOW) for record in records)
    assert from_text(Field.REPS, as_text(told), Exercise.BIRD_DOG) == told


@pytest.mark.parametrize("text", ["{}", "[{}]", '["a"]', "3", "not json", '"x"'])
def test_text_that_was_never_written_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each has words of its own
        from_text(Field.REPS, text, Exercise.BIRD_DOG)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedStore]:
    opened = open_store(tmp_path_factory.mktemp("corrected"), NOW, set_aside_damaged=False)
    yield opened
    opened.store.close()


@settings(deadline=None, max_examples=60)
@given(
    kept=sessions(),
    answers=check_ins,
    effort=pains,
    reason=st.none() | st.sampled_from(StopReason),
    data=st.data(),
)
def test_any_correction_taken_back_leaves_the_session_as_it_was(
    long_lived: OpenedStore,
    kept: SessionRecord,
    answers: CheckIn,
    effort: int | None,
    reason: StopReason | None,
    data: st.DataObject,
) -> None:
    if kept.ended is None:
        kept = replace(kept, state=SessionState.STOPPED, ended=kept.started)
    number = keep(long_lived.store, kept)
    before, told = record_of(long_lived, number), long_lived.store.reps_of(number)
    exercise = data.draw(st.sampled_from(kept.plan.exercises))
    attempts = tuple(KeptRep(rep, NOW) for rep in data.draw(st.lists(reps(exercise), max_size=3)))
    old = tuple(rep for rep in told if rep.record.rep.exercise is exercise)
    changes = (
        *answers_changed(before.check_in, answers),
        *told_changed(
            before.exercise(exercise),
            replace(before.exercise(exercise), effort=effort, stop_reason=reason),
        ),
        Change(Field.REPS, old, attempts, exercise),
        *deleted(before, LATER),
    )
    edit = long_lived.corrections.correct(number, changes, LATER)
    binned = next(record for record in long_lived.corrections.bin() if record.session_id == number)
    assert binned.check_in == answers
    assert binned.exercise(exercise).effort == effort
    assert binned.exercise(exercise).stop_reason == reason
    assert binned.exercise(exercise).attempts == tuple(rep.record for rep in attempts)
    long_lived.corrections.undo(edit)
    assert record_of(long_lived, number) == before
    assert long_lived.store.reps_of(number) == told

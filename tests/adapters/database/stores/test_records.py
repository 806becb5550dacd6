"""The record store: everything comes back the same, and nothing impossible goes in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.application.errors import StoreError
from corecoach.application.lately import Lately
from corecoach.application.ports import RecordStore
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import BirdDogDose, HeelDigDose, Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
)
from corecoach.domain.timeline import Rep
from tests.adapters.database.histories import (
    KNOWN,
    KNOWN_OPEN,
    NOW,
    default_start,
    heel_dig,
    keep,
    sessions,
)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteRecordStore]:
    folder = tmp_path_factory.mktemp("long_lived")
    store = open_store(folder, NOW, set_aside_damaged=False).store
    yield store
    store.close()


@settings(deadline=None, max_examples=100)
@given(kept=sessions())
def test_any_session_comes_back_the_same(
    long_lived: SqliteRecordStore, kept: SessionRecord
) -> None:
    number = keep(long_lived, kept)
    back = long_lived.session(number)
    assert back
    assert UUID(back.uid).version == 4
    expected = replace(kept, session_id=number, uid=back.uid)
    assert back == expected
    # equal moments may still show another time of day
    assert repr(back) == repr(expected)
    if kept.state is SessionState.OPEN:
        assert long_lived.open_session() == expected
        long_lived.end(number, SessionState.STOPPED, NOW)
    else:
        assert long_lived.open_session() is None
        assert expected in long_lived.sessions()


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_told_apart(store: RecordStore, fold: int) -> None:
    started = datetime(2026, 10, 25, 1, 30, fold=fold, tzinfo=ZoneInfo("Europe/London"))
    back = store.session(store.begin(default_start(started)))
    assert back
    assert (
        back.started.isoformat()
        == ("2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00+01:00")[fold == 0]
    )


def test_a_moment_without_a_zone_is_our_mistake(store: RecordStore) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.begin(default_start(NOW.replace(tzinfo=None)))
    assert store.open_session() is None


def test_what_was_kept_is_there_after_closing(tmp_path: Path) -> None:
    store = open_store(tmp_path, NOW, set_aside_damaged=False).store
    for record in (*KNOWN, KNOWN_OPEN):
        keep(store, record)
    store.close()
    store.close()
    again = open_store(tmp_path, NOW, set_aside_damaged=False).store
    assert again.sessions() == KNOWN
    assert again.open_session() == KNOWN_OPEN
    again.close()


def test_sessions_come_oldest_first_however_they_were_kept(store: RecordStore) -> None:
    for days in (3, 1, 2):
        number = store.begin(default_start(NOW + timedelta(days=days)))
        store.end(number, SessionState.FINISHED, NOW + timedelta(days=days, minutes=15))
    assert [record.started.day for record in store.sessions()] == [23, 24, 25]


def test_all_sessions_are_loaded_with_four_queries(store: SqliteRecordStore) -> None:
    for _ in range(5):
        keep(store, replace(KNOWN[0], uid=""))
    queries: list[str] = []
    store._db.set_trace_callback(queries.append)
    assert len(store.sessions()) == 5
    assert len([query for query in queries if "SELECT" in query]) == 4


def test_a_second_session_cannot_be_open(store: RecordStore) -> None:
    first = store.begin(default_start())
    with pytest.raises(StoreError, match="still open"):
        store.begin(default_start())
    opened = store.open_session()
    assert opened
    assert opened.session_id == first
    store.end(first, SessionState.STOPPED, NOW)
    assert store.begin(default_start()) > first


def test_two_connections_cannot_both_open_a_session(tmp_path: Path) -> None:
    one = open_store(tmp_path, NOW, set_aside_damaged=False).store
    other = open_store(tmp_path, NOW, set_aside_damaged=False).store
    one.begin(default_start())
    with pytest.raises(StoreError, match="still open"):
        other.begin(default_start())
    one.close()
    other.close()


def test_a_session_that_has_ended_takes_no_more(store: RecordStore) -> None:
    number = store.begin(default_start())
    store.end(number, SessionState.FINISHED, NOW)
    before = store.sessions()
    with pytest.raises(StoreError, match=f"Session {number} is no longer open"):
        store.add_rep(number, heel_dig(1, Side.LEFT), NOW)
    with pytest.raises(StoreError, match="no longer open"):
        store.end(number, SessionState.STOPPED, NOW)
    assert store.sessions() == before


def test_an_ended_session_can_be_opened_again(store: RecordStore) -> None:
    number = keep(store, KNOWN[0])
    store.take_up(number, 60)
    store.take_up(number, 60)
    opened = replace(KNOWN[0], state=SessionState.OPEN, ended=None, away_s=120)
    assert store.open_session() == opened
    store.end(number, KNOWN[0].state, NOW)
    assert store.sessions() == (replace(KNOWN[0], ended=NOW, away_s=120),)


def test_a_session_cannot_be_opened_again_beside_an_open_one(store: RecordStore) -> None:
    number = keep(store, KNOWN[0])
    store.begin(default_start())
    with pytest.raises(StoreError, match="still open"):
        store.take_up(number, 60)
    assert store.sessions() == KNOWN[:1]


def test_a_session_that_is_not_there_is_named(store: RecordStore) -> None:
    assert store.session(77) is None
    with pytest.raises(StoreError, match="Session 77 is not in the record"):
        store.keep_check_in(77, CheckIn())
    with pytest.raises(StoreError, match="Session 77 is not in the record"):
        store.keep_told(77, ExerciseRecord(HeelDigDose(), effort=3))
    with pytest.raises(StoreError, match="Session 77 is not in the record"):
        store.mark_form(77, Rep(Exercise.HEEL_DIG, 1, 10, Side.LEFT, 10_000), broke=True)
    with pytest.raises(StoreError, match="Session 77 is not in the record"):
        store.take_up(77, 60)


def test_later_answers_replace_earlier_ones(store: RecordStore) -> None:
    number = store.begin(replace(default_start(), pain_before=4))
    last = CheckIn(pain_after=1, stop_reason=StopReason.TIME, note="short of time")
    store.keep_check_in(number, CheckIn(4, 5, 6, 7, StopReason.PAIN, "first"))
    store.keep_check_in(number, last)
    told = ExerciseRecord(BirdDogDose(), (), 9, 5, stop_reason=StopReason.TIRED)
    store.keep_told(number, replace(told, faults=frozenset({FormFault.TWIST})))
    store.keep_told(number, ExerciseRecord(BirdDogDose()))
    store.keep_told(number, ExerciseRecord(HeelDigDose(), effort=0))
    back = store.session(number)
    assert back
    assert back.check_in == last
    assert [kept.effort for kept in back.exercises] == [0, None, None]
    assert back.exercises[1] == ExerciseRecord(BirdDogDose())


def test_the_last_attempt_at_a_repetition_is_marked_and_no_other(store: RecordStore) -> None:
    number = store.begin(default_start())
    for side, held_ms in ((Side.LEFT, 4000), (Side.LEFT, 10_000), (Side.RIGHT, 10_000)):
        store.add_rep(number, heel_dig(1, side, held_ms), NOW)
    store.mark_form(number, heel_dig(1, Side.LEFT).rep, broke=True)
    record = store.session(number)
    assert record
    assert [one.broke_form for one in record.exercises[0].attempts] == [False, True, False]
    assert record.exercises[0].lost_form
    store.mark_form(number, heel_dig(1, Side.LEFT).rep, broke=False)
    again = store.session(number)
    assert again
    assert not again.exercises[0].broken


def test_the_latest_session_and_scores_are_known_without_the_rest(store: RecordStore) -> None:
    assert store.lately(6) == Lately()
    for record in KNOWN:
        keep(store, record)
    assert store.lately(6) == Lately(KNOWN[1], (2,))
    store.begin(replace(default_start(), pain_before=9))
    assert store.lately(6) == Lately(KNOWN[1], (2,))


def test_of_the_scores_the_last_few_come_oldest_first(store: RecordStore) -> None:
    for number, pain in enumerate((7, 0, None, 3, 1)):
        started = NOW + timedelta(days=number)
        session_id = store.begin(replace(default_start(started), pain_before=pain))
        store.end(session_id, SessionState.FINISHED, started)
    assert store.lately(3).pains == (0, 3, 1)


def test_attempts_at_one_repetition_are_all_kept_in_order(store: RecordStore) -> None:
    number = store.begin(default_start())
    tries = tuple(heel_dig(1, Side.LEFT, held_ms) for held_ms in (3000, 10_000, 9000))
    for attempt in tries:
        store.add_rep(number, attempt, NOW)
    back = store.session(number)
    assert back
    assert back.exercise(Exercise.HEEL_DIG).attempts == tries


def test_the_last_moment_kept_is_that_of_the_latest_repetition(store: RecordStore) -> None:
    number = store.begin(default_start())
    latest = datetime.fromisoformat("2026-11-22T20:10:00+02:00")
    store.add_rep(number, KNOWN[0].exercise(Exercise.PAUSE_SQUAT).attempts[0], latest)
    store.add_rep(number, heel_dig(1, Side.LEFT), NOW)
    back = store.open_session()
    assert back
    assert back.last_kept
    assert back.last_kept.isoformat() == latest.isoformat()


def test_a_repetition_outside_the_plan_is_our_mistake(store: RecordStore) -> None:
    number = store.begin(replace(default_start(), plan=Plan((HeelDigDose(),))))
    stray = KNOWN[0].exercise(Exercise.BIRD_DOG).attempts[0]
    with pytest.raises(sqlite3.IntegrityError):
        store.add_rep(number, stray, NOW)


def test_a_whole_session_is_added_with_all_it_has(store: RecordStore) -> None:
    source = store.begin(default_start())
    store.add_rep(source, heel_dig(1, Side.LEFT), NOW)
    store.add_rep(source, heel_dig(1, Side.RIGHT, 4000), NOW + timedelta(seconds=20))
    store.end(source, SessionState.STOPPED, NOW + timedelta(minutes=1))
    told = replace(
        KNOWN[0].exercise(Exercise.PAUSE_SQUAT),
        attempts=(),
        pain_peak=4,
        belt=True,
        faults=frozenset({FormFault.BUTT_WINK, FormFault.GOOD_MORNING}),
    )
    begun = store.session(source)
    assert begun
    record = replace(
        begun, uid=str(uuid4()), exercises=(begun.exercises[0], told), source=Source.TYPED
    )
    number = store.add(record, store.reps_of(source))
    assert store.session(number) == replace(record, session_id=number)
    assert store.reps_of(number) == store.reps_of(source)
    with pytest.raises(StoreError, match="in the record already"):
        store.add(record, ())
    assert len(store.sessions()) == 2

"""The schema: SQLite itself refuses what cannot be, whoever writes it."""

from __future__ import annotations

import sqlite3
from contextlib import nullcontext

import pytest

from corecoach.adapters.database.disk.connection import writing
from corecoach.adapters.database.stores.plans import keep_book
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.adapters.database.tables.rows import utc_text
from tests.adapters.database.histories import KNOWN, KNOWN_BOOK, NOW, default_start, keep


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session SET pain_before = 11",
        "UPDATE session SET pain_next = -1",
        "UPDATE session SET pain_peak = 'much'",
        "UPDATE session SET state = 'lost'",
        "UPDATE session SET state = 'open'",
        "UPDATE session SET ended_utc = NULL",
        "UPDATE session SET ended_offset_min = NULL",
        "UPDATE session SET ended_utc = 'yesterday'",
        "UPDATE session SET started_utc = '2026-02-30T10:00:00.000000Z'",
        "UPDATE session SET started_utc = '2026-02-20T10:00:00Z'",
        "UPDATE session SET started_utc = '2026-02-20T24:00:00.000000Z'",
        "UPDATE session SET started_utc = '2026-02-20T10:00:00.00000aZ'",
        "UPDATE session SET started_utc = 'now'",
        "UPDATE session SET training_date = '2026-02-30'",
        "UPDATE session SET started_offset_min = 1440",
        "UPDATE session SET source = 'guessed'",
        "UPDATE session SET stop_reason = 'bored'",
        "UPDATE prescription SET reps = 9 WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET reps = 21 WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET reps = 6 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET hold_s = 16 WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET hold_s = 0 WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET hold_s = 9 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET basis = 'total', reps = 11 WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET basis = NULL WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET out_s = NULL WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET back_s = 6 WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET rest_s = 29 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET load = 500.5 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET unit = 'stone' WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET variant = 'sumo' WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET waits_for_ready = 2 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET load = 20.0 WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET out_s = 3 WHERE exercise = 'heel_dig'",
        "UPDATE prescription SET basis = 'total' WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET effort = 11",
        "UPDATE prescription SET exercise = 'sit_up' WHERE exercise = 'bird_dog'",
        "UPDATE prescription SET position = 0",
        "UPDATE rep SET held_ms = -1",
        "UPDATE rep SET held_ms = 1.5",
        "UPDATE rep SET number = 0",
        "UPDATE rep SET of_count = 0",
        "UPDATE rep SET side = 'middle'",
        "UPDATE rep SET side = 'left' WHERE exercise = 'pause_squat'",
        "UPDATE rep SET side = NULL WHERE exercise = 'heel_dig'",
        "UPDATE rep SET outcome = 'perhaps'",
        "UPDATE rep SET ended_utc = '2026-02-20 10:00'",
        "UPDATE rep SET exercise = 'bird_dog' WHERE exercise = 'pause_squat'",
        "UPDATE rep SET session_id = 9",
        "INSERT INTO rep SELECT * FROM rep",
        "UPDATE rep SET outcome = 'typed', held_ms = target_ms + 1",
        "UPDATE session SET uid = NULL",
        "UPDATE session SET uid = '1'",
        "UPDATE session SET uid = 'ABCDEF00-0000-4000-8000-000000000000'",
        "UPDATE session SET uid = (SELECT max(uid) FROM session)",
        "UPDATE session SET source = 'typed' WHERE state = 'open'",
        "UPDATE session SET deleted_utc = '2026-02-20T10:00:00.000000Z'",
        "UPDATE session SET deleted_utc = '2026-02-20', deleted_offset_min = 0",
        "UPDATE session SET deleted_utc = started_utc, deleted_offset_min = 0",
        "UPDATE prescription SET pain_peak = 11",
        "UPDATE prescription SET belt = 2 WHERE exercise = 'pause_squat'",
        "UPDATE prescription SET belt = 0 WHERE exercise = 'heel_dig'",
        "INSERT INTO form_fault VALUES (1, 'heel_dig', 'butt_wink')",
        "INSERT INTO form_fault VALUES (9, 'pause_squat', 'butt_wink')",
        "INSERT INTO weekly_target VALUES ('2026-02-30', 3)",
        "INSERT INTO weekly_target VALUES ('2026-02-20', 6)",
        "INSERT INTO paused_day VALUES ('2026-02-30', 'travel')",
        "INSERT INTO paused_day VALUES ('2026-02-20', 'lazy')",
        "UPDATE session SET is_next_late = 2",
        "UPDATE prescription SET stop_reason = 'bored'",
        "UPDATE prescription SET stop_extent = 'session'",
        "UPDATE rep SET broke_form = 2",
        "UPDATE rep SET broke_form = NULL",
        "UPDATE plan_version SET plan = 'mine'",
        "UPDATE plan_version SET name = '  '",
        "UPDATE plan_version SET name = hex(zeroblob(31))",
        "UPDATE plan_version SET made_utc = '2026-02-20'",
        "UPDATE plan_version SET is_deleted = 2",
        "UPDATE plan_version SET heel_dig_reps = 9",
        "UPDATE plan_version SET heel_dig_reps = 11, heel_dig_basis = 'total'",
        "UPDATE plan_version SET heel_dig_hold_s = NULL",
        "UPDATE plan_version SET bird_dog_out_s = 6",
        "UPDATE plan_version SET pause_squat_load = 501.0",
        "UPDATE plan_version SET pause_squat_unit = NULL",
        "UPDATE plan_version SET plate = 0.0",
        "UPDATE plan_version SET ceiling = -1.0",
        "UPDATE decision SET kind = 'dreamt'",
        "UPDATE decision SET level = 100 WHERE kind = 'level'",
        "UPDATE decision SET level = NULL WHERE kind = 'level'",
        "UPDATE decision SET exercise = NULL WHERE kind = 'kept'",
        "UPDATE decision SET level = 1 WHERE kind = 'block'",
        "UPDATE decision SET load = NULL WHERE kind = 'accepted'",
        "UPDATE decision SET plan = 'mine' WHERE kind = 'plan'",
        "UPDATE decision SET exercise = 'sit_up' WHERE kind = 'pin'",
        "UPDATE decision SET day = '2026-02-30'",
        "UPDATE decision SET is_undone = 2",
    ],
)
def test_the_schema_refuses_what_cannot_be(store: SqliteRecordStore, statement: str) -> None:
    keep(store, KNOWN[0])
    store.begin(default_start())
    with writing(store._db):
        keep_book(store._db, KNOWN_BOOK)
    with pytest.raises(sqlite3.IntegrityError):
        store._db.execute(statement)
    assert store.sessions() == KNOWN[:1]


def test_a_deleted_session_takes_all_it_had_and_its_number_is_not_given_again(
    store: SqliteRecordStore,
) -> None:
    number = keep(store, KNOWN[0])
    store._db.execute("DELETE FROM session")
    for table in ("prescription", "rep"):
        assert store._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0  # noqa: S608  # our own names
    assert store.begin(default_start()) == number + 1


@pytest.mark.parametrize(
    ("session_id", "edit", "field", "exercise", "is_taken"),
    [
        (1, 1, "note", None, True),
        (1, 1, "pain_peak", None, True),
        (1, 1, "pain_peak", "heel_dig", True),
        (1, 1, "reps", "heel_dig", True),
        (1, 1, "stop_reason", None, True),
        (1, 1, "stop_reason", "heel_dig", True),
        (1, 1, "stop_extent", "heel_dig", True),
        (1, 1, "stop_extent", None, False),
        (1, 1, "is_next_late", None, True),
        (1, 1, "is_next_late", "heel_dig", False),
        (9, 1, "note", None, False),
        (1, 0, "note", None, False),
        (1, 1, "mood", None, False),
        (1, 1, "reps", None, False),
        (1, 1, "effort", "sit_up", False),
        (1, 1, "note", "heel_dig", False),
    ],
)
def test_a_change_names_what_can_be_changed(
    store: SqliteRecordStore,
    session_id: int,
    edit: int,
    field: str,
    exercise: str | None,
    *,
    is_taken: bool,
) -> None:
    keep(store, KNOWN[0])
    with nullcontext() if is_taken else pytest.raises(sqlite3.IntegrityError):
        store._db.execute(
            "INSERT INTO change VALUES (1, ?, ?, ?, 0, ?, ?, '1', '2', 0)",
            (session_id, edit, utc_text(NOW), field, exercise),
        )


AT, DAY = "2026-02-20T10:00:00.000000Z", "2026-02-20"


@pytest.mark.parametrize(
    ("values", "is_taken"),
    [
        ((AT, "sign", "fever", 0, DAY), True),
        ((AT, "clearance", "", 0, DAY), True),
        ((AT, "clearance", "age cancer", 0, DAY), True),
        ((AT, "cleared", "2026-02-19", 0, DAY), True),
        ((AT, "seen", "", -1439, DAY), True),
        ((AT, "sign", "headache", 0, DAY), False),
        ((AT, "seen", "yes", 0, DAY), False),
        ((AT, "rest", "7", 0, DAY), False),
        ((AT, "cleared", "2026-02-30", 0, DAY), False),
        ((AT, "clearance", "Ä", 0, DAY), False),
        ((AT, "mood", "", 0, DAY), False),
        ((AT, "rest", "", 0, "2026-02-30"), False),
        ((AT, "rest", "", 1440, DAY), False),
        ((AT, "rest", None, 0, DAY), False),
        (("today", "rest", "", 0, DAY), False),
    ],
)
def test_a_note_on_safety_tells_what_its_kind_can(
    store: SqliteRecordStore, values: tuple[object, ...], *, is_taken: bool
) -> None:
    with nullcontext() if is_taken else pytest.raises(sqlite3.IntegrityError):
        store._db.execute("INSERT INTO safety_note VALUES (?, ?, ?, ?, ?)", values)

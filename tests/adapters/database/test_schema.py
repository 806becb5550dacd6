"""The schema: SQLite itself refuses what cannot be, whoever writes it."""

from __future__ import annotations

import sqlite3

import pytest

from corecoach.adapters.database.records import SqliteRecordStore
from tests.adapters.database.histories import KNOWN, default_start, keep


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
    ],
)
def test_the_schema_refuses_what_cannot_be(store: SqliteRecordStore, statement: str) -> None:
    keep(store, KNOWN[0])
    store.begin(default_start())
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

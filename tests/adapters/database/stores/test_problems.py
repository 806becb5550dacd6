"""Problems: damage that is met in an open record is found by the check and told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.application.errors import StoreError
from corecoach.application.ports import RecordStore
from corecoach.domain.record import CheckIn
from tests.adapters.database.histories import KNOWN, NOW, keep


def test_a_sound_record_has_no_problems(store: RecordStore) -> None:
    keep(store, KNOWN[0])
    assert store.problems() == ()


def test_a_row_without_its_parent_is_a_problem(store: SqliteRecordStore) -> None:
    keep(store, KNOWN[0])
    store._db.execute("PRAGMA foreign_keys = OFF")
    store._db.execute("DELETE FROM prescription WHERE exercise = 'bird_dog'")
    assert store.problems() == (
        "A row of the table rep belongs to no row of the table prescription.",
    )


def test_a_damaged_page_is_a_problem_and_reading_it_a_sentence(tmp_path: Path) -> None:
    store = open_store(tmp_path, NOW, set_aside_damaged=False).store
    keep(store, replace(KNOWN[0], check_in=CheckIn(note="long " * 10_000)))
    store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = data_file(tmp_path)
    spoil(file, lambda content: content[:12_288] + b"\xff" * (len(content) - 12_288))
    store._db.execute("PRAGMA cache_size = 0")
    store._db.execute("PRAGMA shrink_memory")
    problems = store.problems()
    assert 1 <= len(problems) <= 20
    assert all(problem.startswith(f"The check of {file} found: ") for problem in problems)
    with pytest.raises(StoreError, match=f"Part of {file} is damaged"):
        store.sessions()
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rep SET outcome = 'hfld'",
        "UPDATE prescription SET reps = 99",
        "UPDATE session SET started_utc = '2026-11-2bT18:00:00.000000Z'",
        "UPDATE session SET note = CAST(x'ff41' AS TEXT)",
    ],
)
def test_a_spoiled_value_is_a_sentence(
    store: SqliteRecordStore, tmp_path: Path, statement: str
) -> None:
    keep(store, KNOWN[0])
    store._db.execute("PRAGMA ignore_check_constraints = ON")
    store._db.execute(statement)
    with pytest.raises(StoreError, match=f"Part of {data_file(tmp_path)} is damaged"):
        store.sessions()


def spoil(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = change(file.read_bytes())
    with file.open("r+b") as damaged:
        damaged.write(content)

"""Migrations: old records open today, and a migration that fails leaves everything as it was."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.rescue.looking import APPLICATION_ID
from corecoach.adapters.database.schema.migrate import (
    Migration,
    _apply,
    migrate,
    read_migrations,
    schema_of,
)
from corecoach.domain.plan_book import PlanBook
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import (
    KNOWN,
    KNOWN_BINNED,
    KNOWN_BOOK,
    KNOWN_CHANGES,
    KNOWN_NOTES,
    KNOWN_OPEN,
    NOW,
    default_start,
    keep_known,
)

SHIPPED = read_migrations()
WITH_BIN = 2
"""The first schema that has a bin."""
WITH_PLANS = 3
WITH_NOTES = 4
"""The first schema that has plans."""
NEXT = SHIPPED[-1].number + 1
ADD_MOOD = Migration(NEXT, "mood", "ALTER TABLE session ADD COLUMN mood INTEGER;\n")
ADD_PLACE = Migration(
    NEXT + 1,
    "place",
    "-- a comment; with a semicolon\n"
    "CREATE TABLE place (name TEXT NOT NULL) STRICT;\n"
    "CREATE TRIGGER quiet AFTER INSERT ON place BEGIN\n"
    "    SELECT 1;\n"
    "END;\n"
    "INSERT INTO place VALUES ('home; sweet home');\n"
    "-- the end\n",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    opened = open_store(tmp_path, NOW, set_aside_damaged=False)
    keep_known(opened)
    opened.store.close()
    return data_file(tmp_path)


@pytest.fixture
def db(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(file)) as db:
        yield db


def dump(db: sqlite3.Connection) -> list[str]:
    return [*db.iterdump(), f"schema {schema_of(db)}"]


def names_beside(file: Path) -> list[str]:
    return sorted(other.name for other in file.parent.iterdir() if other != file)


@pytest.mark.parametrize("number", [migration.number for migration in SHIPPED])
def test_a_frozen_database_of_every_schema_opens_today(tmp_path: Path, number: int) -> None:
    shutil.copy(frozen_file(number), data_file(tmp_path))
    opened = open_store(tmp_path, NOW, set_aside_damaged=False)
    assert opened.set_aside is None
    assert opened.store.sessions() == KNOWN
    assert opened.store.open_session() == KNOWN_OPEN
    binned = opened.corrections.bin()
    assert binned == ((KNOWN_BINNED,) if number >= WITH_BIN else ())
    for record in binned:
        (edit,) = opened.corrections.edits(record.session_id)
        assert edit.changes == KNOWN_CHANGES
    assert opened.plans.book() == (KNOWN_BOOK if number >= WITH_PLANS else PlanBook())
    assert opened.safety.notes() == (KNOWN_NOTES if number >= WITH_NOTES else ())
    assert opened.store.problems() == ()
    opened.store.close()


def test_a_database_made_today_is_made_as_the_frozen_one_was(db: sqlite3.Connection) -> None:
    with closing(connect_copy(frozen_file(SHIPPED[-1].number))) as frozen:
        assert dump(frozen) == dump(db)


def connect_copy(file: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.deserialize(as_one_file(file.read_bytes()))
    return copy


def as_one_file(content: bytes) -> bytes:
    """Return a database without the mark of a write-ahead log, which needs a disk."""
    return content[:18] + b"\x01\x01" + content[20:]


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in SHIPPED] == list(range(1, len(SHIPPED) + 1))


@pytest.mark.parametrize("migration", SHIPPED, ids=lambda migration: migration.name)
def test_no_shipped_migration_ends_its_transaction(migration: Migration) -> None:
    first_words = [re.sub(r"--.*\n|\s", " ", text).split()[:1] for text in migration.statements()]
    assert not [words for words in first_words if words in (["COMMIT"], ["BEGIN"], ["END"])]


def test_a_new_database_has_our_mark_and_a_record_of_its_schema(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    applied = [tuple(row) for row in db.execute("SELECT * FROM schema_migration")]
    assert applied == [(each.number, each.name, "2026-11-22T18:00:00.000000Z") for each in SHIPPED]
    assert schema_of(db) == SHIPPED[-1].number


def test_each_migration_is_recorded_and_nothing_is_lost(db: sqlite3.Connection, file: Path) -> None:
    before = db.execute("SELECT * FROM rep").fetchall()
    migrate(db, file, NOW, (*SHIPPED, ADD_MOOD, ADD_PLACE))
    assert schema_of(db) == NEXT + 1
    applied = db.execute("SELECT number, name FROM schema_migration").fetchall()
    added = [(NEXT, "mood"), (NEXT + 1, "place")]
    assert [tuple(row) for row in applied][len(SHIPPED) :] == added
    assert db.execute("SELECT name FROM place").fetchone()[0] == "home; sweet home"
    assert db.execute("SELECT * FROM rep").fetchall() == before
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_copy_that_opens_is_made_before_a_migration(db: sqlite3.Connection, file: Path) -> None:
    before = dump(db)
    migrate(db, file, NOW, (*SHIPPED, ADD_MOOD, ADD_PLACE))
    copy = file.with_name(f"corecoach-before-{NEXT:04}.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert dump(kept) == before
        assert kept.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [name for name in names_beside(file) if "-before-" in name] == [copy.name]


def test_an_earlier_copy_is_never_replaced(db: sqlite3.Connection, file: Path) -> None:
    earlier = file.with_name(f"corecoach-before-{NEXT:04}.db")
    earlier.write_text("an earlier copy")
    file.with_name(f"corecoach-before-{NEXT:04}-2.part").write_text("a copy that was cut off")
    migrate(db, file, NOW, (*SHIPPED, ADD_MOOD))
    assert earlier.read_text() == "an earlier copy"
    assert f"corecoach-before-{NEXT:04}-2.db" in names_beside(file)


def test_no_copy_is_made_where_nothing_is_to_be_done(db: sqlite3.Connection, file: Path) -> None:
    migrate(db, file, NOW, SHIPPED)
    assert not [name for name in names_beside(file) if "before" in name]


@pytest.mark.parametrize(
    "last",
    [
        "INSERT INTO no_such_table VALUES (1);",
        "UPDATE session SET pain_peak = 11;",
        "DELETE FROM session;",
        "CREATE TABLE unfinished (",
        "CREATE TABLE one (a INTEGER); CREATE TABLE two_on_a_line (a INTEGER);",
    ],
)
def test_a_migration_that_fails_leaves_everything_as_it_was(
    db: sqlite3.Connection, file: Path, last: str
) -> None:
    before = dump(db)
    broken = Migration(
        NEXT + 1, "broken", f"CREATE TABLE early (a INTEGER);\nDELETE FROM rep;\n{last}\n"
    )
    with pytest.raises((sqlite3.Error, sqlite3.Warning)):
        migrate(db, file, NOW, (*SHIPPED, broken))
    assert dump(db) == before
    with closing(connect(file)) as again:
        assert dump(again) == before
        assert again.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_migration_that_another_process_was_faster_with_is_not_made_twice(
    db: sqlite3.Connection,
) -> None:
    _apply(db, ADD_MOOD, NOW)
    before = dump(db)
    _apply(db, ADD_MOOD, NOW)
    assert dump(db) == before


def test_the_migrations_before_a_failing_one_stay(db: sqlite3.Connection, file: Path) -> None:
    broken = Migration(NEXT + 1, "broken", "INSERT INTO no_such_table VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, file, NOW, (*SHIPPED, ADD_MOOD, broken))
    assert schema_of(db) == NEXT


def test_a_rebuilt_table_keeps_the_rows_that_refer_to_it(
    db: sqlite3.Connection, file: Path
) -> None:
    rebuild = Migration(
        NEXT,
        "rebuild",
        "CREATE TABLE rebuilt AS SELECT * FROM session;\n"
        "DROP TABLE session;\n"
        "CREATE TABLE session (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;\n"
        "INSERT INTO session SELECT id, note FROM rebuilt;\n"
        "DROP TABLE rebuilt;\n",
    )
    before = db.execute("SELECT count(*) FROM rep").fetchone()[0]
    migrate(db, file, NOW, (*SHIPPED, rebuild))
    assert db.execute("SELECT count(*) FROM rep").fetchone()[0] == before > 0


def test_the_numbers_given_before_the_second_schema_are_not_given_again(tmp_path: Path) -> None:
    shutil.copy(frozen_file(1), data_file(tmp_path))
    with closing(connect(data_file(tmp_path))) as db:
        db.execute("DELETE FROM session")
    store = open_store(tmp_path, NOW, set_aside_damaged=False).store
    assert store.begin(default_start()) == KNOWN_OPEN.session_id + 1
    store.close()


def test_two_copies_of_an_old_record_agree_on_what_its_sessions_are_called(tmp_path: Path) -> None:
    uids = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        shutil.copy(frozen_file(1), data_file(tmp_path / name))
        store = open_store(tmp_path / name, NOW, set_aside_damaged=False).store
        uids.append([record.uid for record in store.sessions()])
        store.close()
    assert uids[0] == uids[1]
    assert all(UUID(uid).version == 8 for uid in uids[0])


def test_of_many_copies_the_newest_stay(db: sqlite3.Connection, file: Path) -> None:
    for number in range(9):
        copy = file.with_name(f"corecoach-before-0001-{number}.db")
        copy.write_text("a copy")
        os.utime(copy, (number, number))
    migrate(db, file, NOW, (*SHIPPED, ADD_MOOD))
    left = [name for name in names_beside(file) if "-before-" in name]
    assert left == [
        *(f"corecoach-before-0001-{number}.db" for number in (5, 6, 7, 8)),
        f"corecoach-before-{NEXT:04}.db",
    ]

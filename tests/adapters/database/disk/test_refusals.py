"""Refusals: a full, read-only or locked disk is a sentence, and what was kept stays kept."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.disk.refusals import as_sentences
from corecoach.adapters.database.opening import open_store, store_exists
from corecoach.adapters.database.schema.migrate import Migration, migrate, read_migrations
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.application.errors import StoreError
from corecoach.domain.exercise import Side
from corecoach.domain.record import CheckIn
from tests.adapters.database.histories import KNOWN, NOW, default_start, heel_dig, keep

REP = heel_dig(1, Side.LEFT)


def opened(folder: Path) -> SqliteRecordStore:
    return open_store(folder, NOW, set_aside_damaged=True).store


def fill_up(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                return ballast


def reps_until_full(store: SqliteRecordStore, session_id: int) -> int:
    """Return how many repetitions were kept before the disk was full."""
    for kept in count():
        try:
            store.add_rep(session_id, REP, NOW)
        except StoreError as refusal:
            if "The disk is full" not in str(refusal):
                raise
            return kept
    raise AssertionError


def kept_reps(store: SqliteRecordStore) -> int:
    session = store.open_session()
    assert session
    return sum(len(kept.attempts) for kept in session.exercises)


def test_on_a_full_disk_what_was_kept_stays_and_the_rest_can_be_tried_again(
    small_disk: Path,
) -> None:
    store = opened(small_disk)
    session_id = store.begin(default_start())
    ballast = fill_up(small_disk)
    kept = reps_until_full(store, session_id)
    assert kept_reps(store) == kept
    ballast.unlink()
    store.add_rep(session_id, REP, NOW)
    assert kept_reps(store) == kept + 1
    assert store.problems() == ()
    store.close()


def test_on_a_full_disk_no_record_can_be_begun(small_disk: Path) -> None:
    ballast = fill_up(small_disk)
    with pytest.raises(StoreError, match="The disk is full"):
        opened(small_disk)
    ballast.unlink()
    opened(small_disk).close()


def test_a_migration_whose_copy_finds_no_room_changes_nothing(small_disk: Path) -> None:
    store = opened(small_disk)
    keep(store, replace(KNOWN[0], check_in=CheckIn(note="long " * 20_000)))
    store.close()
    number = read_migrations()[-1].number + 1
    next_migration = Migration(number, "mood", "ALTER TABLE session ADD COLUMN mood INTEGER;\n")
    with closing(connect(data_file(small_disk))) as db:
        db.execute("SELECT * FROM session").fetchall()
        fill_up(small_disk)
        with (
            pytest.raises(StoreError, match="The disk is full"),
            as_sentences(data_file(small_disk)),
        ):
            migrate(db, data_file(small_disk), NOW, (*read_migrations(), next_migration))
        assert db.execute("PRAGMA user_version").fetchone()[0] == read_migrations()[-1].number
    assert not list(small_disk.glob("*before*"))


def test_a_file_that_may_not_grow_refuses_and_keeps(store: SqliteRecordStore) -> None:
    session_id = store.begin(default_start())
    store._db.execute("PRAGMA max_page_count = 1")  # SQLite takes it as: no larger than now
    kept = reps_until_full(store, session_id)
    assert kept_reps(store) == kept
    store._db.execute("PRAGMA max_page_count = 1000000")
    store.add_rep(session_id, REP, NOW)
    assert store.problems() == ()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)


def test_a_read_only_disk_is_named(small_disk: Path) -> None:
    opened(small_disk).close()
    before = data_file(small_disk).read_bytes()
    with read_only(small_disk):
        assert store_exists(small_disk)
        with pytest.raises(StoreError, match=r"corecoach\.db is read-only, or its disk is"):
            opened(small_disk)
        with pytest.raises(StoreError, match="is read-only, or its disk is"):
            opened(small_disk / "new")
    assert data_file(small_disk).read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"corecoach\.db could not be opened"):
        opened(tmp_path)
    tmp_path.chmod(0o700)


def test_a_file_locked_by_another_program_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    store = opened(tmp_path)
    session_id = store.begin(default_start())
    with closing(sqlite3.connect(data_file(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"corecoach\.db is locked by another program"):
            store.add_rep(session_id, REP, NOW)
        assert kept_reps(store) == 0
        other.execute("ROLLBACK")
    store.add_rep(session_id, REP, NOW)
    assert kept_reps(store) == 1
    store.close()


def test_a_file_locked_as_a_whole_is_neither_opened_nor_set_aside(tmp_path: Path) -> None:
    store = opened(tmp_path)
    keep(store, KNOWN[0])
    store.close()
    with closing(sqlite3.connect(data_file(tmp_path), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is locked by another program"):
            opened(tmp_path)
        other.execute("COMMIT")
    store = opened(tmp_path)
    assert store.sessions() == KNOWN[:1]
    store.close()


def test_a_mistake_of_ours_is_not_turned_into_a_sentence() -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="syntax error"),
        as_sentences(Path("corecoach.db")),
        closing(sqlite3.connect(":memory:")) as db,
    ):
        db.execute("SELEKT 1")

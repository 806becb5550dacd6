"""Opening: a record is begun, found, refused politely or set aside; nothing is ever lost."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corecoach.adapters.database import opening
from corecoach.adapters.database.disk.connection import is_unused
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import OpenedStore, open_store, store_exists
from corecoach.adapters.database.schema.migrate import read_migrations
from corecoach.application.errors import StoreError
from tests.adapters.database.folders import contents, copy_amid_writing
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import KNOWN, NOW, default_start, keep

NEWEST = read_migrations()[-1].number
SOUND = frozen_file(NEWEST).read_bytes()


def opened(folder: Path, *, set_aside_damaged: bool = True) -> OpenedStore:
    return open_store(folder, NOW, set_aside_damaged=set_aside_damaged)


def assert_refused_untouched(folder: Path, message: str) -> None:
    before = contents(folder)
    for set_aside_damaged in (True, False):
        with pytest.raises(StoreError, match=message) as refusal:
            opened(folder, set_aside_damaged=set_aside_damaged)
        assert str(data_file(folder)) in str(refusal.value)
    assert contents(folder) == before


def test_a_new_record_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "corecoach"
    assert not store_exists(folder)
    assert not folder.exists()
    store = opened(folder).store
    store.begin(default_start())
    assert store_exists(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    store.close()


def test_every_commit_reaches_the_disk(tmp_path: Path) -> None:
    store = opened(tmp_path).store
    settings = {
        name: store._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    store.close()


def test_an_empty_file_is_taken_as_a_new_record(tmp_path: Path) -> None:
    data_file(tmp_path).touch()
    assert not store_exists(tmp_path)
    opened_store = opened(tmp_path, set_aside_damaged=False)
    assert opened_store.set_aside is None
    assert opened_store.store.sessions() == ()
    opened_store.store.close()


def test_a_record_whose_first_migration_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    with closing(sqlite3.connect(data_file(tmp_path))) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert data_file(tmp_path).stat().st_size > 0
    opened(tmp_path, set_aside_damaged=False).store.close()


def test_a_name_with_special_characters_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "100 % sicher? #1 – Übung"
    store = opened(folder).store
    keep(store, KNOWN[0])
    store.close()
    assert [file.name for file in folder.iterdir()] == ["corecoach.db"]


def test_a_newer_record_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    with closing(sqlite3.connect(data_file(tmp_path))) as db:
        db.execute("PRAGMA user_version = 7")
        db.execute("CREATE TABLE from_the_future (a)")
    assert_refused_untouched(tmp_path, f"newer CoreCoach \\(schema 7; this one knows {NEWEST}\\)")


def test_a_newer_record_with_an_unfinished_log_is_refused_and_stays(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    copy_amid_writing(tmp_path, "PRAGMA user_version = 7")
    assert data_file(tmp_path).read_bytes()[60:64] == bytes([0, 0, 0, NEWEST])
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="schema 7"):
        opened(tmp_path)
    after = contents(tmp_path)
    # the index of the log is SQLite's own scratch paper
    assert {name: after[name] for name in before if not name.endswith("-shm")} == {
        name: before[name] for name in before if not name.endswith("-shm")
    }


@pytest.mark.parametrize(
    "mark", ["PRAGMA application_id = 77", "PRAGMA user_version = 99", "PRAGMA journal_mode = WAL"]
)
def test_the_database_of_another_program_is_refused_and_stays(tmp_path: Path, mark: str) -> None:
    with closing(sqlite3.connect(data_file(tmp_path))) as db:
        db.execute(mark)
        db.execute("CREATE TABLE recipe (name TEXT)")
    assert_refused_untouched(tmp_path, "a database of another program")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    for folder in (in_the_way, in_the_way / "deeper"):
        with pytest.raises(StoreError, match="choose another data folder"):
            store_exists(folder)
        with pytest.raises(StoreError, match=f"{folder} cannot be the data folder"):
            opened(folder)
    assert in_the_way.read_text() == "mine"


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    data_file(tmp_path).mkdir()
    with pytest.raises(StoreError, match=f"{data_file(tmp_path)} cannot be used"):
        opened(tmp_path)
    assert data_file(tmp_path).is_dir()


def test_an_sqlite_without_strict_tables_is_refused() -> None:
    with pytest.raises(StoreError, match=r"needs SQLite 3\.37 or newer"):
        opening._require_sqlite((3, 36))


def test_looking_for_a_record_changes_nothing(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    assert store_exists(tmp_path)
    assert not is_unused(data_file(tmp_path))
    assert contents(tmp_path) == {"corecoach.db": SOUND}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_record_that_others_could_read_is_its_owners_alone_from_now_on(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    data_file(tmp_path).chmod(0o644)
    opened(tmp_path).store.close()
    assert data_file(tmp_path).stat().st_mode & 0o777 == 0o600

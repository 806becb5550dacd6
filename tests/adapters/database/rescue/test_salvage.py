"""Salvage: every row on a page that is whole comes back, and nothing that was deleted does."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.adapters.database import opening
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.adapters.database.rescue.pages import Pages, with_log
from corecoach.adapters.database.rescue.salvage import Salvaged, salvage
from corecoach.adapters.database.schema.migrate import read_migrations
from corecoach.domain.record import CheckIn, SessionRecord, SessionState
from tests.adapters.database.folders import contents, copy_amid_writing
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import KNOWN, KNOWN_BOOK, NOW, keep
from tests.samples import weeks_of_sessions

PAGE = 4096
HISTORY = weeks_of_sessions(*[3] * 30)
REPS = 43 * len(HISTORY)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record of thirty weeks, with a long note that takes pages of its own."""
    folder = tmp_path_factory.mktemp("sound")
    store = open_store(folder, NOW, set_aside_damaged=False).store
    for record in HISTORY:
        number = keep(store, record)
    store.keep_check_in(number, CheckIn(note="long " * 4000))
    store.close()
    return data_file(folder).read_bytes()


def rescued(content: bytes, folder: Path) -> OpenedStore:
    data_file(folder).write_bytes(content)
    return open_store(folder, NOW, set_aside_damaged=True)


def kept_in(opened: OpenedStore) -> dict[str, SessionRecord]:
    records = {record.uid: record for record in opened.store.sessions()}
    assert opened.store.problems() == ()
    opened.store.close()
    return records


def noise(content: bytes, pages: list[int]) -> bytes:
    spoiled = bytearray(content)
    for page in pages:
        spoiled[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    return bytes(spoiled)


@pytest.fixture(scope="module")
def all_there(sound: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, SessionRecord]:
    folder = tmp_path_factory.mktemp("all")
    data_file(folder).write_bytes(sound)
    return kept_in(open_store(folder, NOW, set_aside_damaged=False))


def test_of_a_sound_file_everything_is_read(
    sound: bytes, tmp_path: Path, all_there: dict[str, SessionRecord]
) -> None:
    data_file(tmp_path).write_bytes(sound)
    rescued_file = tmp_path / "new" / "corecoach.db"
    rescued_file.parent.mkdir()
    found = salvage(data_file(tmp_path), rescued_file, NOW, read_migrations())
    assert found == Salvaged(len(HISTORY), REPS)
    assert kept_in(open_store(rescued_file.parent, NOW, set_aside_damaged=False)) == all_there


def test_without_its_first_page_everything_is_read(
    sound: bytes, tmp_path: Path, all_there: dict[str, SessionRecord]
) -> None:
    opened = rescued(noise(sound, [0]), tmp_path)
    assert opened.salvaged == Salvaged(len(HISTORY), REPS)
    assert kept_in(opened) == all_there


@pytest.mark.parametrize("page", range(0, 96, 8))
def test_a_damaged_page_costs_no_more_than_what_stood_on_it(
    sound: bytes, all_there: dict[str, SessionRecord], tmp_path: Path, page: int
) -> None:
    content = noise(sound, [page])
    opened = rescued(content, tmp_path)
    assert opened.set_aside is None or opened.set_aside.read_bytes() == content
    kept = kept_in(opened)
    assert len(kept) == len(HISTORY)
    # a page has room for the repetitions of less than two sessions
    assert opened.set_aside is None or opened.salvaged.reps >= REPS - 2 * 43
    # or for less than thirty sessions, which then are worked out under another identity
    assert len(kept.keys() & all_there.keys()) >= len(HISTORY) - 30


def test_the_middle_of_the_file_is_rescued_around(sound: bytes, tmp_path: Path) -> None:
    pages = len(sound) // PAGE
    opened = rescued(noise(sound, list(range(pages // 3, pages // 3 + pages // 10))), tmp_path)
    assert opened.set_aside
    assert opened.salvaged.sessions >= len(HISTORY) * 0.85
    assert opened.salvaged.reps >= REPS * 0.85
    kept_in(opened)


def without(rows: str, sound: bytes, folder: Path) -> OpenedStore:
    """A record that was rescued after such rows were lost."""
    data_file(folder).write_bytes(sound)
    with closing(sqlite3.connect(data_file(folder))) as db, db:
        db.execute(f"DELETE FROM {rows}")  # noqa: S608  # the tests' own words
    return rescued(noise(data_file(folder).read_bytes(), [0]), folder)


def test_a_plan_that_is_lost_is_worked_out_from_its_repetitions(
    sound: bytes, tmp_path: Path, all_there: dict[str, SessionRecord]
) -> None:
    opened = without("prescription WHERE session_id > 60", sound, tmp_path)
    assert opened.salvaged == Salvaged(len(HISTORY), REPS, 30)
    assert kept_in(opened) == all_there


def test_a_session_that_is_lost_is_worked_out_from_its_repetitions(
    sound: bytes, tmp_path: Path
) -> None:
    opened = without("session WHERE id > 60", sound, tmp_path)
    assert opened.salvaged == Salvaged(len(HISTORY), REPS, 30)
    for record in opened.store.sessions():
        there = HISTORY[record.session_id - 1]
        assert record.training_date == there.training_date
        assert record.exercises == there.exercises
        assert record.started.date() == there.started.date()
    kept_in(opened)


def test_rows_whose_session_another_program_deleted_are_damage_that_is_rescued(
    sound: bytes, tmp_path: Path
) -> None:
    data_file(tmp_path).write_bytes(sound)
    with closing(sqlite3.connect(data_file(tmp_path))) as db, db:
        db.execute("DELETE FROM session WHERE id > 60")  # without the pragma, what it had stays
    opened = open_store(tmp_path, NOW, set_aside_damaged=True)
    assert opened.set_aside
    assert opened.salvaged == Salvaged(len(HISTORY), REPS, 30)
    kept_in(opened)


def test_an_index_that_differs_from_its_table_is_damage_that_is_rescued(
    sound: bytes, tmp_path: Path, all_there: dict[str, SessionRecord]
) -> None:
    uid = next(iter(all_there)).encode()
    assert sound.count(uid) == 2, "in the table and in the index"
    digit = b"b" if uid.endswith(b"a") else b"a"
    opened = rescued(sound.replace(uid, uid[:-1] + digit, 1), tmp_path)
    assert opened.set_aside
    assert opened.salvaged == Salvaged(len(HISTORY), REPS)
    assert len(kept_in(opened).keys() & all_there.keys()) >= len(HISTORY) - 1


@pytest.mark.parametrize("schema", [one.number for one in read_migrations()])
def test_the_rows_of_every_table_come_back(tmp_path: Path, schema: int) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    data_file(old).write_bytes(frozen_file(schema).read_bytes())
    salvage(data_file(old), data_file(new), NOW, read_migrations())
    for folder in (old, new):
        open_store(folder, NOW, set_aside_damaged=False).store.close()
    assert rows_of(new) == rows_of(old)


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table, but for the moments of the migrations."""
    with closing(sqlite3.connect(data_file(folder))) as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608  # from the schema
            for (name,) in names
            if name != "schema_migration"
        }


def test_an_old_schema_is_rescued_and_brought_to_todays(tmp_path: Path) -> None:
    old = frozen_file(1).read_bytes()
    opened = rescued(old.replace(b"SQLite format 3", b"SQLite format 9", 1), tmp_path)
    assert tuple(kept_in(opened).values()) == KNOWN


def test_plans_and_decisions_are_rescued(sound: bytes, tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(sound)
    opened = open_store(tmp_path, NOW, set_aside_damaged=False)
    opened.plans.keep(KNOWN_BOOK)
    opened.store.close()
    opened = rescued(noise(data_file(tmp_path).read_bytes(), [0]), tmp_path)
    assert opened.salvaged == Salvaged(len(HISTORY), REPS)
    assert opened.plans.book() == KNOWN_BOOK
    kept_in(opened)


def test_what_was_deleted_does_not_come_back(sound: bytes, tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(sound)
    with closing(sqlite3.connect(data_file(tmp_path))) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM session WHERE id > 20")
    pruned = data_file(tmp_path).read_bytes()
    rows = list(Pages(pruned).rows())
    assert len([row for row in rows if row.rowid and len(row.values) == 21]) == 20
    found = salvage(data_file(tmp_path), tmp_path / "new.db", NOW, read_migrations())
    assert found == Salvaged(20, 20 * 43)


def test_what_only_the_log_holds_is_rescued_too(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(frozen_file(2).read_bytes())
    copy_amid_writing(tmp_path, "UPDATE session SET note = 'only in the log'")
    data_file(tmp_path).write_bytes(b"")
    opened = open_store(tmp_path, NOW, set_aside_damaged=True)
    # the log holds the pages that were written last, and those alone
    assert all(record.check_in.note == "only in the log" for record in opened.store.sessions())
    opened.store.close()


def test_a_log_that_is_none_changes_nothing() -> None:
    content = frozen_file(2).read_bytes()
    for log in (b"", b"short", bytes(4096), random.Random(1).randbytes(9000)):
        assert with_log(content, log) == content


def test_a_rescue_that_was_cut_off_is_gone_on_with(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = noise(sound, [3, 4])
    data_file(tmp_path).write_bytes(content)

    class KilledError(Exception):
        """The program ends here."""

    def killed(_file: Path) -> Iterator[None]:
        raise KilledError

    for place in ("set_aside", "_finish_rescue"):
        with monkeypatch.context() as patch:
            patch.setattr(opening, place, killed)
            with pytest.raises(KilledError):
                open_store(tmp_path, NOW, set_aside_damaged=True)
        assert content in contents(tmp_path).values()
    opened = open_store(tmp_path, NOW, set_aside_damaged=True)
    assert len(opened.store.sessions()) > 60
    assert content in contents(tmp_path).values()
    kept_in(opened)


def test_a_rescued_session_can_be_gone_on_with(sound: bytes, tmp_path: Path) -> None:
    opened = rescued(noise(sound, [0]), tmp_path)
    number = keep(opened.store, KNOWN[0])
    assert number == len(HISTORY) + 1
    record = opened.store.session(number)
    assert record
    assert record.state is SessionState.FINISHED
    kept_in(opened)


@settings(deadline=None, max_examples=200)
@given(content=st.binary(max_size=9000), magic=st.booleans())
def test_any_bytes_are_read_without_a_traceback(content: bytes, *, magic: bool) -> None:
    list(Pages((b"SQLite format 3\0" if magic else b"") + content).rows())
    with_log(content, content)

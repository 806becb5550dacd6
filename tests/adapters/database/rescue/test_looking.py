"""Rescue: a damaged file is set aside as it is, and what can be read of it goes on."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file, suspect
from corecoach.adapters.database.opening import OpenedStore, open_store, store_exists
from corecoach.adapters.database.rescue.looking import Found, look, set_aside
from corecoach.adapters.database.schema.migrate import read_migrations
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.application.errors import StoreError, WorldError
from corecoach.domain.record import SessionState
from tests.adapters.database.folders import contents, copy_amid_writing
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import KNOWN, NOW, default_start
from tests.fakes import FakeClock

NEWEST = read_migrations()[-1].number
SOUND = frozen_file(NEWEST).read_bytes()


def opened(folder: Path, *, set_aside_damaged: bool = True) -> OpenedStore:
    return open_store(folder, NOW, set_aside_damaged=set_aside_damaged)


DAMAGED = {
    "text": b"Dear diary, today I did my heel digs.\n" * 200,
    "a_single_byte": b"x",
    "header": b"not a database" + SOUND[14:],
    "cut_short": SOUND[: len(SOUND) // 2],
    "zeros": bytes(20_000),
    "schema": SOUND.replace(b"coalesce(out_s", b"coalesce(\xe3\xff\xff\xff\xff"),
    "page": SOUND[:8192] + b"\xaa" * 4096 + SOUND[12_288:],
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_left_alone_where_it_may_not_be_moved(
    tmp_path: Path, content: bytes
) -> None:
    data_file(tmp_path).write_bytes(content)
    with pytest.raises(StoreError, match="is damaged or is not a database"):
        opened(tmp_path, set_aside_damaged=False)
    assert contents(tmp_path) == {"corecoach.db": content}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_and_the_record_goes_on(tmp_path: Path, content: bytes) -> None:
    data_file(tmp_path).write_bytes(content)
    opened_store = opened(tmp_path)
    store = opened_store.store
    assert opened_store.set_aside == tmp_path / "corecoach-damaged-1.db"
    assert opened_store.set_aside.read_bytes() == content
    assert set(contents(tmp_path)) >= {"corecoach.db", "corecoach-damaged-1.db"}
    if cut_off := store.open_session():
        store.end(cut_off.session_id, SessionState.STOPPED, NOW)
    assert store.begin(default_start()) > len(store.sessions())
    store.close()
    assert opened(tmp_path).set_aside is None


def test_where_nothing_can_be_read_a_new_record_begins(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(DAMAGED["text"])
    opened_store = opened(tmp_path)
    assert opened_store.salvaged.sessions == 0
    assert opened_store.store.sessions() == ()
    opened_store.store.close()


def test_each_damaged_file_gets_a_name_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "corecoach-damaged-2.db-wal").write_text("part of an older accident")
    for text in ("first", "second", "third"):
        data_file(tmp_path).write_text(text * 100)
        opened(tmp_path).store.close()
    asides = {name: text for name, text in contents(tmp_path).items() if "damaged" in name}
    assert asides == {
        "corecoach-damaged-1.db": b"first" * 100,
        "corecoach-damaged-2.db-wal": b"part of an older accident",
        "corecoach-damaged-3.db": b"second" * 100,
        "corecoach-damaged-4.db": b"third" * 100,
    }


def test_a_log_goes_aside_with_its_file(tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        data_file(tmp_path).with_name("corecoach.db" + ending).write_text("x" + ending)
    aside = set_aside(data_file(tmp_path))
    assert contents(tmp_path) == {
        aside.name: b"x",
        aside.name + "-wal": b"x-wal",
        aside.name + "-shm": b"x-shm",
    }


def test_a_log_goes_aside_before_its_file_so_that_no_new_file_meets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []

    def rename(file: Path, target: Path) -> Path:
        moved.append(file.name)
        return target

    for ending in ("", "-wal", "-shm"):
        data_file(tmp_path).with_name("corecoach.db" + ending).touch()
    monkeypatch.setattr(Path, "rename", rename)
    set_aside(data_file(tmp_path))
    assert moved[-1] == "corecoach.db"
    assert len(moved) == 3


@pytest.mark.parametrize("file_is_there", [True, False])
def test_a_log_whose_file_was_emptied_is_not_thrown_away(
    tmp_path: Path, *, file_is_there: bool
) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    copy_amid_writing(tmp_path, "UPDATE session SET note = 'only in the log'")
    log = (tmp_path / "corecoach.db-wal").read_bytes()
    data_file(tmp_path).write_bytes(b"")
    if not file_is_there:
        data_file(tmp_path).unlink()
    assert store_exists(tmp_path)
    opened(tmp_path).store.close()
    assert (tmp_path / "corecoach-damaged-1.db-wal").read_bytes() == log


def test_what_only_the_log_holds_is_read(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    copy_amid_writing(tmp_path, "UPDATE session SET note = 'only in the log'")
    opened_store = opened(tmp_path)
    assert opened_store.set_aside is None
    assert opened_store.store.sessions()[0].check_in.note == "only in the log"
    opened_store.store.close()


def test_looking_at_a_record_leaves_file_and_log_as_they_are(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    copy_amid_writing(tmp_path, "UPDATE session SET note = 'only in the log'")
    before = contents(tmp_path)
    assert look(data_file(tmp_path), NEWEST) == (Found.OURS, NEWEST)
    after = contents(tmp_path)
    for name in ("corecoach.db", "corecoach.db-wal"):
        assert after[name] == before[name]


def spoil_a_value(folder: Path) -> None:
    """Leave a record whose pages are whole and whose reader finds what nobody wrote."""
    data_file(folder).write_bytes(SOUND)
    opened(folder).store.close()
    with closing(connect(data_file(folder))) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE rep SET outcome = 'hfld' WHERE session_id = 1 AND attempt = 1")


@pytest.mark.parametrize("noticed_by", ["reading", "backing up"])
def test_what_was_found_damaged_while_open_is_rescued_at_the_next_start(
    tmp_path: Path, noticed_by: str
) -> None:
    spoil_a_value(tmp_path)
    store = opened(tmp_path).store
    keeper = FileDataKeeper(tmp_path, FakeClock(NOW), "0.1.0")
    notice = store.sessions if noticed_by == "reading" else keeper.back_up
    with pytest.raises(WorldError, match="damaged"):
        notice()
    store.close()
    again = opened(tmp_path)
    assert again.set_aside
    assert len(again.store.sessions()) == len(KNOWN)
    assert again.store.problems() == ()
    again.store.close()
    assert opened(tmp_path).set_aside is None
    assert not list(tmp_path.glob("*suspect*"))
    keeper.back_up()


def test_a_record_that_was_suspected_and_is_whole_goes_on(tmp_path: Path) -> None:
    data_file(tmp_path).write_bytes(SOUND)
    suspect(data_file(tmp_path))
    opened_store = opened(tmp_path)
    assert opened_store.set_aside is None
    opened_store.store.close()
    assert not list(tmp_path.glob("*suspect*"))


@settings(deadline=None, max_examples=300)
@given(place=st.integers(0, len(SOUND) - 1), flip=st.integers(1, 255), length=st.integers(1, 600))
def test_whatever_is_spoiled_is_refused_or_set_aside_unchanged(
    tmp_path_factory: pytest.TempPathFactory, place: int, flip: int, length: int
) -> None:
    folder = tmp_path_factory.mktemp("spoiled")
    spoiled = bytearray(SOUND)
    for index in range(place, min(place + length, len(SOUND))):
        spoiled[index] ^= flip
    data_file(folder).write_bytes(spoiled)
    try:
        opened_store = opened(folder)
    except StoreError:
        assert contents(folder) == {"corecoach.db": bytes(spoiled)}
        return
    if opened_store.set_aside:
        assert opened_store.set_aside.read_bytes() == bytes(spoiled)
        assert opened_store.store.problems() == ()
        # at most 600 bytes are spoiled: the rest of a file of so many pages is rescued
        assert opened_store.salvaged.sessions >= len(opened_store.store.sessions())
    else:
        with suppress(StoreError):
            opened_store.store.sessions()
    opened_store.store.close()

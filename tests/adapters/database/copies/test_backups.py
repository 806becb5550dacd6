"""Backups: whole when they count, thinned, and nothing lost by one that fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from corecoach.adapters.background_backups import BackgroundBackups
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned, json_lines
from corecoach.application.errors import WorldError
from corecoach.application.moving import ExportForm
from corecoach.domain.merging import WholeSession
from corecoach.domain.record import KeptRep, SessionState
from corecoach.domain.thinning import kept
from tests.adapters.database.folders import contents
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import (
    KNOWN,
    KNOWN_BOOK,
    KNOWN_OPEN,
    NOW,
    default_start,
    keep,
)
from tests.fakes import FakeClock, RecordingKeeper
from tests.samples import session

DAY_MS = 86_400_000


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def keeper(tmp_path: Path, clock: FakeClock) -> FileDataKeeper:
    folder = tmp_path / "data"
    store = open_store(folder, NOW, set_aside_damaged=False).store
    for record in (*KNOWN, KNOWN_OPEN):
        keep(store, record)
    store.close()
    return FileDataKeeper(folder, clock, "0.1.0")


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return list(db.iterdump())


def add_session(keeper: FileDataKeeper) -> int:
    store = open_store(keeper.backup_folder.parent, NOW, set_aside_damaged=False).store
    cut_off = store.open_session()
    if cut_off:
        store.end(cut_off.session_id, SessionState.STOPPED, NOW)
    number = store.begin(default_start())
    store.end(number, SessionState.FINISHED, NOW)
    store.close()
    return number


def test_a_backup_is_the_record_in_one_file_of_its_owner(keeper: FileDataKeeper) -> None:
    backup = keeper.back_up()
    assert backup.file.name == "corecoach-20261122T180000Z.db"
    assert backup.made == NOW
    assert dump(backup.file) == dump(data_file(keeper.backup_folder.parent))
    assert backup.file.stat().st_mode & 0o777 == 0o600
    assert keeper.backup_folder.stat().st_mode & 0o777 == 0o700
    assert list(contents(keeper.backup_folder)) == [backup.file.name]


def test_a_backup_amid_writing_holds_what_was_kept(keeper: FileDataKeeper) -> None:
    with closing(sqlite3.connect(data_file(keeper.backup_folder.parent))) as db:
        db.execute("UPDATE session SET note = 'kept'")
        db.commit()
        db.execute("UPDATE session SET note = 'not yet'")
        backup = keeper.back_up()
        db.rollback()
    assert "kept" in "\n".join(dump(backup.file))
    assert "not yet" not in "\n".join(dump(backup.file))


def test_two_backups_in_a_second_are_two(keeper: FileDataKeeper) -> None:
    names = [keeper.back_up().file.name for _ in range(2)]
    assert names[1] == "corecoach-20261122T180000Z-2.db"
    assert len(keeper.backups()) == 2


def test_backups_are_thinned_by_the_rule(keeper: FileDataKeeper, clock: FakeClock) -> None:
    made = []
    for _ in range(40):
        made.append(keeper.back_up().made)
        clock.advance(DAY_MS)
    left = [backup.made for backup in keeper.backups()]
    assert left == sorted(kept(made), reverse=True)
    assert len(left) < 25


def test_what_is_no_backup_in_the_folder_is_left_alone(keeper: FileDataKeeper) -> None:
    keeper.back_up()
    mine = keeper.backup_folder / "corecoach-20200230T000000Z.db"
    mine.write_text("my own")
    (keeper.backup_folder / "corecoach-cut-off.db.part").write_text("half")
    keeper.back_up()
    assert mine.read_text() == "my own"
    assert not list(keeper.backup_folder.glob("*.part"))
    assert len(keeper.backups()) == 2


@pytest.mark.parametrize("page", [2, 5])
def test_a_damaged_record_makes_no_backup_that_counts(keeper: FileDataKeeper, page: int) -> None:
    good = keeper.back_up()
    file = data_file(keeper.backup_folder.parent)
    spoiled = bytearray(file.read_bytes())
    spoiled[page * 4096 : page * 4096 + 200] = b"\xaa" * 200
    file.write_bytes(spoiled)
    with pytest.raises(WorldError, match="damaged"):
        keeper.back_up()
    assert [backup.file for backup in keeper.backups()] == [good.file]
    assert list(contents(keeper.backup_folder)) == [good.file.name]


def make_backups(keeper: FileDataKeeper, count: int) -> None:
    for _ in range(count):
        keeper.back_up()


def test_a_full_disk_is_a_sentence_and_the_old_backups_stay(
    small_disk: Path, clock: FakeClock
) -> None:
    store = open_store(small_disk, NOW, set_aside_damaged=False).store
    keep(store, KNOWN[0])
    store.close()
    keeper = FileDataKeeper(small_disk, clock, "0.1.0")
    first = keeper.back_up()
    (small_disk / "filler").write_bytes(bytes(200_000))
    with pytest.raises(WorldError, match="disk is full"):
        make_backups(keeper, 9)
    assert first.file in [backup.file for backup in keeper.backups()]
    for backup in keeper.backups():
        dump(backup.file)
    assert not list(keeper.backup_folder.glob("*.part"))


def test_a_backup_of_ones_own_replaces_a_file_as_a_whole(
    keeper: FileDataKeeper, tmp_path: Path
) -> None:
    place = tmp_path / "mine.db"
    place.write_text("older")
    keeper.back_up_to(place)
    assert dump(place) == dump(data_file(keeper.backup_folder.parent))
    with pytest.raises(WorldError, match=r"could not be opened|cannot be used"):
        keeper.back_up_to(tmp_path / "no folder" / "mine.db")
    with pytest.raises(WorldError, match="the record itself"):
        keeper.back_up_to(data_file(keeper.backup_folder.parent))


def test_without_a_record_there_is_nothing_to_back_up(tmp_path: Path, clock: FakeClock) -> None:
    keeper = FileDataKeeper(tmp_path / "none", clock, "0.1.0")
    assert not keeper.has_sessions()
    with pytest.raises(WorldError, match="no record yet"):
        keeper.back_up()
    assert not (tmp_path / "none").exists()


# restore


def test_a_restore_brings_back_what_was_and_keeps_what_is(keeper: FileDataKeeper) -> None:
    before = keeper.back_up()
    then = dump(before.file)
    add_session(keeper)
    preview = keeper.preview_restore(before.file)
    assert (len(preview.comes), len(preview.goes), len(preview.differs)) == (0, 2, 0)
    kept_now = keeper.restore(before.file)
    assert kept_now
    assert dump(data_file(keeper.backup_folder.parent)) == then
    again = keeper.preview_restore(kept_now.file)
    assert (len(again.comes), len(again.goes)) == (2, 0)


def test_a_restore_is_seen_by_a_window_that_is_open(keeper: FileDataKeeper) -> None:
    backup = keeper.back_up()
    add_session(keeper)
    store = open_store(keeper.backup_folder.parent, NOW, set_aside_damaged=False).store
    assert len(store.sessions()) == 4
    keeper.restore(backup.file)
    assert len(store.sessions()) == 2
    assert store.problems() == ()
    store.close()


def test_a_preview_says_what_differs_and_changes_nothing(keeper: FileDataKeeper) -> None:
    backup = keeper.back_up()
    folder = keeper.backup_folder.parent
    store = open_store(folder, NOW, set_aside_damaged=False).store
    store.keep_check_in(1, KNOWN[1].check_in)
    store.close()
    before = contents(keeper.backup_folder), data_file(folder).read_bytes()
    preview = keeper.preview_restore(backup.file)
    assert preview.differs == ("2026-10-24 01:30",)
    assert (preview.comes, preview.goes) == ((), ())
    assert (contents(keeper.backup_folder), data_file(folder).read_bytes()) == before


def test_a_preview_says_that_plans_differ_and_a_restore_brings_them(keeper: FileDataKeeper) -> None:
    folder = keeper.backup_folder.parent
    backup = keeper.back_up()
    assert not keeper.preview_restore(backup.file).changes_anything
    opened = open_store(folder, NOW, set_aside_damaged=False)
    before = opened.plans.book()
    opened.plans.keep(KNOWN_BOOK)
    opened.store.close()
    preview = keeper.preview_restore(backup.file)
    assert (preview.changes_anything, preview.plans_differ) == (True, True)
    keeper.restore(backup.file)
    opened = open_store(folder, NOW, set_aside_damaged=False)
    assert opened.plans.book() == before != KNOWN_BOOK
    opened.store.close()


def test_a_backup_of_an_older_schema_is_restored(keeper: FileDataKeeper, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(frozen_file(1).read_bytes())
    add_session(keeper)
    keeper.restore(old)
    store = open_store(keeper.backup_folder.parent, NOW, set_aside_damaged=False).store
    assert store.sessions() == KNOWN
    store.close()
    assert old.read_bytes() == frozen_file(1).read_bytes()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "missing or empty"),
        (b"text", "damaged or is no backup"),
        (frozen_file(2).read_bytes()[:9000], "damaged or is no backup"),
        (frozen_file(2).read_bytes().replace(b"CoCh", b"Cook", 1), "no backup of CoreCoach"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(
    keeper: FileDataKeeper, tmp_path: Path, content: bytes, sentence: str
) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    before = contents(keeper.backup_folder.parent)
    for attempt in (keeper.preview_restore, keeper.restore):
        with pytest.raises(WorldError, match=sentence):
            attempt(bad)
    assert contents(keeper.backup_folder.parent) == before
    assert bad.read_bytes() == content


# by itself


def finished(automatic: BackgroundBackups) -> None:
    automatic.close()
    assert automatic._thread is not None
    assert not automatic._thread.is_alive()


def test_after_a_session_a_backup_is_made(keeper: FileDataKeeper, clock: FakeClock) -> None:
    automatic = BackgroundBackups(keeper, clock)
    automatic.begin()
    finished(automatic)
    assert len(keeper.backups()) == 1
    assert automatic.trouble == ""


def test_at_the_start_one_is_made_a_day_after_the_last(
    keeper: FileDataKeeper, clock: FakeClock
) -> None:
    for hours, expected in ((0, 1), (23, 1), (1, 2)):
        clock.advance(hours * 3_600_000)
        automatic = BackgroundBackups(keeper, clock)
        automatic.begin_if_due()
        finished(automatic)
        assert len(keeper.backups()) == expected


def test_at_the_first_start_there_is_nothing_to_back_up(tmp_path: Path, clock: FakeClock) -> None:
    open_store(tmp_path, NOW, set_aside_damaged=False).store.close()
    automatic = BackgroundBackups(FileDataKeeper(tmp_path, clock, "0.1.0"), clock)
    automatic.begin_if_due()
    finished(automatic)
    assert not (tmp_path / "backups").exists()


def test_what_goes_wrong_is_told_until_a_backup_succeeds(clock: FakeClock) -> None:
    keeper = RecordingKeeper()
    keeper.refusal = "The disk is full."
    automatic = BackgroundBackups(keeper, clock)
    automatic.begin()
    finished(automatic)
    assert automatic.trouble == "The disk is full."
    keeper.refusal = ""
    automatic.begin()
    finished(automatic)
    assert automatic.trouble == ""


def test_a_clock_that_was_set_back_does_not_stop_the_backups(
    keeper: FileDataKeeper, clock: FakeClock
) -> None:
    keeper.back_up()
    clock.wall = datetime(2026, 11, 1, tzinfo=UTC) - timedelta(days=300)
    automatic = BackgroundBackups(keeper, clock)
    automatic.begin_if_due()
    finished(automatic)
    assert len(keeper.backups()) == 2


def test_an_import_for_which_there_is_no_room_changes_nothing(
    small_disk: Path, tmp_path: Path, clock: FakeClock
) -> None:
    store = open_store(small_disk, NOW, set_aside_damaged=False).store
    keep(store, KNOWN[0])
    store.close()
    sample = session()
    attempts = [one for kept in sample.exercises for one in kept.attempts]
    reps = tuple(KeptRep(one, sample.started) for one in attempts)
    wholes = [WholeSession(replace(sample, uid=str(UUID(int=n))), reps) for n in range(150)]
    long = tmp_path / "long.json"
    long.write_bytes(b"".join(json_lines(wholes, Planned(), "0.1.0", NOW)))
    keeper = FileDataKeeper(small_disk, clock, "0.1.0")
    with pytest.raises(WorldError, match="disk is full"):
        keeper.take_in(long)
    store = open_store(small_disk, NOW, set_aside_damaged=False).store
    assert store.sessions() == (KNOWN[0],)
    assert store.problems() == ()
    store.close()


def test_an_import_into_a_record_that_is_locked_is_a_sentence(
    keeper: FileDataKeeper, tmp_path: Path
) -> None:
    file = tmp_path / "history.json"
    keeper.export(file, ExportForm.JSON)
    with closing(sqlite3.connect(data_file(keeper.backup_folder.parent))) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorldError, match="locked by another program"):
            keeper.take_in(file)
        db.rollback()
    assert not keeper.take_in(file).changes_anything

"""The history read at once: the same figures as from the whole records, from any thread."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.adapters.database.stores.digests import FileHistoryReader
from corecoach.application.errors import StoreError
from corecoach.application.history import figures_of
from corecoach.domain.corrections import ran_on
from corecoach.domain.digest import digest_of
from corecoach.domain.record import SessionRecord, SessionState
from corecoach.domain.schedule import PauseReason
from tests.adapters.database.histories import KNOWN, KNOWN_OPEN, NOW, keep, sessions

MONDAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedStore]:
    opened = open_store(tmp_path_factory.mktemp("read"), NOW, set_aside_damaged=False)
    yield opened
    opened.store.close()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedStore]:
    made = open_store(tmp_path, NOW, set_aside_damaged=False)
    yield made
    made.store.close()


@settings(deadline=None, max_examples=150)
@given(kept=sessions())
def test_a_digest_is_that_of_the_record(long_lived: OpenedStore, kept: SessionRecord) -> None:
    number = keep(long_lived.store, kept)
    if kept.state is SessionState.OPEN:
        long_lived.store.end(number, SessionState.STOPPED, NOW)
    record = long_lived.store.session(number)
    assert record
    found = {one.session_id: one for one in long_lived.reader.history().sessions}
    assert found[number] == digest_of(record)
    assert repr(found[number]) == repr(digest_of(record))
    assert found[number].ran_on == ran_on(record)


def test_all_figures_are_those_of_the_records(opened: OpenedStore) -> None:
    for record in KNOWN:
        keep(opened.store, record)
    kept = opened.reader.history().sessions
    records = tuple(map(digest_of, opened.store.sessions()))
    assert kept == records
    assert figures_of(kept, MONDAY) == figures_of(records, MONDAY)


def test_a_session_that_still_runs_is_not_history(opened: OpenedStore) -> None:
    keep(opened.store, KNOWN_OPEN)
    assert opened.reader.history().sessions == ()


def test_a_session_in_the_bin_is_not_history(opened: OpenedStore) -> None:
    number = keep(opened.store, KNOWN[0])
    opened.store._db.execute(
        "UPDATE session SET deleted_utc = ended_utc, deleted_offset_min = 0 WHERE id = ?", (number,)
    )
    assert opened.reader.history().sessions == ()


def test_another_thread_can_read_while_this_one_writes(opened: OpenedStore) -> None:
    keep(opened.store, KNOWN[0])
    with ThreadPoolExecutor() as pool:
        for _again in range(5):
            reading = pool.submit(opened.reader.history)
            keep(opened.store, replace(KNOWN[1], uid=""))
            assert len(reading.result().sessions) >= 1
    assert len(opened.reader.history().sessions) == 6


def test_a_file_that_is_gone_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="corecoach"):
        FileHistoryReader(data_file(tmp_path / "gone")).history()


def test_targets_and_paused_days_come_back(opened: OpenedStore, tmp_path: Path) -> None:
    weeks = opened.weeks
    weeks.keep_target(MONDAY, 4)
    weeks.keep_target(MONDAY.replace(day=16), 5)
    weeks.pause([MONDAY, MONDAY.replace(day=3)], PauseReason.TRAVEL)
    weeks.pause([MONDAY.replace(day=3)], PauseReason.ILLNESS)
    kept = opened.reader.history()
    assert kept.targets == {MONDAY: 4, MONDAY.replace(day=16): 5}
    assert kept.paused == {MONDAY: PauseReason.TRAVEL, MONDAY.replace(day=3): PauseReason.ILLNESS}
    opened.store.close()
    shutil.copytree(tmp_path, tmp_path.with_name("moved"))
    moved = open_store(tmp_path.with_name("moved"), NOW, set_aside_damaged=False)
    assert moved.reader.history() == kept
    moved.store.close()


def test_a_target_takes_the_place_of_later_ones(opened: OpenedStore) -> None:
    opened.weeks.keep_target(MONDAY.replace(day=16), 5)
    opened.weeks.keep_target(MONDAY.replace(day=9), 2)
    opened.weeks.keep_target(MONDAY.replace(day=9), 4)
    assert opened.reader.history().targets == {MONDAY.replace(day=9): 4}


def test_a_pause_can_be_ended_and_paused_days_left_alone(opened: OpenedStore) -> None:
    opened.weeks.pause([MONDAY, MONDAY.replace(day=3)], PauseReason.OTHER)
    opened.weeks.end_pause([MONDAY, MONDAY.replace(day=20)])
    assert opened.reader.history().paused == {MONDAY.replace(day=3): PauseReason.OTHER}


def test_a_pause_that_cannot_be_kept_is_refused(opened: OpenedStore) -> None:
    opened.store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError):
        opened.weeks.pause([MONDAY], PauseReason.OTHER)
    opened.store._db.execute("PRAGMA query_only = OFF")
    assert opened.reader.history().paused == {}

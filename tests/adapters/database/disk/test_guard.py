"""The guard: a record that is deleted while it is open comes back with all that was kept in it."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.application.errors import StoreError
from corecoach.domain.corrections import Change, Field
from corecoach.domain.exercise import Side
from corecoach.domain.record import SessionState
from tests.adapters.database.histories import KNOWN, NOW, default_start, heel_dig, keep

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody delete an open file"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def opened(folder: Path) -> Iterator[OpenedStore]:
    opened = open_store(folder, NOW, set_aside_damaged=False)
    keep(opened.store, KNOWN[0])
    yield opened
    opened.store.close()


def reps_found(folder: Path) -> int:
    """What another program finds while the first still has the file open, or was killed."""
    found = open_store(folder, NOW, set_aside_damaged=False).store
    session = found.open_session()
    assert session
    assert found.problems() == ()
    assert found.sessions() == KNOWN[:1]
    found.close()
    return len(session.exercises[0].attempts)


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_record_that_is_deleted_while_open_comes_back_with_the_next_repetition(
    opened: OpenedStore, folder: Path, caplog: pytest.LogCaptureFixture, *, whole_folder: bool
) -> None:
    session_id = opened.store.begin(default_start())
    opened.store.add_rep(session_id, heel_dig(1, Side.LEFT), NOW)
    if whole_folder:
        shutil.rmtree(folder)
    else:
        data_file(folder).unlink()
    with caplog.at_level(logging.WARNING):
        opened.store.add_rep(session_id, heel_dig(1, Side.RIGHT), NOW)
    assert "written anew" in caplog.text
    assert reps_found(folder) == 2
    opened.store.add_rep(session_id, heel_dig(2, Side.LEFT), NOW)
    assert reps_found(folder) == 3
    assert data_file(folder).stat().st_mode & 0o777 == 0o600
    opened.corrections.correct(1, [Change(Field.PAIN_PEAK, 3, 9)], NOW)
    opened.store.end(session_id, SessionState.FINISHED, NOW)
    opened.store.close()
    again = open_store(folder, NOW, set_aside_damaged=False).store
    assert [len(record.exercises[0].attempts) for record in again.sessions()] == [3, 3]
    assert again.sessions()[0].check_in.pain_peak == 9
    again.close()


def test_a_record_that_is_deleted_and_not_written_to_again_is_there_after_closing(
    opened: OpenedStore, folder: Path
) -> None:
    shutil.rmtree(folder)
    opened.store.close()
    opened.store.close()
    again = open_store(folder, NOW, set_aside_damaged=False).store
    assert again.sessions() == KNOWN[:1]
    again.close()
    shutil.rmtree(folder)
    again.close()
    assert not folder.exists()


def test_another_file_in_the_place_is_named_and_left_alone(
    opened: OpenedStore, folder: Path
) -> None:
    session_id = opened.store.begin(default_start())
    (folder / "other").write_bytes(b"something else")
    Path(folder / "other").replace(data_file(folder))
    with pytest.raises(StoreError, match=r"put in the place of .*corecoach\.db"):
        opened.store.add_rep(session_id, heel_dig(1, Side.LEFT), NOW)
    with pytest.raises(StoreError, match="Another file"):
        opened.corrections.correct(1, [Change(Field.PAIN_PEAK, 3, 9)], NOW)
    assert data_file(folder).read_bytes() == b"something else"
    session = opened.store.open_session()
    assert session
    assert session.exercises[0].attempts == ()

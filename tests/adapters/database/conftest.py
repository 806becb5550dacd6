"""Stores on a real disk, and small disks to try them on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.records import SqliteRecordStore
from tests.adapters.database.folders import NoDiskError, mounted_disk
from tests.adapters.database.histories import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteRecordStore]:
    store = open_store(tmp_path, NOW, set_aside_damaged=False).store
    yield store
    store.close()


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Give an empty disk of 512 KiB; skips where none may be mounted."""
    yield from _disk("512k")


@pytest.fixture
def roomy_disk() -> Iterator[Path]:
    """Give an empty disk that holds some copies of a record; skips where none may be mounted."""
    yield from _disk("64m")


def _disk(size: str) -> Iterator[Path]:
    try:
        with mounted_disk(size) as disk:
            yield disk
    except NoDiskError as refusal:
        pytest.skip(str(refusal))

"""Stores on a real disk, and small or read-only disks to try them on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.records import SqliteRecordStore
from tests.adapters.database.histories import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteRecordStore]:
    store = open_store(tmp_path, NOW, set_aside_damaged=False).store
    yield store
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give an empty disk of 512 KiB; skips where none may be mounted."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine lets no disk be mounted")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)

"""Data folders: what lies in one, one as a killed program leaves it, and one on a small disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corecoach.adapters.database.disk.files import data_file


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def copy_amid_writing(folder: Path, statement: str) -> None:
    """Leave the folder as a program does that is killed after the statement."""
    elsewhere = folder.with_name(folder.name + "-writing")
    shutil.copytree(folder, elsewhere)
    with closing(sqlite3.connect(data_file(elsewhere), isolation_level=None)) as db:
        db.execute(statement)
        shutil.copytree(elsewhere, folder, dirs_exist_ok=True)
    shutil.rmtree(elsewhere)


class NoDiskError(Exception):
    """This machine, or this user, may mount no disk."""


@contextmanager
def mounted_disk(size: str) -> Iterator[Path]:
    """Give an empty disk in memory of a size like "512k".

    Raises:
        NoDiskError: None may be mounted.
    """
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        raise NoDiskError("only root can mount a disk")
    with tempfile.TemporaryDirectory() as disk:
        command = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            raise NoDiskError("this machine lets no disk be mounted")
        try:
            yield Path(disk)
        finally:
            subprocess.run(["umount", disk], check=True)

"""Data folders: what lies in one, and one as a program leaves it that is killed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from corecoach.adapters.database.files import data_file


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

"""Rescue: what kind of file is found in the record's place, and how a damaged one is set aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from enum import Enum, auto
from itertools import count
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import (
    SIDECARS,
    connect_to_check,
    connect_to_look,
    is_unused,
    sidecar,
)
from corecoach.adapters.database.disk.files import is_suspect
from corecoach.adapters.database.disk.refusals import DAMAGED, primary_code
from corecoach.adapters.database.rescue.pages import MAGIC
from corecoach.adapters.database.schema.migrate import schema_of

APPLICATION_ID: Final = 0x436F4368
"""Our mark in the header of the file, as ``0001_first.sql`` sets it: "CoCh"."""

_UNREADABLE: Final = DAMAGED | {sqlite3.SQLITE_ERROR}
"""How SQLite answers a question that any sound file can be asked; "unsupported file format" is a
plain error."""


class Found(Enum):
    """What the file in the record's place turns out to be."""

    NEW = auto()
    OURS = auto()
    NEWER = auto()
    FOREIGN = auto()
    DAMAGED = auto()


def look(file: Path, newest_schema: int) -> tuple[Found, int]:
    """Return what the file is, and its schema number where it has one; nothing is changed.

    Where damage was met since the last look, the values are held against the schema too.

    Raises:
        sqlite3.Error: The file cannot be read just now.
        OSError: The file cannot be read at all.
    """
    if is_unused(file):
        return Found.NEW, 0
    if not _looks_like_sqlite(file):
        return Found.DAMAGED, 0
    try:
        with closing(connect_to_look(file)) as db:
            found, schema = _judge(db, newest_schema)
            if found is Found.OURS:
                _read_schema_as_writer(file)
        if found is Found.OURS and is_suspect(file) and not _is_whole_for_a_writer(file):
            return Found.DAMAGED, schema
    except UnicodeDecodeError:  # SQLite's complaint quotes the spoiled text
        return Found.DAMAGED, 0
    except sqlite3.DatabaseError as error:
        if primary_code(error) in _UNREADABLE:
            return Found.DAMAGED, 0
        raise
    return found, schema


def set_aside(file: Path) -> Path:
    """Rename a damaged file and what SQLite keeps beside it; nothing is deleted or replaced.

    The file itself comes last: were this cut off, SQLite must not find its write-ahead log beside
    a new file, because it would delete it.

    Raises:
        OSError: The file cannot be renamed.
    """
    aside = next(
        name
        for number in count(1)
        if _is_free(name := file.with_name(f"{file.stem}-damaged-{number}{file.suffix}"))
    )
    for ending in (*SIDECARS, ""):
        part = sidecar(file, ending)
        if part.exists():
            part.rename(sidecar(aside, ending))
    return aside


def _is_free(file: Path) -> bool:
    return not any(sidecar(file, ending).exists() for ending in (*SIDECARS, ""))


def _looks_like_sqlite(file: Path) -> bool:
    if sidecar(file, "-journal").exists():
        return True  # a change was cut off, and SQLite takes it back before it judges
    if not file.exists():
        return False
    with file.open("rb") as content:
        return content.read(len(MAGIC)) == MAGIC


def _read_schema_as_writer(file: Path) -> None:
    # while a reader is open beside it, a writer leaves the write-ahead log alone when it closes
    with closing(connect_to_check(file)) as db:
        db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _is_whole_for_a_writer(file: Path) -> bool:
    # only a writer holds the rows against the checks too; of many years that takes seconds
    with closing(connect_to_check(file)) as db:
        return is_whole(db)


def _judge(db: sqlite3.Connection, newest_schema: int) -> tuple[Found, int]:
    # the two numbers first: a newer schema may be one that this SQLite cannot read
    application_id = db.execute("PRAGMA application_id").fetchone()[0]
    schema = schema_of(db)
    if application_id == APPLICATION_ID and schema > newest_schema:
        return Found.NEWER, schema
    if application_id == 0 and not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return Found.NEW, 0
    if application_id != APPLICATION_ID:
        return Found.FOREIGN, schema
    return (Found.OURS if is_whole(db) else Found.DAMAGED), schema


def is_whole(db: sqlite3.Connection) -> bool:
    """Read a database from end to end; tell whether it is whole and no row lacks its parent.

    SQLite's quick check takes hardly less time and leaves out the indexes. Where the connection may
    write, SQLite holds each row against the checks of its table too.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    is_sound = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    return is_sound and db.execute("PRAGMA foreign_key_check").fetchone() is None

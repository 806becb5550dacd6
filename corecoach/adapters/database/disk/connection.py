"""The connection: how the database file is opened, and what a transaction is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

BUSY_MS: Final = 500
"""How long a locked file is waited for: well under the 2 s that a session takes for a sleep."""

SIDECARS: Final = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database file, by the end of the name."""


def sidecar(file: Path, ending: str) -> Path:
    """Return the name of a file that SQLite keeps beside the database."""
    return file.with_name(file.name + ending)


def connect(file: Path) -> sqlite3.Connection:
    """Open an existing file for reading and writing.

    A commit is on the disk when it returns (write-ahead log, synchronous FULL), so what was kept
    outlives a power cut.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    db = _open(file, "mode=rw")
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA fullfsync = ON")  # on a Mac, fsync alone stops at the drive's cache
    except BaseException:
        db.close()
        raise
    return db


def connect_to_memory() -> sqlite3.Connection:
    """Open a new database that is in memory alone."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    return db


def connect_to_look(file: Path) -> sqlite3.Connection:
    """Open an existing file so that nothing in its folder changes.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    if _has_content(sidecar(file, "-journal")):
        # a change was cut off, and only a writer can take it back
        return _open(file, "mode=rw")
    if any(sidecar(file, ending).exists() for ending in SIDECARS):
        return _open(file, "mode=ro")
    # nobody has the file open; without this a reader would leave sidecars behind
    return _open(file, "mode=ro&immutable=1")


def connect_to_check(file: Path) -> sqlite3.Connection:
    """Open an existing file as a writer does, so that SQLite reads the checks in its schema too.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    return _open(file, "mode=rw")


def is_unused(file: Path) -> bool:
    """Tell whether the file is missing or empty, with nothing left beside it to be recovered."""
    return not _has_content(file) and not _has_content(sidecar(file, "-wal"))


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """Make everything inside one transaction: kept as a whole, or not at all."""
    db.execute("BEGIN IMMEDIATE")
    with _ended(db):
        yield


@contextmanager
def reading(db: sqlite3.Connection) -> Iterator[None]:
    """Let every query inside see the same moment, be it that of a transaction around it."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    with _ended(db):
        yield


@contextmanager
def _ended(db: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # a full disk may have taken the transaction back already
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _open(file: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?{query}",
        uri=True,
        timeout=BUSY_MS / 1000,
        isolation_level=None,  # no transactions behind our back
    )


def _has_content(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False

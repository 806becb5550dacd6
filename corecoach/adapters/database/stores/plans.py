"""The plans: versions of plans and decisions, read and kept; nothing is ever changed but marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import reading, writing
from corecoach.adapters.database.disk.guard import FileGuard
from corecoach.adapters.database.disk.refusals import as_damage, as_sentences
from corecoach.adapters.database.tables.plan_rows import (
    decided_from,
    decided_values,
    version_from,
    version_values,
)
from corecoach.adapters.database.tables.rows import Value
from corecoach.domain.plan_book import Decided, PlanBook, PlanVersion

_KEEP: Final = "INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})"
_TAKE_BACK: Final = "UPDATE decision SET is_undone = 1 WHERE uid = ?"


class SqlitePlanStore:
    """Keeps plans and decisions in SQLite; use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path, guard: FileGuard) -> None:
        """Share the record store's connection and guard."""
        self._db, self._file, self._guard = db, file, guard

    def book(self) -> PlanBook:
        """Return everything that was planned and decided.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file), as_damage(self._file), reading(self._db):
            return read_book(self._db)

    def keep(self, book: PlanBook) -> None:
        """Add versions and decisions to those that are there.

        Raises:
            StoreError: The file cannot be written; nothing was added.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            keep_book(self._db, book)

    def take_back(self, uids: Sequence[str]) -> None:
        """Mark decisions as taken back.

        Raises:
            StoreError: The file cannot be written; none was marked.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            self._db.executemany(_TAKE_BACK, [(uid,) for uid in uids])

    def has_sessions(self) -> bool:
        """Tell whether a session has ended; no more than one row is looked at.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file):
            found = self._db.execute("SELECT 1 FROM session WHERE state <> 'open' LIMIT 1")
            return found.fetchone() is not None


def read_book(db: sqlite3.Connection) -> PlanBook:
    """Return everything that was planned and decided.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: It holds what the schema would never have taken.
    """
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    versions = cursor.execute("SELECT * FROM plan_version ORDER BY made_utc, uid").fetchall()
    decisions = cursor.execute("SELECT * FROM decision ORDER BY made_utc, uid").fetchall()
    return PlanBook(tuple(map(version_from, versions)), tuple(map(decided_from, decisions)))


def keep_book(db: sqlite3.Connection, book: PlanBook) -> None:
    """Put versions and decisions into their tables, in the place of those of the same identity.

    Raises:
        sqlite3.Error: They are refused, or the file cannot be written.
    """
    _keep(db, "plan_version", map(version_values, book.versions))
    _keep(db, "decision", map(decided_values, book.decisions))


def added(book: PlanBook, to: PlanBook) -> PlanBook:
    """Return what of a book is not as in the one that it was added to."""
    versions: set[PlanVersion] = set(to.versions)
    decisions: set[Decided] = set(to.decisions)
    return PlanBook(
        tuple(one for one in book.versions if one not in versions),
        tuple(one for one in book.decisions if one not in decisions),
    )


def _keep(db: sqlite3.Connection, table: str, rows: Iterable[dict[str, Value]]) -> None:
    for row in rows:
        columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
        db.execute(_KEEP.format(table=table, columns=columns, places=places), row)

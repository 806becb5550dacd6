"""The notes on safety, read and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import writing
from corecoach.adapters.database.disk.guard import FileGuard
from corecoach.adapters.database.disk.refusals import as_damage, as_sentences
from corecoach.adapters.database.tables import rows
from corecoach.adapters.database.tables.attempts import moment
from corecoach.domain.pace.safety import NoteKind, SafetyNote

_NOTES: Final = """
SELECT at_utc, at_offset_min, day, kind, told FROM safety_note ORDER BY at_utc, kind, told
"""
_ADD: Final = """
INSERT INTO safety_note (at_utc, at_offset_min, day, kind, told)
VALUES (:at_utc, :at_offset_min, :day, :kind, :told)
ON CONFLICT (at_utc, kind, told)
DO UPDATE SET at_offset_min = excluded.at_offset_min, day = excluded.day
"""
_TAKE_BACK: Final = """
DELETE FROM safety_note WHERE at_utc = :at_utc AND kind = :kind AND told = :told
"""


class SqliteSafetyStore:
    """Keeps notes on safety in SQLite; use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path, guard: FileGuard) -> None:
        """Share the record store's connection and guard."""
        self._db, self._file, self._guard = db, file, guard

    def notes(self) -> tuple[SafetyNote, ...]:
        """Return every note in the order in which they were made.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file), as_damage(self._file):
            return read_notes(self._db)

    def add(self, notes: Iterable[SafetyNote]) -> None:
        """Keep notes; one that is there already stays.

        Raises:
            StoreError: The file cannot be written; none was kept.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            keep_notes(self._db, notes)

    def take_back(self, notes: Iterable[SafetyNote]) -> None:
        """Forget notes that were a slip.

        Raises:
            StoreError: The file cannot be written; all are still there.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            self._db.executemany(_TAKE_BACK, [_values(note) for note in notes])


def read_notes(db: sqlite3.Connection) -> tuple[SafetyNote, ...]:
    """Return every note in the order in which they were made.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: It holds what the schema would never have taken.
    """
    return tuple(
        SafetyNote(moment(at_utc, ahead_min), date.fromisoformat(day), NoteKind(kind), told)
        for at_utc, ahead_min, day, kind, told in db.execute(_NOTES)
    )


def keep_notes(db: sqlite3.Connection, notes: Iterable[SafetyNote]) -> None:
    """Keep notes beside those that are there, inside a transaction of the caller's.

    Raises:
        sqlite3.Error: The file cannot be written.
    """
    db.executemany(_ADD, [_values(note) for note in notes])


def _values(note: SafetyNote) -> dict[str, rows.Value]:
    return {
        **rows.moment_values("at", note.at),
        "day": note.day.isoformat(),
        "kind": note.kind,
        "told": note.told,
    }

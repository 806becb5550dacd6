"""The weeks: weekly targets and paused days, read and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import writing
from corecoach.adapters.database.disk.guard import FileGuard
from corecoach.adapters.database.disk.refusals import as_sentences
from corecoach.domain.schedule import PauseReason

_KEEP_TARGET: Final = """
INSERT INTO weekly_target (since, target) VALUES (?, ?)
ON CONFLICT (since) DO UPDATE SET target = excluded.target
"""
_REASON: Final = "SELECT reason FROM paused_day WHERE day = ?"
_PAUSE: Final = """
INSERT INTO paused_day (day, reason) VALUES (?, ?)
ON CONFLICT (day) DO UPDATE SET reason = excluded.reason
"""


class SqliteWeekStore:
    """Keeps weekly targets and paused days in SQLite; use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path, guard: FileGuard) -> None:
        """Share the record store's connection and guard."""
        self._db, self._file, self._guard = db, file, guard

    def keep_target(self, since: date, target: int) -> None:
        """Let a weekly target hold from a date on, in place of any that began then or later.

        Raises:
            StoreError: The file cannot be written.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            self._db.execute("DELETE FROM weekly_target WHERE since > ?", (since.isoformat(),))
            self._db.execute(_KEEP_TARGET, (since.isoformat(), target))

    def pause_on(self, day: date) -> PauseReason | None:
        """Return why a day is paused; None where it is not.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file):
            found = self._db.execute(_REASON, (day.isoformat(),)).fetchone()
        return PauseReason(found["reason"]) if found else None

    def pause(self, days: Iterable[date], reason: PauseReason) -> None:
        """Keep that these days ask for nothing, and why; an earlier reason is replaced.

        Raises:
            StoreError: The file cannot be written; no day was changed.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            self._db.executemany(_PAUSE, [(day.isoformat(), reason) for day in days])

    def end_pause(self, days: Iterable[date]) -> None:
        """Let these days count as any other.

        Raises:
            StoreError: The file cannot be written; no day was changed.
        """
        with as_sentences(self._file), self._guard.watching(), writing(self._db):
            self._db.executemany(
                "DELETE FROM paused_day WHERE day = ?", [(day.isoformat(),) for day in days]
            )


def read_targets(db: sqlite3.Connection) -> dict[date, int]:
    """Return the weekly targets by the date they hold from.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: It holds what the schema would never have taken.
    """
    found = db.execute("SELECT since, target FROM weekly_target")
    return {date.fromisoformat(since): target for since, target in found}


def read_paused(db: sqlite3.Connection) -> dict[date, PauseReason]:
    """Return the paused days and why they are.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: It holds what the schema would never have taken.
    """
    found = db.execute("SELECT day, reason FROM paused_day")
    return {date.fromisoformat(day): PauseReason(reason) for day, reason in found}

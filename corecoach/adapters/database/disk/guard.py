"""The guard of the open file: what is written stays on the disk where somebody deletes the file."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corecoach.adapters.database.disk.connection import SIDECARS, sidecar
from corecoach.adapters.database.disk.files import create_private, make_folder
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _

log = logging.getLogger(__name__)

Identity = tuple[int, int] | None


class FileGuard:
    """Knows which file was opened, and looks before and after each change whether it is there.

    A deleted file lives on for as long as it is open, with all that is in it, and is gone at the
    end. So it is written anew in its place, whole, after each change.
    """

    def __init__(self, db: sqlite3.Connection, file: Path) -> None:
        """Remember the file that the connection has open."""
        self._db, self._file = db, file
        self._opened = _identity(file)
        self._anew: Identity = None
        self._is_left = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Let a change be made inside, and see that it is in the file that can be found.

        Raises:
            StoreError: Another file has taken the place; the change was not begun.
            OSError: The file was deleted and cannot be written anew.
            sqlite3.Error: The same.
        """
        now = _identity(self._file)
        if now not in {self._opened, self._anew, None}:
            raise StoreError(
                _(
                    "Another file was put in the place of {file} while CoreCoach was open, so "
                    "nothing is written to it. Please close CoreCoach and open it again."
                ).format(file=self._file)
            )
        yield
        if now != self._opened or _identity(self._file) is None:
            self._write_anew()

    def leave(self) -> None:
        """See that the file can be found before the connection is closed; later calls do nothing.

        Raises:
            OSError: The file was deleted and cannot be written anew.
            sqlite3.Error: The same.
        """
        if not self._is_left and _identity(self._file) is None:
            self._write_anew()
        self._is_left = True

    def _write_anew(self) -> None:
        if _identity(self._file) is None:
            # what SQLite kept beside the deleted file is not for the new one to read
            for ending in SIDECARS:
                sidecar(self._file, ending).unlink(missing_ok=True)
        make_folder(self._file.parent)
        part = self._file.with_suffix(".part")
        part.unlink(missing_ok=True)  # from a copy that was cut off
        create_private(part)
        try:
            with closing(sqlite3.connect(part)) as target:
                self._db.backup(target)
            part.replace(self._file)
        finally:
            part.unlink(missing_ok=True)
        self._anew = _identity(self._file)
        log.warning("the record was deleted while it was open; it was written anew")


class NothingToGuard(FileGuard):
    """Stands where the database is in memory and no file could be deleted."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Let a change be made inside."""
        yield

    def leave(self) -> None:
        """Do nothing."""


def _identity(file: Path) -> Identity:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino

"""Refusals: what the disk or SQLite said, as a sentence that the person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.files import suspect
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _

DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def as_sentences(file: Path) -> Iterator[None]:
    """Turn what the world refuses inside into a StoreError; mistakes of ours pass unchanged.

    Raises:
        StoreError: The file cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = _sentence_of_sqlite(error)
        if sentence is None:
            raise
        raise StoreError(sentence.format(file=file)) from error
    except UnicodeDecodeError as error:  # text that is none, or SQLite's complaint about it
        suspect(file)
        raise StoreError(_damaged().format(file=file)) from error
    except OSError as error:
        raise StoreError(_sentence_of_system(error).format(file=file)) from error


@contextmanager
def as_damage(file: Path) -> Iterator[None]:
    """Turn values that the schema would never have taken into a StoreError.

    Raises:
        StoreError: The file holds such values, so it was damaged.
    """
    try:
        yield
    except ValueError as error:
        suspect(file)
        raise StoreError(_damaged().format(file=file)) from error


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's result code without its details; None where the error is not SQLite's."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _sentence_of_sqlite(error: sqlite3.Error) -> str | None:
    details = getattr(error, "sqlite_errorcode", None)
    if details == sqlite3.SQLITE_IOERR_SHMSIZE:
        return _full()  # the index of the write-ahead log found no room
    if details is None and "decode to UTF-8" in str(error):
        return _damaged()  # Python's own words for text that is none
    sentence = _SENTENCES.get(primary_code(error))
    return sentence() if sentence else None


def _sentence_of_system(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _full()
    if error.errno == errno.EROFS:
        return _read_only()
    if error.errno in {errno.EACCES, errno.EPERM}:
        return _no_permission()
    return _(
        "{file} cannot be used as a file for the record. "
        "Please choose another data folder with --data-dir."
    )


def _damaged() -> str:
    return _(
        "Part of {file} is damaged. Please close CoreCoach and open it again: it then rescues what "
        "can be read and keeps the damaged file."
    )


def _locked() -> str:
    return _("{file} is locked by another program. Please close that program and try again.")


def _full() -> str:
    return _(
        "The disk is full, so {file} could not be written. "
        "What was kept before is safe. Please make room and try again."
    )


def _read_only() -> str:
    return _(
        "{file} is read-only, or its disk is. "
        "Please make it writable, or choose another data folder with --data-dir."
    )


def _no_permission() -> str:
    return _(
        "{file} could not be opened. Please see that you may read and write it and its folder, "
        "or choose another data folder with --data-dir."
    )


def _disk_error() -> str:
    return _(
        "The disk reported an error while {file} was being read or written. "
        "Please check the disk and keep a copy of the file."
    )


_SENTENCES: Final[dict[int | None, Callable[[], str]]] = {
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_CANTOPEN: _no_permission,
    sqlite3.SQLITE_PERM: _no_permission,
    sqlite3.SQLITE_AUTH: _no_permission,
    sqlite3.SQLITE_IOERR: _disk_error,
}
"""The sentence for each result code that is the world's doing; every other one is ours."""

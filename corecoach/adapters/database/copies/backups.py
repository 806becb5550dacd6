"""Backups: copies of the record that were found whole when they were made."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import connect_to_look, is_unused
from corecoach.adapters.database.disk.files import create_private, make_folder, suspect
from corecoach.adapters.database.rescue.looking import is_whole
from corecoach.application.moving import Backup
from corecoach.domain.thinning import kept

FOLDER: Final = "backups"

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"corecoach-(\d{8}T\d{6}Z)(-\d+)?\.db")


class SpoiledCopyError(Exception):
    """A copy is not what was copied; it was not kept."""


def folder_of(file: Path) -> Path:
    """Return the folder of the automatic backups of a record."""
    return file.with_name(FOLDER)


def backups_of(file: Path) -> tuple[Backup, ...]:
    """Return the backups in the folder, newest first.

    Raises:
        OSError: The folder cannot be read.
    """
    folder = folder_of(file)
    if not folder.is_dir():
        return ()
    found = [Backup(one, made) for one in folder.iterdir() if (made := _made(one.name))]
    return tuple(sorted(found, key=lambda backup: (backup.made, backup.file.name), reverse=True))


def make_backup(file: Path, now: datetime) -> Backup:
    """Make a backup in the folder and thin out the old ones.

    Raises:
        SpoiledCopyError: The copy turned out spoiled; the old ones are all still there.
        sqlite3.Error: The record cannot be read, or the copy not be written.
        OSError: The copy cannot be written.
    """
    folder = folder_of(file)
    make_folder(folder)
    for cut_off in folder.glob("*.part"):
        cut_off.unlink()
    stamp = now.astimezone(UTC).strftime(_STAMP)
    names = (f"corecoach-{stamp}{'' if one == 1 else f'-{one}'}.db" for one in count(1))
    place = next(path for name in names if not (path := folder / name).exists())
    copy_whole(file, place)
    _thin_out(file)
    return Backup(place, _read_stamp(stamp))


def copy_whole(file: Path, place: Path) -> None:
    """Copy a record to a place that its owner alone can read; the copy appears whole or not at all.

    Raises:
        SpoiledCopyError: The copy turned out spoiled.
        sqlite3.Error: The record cannot be read, or the copy not be written.
        OSError: The copy cannot be written.
    """
    part = place.with_name(place.name + ".part")
    part.unlink(missing_ok=True)
    create_private(part)
    try:
        with closing(connect_to_look(file)) as db, closing(sqlite3.connect(part)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, to be carried about
            require_whole(copy)
        part.replace(place)
    except SpoiledCopyError:
        suspect(file)
        raise
    finally:
        part.unlink(missing_ok=True)


def temporary_copy(file: Path) -> sqlite3.Connection:
    """Return a copy of a record to try something on; an empty one where there is no record.

    It lives in memory, and on disk where it is large, and is gone when it is closed.

    Raises:
        sqlite3.Error: The record cannot be read.
    """
    copy = sqlite3.connect("", isolation_level=None)
    try:
        if not is_unused(file):
            with closing(connect_to_look(file)) as db:
                db.backup(copy)
        copy.row_factory = sqlite3.Row
        copy.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def require_whole(db: sqlite3.Connection) -> None:
    """Read a database from end to end.

    Raises:
        SpoiledCopyError: It is damaged.
        sqlite3.Error: It cannot be read.
    """
    if not is_whole(db):
        raise SpoiledCopyError


def _thin_out(file: Path) -> None:
    found = backups_of(file)
    wanted = kept(backup.made for backup in found)
    for backup in found:
        if backup.made not in wanted:
            backup.file.unlink()


def _made(name: str) -> datetime | None:
    match = _NAME.fullmatch(name)
    if not match:
        return None
    try:
        return _read_stamp(match[1])
    except ValueError:
        return None


def _read_stamp(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)

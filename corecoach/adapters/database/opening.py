"""Opening: the way from a data folder to a record that can be used, or to a sentence why not."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import connect, connect_to_memory, is_unused
from corecoach.adapters.database.disk.files import (
    create_private,
    data_file,
    keep_private,
    make_folder,
    require_writable,
    trust,
)
from corecoach.adapters.database.disk.guard import FileGuard, NothingToGuard
from corecoach.adapters.database.disk.refusals import as_sentences
from corecoach.adapters.database.rescue.looking import Found, look, set_aside
from corecoach.adapters.database.rescue.salvage import NOTHING, Salvaged, salvage
from corecoach.adapters.database.schema.migrate import Migration, migrate, read_migrations
from corecoach.adapters.database.stores.corrections import SqliteCorrectionStore
from corecoach.adapters.database.stores.digests import FileHistoryReader, OpenHistoryReader
from corecoach.adapters.database.stores.plans import SqlitePlanStore
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.adapters.database.stores.safety import SqliteSafetyStore
from corecoach.adapters.database.stores.weeks import SqliteWeekStore
from corecoach.application.errors import StoreError
from corecoach.application.history_ports import HistoryReader
from corecoach.application.language import gettext as _

LEAST_SQLITE: Final = (3, 37)
"""The first that knows STRICT tables; an older one would take the record for damaged."""


@dataclass(frozen=True)
class OpenedStore:
    """The record by its parts, where a damaged one was put, and what of it the record now holds.

    ``corrections``, ``weeks``, ``safety`` and ``plans`` work on the same open file and end with
    the store.
    """

    store: SqliteRecordStore
    corrections: SqliteCorrectionStore
    weeks: SqliteWeekStore
    safety: SqliteSafetyStore
    plans: SqlitePlanStore
    reader: HistoryReader
    set_aside: Path | None
    salvaged: Salvaged


def store_exists(folder: Path) -> bool:
    """Tell whether the folder holds a record; nothing is made or changed.

    Raises:
        StoreError: The folder cannot be read.
    """
    file = data_file(folder)
    with as_sentences(file):
        return not is_unused(file)


def prepare_folder(folder: Path) -> None:
    """Make the data folder where there is none.

    Raises:
        StoreError: It cannot be made or is no folder.
    """
    with as_sentences(data_file(folder)):
        make_folder(folder)


def require_usable(file: Path) -> None:
    """Refuse a file in the record's place that is damaged, newer or of another program.

    Raises:
        StoreError: It is; nothing was changed.
        sqlite3.Error: The file cannot be read just now.
        OSError: The file cannot be read at all.
    """
    _is_damaged(file, read_migrations()[-1].number, set_aside_damaged=False)


def open_store(folder: Path, now: datetime, *, set_aside_damaged: bool) -> OpenedStore:
    """Open the record of a data folder; a new one is begun where there is none.

    Where ``set_aside_damaged`` allows it, what can be read of a damaged file is put into a new
    record, and the damaged one is kept under another name. ``now`` is written beside each migration
    that is made.

    Raises:
        StoreError: The record cannot be opened; what was found is as it was.
    """
    _require_sqlite(sqlite3.sqlite_version_info[:2])
    file = data_file(folder)
    with as_sentences(file), ExitStack() as if_refused:
        make_folder(folder)
        require_writable(file)
        migrations = read_migrations()
        aside, salvaged = None, NOTHING
        if _is_damaged(file, migrations[-1].number, set_aside_damaged=set_aside_damaged):
            aside, salvaged = _rescue(file, now, migrations)
        _finish_rescue(file)
        create_private(file)
        keep_private(file)
        db = connect(file)
        if_refused.callback(db.close)
        migrate(db, file, now, migrations)
        trust(file)
        if_refused.pop_all()
    parts = _parts(db, file, FileGuard(db, file))
    return OpenedStore(*parts, FileHistoryReader(file), aside, salvaged)


def open_in_memory(now: datetime) -> OpenedStore:
    """Return an empty record that is gone when it is closed; no file is made.

    Raises:
        StoreError: This Python's SQLite is too old.
    """
    _require_sqlite(sqlite3.sqlite_version_info[:2])
    nowhere = Path(":memory:")
    db = connect_to_memory()
    migrate(db, nowhere, now, read_migrations())
    parts = _parts(db, nowhere, NothingToGuard(db, nowhere))
    return OpenedStore(*parts, OpenHistoryReader(db, nowhere), None, NOTHING)


def _parts(
    db: sqlite3.Connection, file: Path, guard: FileGuard
) -> tuple[
    SqliteRecordStore,
    SqliteCorrectionStore,
    SqliteWeekStore,
    SqliteSafetyStore,
    SqlitePlanStore,
]:
    return (
        SqliteRecordStore(db, file, guard),
        SqliteCorrectionStore(db, file, guard),
        SqliteWeekStore(db, file, guard),
        SqliteSafetyStore(db, file, guard),
        SqlitePlanStore(db, file, guard),
    )


def _rescue(file: Path, now: datetime, migrations: Sequence[Migration]) -> tuple[Path, Salvaged]:
    """Salvage first and make way then: whatever is cut off between, the next start goes on."""
    salvaged = salvage(file, _rescued(file), now, migrations)
    return set_aside(file), salvaged


def _finish_rescue(file: Path) -> None:
    if is_unused(file) and _rescued(file).exists():
        _rescued(file).rename(file)


def _rescued(file: Path) -> Path:
    return file.with_name(f"{file.stem}-rescued{file.suffix}")


def _is_damaged(file: Path, newest_schema: int, *, set_aside_damaged: bool) -> bool:
    found, schema = look(file, newest_schema)
    if found is Found.NEWER:
        raise StoreError(
            _(
                "{file} was written by a newer CoreCoach (schema {schema}; this one knows "
                "{newest}). Nothing was changed. Please update CoreCoach."
            ).format(file=file, schema=schema, newest=newest_schema)
        )
    if found is Found.FOREIGN:
        raise StoreError(
            _(
                "{file} is a database of another program. Nothing was changed. "
                "Please move it, or choose another data folder with --data-dir."
            ).format(file=file)
        )
    if found is not Found.DAMAGED or set_aside_damaged:
        return found is Found.DAMAGED
    raise StoreError(
        _(
            "{file} is damaged or is not a database. Nothing was changed. CoreCoach's window, "
            "when opened, rescues what can be read and keeps the file under another name."
        ).format(file=file)
    )


def _require_sqlite(present: tuple[int, ...]) -> None:
    if present < LEAST_SQLITE:
        raise StoreError(
            _(
                "CoreCoach needs SQLite {least} or newer, and this Python comes with {present}. "
                "Please use a newer Python."
            ).format(least="3.37", present=sqlite3.sqlite_version)
        )

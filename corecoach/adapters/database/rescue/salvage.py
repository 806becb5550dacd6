"""Salvage: what can still be read of a damaged record, put into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import connect, sidecar, writing
from corecoach.adapters.database.disk.files import create_private
from corecoach.adapters.database.rescue.pages import MAGIC, FoundRow, Pages, Value, with_log
from corecoach.adapters.database.rescue.rebuilding import rebuild
from corecoach.adapters.database.schema.migrate import Migration, migrate

_SCHEMA_AT: Final = slice(60, 64)
"""Where the header of an SQLite file has our schema number, as ``PRAGMA user_version`` sets it."""


@dataclass(frozen=True)
class Salvaged:
    """How much was rescued; in ``rebuilt`` sessions, something was worked out from the rest."""

    sessions: int
    reps: int
    rebuilt: int = 0


NOTHING: Final = Salvaged(0, 0)


@dataclass(frozen=True)
class _Table:
    """A table of ours: its columns in the order in which a row keeps them, and how many at least.

    ``key`` is the place of the column that stands for the row's own number, where there is one.
    """

    name: str
    columns: tuple[str, ...]
    least: int
    key: int | None
    has_rowid: bool

    def values(self, row: FoundRow) -> tuple[Value, ...] | None:
        """Return a row as this table's, or None where it cannot be one."""
        fits = self.least <= len(row.values) <= len(self.columns)
        if not fits or (row.rowid is not None) is not self.has_rowid:
            return None
        if self.key is None:
            return row.values
        return (*row.values[: self.key], row.rowid, *row.values[self.key + 1 :])


def salvage(damaged: Path, file: Path, now: datetime, migrations: Sequence[Migration]) -> Salvaged:
    """Make a new record of what can be read in a damaged one, which stays as it is.

    A row that the schema would not take was damaged and is left out, and so is one that belongs to
    nothing. The new file appears as a whole or not at all.

    Raises:
        sqlite3.Error: The new record could not be written.
        OSError: The same, or the damaged one cannot be read.
    """
    content = with_log(_content(damaged), _content(sidecar(damaged, "-wal")))
    part = file.with_suffix(".part")
    found = NOTHING
    try:
        for known in _likely_schemas(content, migrations):
            part.unlink(missing_ok=True)  # from a rescue that was cut off, or of another schema
            create_private(part)
            with closing(connect(part)) as db:
                migrate(db, part, now, known)
                is_todays = len(known) == len(migrations)
                found = _fill(db, Pages(content).rows(), is_todays=is_todays)
                db.execute("PRAGMA journal_mode = DELETE")  # one file, to be renamed
            if found.sessions > found.rebuilt:
                break
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    return found


def _likely_schemas(
    content: bytes, migrations: Sequence[Migration]
) -> Iterator[Sequence[Migration]]:
    """Yield the migrations that the file has gone through; where it cannot say, all there are."""
    schema = int.from_bytes(content[_SCHEMA_AT], "big")
    if content.startswith(MAGIC) and 0 < schema <= len(migrations):
        yield migrations[:schema]
    else:
        yield from (migrations[:length] for length in range(len(migrations), 0, -1))
        yield migrations  # none fits, so let it be as much as can be worked out


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _fill(db: sqlite3.Connection, rows: Iterator[FoundRow], *, is_todays: bool) -> Salvaged:
    # a row may come before the one that it belongs to
    db.execute("PRAGMA foreign_keys = OFF")
    with writing(db):
        _insert_all(db, rows)
        rebuilt = rebuild(db) if is_todays else 0
        _drop_orphans(db)
    return Salvaged(_count(db, "session"), _count(db, "rep"), rebuilt)


def _insert_all(db: sqlite3.Connection, rows: Iterator[FoundRow]) -> None:
    tables = _tables(db)
    numbers: list[tuple[Value, ...]] = []
    for row in rows:
        if row.rowid is not None and len(row.values) == 2:  # noqa: PLR2004  # name and number
            numbers.append(row.values)
        # the first table that takes it is its own: no two have rows alike
        any(_insert(db, table, row) for table in tables)
    for name, number in numbers:
        db.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ? AND typeof(?) = 'integer'",
            (number, name, number),
        )


def _insert(db: sqlite3.Connection, table: _Table, row: FoundRow) -> bool:
    values = table.values(row)
    if values is None:
        return False
    names = ", ".join(table.columns[: len(values)])
    places = ", ".join("?" * len(values))
    try:
        db.execute(f"INSERT INTO {table.name} ({names}) VALUES ({places})", values)  # noqa: S608  # names from our own schema
    except (sqlite3.IntegrityError, UnicodeEncodeError):
        return False
    return True


def _tables(db: sqlite3.Connection) -> list[_Table]:
    listed = db.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    return [_table(db, name, has_rowid=not without) for name, without in listed]


def _table(db: sqlite3.Connection, name: str, *, has_rowid: bool) -> _Table:
    columns = db.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
    key = next((i for i, one in enumerate(columns) if has_rowid and one["pk"]), None)
    if not has_rowid:
        # such a row begins with its primary key
        columns = sorted(columns, key=lambda one: one["pk"] or len(columns))
    # a column that was added later is missing in the rows from before
    needed = [i for i, one in enumerate(columns) if one["notnull"] and one["dflt_value"] is None]
    least = max([*needed, 0]) + 1
    return _Table(name, tuple(one["name"] for one in columns), least, key, has_rowid)


def _drop_orphans(db: sqlite3.Connection) -> None:
    """Delete rows whose parent is lost, and sessions that ask for nothing, until none is left."""
    statements = [text for table in _tables(db) for text in _orphans_of(db, table.name)]
    statements.append("DELETE FROM session WHERE id NOT IN (SELECT session_id FROM prescription)")
    while sum(db.execute(text).rowcount for text in statements):
        pass


def _orphans_of(db: sqlite3.Connection, table: str) -> Iterator[str]:
    links: dict[int, list[sqlite3.Row]] = {}
    for link in db.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,)):
        links.setdefault(link["id"], []).append(link)
    for pairs in links.values():
        parent = pairs[0]["table"]
        same = " AND ".join(f"{parent}.{one['to']} = {table}.{one['from']}" for one in pairs)
        yield f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {parent} WHERE {same})"  # noqa: S608  # names from our own schema


def _count(db: sqlite3.Connection, table: str) -> int:
    count: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  # a name of ours
    return count

"""Migrations: numbered SQL files that bring a database from any earlier schema to today's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import writing
from corecoach.adapters.database.disk.files import create_private
from corecoach.adapters.database.tables.rows import utc_text

COPIES_KEPT: Final = 5
"""Of those made before migrations, the newest so many stay."""

SCHEMA_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Migration:
    """One step from the schema ``number`` - 1 to the schema ``number``."""

    number: int
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """Yield the statements one by one.

        Python's ``executescript`` would commit first, and the step would not be one transaction.
        """
        pending = ""
        for line in self.sql.splitlines(keepends=True):
            pending += line
            if sqlite3.complete_statement(pending):
                yield pending
                pending = ""
        yield pending


def read_migrations(folder: Path = SCHEMA_FOLDER) -> tuple[Migration, ...]:
    """Return the migrations of a folder in order; their files are called ``NNNN_name.sql``."""
    migrations = []
    for file in sorted(folder.glob("*.sql")):
        number, name = file.stem.split("_", maxsplit=1)
        migrations.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return tuple(migrations)


def migrate(
    db: sqlite3.Connection, file: Path, now: datetime, migrations: Sequence[Migration]
) -> None:
    """Bring the database to the newest schema, after making a copy of one that has content.

    Each migration is one transaction together with its record: it happens as a whole or leaves
    everything as it was.

    Raises:
        sqlite3.Error: A migration failed.
        OSError: The copy could not be made; nothing was changed.
    """
    version = schema_of(db)
    pending = [migration for migration in migrations if migration.number > version]
    if not pending:
        return
    if version:
        _copy_before(db, file, pending[0])
    # rebuilding a table must not delete what refers to it; the check follows in each migration
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        for migration in pending:
            _apply(db, migration, now)
    finally:
        db.execute("PRAGMA foreign_keys = ON")
    _thin_copies(file)


def schema_of(db: sqlite3.Connection) -> int:
    """Return the number of the last migration the database went through; 0 if it is new."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _apply(db: sqlite3.Connection, migration: Migration, now: datetime) -> None:
    with writing(db):
        if schema_of(db) >= migration.number:
            return  # another CoreCoach was faster
        for statement in migration.statements():
            db.execute(statement)
        db.execute(
            "INSERT INTO schema_migration (number, name, applied_utc) VALUES (?, ?, ?)",
            (migration.number, migration.name, utc_text(now)),
        )
        db.execute(f"PRAGMA user_version = {migration.number:d}")
        if orphan := db.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(
                f"migration {migration.number} leaves a row of {orphan['table']} without its parent"
            )


def _copy_before(db: sqlite3.Connection, file: Path, migration: Migration) -> None:
    copy = _free_name(file, f"before-{migration.number:04d}")
    part = copy.with_suffix(".part")
    part.unlink(missing_ok=True)  # from a copy that was cut off
    create_private(part)
    try:
        with closing(sqlite3.connect(part)) as target:
            db.backup(target)
        part.rename(copy)
    finally:
        part.unlink(missing_ok=True)


def _thin_copies(file: Path) -> None:
    """Delete all but the newest copies; one that cannot be deleted stays."""
    copies = sorted(
        file.parent.glob(f"{file.stem}-before-*{file.suffix}"),
        key=lambda copy: (copy.stat().st_mtime_ns, copy.name),
    )
    for copy in copies[:-COPIES_KEPT]:
        with suppress(OSError):
            copy.unlink()


def _free_name(file: Path, word: str) -> Path:
    names = (
        file.with_name(f"{file.stem}-{word}{'' if number == 1 else f'-{number}'}{file.suffix}")
        for number in count(1)
    )
    return next(name for name in names if not name.exists())

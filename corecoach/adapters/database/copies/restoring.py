"""Restoring: a backup put in the record's place, after a look at what that would change."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from corecoach.adapters.database.copies.backups import copy_whole, require_whole, temporary_copy
from corecoach.adapters.database.disk.connection import connect, reading
from corecoach.adapters.database.disk.files import create_private
from corecoach.adapters.database.rescue.looking import Found, look
from corecoach.adapters.database.schema.migrate import migrate, read_migrations
from corecoach.adapters.database.stores.plans import read_book
from corecoach.adapters.database.whole import read_week_plans, read_whole
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.application.moving import RestorePreview
from corecoach.domain.merging import WeekPlans, WholeSession, content_of
from corecoach.domain.plan_book import PlanBook
from corecoach.domain.record import SessionRecord


def preview(file: Path, backup: Path, now: datetime) -> RestorePreview:
    """Return what putting a backup in the record's place would change; nothing is changed.

    Raises:
        MovingError: The file is no backup that can be used.
        sqlite3.Error: A file cannot be read.
        ValueError: The backup holds what the schema would not have taken.
        OSError: There is no room for a copy.
    """
    with _ready(backup, now) as then_db:
        then, planned_then = _contents(then_db), _planned(then_db)
    with closing(temporary_copy(file)) as db:
        migrate(db, file, now, read_migrations())
        present, planned_now = _contents(db), _planned(db)
    both = then.keys() & present.keys()
    return RestorePreview(
        comes=_names(then, then.keys() - present.keys()),
        goes=_names(present, present.keys() - then.keys()),
        differs=_names(then, {uid for uid in both if then[uid][1] != present[uid][1]}),
        sessions=len(then),
        plans_differ=planned_then != planned_now,
    )


def restore(file: Path, backup: Path, now: datetime) -> None:
    """Put a backup in the record's place, as a whole or not at all.

    Raises:
        MovingError: The file is no backup that can be used; nothing was changed.
        sqlite3.Error: A file cannot be read or written; nothing was changed.
        OSError: There is no room for a copy; nothing was changed.
    """
    with _ready(backup, now) as then:
        create_private(file)
        with closing(connect(file)) as db:
            then.backup(db)
            require_whole(db)


@contextmanager
def _ready(backup: Path, now: datetime) -> Iterator[sqlite3.Connection]:
    """Give a copy of a backup that has today's schema; the backup itself stays as it is."""
    _require_ours(backup)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "restored.db"
        copy_whole(backup, copy)
        with closing(connect(copy)) as db:
            migrate(db, copy, now, read_migrations())
            require_whole(db)
            yield db


def _require_ours(backup: Path) -> None:
    found, _schema = look(backup, read_migrations()[-1].number)
    sentences = {
        Found.NEW: _("{file} is missing or empty. Nothing was changed."),
        Found.NEWER: _(
            "{file} was written by a newer CoreCoach. Nothing was changed. Please update CoreCoach."
        ),
        Found.FOREIGN: _("{file} is no backup of CoreCoach. Nothing was changed."),
        Found.DAMAGED: _(
            "{file} is damaged or is no backup of CoreCoach. Nothing was changed. "
            "Please take another backup."
        ),
    }
    if found in sentences:
        raise MovingError(sentences[found].format(file=backup))


def _contents(db: sqlite3.Connection) -> dict[str, tuple[SessionRecord, int]]:
    """Return each session by its identity, with what tells two states of it apart."""
    with reading(db):
        return {whole.record.uid: _seen(whole) for whole in read_whole(db)}


def _planned(db: sqlite3.Connection) -> tuple[WeekPlans, PlanBook]:
    """Return what was planned and decided."""
    with reading(db):
        return read_week_plans(db), read_book(db)


def _seen(whole: WholeSession) -> tuple[SessionRecord, int]:
    return whole.record, hash(content_of(whole))


def _names(seen: dict[str, tuple[SessionRecord, int]], uids: set[str]) -> tuple[str, ...]:
    started = sorted((seen[uid][0].started for uid in uids), reverse=True)
    return tuple(moment.strftime("%Y-%m-%d %H:%M") for moment in started)

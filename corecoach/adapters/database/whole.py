"""Whole sessions: everything that is kept of each, read one after the other and put in again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from corecoach.adapters.database.disk.connection import reading
from corecoach.adapters.database.stores.safety import keep_notes, read_notes
from corecoach.adapters.database.tables import rows
from corecoach.adapters.database.tables.adding import insert_record, replace_record
from corecoach.adapters.database.tables.attempts import moment
from corecoach.adapters.database.tables.changes import from_text
from corecoach.adapters.database.tables.loading import load, load_reps
from corecoach.domain.corrections import Field
from corecoach.domain.exercise import Exercise
from corecoach.domain.merging import TracedChange, WeekPlans, WholeSession

_BY_NUMBER: Final = "SELECT * FROM session WHERE id BETWEEN ? AND ?"
_ENDED: Final = "SELECT id FROM session WHERE state <> 'open' ORDER BY started_utc, id"
_CHANGES: Final = "SELECT * FROM change WHERE session_id = ? ORDER BY id"
_ADD_CHANGE: Final = """
INSERT INTO change (
    session_id, edit, changed_utc, changed_offset_min, field, exercise, before, after, is_undone
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UNDO_CHANGE: Final = """
UPDATE change SET is_undone = 1
WHERE
    session_id = ? AND changed_utc = ? AND field = ? AND exercise IS ? AND before = ? AND after = ?
"""


def read_whole(db: sqlite3.Connection) -> Iterator[WholeSession]:
    """Yield every session that has ended, oldest first, those in the bin too.

    Make it inside one transaction, so that all are of the same moment.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: The file holds what the schema would not have taken.
    """
    for row in db.execute(_ENDED).fetchall():
        yield read_one(db, row["id"])


def read_one(db: sqlite3.Connection, session_id: int) -> WholeSession:
    """Return the session of a number, which is there.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: The file holds what the schema would not have taken.
    """
    with reading(db):
        (record,) = load(db, session_id, session_id, _BY_NUMBER)
        changes = tuple(_change_from(row) for row in db.execute(_CHANGES, (session_id,)))
        return WholeSession(record, load_reps(db, session_id), changes)


def number_of(db: sqlite3.Connection, uid: str) -> int | None:
    """Return the number under which a session is kept here; None where it is not.

    Raises:
        sqlite3.Error: The file cannot be read.
    """
    found = db.execute("SELECT id FROM session WHERE uid = ?", (uid,)).fetchone()
    return None if found is None else found["id"]


def has_session_on(db: sqlite3.Connection, day: date) -> bool:
    """Tell whether there is a session of a training date, outside the bin.

    Raises:
        sqlite3.Error: The file cannot be read.
    """
    found = db.execute(
        "SELECT 1 FROM session WHERE training_date = ? AND deleted_utc IS NULL LIMIT 1",
        (day.isoformat(),),
    ).fetchone()
    return found is not None


def add_whole(db: sqlite3.Connection, whole: WholeSession) -> None:
    """Put in a session that is not there yet.

    Raises:
        ValueError: A change in it holds what its field cannot.
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    session_id = insert_record(db, whole.record, whole.reps)
    _add_changes(db, session_id, whole.changes)


def replace_whole(db: sqlite3.Connection, ours: WholeSession, merged: WholeSession) -> None:
    """Put what a session has become in its place.

    Raises:
        ValueError: A change in it holds what its field cannot.
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    session_id = ours.record.session_id
    replace_record(db, session_id, merged.record, merged.reps)
    known = {change.identity: change for change in ours.changes}
    _add_changes(db, session_id, [one for one in merged.changes if one.identity not in known])
    for change in merged.changes:
        mine = known.get(change.identity)
        if mine and change.is_undone and not mine.is_undone:
            key = (change.field, change.exercise, change.before, change.after)
            db.execute(_UNDO_CHANGE, (session_id, rows.utc_text(change.changed), *key))


def read_week_plans(db: sqlite3.Connection) -> WeekPlans:
    """Return the weekly targets, the paused days and the notes on safety.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: The file holds what the schema would not have taken.
    """
    targets = db.execute("SELECT since, target FROM weekly_target ORDER BY since")
    paused = db.execute("SELECT day, reason FROM paused_day ORDER BY day")
    return WeekPlans(
        tuple((date.fromisoformat(since), target) for since, target in targets),
        tuple((date.fromisoformat(day), reason) for day, reason in paused),
        read_notes(db),
    )


def keep_week_plans(db: sqlite3.Connection, plans: WeekPlans) -> None:
    """Keep weekly targets, paused days and notes, in the place of those of the same dates.

    Raises:
        sqlite3.Error: They are refused, or the file cannot be written.
    """
    db.executemany(
        "INSERT OR REPLACE INTO weekly_target (since, target) VALUES (?, ?)",
        [(since.isoformat(), target) for since, target in plans.targets],
    )
    db.executemany(
        "INSERT OR REPLACE INTO paused_day (day, reason) VALUES (?, ?)",
        [(day.isoformat(), reason) for day, reason in plans.paused],
    )
    keep_notes(db, plans.notes)


def _change_from(row: sqlite3.Row) -> TracedChange:
    return TracedChange(
        edit=row["edit"],
        changed=moment(row["changed_utc"], row["changed_offset_min"]),
        field=row["field"],
        exercise=Exercise(row["exercise"]) if row["exercise"] else None,
        before=row["before"],
        after=row["after"],
        is_undone=bool(row["is_undone"]),
    )


def _add_changes(db: sqlite3.Connection, session_id: int, changes: Sequence[TracedChange]) -> None:
    """Add changes; those that were made together stay so, under a number that is free here.

    Raises:
        ValueError: A change holds what its field cannot.
    """
    if not changes:
        return
    free = db.execute("SELECT coalesce(max(edit), 0) + 1 FROM change").fetchone()[0]
    edits = {edit: free + place for place, edit in enumerate(sorted({one.edit for one in changes}))}
    for change in changes:
        for text in (change.before, change.after):
            from_text(Field(change.field), text, change.exercise)
        db.execute(
            _ADD_CHANGE,
            (
                session_id,
                edits[change.edit],
                rows.utc_text(change.changed),
                rows.offset_min(change.changed),
                change.field,
                change.exercise,
                change.before,
                change.after,
                change.is_undone,
            ),
        )

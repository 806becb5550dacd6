"""The correction store: changes in sessions that have ended, their trace, and the bin."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import reading, writing
from corecoach.adapters.database.disk.guard import FileGuard
from corecoach.adapters.database.disk.refusals import as_damage, as_sentences
from corecoach.adapters.database.tables import rows, statements
from corecoach.adapters.database.tables.adding import insert_reps, put_faults
from corecoach.adapters.database.tables.attempts import moment
from corecoach.adapters.database.tables.changes import change_from, change_values
from corecoach.adapters.database.tables.loading import load, load_reps
from corecoach.adapters.database.tables.statements import ANY
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.domain.corrections import CHECK_IN_FIELDS, Change, Edit, Field, Told
from corecoach.domain.record import SessionRecord

_MOMENTS: Final = frozenset({Field.ENDED, Field.DELETED})


class SqliteCorrectionStore:
    """Corrects what is in SQLite; each call is on disk when it returns. Use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path, guard: FileGuard) -> None:
        """Share the record store's connection and guard."""
        self._db = db
        self._file = file
        self._guard = guard

    def correct(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        """Make changes in a session that has ended, write them down, and return the edit's number.

        Raises:
            StoreError: The session is not as the changes say, or the file cannot be written.
        """
        with self._writing():
            self._make(session_id, changes)
            return self._note(session_id, changes, at)

    def note_changes(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        """Write down changes that were made already, and return the edit's number.

        Raises:
            StoreError: The file cannot be written.
        """
        with self._writing():
            return self._note(session_id, changes, at)

    def undo(self, edit: int) -> int:
        """Take an edit back and return its session.

        Raises:
            StoreError: It was taken back already, the session was changed since, or the file cannot
                be written.
        """
        with self._writing():
            found = self._db.execute(statements.CHANGES_OF_EDIT, (edit,)).fetchall()
            if not found:
                raise StoreError(_("There is nothing left to take back."))
            session_id: int = found[0]["session_id"]
            self._make(session_id, [change_from(row).reversed() for row in found])
            self._db.execute(statements.MARK_UNDONE, (edit,))
            return session_id

    def edits(self, session_id: int) -> tuple[Edit, ...]:
        """Return what was changed in a session, oldest first, in the bin or not.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file), as_damage(self._file):
            found = self._db.execute(statements.CHANGES, (session_id,)).fetchall()
            return tuple(
                _edit(list(group)) for _number, group in groupby(found, lambda row: row["edit"])
            )

    def bin(self) -> tuple[SessionRecord, ...]:
        """Return the sessions in the bin, the one thrown away last first.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file), as_damage(self._file), reading(self._db):
            ids = [row["id"] for row in self._db.execute(statements.BINNED).fetchall()]
            # one by one: a bin holds few of the many sessions whose repetitions would be read
            return tuple(record for number in ids for record in load(self._db, number, number, ANY))

    def empty_bin(self) -> int:
        """Delete the sessions in the bin for good, and return how many there were.

        Raises:
            StoreError: The file cannot be written.
        """
        with self._writing():
            return self._db.execute(statements.EMPTY_BIN).rowcount

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with (
            as_sentences(self._file),
            as_damage(self._file),
            self._guard.watching(),
            writing(self._db),
        ):
            yield

    def _make(self, session_id: int, changes: Sequence[Change]) -> None:
        found = load(self._db, session_id, session_id, ANY)
        if not found or found[0].ended is None:
            raise StoreError(
                _("Session {number} cannot be changed just now.").format(number=session_id)
            )
        for change in changes:
            if self._told(found[0], change) != change.before:
                raise StoreError(
                    _(
                        "Session {number} was changed in the meantime, so it was left as it is."
                    ).format(number=session_id)
                )
        for change in changes:
            self._put(session_id, change)

    def _told(self, record: SessionRecord, change: Change) -> Told:
        if change.field is Field.REPS:
            reps = load_reps(self._db, record.session_id)
            return tuple(rep for rep in reps if rep.record.rep.exercise is change.exercise)
        if change.exercise or change.field in CHECK_IN_FIELDS:
            owner = record.exercise(change.exercise) if change.exercise else record.check_in
            told: Told = getattr(owner, change.field)
            return told
        fields = {Field.STATE: record.state, Field.ENDED: record.ended}
        return fields.get(change.field, record.deleted)

    def _put(self, session_id: int, change: Change) -> None:
        key: dict[str, rows.Value] = {"session_id": session_id, "exercise": change.exercise}
        told = change.after
        if isinstance(told, tuple):
            self._db.execute(statements.TAKE_REPS, key)
            insert_reps(self._db, session_id, told)
        elif isinstance(told, frozenset):
            put_faults(self._db, key, told)
        elif change.exercise:
            self._db.execute(statements.SET_TOLD[change.field], key | {change.field: _plain(told)})
        elif change.field in _MOMENTS:
            values = rows.moment_values(change.field, _moment(told))
            self._db.execute(statements.SET_MOMENT[change.field], key | values)
        else:
            self._db.execute(statements.SET[change.field], key | {change.field: _plain(told)})

    def _note(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        edit: int = self._db.execute(statements.NEXT_EDIT).fetchone()[0]
        made: dict[str, rows.Value] = {
            "session_id": session_id,
            "edit": edit,
            **rows.moment_values("changed", at),
        }
        for change in changes:
            self._db.execute(statements.NOTE_CHANGE, made | change_values(change))
        return edit


def _edit(group: list[sqlite3.Row]) -> Edit:
    first = group[0]
    return Edit(
        number=first["edit"],
        session_id=first["session_id"],
        at=moment(first["changed_utc"], first["changed_offset_min"]),
        changes=tuple(change_from(row) for row in group),
        is_undone=bool(first["is_undone"]),
    )


def _plain(told: Told) -> rows.Value:
    if isinstance(told, datetime | tuple | frozenset):
        raise TypeError(told)
    return told


def _moment(told: Told) -> datetime | None:
    if told is None or isinstance(told, datetime):
        return told
    raise TypeError(told)

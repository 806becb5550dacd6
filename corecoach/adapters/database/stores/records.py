"""The record store: sessions, what they asked for and what was done, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from corecoach.adapters.database.disk.connection import reading, writing
from corecoach.adapters.database.disk.guard import FileGuard
from corecoach.adapters.database.disk.refusals import DAMAGED, as_damage, as_sentences, primary_code
from corecoach.adapters.database.tables import rows, statements
from corecoach.adapters.database.tables.adding import (
    insert_doses,
    insert_record,
    insert_session,
    put_told,
)
from corecoach.adapters.database.tables.loading import load, load_reps
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.application.lately import Lately
from corecoach.application.ports import SessionStart
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    RepRecord,
    SessionRecord,
    SessionState,
)
from corecoach.domain.timeline import Rep


class SqliteRecordStore:
    """Keeps the record in SQLite; each call is on disk when it returns. Use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path, guard: FileGuard) -> None:
        """Take over an open connection whose schema is today's."""
        self._db = db
        self._file = file
        self._guard = guard

    def begin(self, start: SessionStart) -> int:
        """Open a session and return its number; only one can be open at a time.

        Raises:
            StoreError: Another session is open, or the file cannot be written.
        """
        with self._writing():
            session_id = insert_session(self._db, statements.BEGIN, rows.start_values(start))
            insert_doses(self._db, session_id, start.plan.doses)
            for kept in start.exercises:
                put_told(self._db, session_id, kept)
        return session_id

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        """Keep one attempt at a repetition.

        Raises:
            StoreError: The session is not open, or the file cannot be written.
        """
        self._change_open(statements.ADD_REP, session_id, rows.rep_values(record, ended))

    def end(self, session_id: int, state: SessionState, ended: datetime) -> None:
        """Close an open session.

        Raises:
            StoreError: The session is not open, or the file cannot be written.
        """
        self._change_open(statements.END, session_id, {"state": state} | rows.end_values(ended))

    def take_up(self, session_id: int, away_s: int) -> None:
        """Open a session again, and keep that nobody was at it for so many seconds.

        Raises:
            StoreError: Another one is open, there is none, or the file cannot be written.
        """
        with _one_open():
            self._change_kept(statements.TAKE_UP, session_id, {"away_s": away_s})

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Keep the answers around a session, replacing earlier ones.

        Raises:
            StoreError: There is no such session, or the file cannot be written.
        """
        self._change_kept(statements.KEEP_CHECK_IN, session_id, rows.check_in_values(check_in))

    def keep_told(self, session_id: int, told: ExerciseRecord) -> None:
        """Keep what was told of an exercise, replacing earlier answers.

        Raises:
            StoreError: There is no such session with that exercise, or the file cannot be written.
        """
        with self._writing():
            if not put_told(self._db, session_id, told):
                raise _not_there(session_id)

    def mark_form(self, session_id: int, rep: Rep, *, broke: bool) -> None:
        """Keep whether the form broke in the last attempt at a repetition.

        Raises:
            StoreError: There is no such attempt, or the file cannot be written.
        """
        values: dict[str, rows.Value] = {"exercise": rep.exercise, "side": rep.side}
        values |= {"number": rep.number, "broke_form": broke}
        self._change_kept(statements.MARK_FORM, session_id, values)

    def add(self, record: SessionRecord, reps: Sequence[KeptRep]) -> int:
        """Keep a whole session that has ended, with its attempts, and return its number.

        Raises:
            StoreError: Its ``uid`` is there already, or the file cannot be written.
        """
        with self._writing():
            return insert_record(self._db, record, reps)

    def reps_of(self, session_id: int) -> tuple[KeptRep, ...]:
        """Return what was tried in a session, exercise by exercise, with the moments.

        Raises:
            StoreError: The file cannot be read.
        """
        with self._reading():
            return load_reps(self._db, session_id)

    def open_session(self) -> SessionRecord | None:
        """Return the session that was begun and not ended, if there is one.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file):
            row = self._db.execute("SELECT id FROM session WHERE state = 'open'").fetchone()
        return row and self.session(row["id"])

    def session(self, session_id: int) -> SessionRecord | None:
        """Return one session; None if there is none of that number, or it is in the bin.

        Raises:
            StoreError: The file cannot be read.
        """
        with self._reading():
            return next(iter(load(self._db, session_id, session_id)), None)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return every session that has ended, oldest first, with four queries in all.

        Raises:
            StoreError: The file cannot be read.
        """
        with self._reading():
            records = load(self._db)
        return tuple(record for record in records if record.state is not SessionState.OPEN)

    def lately(self, scores: int) -> Lately:
        """Return the session that ended last and so many scores; no other session is read.

        Raises:
            StoreError: The file cannot be read.
        """
        with self._reading(), reading(self._db):
            last = self._db.execute(statements.LAST_ENDED).fetchone()
            pains = self._db.execute(statements.LAST_PAINS, (scores,)).fetchall()
            session = self.session(last["id"]) if last else None
        return Lately(session, tuple(row["pain_before"] for row in reversed(pains)))

    def problems(self) -> tuple[str, ...]:
        """Return what an integrity check finds; nothing when all is well.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file):
            try:
                findings = [row[0] for row in self._db.execute("PRAGMA integrity_check(20)")]
                orphans = self._db.execute("PRAGMA foreign_key_check").fetchall()
            except sqlite3.DatabaseError as error:
                if primary_code(error) not in DAMAGED:
                    raise
                findings, orphans = [str(error)], []
        damage = _("The check of {file} found: {finding}.")
        orphaned = _("A row of the table {table} belongs to no row of the table {parent}.")
        return (
            *(damage.format(file=self._file, finding=text) for text in findings if text != "ok"),
            *(orphaned.format(table=row["table"], parent=row["parent"]) for row in orphans),
        )

    def close(self) -> None:
        """Let go of the file; closing twice is fine.

        Raises:
            StoreError: The file was deleted meanwhile and cannot be written anew.
        """
        try:
            with as_sentences(self._file):
                self._guard.leave()
        finally:
            self._db.close()

    def _change_open(self, sql: str, session_id: int, values: dict[str, rows.Value]) -> None:
        if not self._change(sql, session_id, values):
            raise StoreError(
                _("Session {number} is no longer open, so it was not changed.").format(
                    number=session_id
                )
            )

    def _change_kept(self, sql: str, session_id: int, values: dict[str, rows.Value]) -> None:
        if not self._change(sql, session_id, values):
            raise _not_there(session_id)

    def _change(self, sql: str, session_id: int, values: dict[str, rows.Value]) -> bool:
        with as_sentences(self._file), self._guard.watching():
            cursor = self._db.execute(sql, values | {"session_id": session_id})
        return cursor.rowcount == 1

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with (
            as_sentences(self._file),
            self._guard.watching(),
            _one_open(),
            writing(self._db),
        ):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with as_sentences(self._file), as_damage(self._file):
            yield


def _not_there(session_id: int) -> StoreError:
    return StoreError(_("Session {number} is not in the record.").format(number=session_id))


@contextmanager
def _one_open() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise
        if "session.uid" in str(error):
            raise StoreError(_("That session is in the record already.")) from error
        raise StoreError(
            _("Another session is still open. Please resume or finish that one first.")
        ) from error

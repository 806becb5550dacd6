"""The record store: sessions, what they asked for and what was done, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.database import rows
from corecoach.adapters.database.connection import reading, writing
from corecoach.adapters.database.refusals import DAMAGED, as_damage, as_sentences, primary_code
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.application.ports import SessionStart
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    RepRecord,
    SessionRecord,
    SessionState,
)

_BEGIN: Final = """
INSERT INTO session (
    started_utc, started_offset_min, zone, training_date, pain_before, program_version
) VALUES (
    :started_utc, :started_offset_min, :zone, :training_date, :pain_before, :program_version
)
"""
_PRESCRIBE: Final = """
INSERT INTO prescription (
    session_id, exercise, position, reps, hold_s, basis, out_s, back_s, rest_s,
    variant, load, unit, waits_for_ready
) VALUES (
    :session_id, :exercise, :position, :reps, :hold_s, :basis, :out_s, :back_s, :rest_s,
    :variant, :load, :unit, :waits_for_ready
)
"""
_ADD_REP: Final = """
INSERT INTO rep (
    session_id, exercise, attempt,
    side, number, of_count, target_ms, held_ms, outcome,
    ended_utc, ended_offset_min
)
SELECT
    id, :exercise,
    (
        SELECT coalesce(max(attempt), 0) + 1 FROM rep
        WHERE session_id = session.id AND exercise = :exercise
    ),
    :side, :number, :of_count, :target_ms, :held_ms, :outcome,
    :ended_utc, :ended_offset_min
FROM session WHERE id = :session_id AND state = 'open'
"""
_END: Final = """
UPDATE session SET state = :state, ended_utc = :ended_utc, ended_offset_min = :ended_offset_min
WHERE id = :session_id AND state = 'open'
"""
_TAKE_UP: Final = """
UPDATE session SET
    state = 'open', ended_utc = NULL, ended_offset_min = NULL, away_s = away_s + :away_s
WHERE id = :session_id
"""
_KEEP_CHECK_IN: Final = """
UPDATE session SET
    pain_before = :pain_before, pain_peak = :pain_peak, pain_after = :pain_after,
    pain_next = :pain_next, stop_reason = :stop_reason, note = :note
WHERE id = :session_id
"""
_KEEP_EFFORT: Final = """
UPDATE prescription SET effort = :effort WHERE session_id = :session_id AND exercise = :exercise
"""
_SESSIONS: Final = "SELECT * FROM session WHERE id BETWEEN ? AND ? ORDER BY started_utc, id"
_PRESCRIPTIONS: Final = """
SELECT * FROM prescription WHERE session_id BETWEEN ? AND ? ORDER BY session_id, position
"""
_REPS: Final = """
SELECT
    session_id, exercise, number, of_count, side, target_ms, held_ms, outcome,
    ended_utc, ended_offset_min
FROM rep WHERE session_id BETWEEN ? AND ? ORDER BY session_id, exercise, attempt
"""
_LAST_ID: Final = 2**63 - 1


class SqliteRecordStore:
    """Keeps the record in SQLite; each call is on disk when it returns. Use it from one thread."""

    def __init__(self, db: sqlite3.Connection, file: Path) -> None:
        """Take over an open connection whose schema is today's."""
        self._db = db
        self._file = file

    def begin(self, start: SessionStart) -> int:
        """Open a session and return its number; only one can be open at a time.

        Raises:
            StoreError: Another session is open, or the file cannot be written.
        """
        with as_sentences(self._file), _one_open(), writing(self._db):
            session_id = self._db.execute(_BEGIN, rows.start_values(start)).lastrowid
            if session_id is None:
                raise AssertionError("an insert gives a number")
            doses = enumerate(start.plan.doses)
            self._db.executemany(
                _PRESCRIBE,
                [rows.dose_values(session_id, position, dose) for position, dose in doses],
            )
        return session_id

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        """Keep one attempt at a repetition.

        Raises:
            StoreError: The session is not open, or the file cannot be written.
        """
        self._change_open(_ADD_REP, session_id, rows.rep_values(record, ended))

    def end(self, session_id: int, state: SessionState, ended: datetime) -> None:
        """Close an open session.

        Raises:
            StoreError: The session is not open, or the file cannot be written.
        """
        self._change_open(_END, session_id, {"state": state} | rows.end_values(ended))

    def take_up(self, session_id: int, away_s: int) -> None:
        """Open a session again, and keep that nobody was at it for so many seconds.

        Raises:
            StoreError: Another one is open, there is none, or the file cannot be written.
        """
        with _one_open():
            self._change_kept(_TAKE_UP, session_id, {"away_s": away_s})

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Keep the answers around a session, replacing earlier ones.

        Raises:
            StoreError: There is no such session, or the file cannot be written.
        """
        self._change_kept(_KEEP_CHECK_IN, session_id, rows.check_in_values(check_in))

    def keep_effort(self, session_id: int, exercise: Exercise, effort: int | None) -> None:
        """Keep how hard an exercise was, replacing an earlier answer.

        Raises:
            StoreError: There is no such session with that exercise, or the file cannot be written.
        """
        self._change_kept(_KEEP_EFFORT, session_id, {"exercise": exercise, "effort": effort})

    def open_session(self) -> SessionRecord | None:
        """Return the session that was begun and not ended, if there is one.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file):
            row = self._db.execute("SELECT id FROM session WHERE state = 'open'").fetchone()
        return row and self.session(row["id"])

    def session(self, session_id: int) -> SessionRecord | None:
        """Return one session; None if there is none of that number.

        Raises:
            StoreError: The file cannot be read.
        """
        return next(iter(self._load(session_id, session_id)), None)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return every session that has ended, oldest first, with three queries in all.

        Raises:
            StoreError: The file cannot be read.
        """
        return tuple(
            record for record in self._load(0, _LAST_ID) if record.state is not SessionState.OPEN
        )

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
        """Let go of the file; closing twice is fine."""
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
            raise StoreError(_("Session {number} is not in the record.").format(number=session_id))

    def _change(self, sql: str, session_id: int, values: dict[str, rows.Value]) -> bool:
        with as_sentences(self._file):
            cursor = self._db.execute(sql, values | {"session_id": session_id})
        return cursor.rowcount == 1

    def _load(self, first_id: int, last_id: int) -> list[SessionRecord]:
        ids = (first_id, last_id)
        with as_sentences(self._file), as_damage(self._file), reading(self._db):
            attempts = rows.Attempts()
            for row in self._db.execute(_REPS, ids):
                attempts.add(row)
            exercises: dict[int, list[ExerciseRecord]] = defaultdict(list)
            for row in self._db.execute(_PRESCRIPTIONS, ids):
                exercises[row["session_id"]].append(rows.exercise_from(row, attempts))
            return [
                rows.session_from(row, tuple(exercises[row["id"]]), attempts)
                for row in self._db.execute(_SESSIONS, ids)
            ]


@contextmanager
def _one_open() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise
        raise StoreError(
            _("Another session is still open. Please resume or finish that one first.")
        ) from error

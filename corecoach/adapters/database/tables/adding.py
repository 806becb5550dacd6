"""Adding: a whole session put into its tables, inside a transaction of the caller's."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from corecoach.adapters.database.tables import rows, statements
from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.plan import Dose
from corecoach.domain.record import ExerciseRecord, KeptRep, SessionRecord


def insert_session(db: sqlite3.Connection, sql: str, values: dict[str, rows.Value]) -> int:
    """Put the row of a session into its table and return its number.

    Raises:
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    session_id = db.execute(sql, values).lastrowid
    if session_id is None:
        raise AssertionError("an insert gives a number")
    return session_id


def insert_doses(db: sqlite3.Connection, session_id: int, doses: Sequence[Dose]) -> None:
    """Put what a session asks for into its table.

    Raises:
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    db.executemany(
        statements.PRESCRIBE,
        [rows.dose_values(session_id, position, dose) for position, dose in enumerate(doses)],
    )


def insert_record(db: sqlite3.Connection, record: SessionRecord, reps: Sequence[KeptRep]) -> int:
    """Put a whole session into its tables and return its number.

    Raises:
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    session_id = insert_session(db, statements.ADD, rows.record_values(record))
    _insert_parts(db, session_id, record, reps)
    return session_id


def replace_record(
    db: sqlite3.Connection, session_id: int, record: SessionRecord, reps: Sequence[KeptRep]
) -> None:
    """Put another state of a session in the place of the one that is there.

    Raises:
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    db.execute(statements.REPLACE, rows.record_values(record) | {"session_id": session_id})
    db.execute("DELETE FROM prescription WHERE session_id = ?", (session_id,))
    _insert_parts(db, session_id, record, reps)


def insert_reps(db: sqlite3.Connection, session_id: int, reps: Sequence[KeptRep]) -> None:
    """Put attempts into their table; those of one exercise are numbered from 1 in their order.

    Raises:
        sqlite3.Error: They are refused, or the file cannot be written.
    """
    attempts: dict[Exercise, int] = defaultdict(int)
    for kept in reps:
        values = rows.rep_values(kept.record, kept.ended)
        attempts[kept.record.rep.exercise] += 1
        values["attempt"] = attempts[kept.record.rep.exercise]
        db.execute(statements.PUT_REP, values | {"session_id": session_id})


def _insert_parts(
    db: sqlite3.Connection, session_id: int, record: SessionRecord, reps: Sequence[KeptRep]
) -> None:
    insert_doses(db, session_id, record.plan.doses)
    for kept in record.exercises:
        put_told(db, session_id, kept)
    insert_reps(db, session_id, reps)


def put_told(db: sqlite3.Connection, session_id: int, kept: ExerciseRecord) -> int:
    """Put what was told of an exercise in its place, and return how many exercises took it.

    Raises:
        sqlite3.Error: It is refused, or the file cannot be written.
    """
    key: dict[str, rows.Value] = {"session_id": session_id, "exercise": kept.exercise}
    found = db.execute(statements.TELL, key | rows.told_values(kept)).rowcount
    put_faults(db, key, kept.faults)
    return found


def put_faults(
    db: sqlite3.Connection, key: dict[str, rows.Value], faults: frozenset[FormFault]
) -> None:
    """Put faults of form in the place of those of the exercise that the key names.

    Raises:
        sqlite3.Error: They are refused, or the file cannot be written.
    """
    db.execute(statements.TAKE_FAULTS, key)
    for fault in sorted(faults):
        db.execute(statements.ADD_FAULT, key | {"fault": fault})

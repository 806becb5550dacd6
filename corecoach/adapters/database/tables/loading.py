"""Loading: sessions read whole from their tables, with a fixed number of queries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from corecoach.adapters.database.disk.connection import reading
from corecoach.adapters.database.tables import rows, statements
from corecoach.adapters.database.tables.attempts import Attempts, kept_rep_from
from corecoach.domain.record import ExerciseRecord, KeptRep, SessionRecord


def load(
    db: sqlite3.Connection,
    first_id: int = 0,
    last_id: int = statements.LAST_ID,
    which: str = statements.SESSIONS,
) -> list[SessionRecord]:
    """Return the sessions of these numbers; ``which`` says whether those in the bin are among them.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: The file holds what the schema would not have taken.
    """
    ids = (first_id, last_id)
    with reading(db):
        told = Attempts()
        for row in db.execute(statements.REPS, ids):
            told.add(row)
        for row in db.execute(statements.FAULTS, ids):
            told.add_fault(row)
        exercises: dict[int, list[ExerciseRecord]] = defaultdict(list)
        for row in db.execute(statements.PRESCRIPTIONS, ids):
            exercises[row["session_id"]].append(rows.exercise_from(row, told))
        return [
            rows.session_from(row, tuple(exercises[row["id"]]), told)
            for row in db.execute(which, ids)
        ]


def load_reps(db: sqlite3.Connection, session_id: int) -> tuple[KeptRep, ...]:
    """Return what was tried in a session, with the moments.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: The file holds what the schema would not have taken.
    """
    found = db.execute(statements.REPS, (session_id, session_id))
    return tuple(kept_rep_from(row) for row in found)

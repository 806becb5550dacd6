"""The history read at once: what each session comes to, reckoned by SQLite.

No repetition becomes a value of Python, so that twenty years of them are read in a moment.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from corecoach.adapters.database.disk.connection import connect_to_look, reading
from corecoach.adapters.database.disk.refusals import as_damage, as_sentences
from corecoach.adapters.database.stores.plans import read_book
from corecoach.adapters.database.stores.safety import read_notes
from corecoach.adapters.database.stores.weeks import read_paused, read_targets
from corecoach.adapters.database.tables import rows
from corecoach.adapters.database.tables.attempts import moment
from corecoach.application.history_ports import KeptHistory
from corecoach.domain.digest import ExerciseDigest, PerSide, SessionDigest
from corecoach.domain.plan import Dose
from corecoach.domain.record import CREDIT_TOLERANCE_MS, CheckIn, SessionState, Source, StopReason

SESSIONS: Final = """
SELECT
    id, started_utc, started_offset_min, ended_utc, ended_offset_min, training_date,
    state, source, away_s,
    pain_before, pain_peak, pain_after, pain_next, stop_reason, note, is_next_late
FROM session WHERE state <> 'open' AND deleted_utc IS NULL ORDER BY started_utc, id
"""
_DOSE_COLUMNS: Final = (
    *("exercise", "reps", "hold_s", "basis", "out_s", "back_s"),
    *("rest_s", "variant", "load", "unit", "waits_for_ready"),
)
DOSES: Final = """
SELECT
    session_id,
    exercise, reps, hold_s, basis, out_s, back_s, rest_s, variant, load, unit, waits_for_ready,
    pain_peak, stop_reason, effort,
    stop_reason IS 'form'
    OR EXISTS (
        SELECT 1 FROM form_fault AS seen
        WHERE seen.session_id = asked.session_id AND seen.exercise = asked.exercise
    )
FROM prescription AS asked ORDER BY session_id, position
"""
# the rule of RepRecord.credited; the whole division is the same for numbers that are not negative
DONE: Final = """
WITH attempt AS (
    SELECT
        session_id, exercise, side, held_ms, ended_utc, outcome, broke_form,
        CASE
            WHEN outcome NOT IN ('skipped', 'void')
                AND held_ms >= max(target_ms - :tolerance_ms, target_ms / 2)
            THEN number
        END AS credited
    FROM rep
)
SELECT
    session_id, exercise,
    count(DISTINCT CASE WHEN side = 'left' THEN credited END),
    count(DISTINCT CASE WHEN side = 'right' THEN credited END),
    count(DISTINCT CASE WHEN side IS NULL THEN credited END),
    total(held_ms) FILTER (WHERE side = 'left'),
    total(held_ms) FILTER (WHERE side = 'right'),
    total(held_ms) FILTER (WHERE side IS NULL),
    max(ended_utc), max(outcome <> 'skipped'), max(broke_form)
FROM attempt GROUP BY session_id, exercise
"""
_NO_VALUES: Final[Mapping[str, int]] = {}
_NOTHING_DONE: Final = (PerSide(), PerSide(), False, False)


class FileHistoryReader:
    """Reads the history of a file by a connection of its own, from whichever thread asks."""

    def __init__(self, file: Path) -> None:
        """Use this file; it is opened when it is read."""
        self._file = file

    def history(self) -> KeptHistory:
        """Return what is kept, all of one moment.

        Raises:
            StoreError: The file cannot be read.
        """
        with as_sentences(self._file), closing(connect_to_look(self._file)) as db:
            return read_history(db, self._file)


class OpenHistoryReader:
    """Reads the history by a connection that is open already, from its own thread alone."""

    def __init__(self, db: sqlite3.Connection, file: Path) -> None:
        """Use this connection; the file is named where the world refuses."""
        self._db, self._file = db, file

    def history(self) -> KeptHistory:
        """Return what is kept, all of one moment.

        Raises:
            StoreError: The file cannot be read.
        """
        return read_history(self._db, self._file)


def read_history(db: sqlite3.Connection, file: Path) -> KeptHistory:
    """Return what is kept, all of one moment.

    Raises:
        StoreError: The file cannot be read.
    """
    with as_sentences(file), as_damage(file), reading(db):
        parts = (read_digests(db), read_targets(db), read_paused(db), read_notes(db))
        return KeptHistory(*parts, book=read_book(db))


def read_digests(db: sqlite3.Connection) -> tuple[SessionDigest, ...]:
    """Return the digest of every session that has ended, oldest first.

    Run it inside one transaction, so that its three queries see the same moment.

    Raises:
        sqlite3.Error: The file cannot be read.
        ValueError: It holds what the schema would never have taken.
    """
    done: dict[tuple[int, str], tuple[PerSide, PerSide, bool, bool]] = {}
    last_utc: dict[int, str] = {}
    for row in _plain(db, DONE, {"tolerance_ms": CREDIT_TOLERANCE_MS}):
        session_id, exercise, *counted_and_held, ended_utc, tried, broke_form = row
        counted, held_ms = counted_and_held[:3], map(int, counted_and_held[3:])
        done[session_id, exercise] = (
            _per_side(*counted),
            _per_side(*held_ms),
            bool(tried),
            bool(broke_form),
        )
        last_utc[session_id] = max(last_utc.get(session_id, ""), ended_utc)
    exercises: dict[int, list[ExerciseDigest]] = defaultdict(list)
    for row in _plain(db, DOSES):
        session_id, exercise, *_dose_columns, peak, reason, effort, lost_form = row
        reps, tension_ms, tried, broke_form = done.get((session_id, exercise), _NOTHING_DONE)
        exercises[session_id].append(
            ExerciseDigest(
                _dose(row[1:-4]),
                reps,
                tension_ms,
                peak,
                StopReason(reason) if reason else None,
                effort,
                lost_form=bool(lost_form) or broke_form,
                tried=tried,
            )
        )
    return tuple(
        _session(row, tuple(exercises[row[0]]), last_utc.get(row[0]))
        for row in _plain(db, SESSIONS)
    )


def _plain(
    db: sqlite3.Connection, query: str, values: Mapping[str, int] = _NO_VALUES
) -> sqlite3.Cursor:
    """Run a query whose rows are plain tuples: there are many, and none is looked at by name."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values)


def _session(
    row: tuple[Any, ...], exercises: tuple[ExerciseDigest, ...], last_utc: str | None
) -> SessionDigest:
    number, started_utc, ahead_min, ended_utc, ended_ahead_min, day, state, source, away_s = row[:9]
    started = moment(started_utc, ahead_min)
    ended = moment(ended_utc, ended_ahead_min)
    return SessionDigest(
        session_id=number,
        started=started,
        training_date=date.fromisoformat(day),
        state=SessionState(state),
        source=Source(source),
        length_s=max(0, round((ended - started).total_seconds()) - away_s),
        idle=ended - (datetime.fromisoformat(last_utc) if last_utc else started),
        check_in=_check_in(row[9:]),
        exercises=exercises,
    )


# sessions are alike in their doses, their counts and mostly in their answers: one value serves all
@lru_cache(maxsize=1024)
def _dose(columns: tuple[Any, ...]) -> Dose:
    return rows.dose_from(dict(zip(_DOSE_COLUMNS, columns, strict=True)))


@lru_cache(maxsize=4096)
def _per_side(left: int, right: int, both: int) -> PerSide:
    return PerSide(left, right, both)


@lru_cache(maxsize=1024)
def _check_in(columns: tuple[Any, ...]) -> CheckIn:
    before, peak, after, following, reason, note, is_late = columns
    reason = reason and StopReason(reason)
    return CheckIn(before, peak, after, following, reason, note, bool(is_late))

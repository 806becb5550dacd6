"""Attempts: what was tried and seen in sessions, gathered row by row as a query yields it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.record import KeptRep, Outcome, RepRecord
from corecoach.domain.timeline import Rep


class Attempts:
    """What was tried, sorted by session and exercise from the rows as they come."""

    def __init__(self) -> None:
        """Begin without any."""
        self._done: dict[tuple[int, str], list[RepRecord]] = defaultdict(list)
        self._faults: dict[tuple[int, str], set[FormFault]] = defaultdict(set)
        self._last: dict[int, tuple[str, int]] = {}

    def add(self, row: sqlite3.Row) -> None:
        """Take in one row, its columns as ``records.py`` asks for them."""
        session_id, exercise, *_, ended_utc, ended_offset_min = columns = tuple(row)
        self._done[session_id, exercise].append(_rep_record(columns[1:-2]))
        last = self._last.get(session_id)
        if last is None or last[0] < ended_utc:
            self._last[session_id] = (ended_utc, ended_offset_min)

    def add_fault(self, row: sqlite3.Row) -> None:
        """Take in one fault of form."""
        self._faults[row["session_id"], row["exercise"]].add(FormFault(row["fault"]))

    def faults_of(self, session_id: int, exercise: str) -> frozenset[FormFault]:
        """Return the faults of form seen at one exercise."""
        return frozenset(self._faults.get((session_id, exercise), ()))

    def of(self, session_id: int, exercise: str) -> tuple[RepRecord, ...]:
        """Return what was tried of one exercise, in order."""
        return tuple(self._done.get((session_id, exercise), ()))

    def last_kept(self, session_id: int) -> datetime | None:
        """Return when the last repetition of a session ended; None where there is none."""
        ended = self._last.get(session_id)
        return moment(*ended) if ended else None


def kept_rep_from(row: sqlite3.Row) -> KeptRep:
    """Return an attempt with its moment, from columns as ``records.py`` asks for them."""
    _session_id, *columns, ended_utc, ended_offset_min = tuple(row)
    return KeptRep(_rep_record(tuple(columns)), moment(ended_utc, ended_offset_min))


def moment(utc: str, ahead_min: int) -> datetime:
    """Return a moment with the offset that the person's clock had."""
    return datetime.fromisoformat(utc).astimezone(timezone(timedelta(minutes=ahead_min)))


# of half a million repetitions nearly all are alike, so they share one value in memory
@lru_cache(maxsize=4096)
def _rep_record(columns: tuple[Any, ...]) -> RepRecord:
    exercise, number, count, side, target_ms, held_ms, outcome, broke_form = columns
    rep = Rep(Exercise(exercise), number, count, Side(side) if side else None, target_ms)
    return RepRecord(rep, held_ms, Outcome(outcome), bool(broke_form))

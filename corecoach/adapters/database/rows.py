"""Rows: how the values of the domain are written as columns, and read back the same."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, Final

from corecoach.application.ports import SessionStart
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    SquatVariant,
)
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
)
from corecoach.domain.timeline import Rep

Value = str | int | float | None

_MINUTE: Final = timedelta(minutes=1)
_NO_DOSE: Final[dict[str, Value]] = dict.fromkeys(
    ("basis", "out_s", "back_s", "rest_s", "variant", "load", "unit", "waits_for_ready")
)


class Attempts:
    """What was tried, sorted by session and exercise from the rows as they come."""

    def __init__(self) -> None:
        """Begin without any."""
        self._done: dict[tuple[int, str], list[RepRecord]] = defaultdict(list)
        self._last: dict[int, tuple[str, int]] = {}

    def add(self, row: sqlite3.Row) -> None:
        """Take in one row, its columns as ``records.py`` asks for them."""
        session_id, exercise, *_, ended_utc, ended_offset_min = columns = tuple(row)
        self._done[session_id, exercise].append(_rep_record(columns[1:-2]))
        last = self._last.get(session_id)
        if last is None or last[0] < ended_utc:
            self._last[session_id] = (ended_utc, ended_offset_min)

    def of(self, session_id: int, exercise: str) -> tuple[RepRecord, ...]:
        """Return what was tried of one exercise, in order."""
        return tuple(self._done.get((session_id, exercise), ()))

    def last_kept(self, session_id: int) -> datetime | None:
        """Return when the last repetition of a session ended; None where there is none."""
        ended = self._last.get(session_id)
        return _moment(*ended) if ended else None


def utc_text(moment: datetime) -> str:
    """Return a moment as UTC text of fixed width, which sorts as the moments do.

    Raises:
        ValueError: The moment carries no zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("A moment on record needs its zone.")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def offset_min(moment: datetime) -> int:
    """Return the minutes by which the person's clock was ahead of UTC.

    No zone has had seconds in its offset since 1972.

    Raises:
        ValueError: The moment carries no zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("A moment on record needs its zone.")
    return offset // _MINUTE


def start_values(start: SessionStart) -> dict[str, Value]:
    """Return the columns of a session that begins."""
    return {
        "started_utc": utc_text(start.started),
        "started_offset_min": offset_min(start.started),
        "zone": start.zone,
        "training_date": start.training_date.isoformat(),
        "pain_before": start.pain_before,
        "program_version": start.program_version,
    }


def dose_values(session_id: int, position: int, dose: Dose) -> dict[str, Value]:
    """Return the columns of a dose; a column is called as the dose's field is."""
    return {
        **_NO_DOSE,
        **vars(dose),
        "session_id": session_id,
        "position": position,
        "exercise": dose.exercise,
    }


def check_in_values(check_in: CheckIn) -> dict[str, Value]:
    """Return the columns of a check-in."""
    return dict(vars(check_in))


def rep_values(record: RepRecord, ended: datetime) -> dict[str, Value]:
    """Return the columns of an attempt at a repetition."""
    rep = record.rep
    return {
        "exercise": rep.exercise,
        "side": rep.side,
        "number": rep.number,
        "of_count": rep.count,
        "target_ms": rep.target_ms,
        "held_ms": record.held_ms,
        "outcome": record.outcome,
        **end_values(ended),
    }


def end_values(ended: datetime) -> dict[str, Value]:
    """Return the columns of the moment at which a session or a repetition ended."""
    return {"ended_utc": utc_text(ended), "ended_offset_min": offset_min(ended)}


def session_from(
    row: sqlite3.Row, exercises: tuple[ExerciseRecord, ...], attempts: Attempts
) -> SessionRecord:
    """Return a session; its moments show the time that the person's clock did."""
    return SessionRecord(
        session_id=row["id"],
        started=_moment(row["started_utc"], row["started_offset_min"]),
        zone=row["zone"],
        training_date=date.fromisoformat(row["training_date"]),
        exercises=exercises,
        state=SessionState(row["state"]),
        ended=row["ended_utc"] and _moment(row["ended_utc"], row["ended_offset_min"]),
        last_kept=attempts.last_kept(row["id"]),
        away_s=row["away_s"],
        check_in=CheckIn(
            pain_before=row["pain_before"],
            pain_peak=row["pain_peak"],
            pain_after=row["pain_after"],
            pain_next=row["pain_next"],
            stop_reason=row["stop_reason"] and StopReason(row["stop_reason"]),
            note=row["note"],
        ),
        source=Source(row["source"]),
        program_version=row["program_version"],
    )


def exercise_from(row: sqlite3.Row, attempts: Attempts) -> ExerciseRecord:
    """Return what was asked and done of one exercise."""
    done = attempts.of(row["session_id"], row["exercise"])
    return ExerciseRecord(_dose_from(row), done, row["effort"])


# of half a million repetitions nearly all are alike, so they share one value in memory
@lru_cache(maxsize=4096)
def _rep_record(columns: tuple[Any, ...]) -> RepRecord:
    exercise, number, count, side, target_ms, held_ms, outcome = columns
    rep = Rep(Exercise(exercise), number, count, Side(side) if side else None, target_ms)
    return RepRecord(rep, held_ms, Outcome(outcome))


def _dose_from(row: sqlite3.Row) -> Dose:
    match Exercise(row["exercise"]):
        case Exercise.HEEL_DIG:
            return HeelDigDose(row["reps"], row["hold_s"], Basis(row["basis"]))
        case Exercise.BIRD_DOG:
            return BirdDogDose(row["reps"], row["out_s"], row["hold_s"], row["back_s"])
        case Exercise.PAUSE_SQUAT:
            return PauseSquatDose(
                reps=row["reps"],
                hold_s=row["hold_s"],
                rest_s=row["rest_s"],
                variant=SquatVariant(row["variant"]),
                load=row["load"],
                unit=LoadUnit(row["unit"]),
                waits_for_ready=bool(row["waits_for_ready"]),
            )


def _moment(utc: str, ahead_min: int) -> datetime:
    return datetime.fromisoformat(utc).astimezone(timezone(timedelta(minutes=ahead_min)))

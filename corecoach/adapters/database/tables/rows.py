"""Rows: how the values of the domain are written as columns, and read back the same."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from corecoach.adapters.database.tables.attempts import Attempts, moment
from corecoach.application.ports import SessionStart
from corecoach.domain.exercise import Exercise
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
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    StopExtent,
    StopReason,
)

Value = str | int | float | None

_MINUTE: Final = timedelta(minutes=1)
_NO_DOSE: Final[dict[str, Value]] = dict.fromkeys(
    ("basis", "out_s", "back_s", "rest_s", "variant", "load", "unit", "waits_for_ready")
)


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
        "uid": start.uid or str(uuid4()),
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


def record_values(record: SessionRecord) -> dict[str, Value]:
    """Return the columns of a whole session, without its number."""
    return {
        "uid": record.uid or str(uuid4()),
        "started_utc": utc_text(record.started),
        "started_offset_min": offset_min(record.started),
        "zone": record.zone,
        "training_date": record.training_date.isoformat(),
        "state": record.state,
        **moment_values("ended", record.ended),
        **check_in_values(record.check_in),
        "away_s": record.away_s,
        "source": record.source,
        "program_version": record.program_version,
        **moment_values("deleted", record.deleted),
    }


def told_values(record: ExerciseRecord) -> dict[str, Value]:
    """Return the columns of what the person told of an exercise, without the faults of form."""
    return {
        "effort": record.effort,
        "pain_peak": record.pain_peak,
        "belt": record.belt,
        "stop_reason": record.stop_reason,
        "stop_extent": record.stop_extent,
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
        "broke_form": record.broke_form,
        **end_values(ended),
    }


def end_values(ended: datetime) -> dict[str, Value]:
    """Return the columns of the moment at which a session or a repetition ended."""
    return {"ended_utc": utc_text(ended), "ended_offset_min": offset_min(ended)}


def moment_values(name: str, at: datetime | None) -> dict[str, Value]:
    """Return the two columns of a moment; both are empty where there is none."""
    text, ahead = (None, None) if at is None else (utc_text(at), offset_min(at))
    return {f"{name}_utc": text, f"{name}_offset_min": ahead}


def session_from(
    row: sqlite3.Row, exercises: tuple[ExerciseRecord, ...], attempts: Attempts
) -> SessionRecord:
    """Return a session; its moments show the time that the person's clock did."""
    return SessionRecord(
        session_id=row["id"],
        started=moment(row["started_utc"], row["started_offset_min"]),
        zone=row["zone"],
        training_date=date.fromisoformat(row["training_date"]),
        exercises=exercises,
        state=SessionState(row["state"]),
        ended=row["ended_utc"] and moment(row["ended_utc"], row["ended_offset_min"]),
        last_kept=attempts.last_kept(row["id"]),
        away_s=row["away_s"],
        check_in=CheckIn(
            pain_before=row["pain_before"],
            pain_peak=row["pain_peak"],
            pain_after=row["pain_after"],
            pain_next=row["pain_next"],
            stop_reason=row["stop_reason"] and StopReason(row["stop_reason"]),
            note=row["note"],
            is_next_late=bool(row["is_next_late"]),
        ),
        source=Source(row["source"]),
        program_version=row["program_version"],
        uid=row["uid"],
        deleted=row["deleted_utc"] and moment(row["deleted_utc"], row["deleted_offset_min"]),
    )


def exercise_from(row: sqlite3.Row, attempts: Attempts) -> ExerciseRecord:
    """Return what was asked and done of one exercise."""
    key = row["session_id"], row["exercise"]
    return ExerciseRecord(
        dose=dose_from(row),
        attempts=attempts.of(*key),
        effort=row["effort"],
        pain_peak=row["pain_peak"],
        belt=None if row["belt"] is None else bool(row["belt"]),
        faults=attempts.faults_of(*key),
        stop_reason=row["stop_reason"] and StopReason(row["stop_reason"]),
        stop_extent=row["stop_extent"] and StopExtent(row["stop_extent"]),
    )


def dose_from(row: sqlite3.Row | dict[str, Any]) -> Dose:
    """Return a dose from its columns."""
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

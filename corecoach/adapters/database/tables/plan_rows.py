"""Plan rows: versions of plans and decisions as columns, and read back the same."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, Final

from corecoach.adapters.database.tables.attempts import moment
from corecoach.adapters.database.tables.rows import Value, dose_from, offset_min, utc_text
from corecoach.domain.decision_kinds import DecisionFields, choice_from, decision_fields
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.load import Equipment
from corecoach.domain.plan import Plan
from corecoach.domain.plan_book import Decided, PlanVersion

DOSE_FIELDS: Final = {
    Exercise.HEEL_DIG: ("reps", "hold_s", "basis"),
    Exercise.BIRD_DOG: ("reps", "out_s", "hold_s", "back_s"),
    Exercise.PAUSE_SQUAT: (
        *("reps", "hold_s", "rest_s", "variant", "load", "unit", "waits_for_ready"),
    ),
}
"""The columns of an exercise, each behind its name; they are called as the dose's fields are."""


def version_values(version: PlanVersion) -> dict[str, Value]:
    """Return the columns of a version."""
    doses: dict[str, Value] = {
        f"{exercise}_{name}": None for exercise, names in DOSE_FIELDS.items() for name in names
    }
    for dose in version.doses.doses:
        doses |= {f"{dose.exercise}_{name}": value for name, value in vars(dose).items()}
    return {
        "uid": version.uid,
        "plan": version.plan,
        "made_utc": utc_text(version.made),
        "made_offset_min": offset_min(version.made),
        "name": version.name,
        "is_deleted": version.is_deleted,
        **doses,
        **vars(version.equipment),
        "has_belt": version.has_belt,
    }


def version_from(row: sqlite3.Row) -> PlanVersion:
    """Return a version.

    Raises:
        ValueError: The row holds what the schema would never have taken.
    """
    return PlanVersion(
        uid=row["uid"],
        plan=row["plan"],
        made=moment(row["made_utc"], row["made_offset_min"]),
        name=row["name"],
        doses=Plan(
            tuple(
                dose_from(_dose_columns(row, exercise))
                for exercise in Exercise
                if row[f"{exercise}_reps"] is not None
            )
        ),
        equipment=Equipment(row["plate"], row["lightest"], row["ceiling"]),
        has_belt=bool(row["has_belt"]),
        is_deleted=bool(row["is_deleted"]),
    )


def decided_values(decided: Decided) -> dict[str, Value]:
    """Return the columns of a decision."""
    fields = decision_fields(decided.choice)
    return {
        "uid": decided.uid,
        "made_utc": utc_text(decided.made),
        "made_offset_min": offset_min(decided.made),
        "day": fields.day.isoformat(),
        "kind": fields.kind,
        "exercise": fields.exercise,
        "level": fields.level,
        "load": fields.load,
        "plan": fields.plan,
        "is_undone": decided.is_undone,
    }


def decided_from(row: sqlite3.Row) -> Decided:
    """Return a decision.

    Raises:
        ValueError: The row holds what the schema would never have taken.
    """
    fields = DecisionFields(
        kind=row["kind"],
        day=date.fromisoformat(row["day"]),
        exercise=row["exercise"] and Exercise(row["exercise"]),
        level=row["level"],
        load=row["load"],
        plan=row["plan"],
    )
    made = moment(row["made_utc"], row["made_offset_min"])
    return Decided(row["uid"], made, choice_from(fields), bool(row["is_undone"]))


def _dose_columns(row: sqlite3.Row, exercise: Exercise) -> dict[str, Any]:
    columns = {name: row[f"{exercise}_{name}"] for name in DOSE_FIELDS[exercise]}
    return {"exercise": exercise, **columns}

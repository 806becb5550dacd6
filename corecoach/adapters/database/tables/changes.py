"""Changes as text: JSON that a person can read in the database, and that comes back the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from corecoach.adapters.database.tables.attempts import moment
from corecoach.adapters.database.tables.rows import Value, rep_values
from corecoach.domain.corrections import Change, Field, Told
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.record import (
    KeptRep,
    Outcome,
    RepRecord,
    SessionState,
    StopExtent,
    StopReason,
)
from corecoach.domain.timeline import Rep


def change_values(change: Change) -> dict[str, Value]:
    """Return the columns of a change."""
    return {
        "field": change.field,
        "exercise": change.exercise,
        "before": as_text(change.before),
        "after": as_text(change.after),
    }


def change_from(row: sqlite3.Row) -> Change:
    """Return a change.

    Raises:
        ValueError: The row holds what was never written.
    """
    field = Field(row["field"])
    exercise = Exercise(row["exercise"]) if row["exercise"] else None
    before, after = (from_text(field, row[name], exercise) for name in ("before", "after"))
    return Change(field, before, after, exercise)


def as_text(told: Told) -> str:
    """Return what a field holds as JSON."""
    return json.dumps(_plain(told), ensure_ascii=False)


def from_text(field: Field, text: str, exercise: Exercise | None) -> Told:
    """Return what a field holds from its JSON.

    Raises:
        ValueError: It is none, or not that of this field.
    """
    plain = json.loads(text)
    try:
        if field is Field.REPS and exercise:
            return tuple(_rep(exercise, kept) for kept in _list(plain))
        if field is Field.FAULTS and exercise:
            return frozenset(FormFault(word) for word in _list(plain))
        return None if plain is None else _MADE.get(field, _as_it_is)(plain)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {field}: {text}") from error


def _plain(told: Told) -> object:
    if isinstance(told, tuple):
        return [_plain_rep(kept) for kept in told]
    if isinstance(told, frozenset):
        return sorted(told)
    if isinstance(told, datetime):
        return told.isoformat()
    return told


def _plain_rep(kept: KeptRep) -> dict[str, Value]:
    values = rep_values(kept.record, kept.ended)
    del values["exercise"]
    return values


def _rep(exercise: Exercise, values: dict[str, Any]) -> KeptRep:
    side = Side(values["side"]) if values["side"] else None
    rep = Rep(exercise, values["number"], values["of_count"], side, values["target_ms"])
    outcome, broke_form = Outcome(values["outcome"]), values.get("broke_form", False)
    record = RepRecord(rep, values["held_ms"], outcome, broke_form)
    return KeptRep(record, moment(values["ended_utc"], values["ended_offset_min"]))


def _list(plain: Any) -> list[Any]:  # noqa: ANN401  # whatever JSON holds
    if isinstance(plain, list):
        return plain
    raise TypeError(plain)


def _as_it_is(plain: Any) -> Told:  # noqa: ANN401  # whatever JSON holds
    if isinstance(plain, int | str):
        return plain
    raise TypeError(plain)


_MADE: Final[dict[Field, Callable[[Any], Told]]] = {
    Field.STOP_REASON: StopReason,
    Field.STOP_EXTENT: StopExtent,
    Field.STATE: SessionState,
    Field.ENDED: datetime.fromisoformat,
    Field.DELETED: datetime.fromisoformat,
}

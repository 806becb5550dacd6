"""Change form: the trace of a session's corrections as plain fields, and read back the same."""

from __future__ import annotations

from typing import Any

from corecoach.adapters.moving.fields import Fields, iso
from corecoach.domain.exercise import Exercise
from corecoach.domain.merging import TracedChange


def changes_fields(changes: tuple[TracedChange, ...]) -> list[dict[str, Any]]:
    """Return changes as fields; which were made together is numbered from 1 in each session."""
    in_order = sorted(changes, key=lambda change: (change.changed, change.identity))
    edits = {edit: place for place, edit in enumerate(dict.fromkeys(c.edit for c in in_order), 1)}
    return [_change_fields(change, edits[change.edit]) for change in in_order]


def _change_fields(change: TracedChange, edit: int) -> dict[str, Any]:
    return {
        "edit": edit,
        "changed": iso(change.changed),
        "field": change.field,
        "exercise": change.exercise,
        "before": change.before,
        "after": change.after,
        "is_undone": change.is_undone,
    }


def change_from(fields: Fields) -> TracedChange:
    """Return the change that fields stand for.

    Raises:
        RefusedError: They stand for none.
    """
    return TracedChange(
        edit=fields.whole("edit"),
        changed=fields.moment("changed"),
        field=fields.text("field"),
        exercise=fields.maybe_choice("exercise", Exercise),
        before=fields.text("before"),
        after=fields.text("after"),
        is_undone=fields.flag("is_undone"),
    )

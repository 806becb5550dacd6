"""The trace: what was changed in a session, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.domain.corrections import Change, Edit, Field, Told
from corecoach.domain.exercise import Side
from corecoach.domain.record import KeptRep, SessionState, StopReason

NOTHING: Final = "\N{EN DASH}"
LONGEST_NOTE: Final = 40
"""Of a note, so many characters are shown in the trace."""


def trace_of(edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return what was changed and when, the newest first."""
    return tuple(_line(edit, change) for edit in reversed(edits) for change in edit.changes)


def reason_text(reason: StopReason) -> str:
    """Return why a session was stopped, in a word or two."""
    return {
        StopReason.PAIN: _("Pain"),
        StopReason.TIRED: _("Tired"),
        StopReason.TIME: _("Out of time"),
        StopReason.OTHER: _("Something else"),
    }[reason]


def _line(edit: Edit, change: Change) -> str:
    if edit.is_undone:
        text = _("{day}, {time} · {change} (taken back)")
    else:
        text = _("{day}, {time} · {change}")
    return text.format(
        day=wording.day_text(edit.at.date()),
        time=f"{edit.at:%H:%M}",
        change=_change_text(change),
    )


def _change_text(change: Change) -> str:
    if change.field is Field.DELETED:
        return _("Put into the bin") if change.after else _("Taken out of the bin")
    name = wording.exercise_name(change.exercise) if change.exercise else ""
    return _sentence(change.field).format(
        exercise=name, before=_told(change.before), after=_told(change.after)
    )


def _sentence(field: Field) -> str:
    return {
        Field.PAIN_BEFORE: _("Pain before: {before} → {after}"),
        Field.PAIN_PEAK: _("Pain at its highest: {before} → {after}"),
        Field.PAIN_AFTER: _("Pain at the end: {before} → {after}"),
        Field.PAIN_NEXT: _("Pain the next morning: {before} → {after}"),
        Field.STOP_REASON: _("Reason for stopping: {before} → {after}"),
        Field.NOTE: _("Note: {before} → {after}"),
        Field.STATE: _("Session: {before} → {after}"),
        Field.ENDED: _("End: {before} → {after}"),
        Field.EFFORT: _("Effort of {exercise}: {before} → {after}"),
        Field.REPS: _("{exercise} done: {before} → {after}"),
    }[field]


def _told(told: Told) -> str:
    if isinstance(told, tuple):
        return _counts(told)
    if isinstance(told, datetime):
        return f"{told:%H:%M}"
    if isinstance(told, StopReason):
        return reason_text(told)
    if isinstance(told, SessionState):
        return _("finished") if told is SessionState.FINISHED else _("stopped early")
    if isinstance(told, str):
        short = told if len(told) <= LONGEST_NOTE else told[: LONGEST_NOTE - 1] + "…"
        return _("“{words}”").format(words=" ".join(short.split())) if told else NOTHING
    return NOTHING if told is None else str(told)


def _counts(reps: Sequence[KeptRep]) -> str:
    done: dict[Side | None, set[int]] = {}
    for kept in reps:
        numbers = done.setdefault(kept.record.rep.side, set())
        if kept.record.credited:
            numbers.add(kept.record.rep.number)
    if set(done) <= {None}:
        return str(len(done.get(None, ())))
    return _("{left} left, {right} right").format(
        left=len(done.get(Side.LEFT, ())), right=len(done.get(Side.RIGHT, ()))
    )

"""The trace: what was changed in a session, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.domain.corrections import Change, Edit, Field, Told
from corecoach.domain.exercise import Side
from corecoach.domain.record import KeptRep, SessionState, StopExtent, StopReason

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
        StopReason.FORM: _("Form went"),
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
    if change.field is Field.REPS and _only_marks(change):
        return _("{exercise}, repetitions whose form went: {before} → {after}").format(
            exercise=name, before=_marks(change.before), after=_marks(change.after)
        )
    return _sentence(change.field, of_exercise=bool(name)).format(
        exercise=name, before=_told(change.before), after=_told(change.after)
    )


def _sentence(field: Field, *, of_exercise: bool) -> str:
    if of_exercise and field is Field.PAIN_PEAK:
        return _("Pain at its highest at {exercise}: {before} → {after}")
    if of_exercise and field is Field.STOP_REASON:
        return _("Reason for stopping {exercise}: {before} → {after}")
    return {
        Field.PAIN_BEFORE: _("Pain before: {before} → {after}"),
        Field.PAIN_PEAK: _("Pain at its highest: {before} → {after}"),
        Field.PAIN_AFTER: _("Pain at the end: {before} → {after}"),
        Field.PAIN_NEXT: _("Pain the next morning: {before} → {after}"),
        Field.IS_NEXT_LATE: _("Next morning told a day later: {before} → {after}"),
        Field.STOP_REASON: _("Reason for stopping: {before} → {after}"),
        Field.NOTE: _("Note: {before} → {after}"),
        Field.STATE: _("Session: {before} → {after}"),
        Field.ENDED: _("End: {before} → {after}"),
        Field.EFFORT: _("Effort of {exercise}: {before} → {after}"),
        Field.BELT: _("Belt worn at {exercise}: {before} → {after}"),
        Field.STOP_EXTENT: _("What was stopped at {exercise}: {before} → {after}"),
        Field.FAULTS: _("Faults seen at {exercise}: {before} → {after}"),
        Field.REPS: _("{exercise} done: {before} → {after}"),
    }[field]


def _told(told: Told) -> str:
    if isinstance(told, tuple):
        return _counts(told)
    if isinstance(told, frozenset):
        return ", ".join(map(wording.fault_name, sorted(told))) or NOTHING
    if isinstance(told, datetime):
        return f"{told:%H:%M}"
    if isinstance(told, bool | StrEnum):
        return _word(told)
    if isinstance(told, str):
        short = told if len(told) <= LONGEST_NOTE else told[: LONGEST_NOTE - 1] + "…"
        return _("“{words}”").format(words=" ".join(short.split())) if told else NOTHING
    return NOTHING if told is None else str(told)


def _word(told: bool | StrEnum) -> str:  # noqa: FBT001  # one of several kinds of answer
    if isinstance(told, StopReason):
        return reason_text(told)
    words: dict[bool | StrEnum, str] = {
        True: _("yes"),
        False: _("no"),
        StopExtent.REP: _("one repetition"),
        StopExtent.EXERCISE: _("the exercise"),
        SessionState.FINISHED: _("finished"),
        SessionState.STOPPED: _("stopped early"),
    }
    return words[told]


def _only_marks(change: Change) -> bool:
    """Tell whether the same was done before and after, and only marks of form differ."""
    return _unmarked(change.before) == _unmarked(change.after)


def _unmarked(told: Told) -> list[KeptRep]:
    reps = told if isinstance(told, tuple) else ()
    return [replace(kept, record=replace(kept.record, broke_form=False)) for kept in reps]


def _marks(told: Told) -> str:
    reps = told if isinstance(told, tuple) else ()
    return str(sum(kept.record.broke_form for kept in reps))


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

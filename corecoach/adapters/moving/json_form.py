"""JSON form: the whole history as one JSON object, with the bin, the changes and all plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from corecoach.adapters.moving.fields import Fields, iso
from corecoach.adapters.moving.json_stream import BadJsonError, members
from corecoach.adapters.moving.plan_form import (
    decided_fields,
    decided_from,
    version_fields,
    version_from,
)
from corecoach.adapters.moving.refusal import RefusedError
from corecoach.adapters.moving.session_form import fields_of, session_from
from corecoach.adapters.moving.texts import reading_text
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.application.moving import Entry
from corecoach.domain.merging import WeekPlans, WholeSession
from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.plan_book import NAME_LENGTH, PlanBook

FORMAT: Final = "corecoach-history"
VERSION: Final = 2
"""The second brought plans, decisions, notes on safety, stops of a part, and marks of form."""
READABLE: Final = (1, 2)
_TARGETS: Final = range(1, 6)


@dataclass(frozen=True)
class Planned:
    """What was planned: weeks, and plans with the decisions about them."""

    weeks: WeekPlans = field(default_factory=WeekPlans)
    book: PlanBook = field(default_factory=PlanBook)


def json_lines(
    sessions: Iterable[WholeSession], planned: Planned, program_version: str, now: datetime
) -> Iterator[bytes]:
    """Yield the lines of an export: what it is, what was planned, and a session on each line."""
    plans, book = planned.weeks, planned.book
    head = {
        "format": FORMAT,
        "version": VERSION,
        "program_version": program_version,
        "exported": now.isoformat(timespec="seconds"),
        "weekly_targets": [_dated("since", day, "target", target) for day, target in plans.targets],
        "paused_days": [_dated("day", day, "reason", reason) for day, reason in plans.paused],
        "safety_notes": [_note_fields(note) for note in plans.notes],
        "plans": [version_fields(version) for version in book.versions],
        "decisions": [decided_fields(decided) for decided in book.decisions],
    }
    members_of_head = (f"{json.dumps(name)}: {_json(value)}" for name, value in head.items())
    yield ("{\n" + ",\n".join(members_of_head) + ',\n"sessions": [').encode()
    comma = ""
    for whole in sessions:
        yield f"{comma}\n{_json(fields_of(whole))}".encode()
        comma = ","
    yield b"\n]\n}\n"


def json_entries(file: Path, now: datetime) -> Iterator[Entry]:
    """Yield what an export holds, a session at a time.

    Raises:
        MovingError: The file cannot be read, or is no export that is understood here.
    """
    told: dict[str, Any] = {}
    number = 0
    with reading_text(file) as text:
        try:
            for name, value in members(text):
                if name == "sessions":
                    number += 1
                    yield _session_entry(number, value, now)
                elif name in _PLANNED:
                    yield _PLANNED[name](value)
                else:
                    told[name] = value
        except BadJsonError as error:
            raise MovingError(_broken(file, told)) from error
    _require_ours(file, told)


def _session_entry(number: int, value: object, now: datetime) -> Entry:
    try:
        return Entry(number, session=session_from(value, now))
    except RefusedError as error:
        return Entry(number, name=_name_of(value), refusal=str(error))


def _plans_entry(value: object, day_name: str, value_name: str) -> Entry:
    """Return one week plan; a senseless one is passed over, because no session hangs on it."""
    try:
        fields = Fields(value)
        day = fields.day(day_name)
        if value_name == "reason":
            return Entry(0, plans=WeekPlans(paused=((day, fields.text("reason")),)))
        target = fields.whole("target")
    except RefusedError as error:
        return Entry(0, name=value_name, refusal=str(error))
    if target not in _TARGETS:
        return Entry(0, name=value_name, refusal=_("A weekly target goes from 1 to 5."))
    return Entry(0, plans=WeekPlans(targets=((day, target),)))


def _note_entry(value: object) -> Entry:
    """Return one note on safety; a senseless one is passed over, as a week plan is."""
    try:
        fields = Fields(value)
        kind = fields.choice("kind", NoteKind)
        note = SafetyNote(fields.moment("at"), fields.day("day"), kind, fields.text("told"))
    except RefusedError as error:
        return Entry(0, name="safety_notes", refusal=str(error))
    except ValueError:
        return Entry(0, name="safety_notes", refusal=_("A note on safety makes no sense."))
    return Entry(0, plans=WeekPlans(notes=(note,)))


def _note_fields(note: SafetyNote) -> dict[str, Any]:
    return {
        "at": iso(note.at),
        "day": note.day.isoformat(),
        "kind": note.kind,
        "told": note.told,
    }


def _version_entry(value: object) -> Entry:
    """Return one version of a plan."""
    try:
        return Entry(0, book=PlanBook(versions=(version_from(Fields(value)),)))
    except RefusedError as error:
        name = value.get("name") if isinstance(value, dict) else None
        named = name[: NAME_LENGTH.high] if isinstance(name, str) else ""
        return Entry(0, name=named or _("plan"), refusal=str(error))


def _decision_entry(value: object) -> Entry:
    """Return one decision."""
    try:
        return Entry(0, book=PlanBook(decisions=(decided_from(Fields(value)),)))
    except RefusedError as error:
        return Entry(0, name=_("decision"), refusal=str(error))


_PLANNED: Final[dict[str, Callable[[object], Entry]]] = {
    "weekly_targets": lambda value: _plans_entry(value, "since", "target"),
    "paused_days": lambda value: _plans_entry(value, "day", "reason"),
    "safety_notes": _note_entry,
    "plans": _version_entry,
    "decisions": _decision_entry,
}


def _require_ours(file: Path, told: dict[str, Any]) -> None:
    if told.get("format") != FORMAT:
        raise MovingError(_foreign(file))
    if told.get("version") not in READABLE:
        raise MovingError(
            _(
                "{file} was written by a newer CoreCoach. Nothing was changed. "
                "Please update CoreCoach."
            ).format(file=file)
        )


def _broken(file: Path, told: dict[str, Any]) -> str:
    if told.get("format") != FORMAT:
        return _foreign(file)
    return _(
        "{file} ends too early or is damaged in the middle. Nothing was changed. "
        "Please copy it once more from where it comes from."
    ).format(file=file)


def _foreign(file: Path) -> str:
    return _("{file} is no export of CoreCoach. Nothing was changed.").format(file=file)


def _name_of(value: object) -> str:
    """Return what tells a refused session from others, where it has it."""
    started = value.get("started") if isinstance(value, dict) else None
    return started[:16].replace("T", " ") if isinstance(started, str) else ""


def _dated(day_name: str, day: date, value_name: str, value: object) -> dict[str, Any]:
    return {day_name: day.isoformat(), value_name: value}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)

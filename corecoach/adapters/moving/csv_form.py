"""CSV form: a row for each attempt at a repetition, with its session and exercise before it.

What is in the bin, the changes and the week plans are in the JSON form only.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TextIO

from corecoach.adapters.moving.formula_guard import guarded, unguarded
from corecoach.adapters.moving.refusal import RefusedError
from corecoach.adapters.moving.session_form import fields_of, session_from
from corecoach.adapters.moving.texts import reading_text
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.application.moving import Entry
from corecoach.domain.merging import WholeSession

VERSION: Final = "2"
READ_VERSIONS: Final = frozenset({"1", VERSION})

_SESSION: Final = (
    *("session", "started", "ended", "zone", "training_date", "state", "source", "away_s"),
    *("program_version", "pain_before", "pain_peak", "pain_after", "pain_next", "stop_reason"),
    *("note", "is_next_late"),
)
_DOSE: Final = (
    *("reps", "hold_s", "basis", "out_s", "back_s", "rest_s", "variant", "load", "unit"),
    "waits_for_ready",
)
_TOLD: Final = ("effort", "pain_peak", "belt", "faults", "stop_reason", "stop_extent")
_REP: Final = ("side", "number", "of", "target_ms", "held_ms", "outcome", "ended", "broke_form")
COLUMNS: Final = (
    "corecoach_csv",
    *_SESSION,
    "exercise",
    *(f"dose_{name}" for name in _DOSE),
    *(f"exercise_{name}" for name in _TOLD),
    *(f"rep_{name}" for name in _REP),
)
SINCE_2: Final = frozenset(
    {"is_next_late", "exercise_stop_reason", "exercise_stop_extent", "rep_broke_form"}
)
"""Columns that files of version 1 do not have."""
_WHOLE: Final = frozenset(
    {"away_s", "pain_before", "pain_peak", "pain_after", "pain_next", "effort"}
    | {"reps", "hold_s", "out_s", "back_s", "rest_s", "number", "of", "target_ms", "held_ms"}
)
_FLAGS: Final = {"yes": True, "no": False}
_FLAG_NAMES: Final = frozenset({"waits_for_ready", "belt", "is_next_late", "broke_form"})
_DELIMITERS: Final = ",;\t"
_MOST_ROWS_OF_A_SESSION: Final = 10_000
_LONGEST_LINE: Final = 2**22


def csv_lines(sessions: Iterable[WholeSession]) -> Iterator[bytes]:
    """Yield the lines of an export; the mark before them tells spreadsheets that it is UTF-8."""
    yield "\N{BYTE ORDER MARK}".encode() + _line(COLUMNS)
    for whole in sessions:
        fields = fields_of(whole)
        for exercise in fields["exercises"]:
            # an exercise that was not begun has a row too
            for rep in exercise["reps"] or [{}]:
                yield _line(_row(fields, exercise, rep))


def csv_entries(file: Path, now: datetime) -> Iterator[Entry]:
    """Yield the sessions of an export, one after the other.

    Raises:
        MovingError: The file cannot be read, or is no export that is understood here.
    """
    csv.field_size_limit(_LONGEST_LINE)
    with reading_text(file) as text:
        try:
            yield from _entries(file, text, now)
        except csv.Error as error:
            raise MovingError(_broken(file)) from error


def _row(fields: dict[str, Any], exercise: dict[str, Any], rep: dict[str, Any]) -> list[str]:
    return [
        VERSION,
        *(_cell(fields[name]) for name in _SESSION),
        exercise["exercise"],
        *(_cell(exercise["dose"].get(name)) for name in _DOSE),
        *(_cell(exercise[name]) for name in _TOLD),
        *(_cell(rep.get(name)) for name in _REP),
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(value)
    return guarded(value) if isinstance(value, str) else repr(value)


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _entries(file: Path, text: TextIO, now: datetime) -> Iterator[Entry]:
    lines = _short_lines(file, text)
    header = next(lines, "")
    delimiter = max(_DELIMITERS, key=header.count)
    names = next(csv.reader([header], delimiter=delimiter, strict=True), [])
    if not set(COLUMNS) - SINCE_2 <= set(names):
        raise MovingError(
            _("{file} is no export of CoreCoach. Nothing was changed.").format(file=file)
        )
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows = ((reader.line_num + 1, row) for row in reader if any(row))
    numbered = ((place, dict(zip(names, row, strict=False)), len(row)) for place, row in rows)
    seen: set[str] = set()
    for uid, group in groupby(numbered, key=lambda one: one[1].get("session", "")):
        entry = _session_entry(file, group, len(names), now)
        if uid in seen and entry.session:
            entry = Entry(entry.place, name=entry.name, refusal=_apart())
        seen.add(uid)
        yield entry


def _session_entry(
    file: Path, group: Iterator[tuple[int, dict[str, str], int]], width: int, now: datetime
) -> Entry:
    place, name = 0, ""
    collected: dict[str, Any] = {}
    refusal = ""
    for count, (line, cells, length) in enumerate(group):
        if not place:
            place, name = line, cells.get("started", "")[:16].replace("T", " ")
        if count > _MOST_ROWS_OF_A_SESSION:
            raise MovingError(_broken(file))
        if refusal:
            continue
        try:
            _require_row(cells, length, width)
            _collect(collected, cells)
        except RefusedError as error:
            refusal = _("Line {line}: {reason}").format(line=line, reason=error)
    if not refusal:
        try:
            return Entry(place, session=session_from(collected, now))
        except RefusedError as error:
            refusal = str(error)
    return Entry(place, name=name, refusal=refusal)


def _require_row(cells: dict[str, str], length: int, width: int) -> None:
    if length != width:
        raise RefusedError(_("The row has too few or too many cells."))
    if cells["corecoach_csv"] not in READ_VERSIONS:
        raise RefusedError(_("The row was written by a newer CoreCoach. Please update CoreCoach."))


def _collect(session: dict[str, Any], cells: dict[str, str]) -> None:
    """Put a row to those of its session before it, which say the same of the session."""
    told = {name: _value(name, cells.get(name, "")) for name in _SESSION}
    exercise = {
        "exercise": cells["exercise"],
        "dose": {name: _value(name, cells[f"dose_{name}"]) for name in _DOSE},
        **{name: _value(name, cells.get(f"exercise_{name}", "")) for name in _TOLD},
    }
    exercises = session.setdefault("exercises", [])
    if not exercises:
        session.update(told)
    if any(session[name] != value for name, value in told.items()):
        raise RefusedError(_("The row says something else of its session than the one before."))
    if not exercises or exercises[-1]["exercise"] != exercise["exercise"]:
        exercises.append(exercise | {"reps": []})
    if any(exercises[-1][name] != value for name, value in exercise.items()):
        raise RefusedError(_("The row says something else of its exercise than the one before."))
    rep = {name: _value(name, cells.get(f"rep_{name}", "")) for name in _REP}
    if any(value is not None for value in rep.values()):
        exercises[-1]["reps"].append(rep)


def _value(name: str, cell: str) -> Any:  # noqa: ANN401  # looked at where the session is read
    """Return a cell's value, as the JSON form has it."""
    if name == "faults":
        return cell.split()
    if not cell:
        return None
    if name in _FLAG_NAMES:
        return _FLAGS.get(cell, cell)
    if name == "load":
        return _number(float, cell)
    return _number(int, cell) if name in _WHOLE else unguarded(cell)


def _number(kind: type[int | float], cell: str) -> object:
    try:
        # digits of other scripts, blanks and underscores are a number to Python alone
        return kind(cell) if cell.isascii() and cell.strip() == cell and "_" not in cell else cell
    except ValueError:
        return cell


def _short_lines(file: Path, text: TextIO) -> Iterator[str]:
    """Yield the lines; one without end is that of another kind of file."""
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise MovingError(_broken(file))
        yield line


def _broken(file: Path) -> str:
    return _(
        "{file} ends too early or is damaged in the middle. Nothing was changed. "
        "Please copy it once more from where it comes from."
    ).format(file=file)


def _apart() -> str:
    return _("Its rows stand apart in the file; please sort it by session.")

"""Reading: which kind of file it is, and the entries it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.moving.csv_form import COLUMNS, csv_entries
from corecoach.adapters.moving.json_form import json_entries
from corecoach.adapters.moving.loop import LoopHabit
from corecoach.adapters.moving.loop_files import (
    database_habits,
    folder_habits,
    table_habits,
    zip_habits,
)
from corecoach.adapters.moving.loop_sessions import habit_entries
from corecoach.adapters.moving.texts import as_file_refusals, reading_text, require_size
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.application.moving import Entry, Habit

_SQLITE: Final = b"SQLite format 3\0"
_ZIP: Final = b"PK\x03\x04"
_OUR_MARK: Final = b"CoCh"
_MARK_AT: Final = slice(68, 72)
_LOOK: Final = 4096


def entries_of(file: Path, now: datetime, habit: str | None) -> Iterator[Entry]:
    """Return what a file holds, an entry at a time; of several habits the one that is named.

    Raises:
        MovingError: The file cannot be read, now or further on, or is none that can be taken in.
    """
    habits = _loop_habits(file)
    if habits is not None:
        return habit_entries(_chosen(file, habits, habit), now)
    with reading_text(file) as text:
        begins = text.read(_LOOK).lstrip()
    if begins.startswith("{"):
        return json_entries(file, now)
    return csv_entries(file, now)


def habits_of(file: Path) -> tuple[Habit, ...]:
    """Return the habits among which to choose; none where the file is of CoreCoach.

    Raises:
        MovingError: The file cannot be read, or is none that can be taken in.
    """
    return tuple(Habit(one.name, len(one.ticks)) for one in _loop_habits(file) or ())


def _loop_habits(file: Path) -> list[LoopHabit] | None:
    """Return the habits of Loop Habit Tracker; None where the file is not of that program."""
    if file.is_dir():
        return folder_habits(file)
    with as_file_refusals(file):
        require_size(file, file.stat().st_size)
        with file.open("rb") as content:
            first = content.read(_LOOK)
    if first.startswith(_SQLITE):
        if first[_MARK_AT] == _OUR_MARK:
            raise MovingError(
                _(
                    "{file} is a backup of CoreCoach, which is restored rather than imported. "
                    "Nothing was changed."
                ).format(file=file)
            )
        return database_habits(file)
    if first.startswith(_ZIP):
        return zip_habits(file)
    if not first.strip():
        raise MovingError(_("{file} is empty. Nothing was changed.").format(file=file))
    with reading_text(file) as text:
        header = text.readline(_LOOK).strip()
    is_loop = header.startswith("Date,") and COLUMNS[0] not in header
    return table_habits(file) if is_loop else None


def _chosen(file: Path, habits: list[LoopHabit], name: str | None) -> LoopHabit:
    named = [one for one in habits if one.name == name] if name is not None else habits
    if len(named) == 1:
        return named[0]
    if name is not None and not named:
        sentence = _("{file} has no habit “{name}”; it has: {names}. Nothing was changed.")
    else:
        sentence = _(
            "{file} has several habits: {names}. Please say with --habit which of them is your "
            "practice. Nothing was changed."
        )
    names = ", ".join(f"“{one.name}”" for one in habits)
    raise MovingError(sentence.format(file=file, name=name, names=names))

"""Loop Habit Tracker: the ticks of a habit, from its CSV export or its backup.

The forms are those of Loop 1.5 to 2.3: a folder or a ZIP with Habits.csv, Checkmarks.csv and a
folder for each habit, or an SQLite file with the tables Habits and Repetitions. A tick has a date
and no time, and says that something was done, not how much of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from corecoach.adapters.moving.texts import encoding_of

HABITS: Final = "Habits.csv"
CHECKMARKS: Final = "Checkmarks.csv"

_FOLDER: Final = re.compile(r"(\d+) ?(.*)")
_DONE: Final = frozenset({"YES_MANUAL", "2"})
_SKIPPED: Final = frozenset({"SKIP", "3", "-3"})
_NOT_DONE: Final = frozenset({"NO", "YES_AUTO", "UNKNOWN", "1", "0", "-1", ""})
_THOUSANDTHS: Final = 1000
"""A number is kept in thousandths."""


@dataclass(frozen=True)
class Tick:
    """What stands at one date of a habit; ``refusal`` names why it is no session, if it is none."""

    place: int
    day_text: str
    is_skipped: bool = False
    is_below_target: bool = False
    note: str = ""

    @property
    def day(self) -> date | None:
        """The date; None where there is none that makes sense."""
        try:
            return date.fromisoformat(self.day_text)
        except ValueError:
            return None


@dataclass(frozen=True)
class LoopHabit:
    """A habit and its ticks, oldest first."""

    name: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Measure:
    """How a habit's values are read: yes or no, or a number and the least that counts."""

    is_number: bool = False
    least: float = 0.0

    def tick(self, place: int, day_text: str, value: str, note: str = "") -> Tick | None:
        """Return what a value says; None where nothing was done."""
        value = value.strip()
        if not self.is_number:
            if value in _DONE:
                return Tick(place, day_text, note=note)
            return Tick(place, day_text, is_skipped=True) if value in _SKIPPED else None
        if value in {*_SKIPPED} - {"-3"} | {"SKIP"}:
            return Tick(place, day_text, is_skipped=True)
        amount = _amount(value)
        if amount is None or amount <= 0:
            return None
        return Tick(place, day_text, is_below_target=amount < self.least, note=note)


def habits_of_csv(files: Mapping[str, bytes]) -> list[LoopHabit]:
    """Return the habits of an export; ``files`` are its CSV files by their paths inside it.

    Raises:
        UnicodeError: A file is not text.
        csv.Error: A file is no CSV.
    """
    listed = _listed(files.get(HABITS, b""))
    folders = {
        PurePosixPath(path).parent.name: content
        for path, content in files.items()
        if PurePosixPath(path).name == CHECKMARKS and len(PurePosixPath(path).parts) > 1
    }
    if folders:
        return [_of_folder(name, content, listed) for name, content in sorted(folders.items())]
    return _of_table(files.get(CHECKMARKS, b""), dict(listed.values()))


def _listed(content: bytes) -> dict[int, tuple[str, Measure]]:
    """Return the habits of Habits.csv by their positions."""
    found: dict[int, tuple[str, Measure]] = {}
    for place, row in enumerate(csv.DictReader(io.StringIO(_text(content), newline="")), 1):
        position = row.get("Position") or ""
        number = int(position) if position.isdecimal() else place
        is_number = row.get("Type") == "NUMERICAL"
        least = _amount(row.get("Target Value") or "") or 0.0
        found[number] = (row.get("Name") or "", Measure(is_number, least * _THOUSANDTHS))
    return found


def _of_folder(folder: str, content: bytes, listed: Mapping[int, tuple[str, Measure]]) -> LoopHabit:
    numbered = _FOLDER.fullmatch(folder)
    name, measure = folder, Measure()
    if numbered:
        name, measure = listed.get(int(numbered[1]), (numbered[2], Measure()))
    ticks = [
        measure.tick(place, *_cells(row, 3))
        for place, row in _rows(content)
        if len(row) > 1 and row[0] != "Date"
    ]
    return _habit(name, ticks)


def _of_table(content: bytes, measures: Mapping[str, Measure]) -> list[LoopHabit]:
    """Return the habits of the one Checkmarks.csv that has a column for each."""
    rows = _rows(content)
    _place, header = next(rows, (1, []))
    if not header or header[0] != "Date":
        return []
    if [name for name in header[1:] if name] in (["Value"], ["Value", "Notes"]):
        return [_of_folder("", content, {})]
    found: dict[int, list[Tick | None]] = {}
    columns = {number: name for number, name in enumerate(header) if number and name}
    for place, row in rows:
        for number, name in columns.items():
            value = row[number] if number < len(row) else ""
            tick = measures.get(name, Measure()).tick(place, row[0] if row else "", value)
            found.setdefault(number, []).append(tick)
    return [_habit(name, found.get(number, [])) for number, name in columns.items()]


def _habit(name: str, ticks: list[Tick | None]) -> LoopHabit:
    there = [tick for tick in ticks if tick]
    return LoopHabit(name.strip(), tuple(sorted(there, key=lambda tick: tick.day_text)))


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    yield from enumerate(csv.reader(io.StringIO(_text(content), newline="")), 1)


def _cells(row: list[str], count: int) -> list[str]:
    return [*row, *[""] * count][:count]


def _text(content: bytes) -> str:
    return content.decode(encoding_of(content[:4]) or "utf-8")


def _amount(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None

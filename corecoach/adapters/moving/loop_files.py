"""Loop files: the folder, the ZIP, the single table and the database that Loop's habits come in."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Final

from corecoach.adapters.moving.loop import CHECKMARKS, HABITS, LoopHabit, Measure, habits_of_csv
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _

_MOST_BYTES: Final = 2**25
"""Thirty-two mebibytes in all: a hundred habits for a hundred years."""
_MOST_FILES: Final = 2000
_TICKS_AT_MOST: Final = 100_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NUMERICAL: Final = 1


def folder_habits(folder: Path) -> list[LoopHabit]:
    """Return the habits in the folder of an unpacked export.

    Raises:
        MovingError: It is none, or cannot be read.
    """
    with _as_sentences(folder):
        found = [folder / HABITS, folder / CHECKMARKS, *sorted(folder.glob(f"*/{CHECKMARKS}"))]
        files = [file for file in found if file.is_file()]
        _require_room(folder, sum(file.stat().st_size for file in files), len(files))
        content = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
        return _some(folder, habits_of_csv(content))


def zip_habits(file: Path) -> list[LoopHabit]:
    """Return the habits in the ZIP of an export.

    Raises:
        MovingError: It is none, or cannot be read.
    """
    with _as_sentences(file), zipfile.ZipFile(file) as archive:
        wanted = [one for one in archive.infolist() if _is_wanted(one.filename)]
        _require_room(file, sum(one.file_size for one in wanted), len(wanted))
        # read no more than was announced: a ZIP can say one thing and unpack to another
        content = {}
        for one in wanted:
            with archive.open(one) as packed:
                content[one.filename] = packed.read(one.file_size)
        return _some(file, habits_of_csv(content))


def table_habits(file: Path) -> list[LoopHabit]:
    """Return the habits of a single Checkmarks.csv.

    Raises:
        MovingError: It is none, or cannot be read.
    """
    with _as_sentences(file):
        _require_room(file, file.stat().st_size, 1)
        return _some(file, habits_of_csv({CHECKMARKS: file.read_bytes()}))


def database_habits(file: Path) -> list[LoopHabit]:
    """Return the habits of a backup.

    Raises:
        MovingError: It is none, or cannot be read.
    """
    with _as_sentences(file), closing(_opened(file)) as db:
        db.row_factory = sqlite3.Row
        habits = [dict(row) for row in db.execute("SELECT * FROM Habits ORDER BY id")]
        return _some(file, [_database_habit(file, db, habit) for habit in habits])


def _database_habit(file: Path, db: sqlite3.Connection, habit: dict[str, object]) -> LoopHabit:
    target = habit.get("target_value")
    is_number = habit.get("type") == _NUMERICAL
    measure = Measure(is_number, target * 1000 if isinstance(target, int | float) else 0.0)
    rows = db.execute(
        "SELECT * FROM Repetitions WHERE habit = ? ORDER BY timestamp LIMIT ?",
        (habit.get("id"), _TICKS_AT_MOST + 1),
    ).fetchall()
    _require_room(file, 0, len(rows) // (_TICKS_AT_MOST + 1) * _MOST_FILES * 2)
    ticks = []
    for place, row in enumerate(map(dict, rows), 1):
        # the oldest releases kept ticks only, without a value
        value = str(row.get("value", 2))
        note = row.get("notes")
        tick = measure.tick(
            place, _day_text(row.get("timestamp")), value, note if isinstance(note, str) else ""
        )
        if tick:
            ticks.append(tick)
    name = habit.get("name")
    return LoopHabit(name if isinstance(name, str) else "", tuple(ticks))


def _day_text(timestamp: object) -> str:
    """Return the date that Loop keeps as the milliseconds of its midnight in UTC."""
    try:
        if type(timestamp) is not int:
            return ""
        return (_EPOCH + timedelta(milliseconds=timestamp)).date().isoformat()
    except OverflowError:
        return ""


def _opened(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    db.text_factory = lambda content: content.decode(errors="replace")
    return db


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    return name == HABITS or (path.name == CHECKMARKS and len(path.parts) <= 2)  # noqa: PLR2004  # folder and file


def _some(file: Path, habits: list[LoopHabit]) -> list[LoopHabit]:
    if not habits:
        raise MovingError(_foreign(file))
    return habits


def _require_room(file: Path, size: int, files: int) -> None:
    if size > _MOST_BYTES or files > _MOST_FILES:
        raise MovingError(
            _("{file} is longer than any history can be. Nothing was changed.").format(file=file)
        )


@contextmanager
def _as_sentences(file: Path) -> Iterator[None]:
    try:
        yield
    except (
        UnicodeError,
        ValueError,
        csv.Error,
        sqlite3.Error,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # a ZIP packed in a way that is not known
        RuntimeError,  # a ZIP with a password
        EOFError,
    ) as error:
        raise MovingError(_foreign(file)) from error
    except OSError as error:
        raise MovingError(
            _("{file} cannot be read: {reason}. Nothing was changed.").format(
                file=file, reason=error.strerror or error
            )
        ) from error


def _foreign(file: Path) -> str:
    return _(
        "{file} holds no habits of Loop Habit Tracker that can be read. Nothing was changed."
    ).format(file=file)

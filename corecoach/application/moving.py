"""Moving: what is said of backups, exports and imports, and the port that makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from corecoach.domain.merging import WeekPlans, WholeSession
from corecoach.domain.plan_book import PlanBook

ROWS_SHOWN: Final = 10_000
"""A report names so many rows of each kind one by one, and counts all."""


class ExportForm(StrEnum):
    """The forms of an export, by the ends of their files' names."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"


class Verdict(StrEnum):
    """What becomes of one session in an import.

    NEW is not in the record, DOUBLE is there already, CHANGED is there and is told more of,
    REFUSED cannot be taken in.
    """

    NEW = "new"
    DOUBLE = "double"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Entry:
    """One thing found in a file: a session, a week plan, something planned, or why it is refused.

    ``place`` is its number or its line in the file, ``name`` what tells it from others. ``by_day``
    marks a session of which nothing is known but its day: another one of that day is the same.
    """

    place: int
    session: WholeSession | None = None
    plans: WeekPlans | None = None
    book: PlanBook | None = None
    name: str = ""
    refusal: str = ""
    by_day: bool = False


@dataclass(frozen=True)
class ImportRow:
    """What becomes of one session of a file, and why."""

    place: int
    name: str
    verdict: Verdict
    reason: str = ""


@dataclass
class ImportReport:
    """What an import did, or would do.

    ``has_new_plans`` tells of weekly targets, paused days, plans and decisions; ``backup`` is of
    what was before.
    """

    counts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    rows: list[ImportRow] = field(default_factory=list)
    has_new_plans: bool = False
    backup: Path | None = None

    def add(self, row: ImportRow) -> None:
        """Count a row, and keep it where there is room."""
        self.counts[row.verdict] += 1
        if self.counts[row.verdict] <= ROWS_SHOWN:
            self.rows.append(row)

    @property
    def changes_anything(self) -> bool:
        """Whether the record is another one afterwards."""
        counts = self.counts
        return self.has_new_plans or bool(counts[Verdict.NEW] or counts[Verdict.CHANGED])


@dataclass(frozen=True)
class Habit:
    """A habit of another program that can be taken for the sessions done."""

    name: str
    ticks: int


@dataclass(frozen=True)
class RestorePreview:
    """What a restore would change: names of sessions that come, go and differ.

    ``plans_differ`` tells of plans, decisions, weekly targets and paused days.
    """

    comes: tuple[str, ...]
    goes: tuple[str, ...]
    differs: tuple[str, ...]
    sessions: int
    plans_differ: bool = False

    @property
    def changes_anything(self) -> bool:
        """Whether the history is another one afterwards."""
        return bool(self.comes or self.goes or self.differs or self.plans_differ)


@dataclass(frozen=True)
class CalendarEvent:
    """One session as a calendar shows it; ``uid`` is the same in every export."""

    uid: str
    start: datetime
    end: datetime
    changed: datetime
    title: str
    text: str


@dataclass(frozen=True)
class Backup:
    """A copy of the record that was found whole when it was made."""

    file: Path
    made: datetime


class AutomaticBackups(Protocol):
    """Makes backups by itself, while nobody waits for them."""

    def begin(self) -> None:
        """Make one now; where one is being made already, nothing more."""
        ...

    def begin_if_due(self) -> None:
        """Make one where there is something to back up and the last is a day old."""
        ...

    @property
    def trouble(self) -> str:
        """Why the last one could not be made, as a sentence; empty when it was."""
        ...

    def close(self) -> None:
        """Wait a moment for one that is being made."""
        ...


class DataKeeper(Protocol):
    """Makes backups, exports and imports of one record.

    Every call may take its time and may be made from any thread, one at a time. Each raises a
    WorldError with a sentence when the world refuses, and then nothing was changed.
    """

    @property
    def backup_folder(self) -> Path:
        """The folder of the automatic backups."""
        ...

    def has_sessions(self) -> bool:
        """Tell whether there is anything to back up."""
        ...

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups in that folder, newest first."""
        ...

    def back_up(self) -> Backup:
        """Make a backup in that folder, and thin out the old ones."""
        ...

    def back_up_to(self, place: Path) -> None:
        """Make a backup in a place of the person's own."""
        ...

    def preview_restore(self, backup: Path) -> RestorePreview:
        """Return what putting a backup in the record's place would change."""
        ...

    def restore(self, backup: Path) -> Backup | None:
        """Put a backup in the record's place, and return one of what was there before."""
        ...

    def export(self, place: Path, form: ExportForm) -> int:
        """Write the history into a file and return the number of its sessions."""
        ...

    def habits(self, file: Path) -> tuple[Habit, ...]:
        """Return the habits among which to choose; none where the file is an export of ours."""
        ...

    def preview_import(self, file: Path, habit: str | None = None) -> ImportReport:
        """Return what an import would do."""
        ...

    def take_in(self, file: Path, habit: str | None = None) -> ImportReport:
        """Import a file, all of it or nothing, after a backup."""
        ...


@dataclass(frozen=True)
class DataPorts:
    """What keeps the data as a whole, and what backs it up by itself."""

    keeper: DataKeeper
    automatic: AutomaticBackups

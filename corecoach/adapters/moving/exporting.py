"""Exporting: the history of an open record written into a file, a session at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corecoach.adapters.database.stores.plans import read_book
from corecoach.adapters.database.whole import read_week_plans, read_whole
from corecoach.adapters.moving.calendar import calendar_lines
from corecoach.adapters.moving.csv_form import csv_lines
from corecoach.adapters.moving.json_form import Planned, json_lines
from corecoach.adapters.moving.whole_file import write_whole
from corecoach.application.moving import ExportForm
from corecoach.application.session_event import event_of
from corecoach.domain.merging import WholeSession


@dataclass(frozen=True)
class Writer:
    """Who writes an export, and when."""

    program_version: str
    now: datetime


def write_export(db: sqlite3.Connection, place: Path, form: ExportForm, writer: Writer) -> int:
    """Write the history into a file and return the number of its sessions.

    The file is for its owner alone and appears whole or not at all. Make it inside a transaction.

    Raises:
        MovingError: The file cannot be written; what was there before still is.
        sqlite3.Error: The record cannot be read.
        ValueError: The record holds what the schema would not have taken.
    """
    counted = _Counted(
        whole for whole in read_whole(db) if form is ExportForm.JSON or whole.record.deleted is None
    )
    write_whole(place, _lines(db, counted, form, writer))
    return counted.number


def _lines(
    db: sqlite3.Connection, sessions: Iterable[WholeSession], form: ExportForm, writer: Writer
) -> Iterator[bytes]:
    match form:
        case ExportForm.JSON:
            planned = Planned(read_week_plans(db), read_book(db))
            return json_lines(sessions, planned, writer.program_version, writer.now)
        case ExportForm.CSV:
            return csv_lines(sessions)
        case ExportForm.ICS:
            return calendar_lines(map(event_of, sessions), writer.program_version)


class _Counted:
    """Counts sessions as they pass."""

    def __init__(self, sessions: Iterable[WholeSession]) -> None:
        self._sessions = sessions
        self.number = 0

    def __iter__(self) -> Iterator[WholeSession]:
        for whole in self._sessions:
            self.number += 1
            yield whole

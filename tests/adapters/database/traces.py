"""What programs that were killed leave behind, compared with what they said before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.adapters.database.stores.plans import read_book
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.plan_book import PlanChosen
from corecoach.domain.record import SessionRecord, SessionState
from corecoach.domain.script import lay_out
from tests.adapters.database.endless_mover import REPS, SESSIONS_IN_A_FILE, uid_of
from tests.adapters.database.histories import KNOWN, KNOWN_OPEN, NOW

WHOLE: Final = sum(1 for _ in lay_out(DEFAULT_PLAN).reps())


@dataclass
class Losses:
    """What was found after kills; ``damaged``, ``missing`` and ``torn`` are to be nothing.

    ``told`` counts what was said to be done: repetitions kept, corrections, migrations, imports,
    backups. ``refused`` counts what the world refused.
    """

    kills: int = 0
    told: int = 0
    refused: int = 0
    damaged: int = 0
    missing: int = 0
    torn: int = 0


def look_at_sessions(folder: Path, _seed: int, lines: Sequence[str], losses: Losses) -> None:
    """Look for each repetition that was kept; a session that ended has all of them."""
    told = {line.partition(" ")[2].strip() for line in lines if line.startswith("rep")}
    losses.told += len(told)
    losses.refused += _refused(lines)
    opened = open_again(folder, losses)
    records = [*opened.store.sessions(), opened.store.open_session()]
    opened.store.close()
    found = {
        f"{record.session_id} {rep.exercise} {rep.side or '-'} {rep.number}"
        for record in records
        if record
        for kept in record.exercises
        for rep in (attempt.rep for attempt in kept.attempts if attempt.credited)
    }
    losses.missing += len(told - found)
    ended = [record for record in records if record and record.state is SessionState.FINISHED]
    losses.torn += sum(record.credited_reps != WHOLE for record in ended)


def look_at_corrections(folder: Path, _seed: int, lines: Sequence[str], losses: Losses) -> None:
    """Look for each correction, deletion and undo; one that was begun is there whole or not."""
    losses.refused += _refused(lines)
    opened = open_again(folder, losses)
    binned = {record.session_id: record for record in opened.corrections.bin()}
    kept = {record.session_id: record for record in opened.store.sessions()}
    cut_off = opened.store.open_session()
    if cut_off:
        kept[cut_off.session_id] = cut_off
    opened.store.close()
    with closing(connect(data_file(folder))) as db:
        found = {tuple(row) for row in db.execute("SELECT session_id, held_ms FROM rep")}
    did: dict[int, tuple[int, bool]] = {}
    tried: dict[int, tuple[int, bool]] = {}
    for line in lines:
        kind, *words = line.split()
        if kind == "rep":
            losses.told += 1
            losses.missing += (int(words[0]), int(words[1])) not in found
        elif kind not in {"refused", "planned"}:
            session_id, number, is_binned = (int(word) for word in words)
            (did if kind == "did" else tried)[session_id] = (number, bool(is_binned))
            losses.told += kind == "did"
    for session_id, record in (kept | binned).items():
        losses.torn += _is_torn(record)
        if session_id in did:
            now = (int(record.check_in.note or 0), session_id in binned)
            losses.missing += now not in {did[session_id], tried[session_id]}
    losses.missing += len(did.keys() - kept.keys() - binned.keys())
    _look_at_plans(folder, lines, losses)


def _look_at_plans(folder: Path, lines: Sequence[str], losses: Losses) -> None:
    """Look for each plan that was kept; it was chosen in the same breath, or not kept at all."""
    told = {line.split()[1] for line in lines if line.startswith("planned")}
    losses.told += len(told)
    with closing(connect(data_file(folder))) as db:
        book = read_book(db)
    choices = (one.choice for one in book.decisions)
    chosen = {choice.plan for choice in choices if isinstance(choice, PlanChosen)}
    plans = {version.plan for version in book.versions}
    losses.missing += len(told - plans)
    losses.torn += plans != chosen


def _is_torn(record: SessionRecord) -> bool:
    """Whether only a part of a correction is there."""
    answers = record.check_in
    return answers.pain_peak != (int(answers.note) % 11 if answers.note else None)


def look_at_migrations(folder: Path, _seed: int, lines: Sequence[str], losses: Losses) -> None:
    """Look for everything that was in the old records, migrated or not."""
    losses.told += sum(line.startswith("done") for line in lines)
    losses.refused += _refused(lines)
    for name in (line.split()[1] for line in lines if line.startswith("trying")):
        opened = open_again(folder / name, losses)
        losses.missing += opened.store.sessions() != KNOWN
        losses.missing += opened.store.open_session() != KNOWN_OPEN
        opened.store.close()


def look_at_moves(folder: Path, seed: int, lines: Sequence[str], losses: Losses) -> None:
    """Look for each import, whole or not at all, and for the last backup; all backups are sound."""
    took = [int(line.split()[1]) for line in lines if line.startswith("took")]
    tried = [int(line.split()[1]) for line in lines if line.startswith("trying")]
    backed_up = [line.split()[1] for line in lines if line.startswith("backed")]
    losses.told += len(took) + len(backed_up)
    losses.refused += _refused(lines)
    opened = open_again(folder, losses)
    there = {record.uid: record for record in opened.store.sessions()}
    plans = {version.uid for version in opened.plans.book().versions}
    opened.store.close()
    for number in tried:
        found = [
            there[uid]
            for place in range(SESSIONS_IN_A_FILE)
            if (uid := uid_of(seed, number, place)) in there
        ]
        is_whole = len(found) == SESSIONS_IN_A_FILE
        losses.missing += number in took and not is_whole
        losses.torn += bool(found) and not is_whole
        losses.torn += bool(found) is not (uid_of(seed, number, SESSIONS_IN_A_FILE) in plans)
        losses.torn += sum(record.credited_reps != REPS for record in found)
    backups = folder / "backups"
    losses.missing += bool(backed_up) and not (backups / backed_up[-1]).exists()
    losses.damaged += sum(not is_clean(backup) for backup in backups.glob("*.db"))


def open_again(folder: Path, losses: Losses) -> OpenedStore:
    """Open a record as the next start does, and count it where it is damaged."""
    opened = open_store(folder, NOW, set_aside_damaged=False)
    losses.damaged += bool(opened.store.problems())
    return opened


def is_clean(file: Path) -> bool:
    """Ask bare SQLite whether a file is whole and no row of it lacks its parent."""
    with closing(sqlite3.connect(file)) as db:
        try:
            integrity = db.execute("PRAGMA integrity_check").fetchall()
            orphans = db.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError:
            return False
        return integrity == [("ok",)] and not orphans


def _refused(lines: Sequence[str]) -> int:
    return sum(line.startswith("refused") for line in lines)

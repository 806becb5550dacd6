"""Kills programs at any moment and looks at what they leave: for the tests and the benchmark."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corecoach.adapters.database.connection import connect
from corecoach.adapters.database.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.domain.record import SessionRecord
from tests.adapters.database.endless_mover import REPS, SESSIONS_IN_A_FILE, uid_of
from tests.adapters.database.histories import KNOWN, KNOWN_OPEN, NOW

ROOT = Path(__file__).parents[3]
FULL = "The disk is full"


@dataclass
class Losses:
    """What was found after kills; all but ``kills``, ``told`` and ``refused`` are to be nothing.

    ``told`` counts repetitions said to be kept and corrections said to be made.
    """

    kills: int = 0
    told: int = 0
    refused: int = 0
    damaged: int = 0
    missing: int = 0
    torn: int = 0


def lines_until_killed(
    program: str, folder: Path, after_s: float, *words: object, amid: Callable[[], object] = int
) -> list[str]:
    """Run a program, kill it some seconds after its first line, and return what it said.

    ``amid`` is done before the kill.
    """
    command = [sys.executable, "-m", f"tests.adapters.database.{program}", str(folder)]
    command += [str(word) for word in words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        first = process.stdout.readline()
        try:
            amid()
            process.wait(after_s)
        except subprocess.TimeoutExpired:
            process.kill()
        rest = process.stdout.read()
    assert process.returncode == -9, "it ended by itself"
    return [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


def kill_corrections(folder: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Kill a program that corrects, deletes and takes back, and add up what is wrong afterwards."""
    look_at_corrections(
        folder, lines_until_killed("endless_corrector", folder, after_s, seed), losses
    )


def look_at_corrections(folder: Path, lines: Iterable[str], losses: Losses) -> None:
    """Compare what a program said with what is on record."""
    losses.kills += 1
    opened = open_store(folder, NOW, set_aside_damaged=False)
    losses.damaged += bool(opened.store.problems())
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
        if kind == "refused":
            losses.refused += 1
        elif kind == "rep":
            losses.told += 1
            losses.missing += (int(words[0]), int(words[1])) not in found
        else:
            session_id, number, is_binned = (int(word) for word in words)
            (did if kind == "did" else tried)[session_id] = (number, bool(is_binned))
            losses.told += kind == "did"
    for session_id, record in (kept | binned).items():
        losses.torn += _is_torn(record)
        if session_id in did:
            now = (int(record.check_in.note or 0), session_id in binned)
            losses.missing += now not in {did[session_id], tried[session_id]}
    losses.missing += len(did.keys() - kept.keys() - binned.keys())


def _is_torn(record: SessionRecord) -> bool:
    """Whether only a part of a correction is there."""
    answers = record.check_in
    return answers.pain_peak != (int(answers.note) % 11 if answers.note else None)


def kill_migrations(folder: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Kill a program that migrates old records, and add up what is wrong afterwards."""
    losses.kills += 1
    lines = lines_until_killed("endless_migrator", folder, after_s, seed)
    losses.told += sum(line.endswith("done\n") for line in lines)
    for name in [line.strip() for line in lines if "done" not in line]:
        opened = open_store(folder / name, NOW, set_aside_damaged=False)
        losses.damaged += bool(opened.store.problems())
        losses.missing += opened.store.sessions() != KNOWN
        losses.missing += opened.store.open_session() != KNOWN_OPEN
        opened.store.close()


def fill_the_disk(disk: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Let the disk fill up under a program, kill it, make room, and add up what is wrong."""
    ballast = disk / "ballast"
    lines = lines_until_killed(
        "endless_corrector", disk, after_s, seed, amid=lambda: fill_up(ballast)
    )
    ballast.unlink()
    look_at_corrections(disk, lines, losses)


def fill_up(ballast: Path) -> None:
    """Take all the room that is left on a disk."""
    with ballast.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                return


def kill_moves(folder: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Kill a program that imports, backs up and restores, and add up what is wrong afterwards."""
    losses.kills += 1
    lines = lines_until_killed("endless_mover", folder, after_s, seed)
    took = [int(line.split()[1]) for line in lines if line.startswith("took")]
    tried = [int(line.split()[1]) for line in lines if line.startswith("trying")]
    losses.told += len(took)
    opened = open_store(folder, NOW, set_aside_damaged=False)
    losses.damaged += bool(opened.store.problems())
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
    for backup in (folder / "backups").glob("*.db"):
        with closing(sqlite3.connect(f"file:{backup}?mode=ro&immutable=1", uri=True)) as db:
            losses.damaged += db.execute("PRAGMA integrity_check").fetchone()[0] != "ok"

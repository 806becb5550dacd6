"""Kills programs at any moment, also on a disk that fills up: for the tests and the benchmark."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.adapters.database.traces import (
    Losses,
    look_at_corrections,
    look_at_migrations,
    look_at_moves,
    look_at_sessions,
)

ROOT: Final = Path(__file__).parents[3]


@dataclass(frozen=True)
class Kind:
    """A program without end, and how what it leaves is compared with what it said.

    ``look`` gets the folder, the seed of the run, the lines, and what to add its findings to.
    """

    program: str
    look: Callable[[Path, int, Sequence[str], Losses], None]
    words: tuple[str, ...] = ()


SESSIONS: Final = Kind("endless_session", look_at_sessions)
CORRECTIONS: Final = Kind("endless_corrector", look_at_corrections)
MIGRATIONS: Final = Kind("endless_migrator", look_at_migrations)
IMPORTS: Final = Kind("endless_mover", look_at_moves, ("imports",))
BACKUPS: Final = Kind("endless_mover", look_at_moves, ("backups",))


def kill(kind: Kind, folder: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Kill a program some seconds after its first line, and add up what is wrong afterwards."""
    lines = lines_until_killed(kind.program, folder, after_s, seed, *kind.words)
    kind.look(folder, seed, lines, losses)
    losses.kills += 1


def fill_the_disk(kind: Kind, disk: Path, seed: int, after_s: float, losses: Losses) -> None:
    """Let the disk fill up under a program, kill it, make room, and add up what is wrong."""
    ballast = disk / "ballast"

    def amid() -> None:
        time.sleep(after_s)
        fill_up(ballast)

    lines = lines_until_killed(kind.program, disk, after_s, seed, *kind.words, amid=amid)
    ballast.unlink()
    kind.look(disk, seed, lines, losses)
    losses.kills += 1


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


def fill_up(ballast: Path) -> None:
    """Take all the room that is left on a disk."""
    with ballast.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                return

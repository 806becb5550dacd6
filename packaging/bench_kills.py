"""Benchmark: programs killed at random moments; what the record then holds.

A share of the kills each hits running sessions, corrections with deletions and undo, migrations of
old records, imports with backups and restores, and the corrections on a disk that fills up (only
root can mount one).
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.adapters.database.killing import (
    Losses,
    fill_the_disk,
    kill_corrections,
    kill_migrations,
    kill_moves,
)
from tests.real.killed_session import kill_and_look

Kill = Callable[[Path, int, float, Losses], None]
SMALL_DISK = "768k"
KILLS_IN_A_FOLDER = 25
"""After so many a new record is begun, so that none grows without end."""


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Kill at random moments and count what was lost."""
    chance = random.Random(20261122)  # noqa: S311  # moments, not secrets
    can_mount = hasattr(os, "geteuid") and os.geteuid() == 0
    share = max(1, options.kills // (5 if can_mount else 4))
    figures = {
        "sessions": _sessions(share, chance),
        "corrections": _many(share, chance, kill_corrections, tempfile.TemporaryDirectory),
        "migrations": _many(share, chance, kill_migrations, tempfile.TemporaryDirectory),
        "imports": _many(share, chance, kill_moves, tempfile.TemporaryDirectory),
    }
    if can_mount:
        figures["a disk that fills up"] = _many(share, chance, fill_the_disk, _small_disk)
    return figures


def _sessions(kills: int, chance: random.Random) -> dict[str, int]:
    found = []
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            found.append(kill_and_look(Path(folder), chance.uniform(0.05, 0.8)))
    return {
        "kills": len(found),
        "records damaged": sum(not look.is_sound for look in found),
        "finished repetitions": sum(look.finished for look in found),
        "finished repetitions missing": sum(look.missing for look in found),
        "sessions that could be resumed to the end": sum(look.resumed for look in found),
    }


def _many(
    kills: int, chance: random.Random, kill: Kill, folders: Callable[[], Any]
) -> dict[str, int]:
    losses = Losses()
    while losses.kills < kills:
        with folders() as folder:
            for _ in range(min(KILLS_IN_A_FOLDER, kills - losses.kills)):
                kill(Path(folder), losses.kills, chance.uniform(0, 0.25), losses)
    return asdict(losses)


@contextmanager
def _small_disk() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as disk:
        size = f"size={SMALL_DISK}"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", disk], check=True)
        try:
            yield disk
        finally:
            subprocess.run(["umount", disk], check=True)

"""Benchmark: programs killed at random moments; what the record then holds.

A fifth of the kills each hits running sessions, corrections with deletions and undo, migrations of
old records, imports, and backups with restores. Then the same again on a disk that fills up under
the program, where this user may mount one. At the end of each record's life bare SQLite reads every
file there is from end to end: the record, its backups, the copies made before migrations.

With ``--keep FOLDER`` the figures so far stand in a file there, and the next call goes on from
them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tests.adapters.database.folders import NoDiskError, mounted_disk
from tests.adapters.database.killing import (
    BACKUPS,
    CORRECTIONS,
    IMPORTS,
    MIGRATIONS,
    SESSIONS,
    Kind,
    fill_the_disk,
    kill,
)
from tests.adapters.database.traces import Losses, is_clean

KINDS: Final = {
    "sessions": SESSIONS,
    "corrections": CORRECTIONS,
    "migrations": MIGRATIONS,
    "imports": IMPORTS,
    "backups": BACKUPS,
}
KILLS_IN_A_FOLDER: Final = 25
"""After so many a new record is begun, so that none grows without end."""
KILLS_ON_A_DISK: Final = 5
SMALL_DISK: Final = "64m"
"""Room for what so many runs leave behind, so that it is the ballast that fills the disk."""
WITHIN_S: Final = 0.25


@dataclass(frozen=True)
class _OnAnyDisk:
    """How the programs are killed, and where."""

    name: str = ""
    kill: Callable[[Kind, Path, int, float, Losses], None] = kill
    folder: Callable[[], AbstractContextManager[str | Path]] = tempfile.TemporaryDirectory
    kills_in_a_folder: int = KILLS_IN_A_FOLDER


def _small_disk() -> AbstractContextManager[Path]:
    return mounted_disk(SMALL_DISK)


@dataclass(frozen=True)
class _OnASmallDisk(_OnAnyDisk):
    name: str = "full disk, "
    kill: Callable[[Kind, Path, int, float, Losses], None] = fill_the_disk
    folder: Callable[[], AbstractContextManager[str | Path]] = _small_disk
    kills_in_a_folder: int = KILLS_ON_A_DISK


@dataclass
class Found(Losses):
    """What was found, and how many files bare SQLite read at the end."""

    files: int = 0
    unclean: int = 0


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Kill at random moments and count what was lost."""
    progress = Progress(Path(options.keep) / "kills.json" if options.keep else None)
    share = max(1, options.kills // len(KINDS))
    figures = {"kills": _all(share, _OnAnyDisk(), progress)}
    with suppress(NoDiskError):
        figures["kills on a disk that fills up"] = _all(share, _OnASmallDisk(), progress)
    return figures


class Progress:
    """The figures so far, kept in a file where there is one."""

    def __init__(self, file: Path | None) -> None:
        """Read what an earlier call has found."""
        self._file = file
        self._kept: dict[str, dict[str, int]] = {}
        if file and file.exists():
            self._kept = json.loads(file.read_text(encoding="utf-8"))

    def of(self, name: str) -> Found:
        """Return what has been found of one kind."""
        return Found(**self._kept.get(name, {}))

    def keep(self, name: str, found: Found) -> None:
        """Keep what has been found of one kind, and say it."""
        self._kept[name] = asdict(found)
        print(f"  {name}: {self._kept[name]}", file=sys.stderr, flush=True)
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self._kept, indent=2), encoding="utf-8")


def _all(share: int, way: _OnAnyDisk, progress: Progress) -> dict[str, dict[str, int]]:
    figures = {}
    for name, kind in KINDS.items():
        found = progress.of(way.name + name)
        while found.kills < share:
            with way.folder() as folder:
                _one_record(kind, way, Path(folder), share, found)
            progress.keep(way.name + name, found)
        figures[name] = asdict(found)
    figures["all"] = {count: sum(of[count] for of in figures.values()) for count in asdict(Found())}
    return figures


def _one_record(kind: Kind, way: _OnAnyDisk, folder: Path, share: int, found: Found) -> None:
    """Kill programs on one record, and let bare SQLite read at its end what there is."""
    chance = random.Random(found.kills)  # noqa: S311  # moments, not secrets
    for _ in range(min(way.kills_in_a_folder, share - found.kills)):
        way.kill(kind, folder, found.kills, chance.uniform(0, WITHIN_S), found)
    files = list(folder.rglob("*.db"))
    found.files += len(files)
    for file in files:
        if not is_clean(file):
            found.unclean += 1
            print(f"  not clean: {file.relative_to(folder)}", file=sys.stderr, flush=True)

"""Benchmark: histories carried there and back, a long import's memory, and what a rescue brings.

A random history is exported as JSON and as CSV and imported into an empty record; both are then
compared with what was there. The long import runs in a process of its own, beside a short one. A
record of a hundred and twenty sessions gets pages of noise, more each time, and is rescued.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings

from corecoach.adapters.database.disk.connection import connect, writing
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.rescue.salvage import salvage
from corecoach.adapters.database.schema.migrate import read_migrations
from corecoach.adapters.database.stores.plans import keep_book
from corecoach.adapters.database.whole import add_whole, keep_week_plans
from corecoach.adapters.moving.csv_form import csv_lines
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned
from corecoach.application.moving import ExportForm
from corecoach.domain.merging import WholeSession
from corecoach.domain.record import KeptRep
from tests.adapters.database.histories import NOW, keep
from tests.adapters.moving.wholes import held, histories, of, planned
from tests.fakes import FakeClock
from tests.samples import session, weeks_of_sessions

ROOT = Path(__file__).resolve().parents[1]
ROWS_OF_A_SESSION = 43
PAGE = 4096


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure all three; counts, seconds and MiB."""
    return {
        "round trips": _round_trips(options.histories),
        "a long import": _long_imports(options.rows),
        "rescue": _rescues(options.damages),
    }


def _round_trips(count: int) -> dict[str, int]:
    figures = {"histories": 0, "sessions": 0, "JSON identical": 0, "CSV identical": 0}

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(kept=histories(), plans=planned)
    def there_and_back(kept: list[WholeSession], plans: Planned) -> None:
        figures["histories"] += 1
        figures["sessions"] += len(kept)
        with tempfile.TemporaryDirectory() as folder:
            here = _keeper(Path(folder) / "here", kept, plans)
            back = _carried(here, Path(folder), ExportForm.JSON)
            figures["JSON identical"] += held(back) == (of(kept), plans)
            live = [one for one in kept if one.record.deleted is None]
            back = _carried(here, Path(folder), ExportForm.CSV)
            untraced = of([replace(one, changes=()) for one in live])
            figures["CSV identical"] += held(back)[0] == untraced

    there_and_back()
    return figures


def _carried(keeper: FileDataKeeper, folder: Path, form: ExportForm) -> FileDataKeeper:
    file = folder / f"history.{form}"
    keeper.export(file, form)
    other = _keeper(folder / form, [], Planned())
    other.take_in(file)
    return other


def _keeper(folder: Path, kept: list[WholeSession], plans: Planned) -> FileDataKeeper:
    open_store(folder, NOW, set_aside_damaged=False).store.close()
    with closing(connect(data_file(folder))) as db, writing(db):
        for whole in kept:
            add_whole(db, whole)
        keep_week_plans(db, plans.weeks)
        keep_book(db, plans.book)
    return FileDataKeeper(folder, FakeClock(NOW), "0.1.0")


def _long_imports(rows: int) -> dict[str, Any]:
    figures = {}
    for count in (rows // 100, rows):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "long.csv"
            with file.open("wb") as lines:
                lines.writelines(csv_lines(_many_sessions(count // ROWS_OF_A_SESSION)))
            done = subprocess.run(
                [sys.executable, __file__, folder, str(file)],
                env={"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            )
            figures[f"{count} rows"] = json.loads(done.stdout)
    return figures


def _many_sessions(count: int) -> Iterator[WholeSession]:
    sample = session()
    attempts = [one for kept in sample.exercises for one in kept.attempts]
    reps = tuple(KeptRep(one, sample.started) for one in attempts)
    for number in range(count):
        yield WholeSession(replace(sample, uid=str(UUID(int=number + 1))), reps)


def _rescues(count: int) -> dict[str, Any]:
    chance = random.Random(20261122)  # noqa: S311  # pages, not secrets
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), NOW, set_aside_damaged=False).store
        for record in weeks_of_sessions(*[3] * 40):
            keep(store, record)
        store.close()
        file = data_file(Path(folder))
        content = file.read_bytes()
        for share in (1, 5, 20):
            shares = [_rescued_share(file, content, share, chance) for _ in range(count)]
            figures[f"{share} % of the pages damaged"] = {
                "records": count,
                "repetitions rescued, mean %": round(100 * sum(shares) / count, 1),
                "repetitions rescued, least %": round(100 * min(shares), 1),
            }
    return figures


def _rescued_share(file: Path, content: bytes, percent: int, chance: random.Random) -> float:
    spoiled = bytearray(content)
    pages = len(content) // PAGE
    for page in chance.sample(range(pages), max(1, pages * percent // 100)):
        spoiled[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    file.write_bytes(spoiled)
    found = salvage(file, file.with_name("rescued.db"), NOW, read_migrations())
    return found.reps / (120 * ROWS_OF_A_SESSION)


def _import_here(folder: Path, file: Path) -> None:
    """Import a file in this process and print what it took."""
    keeper = FileDataKeeper(folder / "data", FakeClock(NOW), "0.1.0")
    open_store(folder / "data", NOW, set_aside_damaged=False).store.close()
    before = _peak_mib()
    start = time.monotonic()
    report = keeper.take_in(file)
    figures = {
        "sessions": sum(report.counts.values()),
        "file_mib": round(file.stat().st_size / 2**20, 1),
        "seconds": round(time.monotonic() - start, 1),
        "more_memory_mib": round(_peak_mib() - before, 1),
    }
    print(json.dumps(figures))


def _peak_mib() -> float:
    """Return the most memory that this process has had, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


if __name__ == "__main__":
    _import_here(Path(sys.argv[1]), Path(sys.argv[2]))

"""Benchmark: the history of 1 to 20 years of daily sessions with every repetition.

Opening the tab is measured to the first painted chart, beside the bare SQL of the same figures in
the same run. The first opening loads the plotting library too; opening again paints what was read
before at once, and reads anew behind it. A tick of the window every few milliseconds shows how long
it ever stood still.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bench_programs import ROOT, private_screen

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores import digests
from corecoach.domain.plan import BirdDogDose, HeelDigDose, PauseSquatDose, Plan
from corecoach.domain.record import (
    CREDIT_TOLERANCE_MS,
    CheckIn,
    KeptRep,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    exercise_records,
)
from corecoach.domain.script import lay_out

YEARS: Final = (1, 5, 20)
PLAN: Final = Plan((HeelDigDose(16), BirdDogDose(17), PauseSquatDose(3)))
"""69 repetitions, so that twenty years have half a million."""


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure each history in turns; seconds as medians, MiB, and what grows by how much."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as parent, private_screen() as env:
        folders = {years: Path(parent) / str(years) for years in YEARS}
        for years, folder in folders.items():
            make_history(folder, years)
        found: dict[int, list[dict[str, float]]] = {years: [] for years in YEARS}
        for _turn in range(options.runs):
            for years, folder in folders.items():
                found[years].append(_once(folder, env))
        for years, folder in folders.items():
            medians = {
                name: statistics.median(run[name] for run in found[years])
                for name in found[years][0]
            }
            figures[f"{years} years"] = _told(folder, medians)
    first, last = figures[f"{YEARS[0]} years"], figures[f"{YEARS[-1]} years"]
    figures[f"{YEARS[-1]} years as a multiple of {YEARS[0]}"] = {
        name: round(last[name] / first[name], 2) for name in first if first[name]
    }
    return figures


def make_history(folder: Path, years: float) -> None:
    """Put a session a day into a new record, each with all its repetitions."""
    today = datetime.now(UTC).replace(hour=6, minute=0, second=0, microsecond=0)
    store = open_store(folder, today, set_aside_damaged=False).store
    reps = [RepRecord(rep, rep.target_ms, Outcome.HELD) for rep in lay_out(PLAN).reps()]
    exercises = exercise_records(PLAN, reps)
    # the making need not wait for the disk; the measurement reads only
    store._db.execute("PRAGMA synchronous = OFF")  # noqa: SLF001  # see above
    for age in range(round(years * 365.25), 0, -1):
        started = today - timedelta(days=age)
        ended = started + timedelta(minutes=20)
        record = SessionRecord(
            session_id=0,
            started=started,
            zone="UTC",
            training_date=started.date(),
            exercises=exercises,
            state=SessionState.FINISHED,
            ended=ended,
            check_in=CheckIn(age % 4, age % 5, age % 3, age % 2),
        )
        store.add(record, [KeptRep(rep, ended) for rep in reps])
    store.close()


def _once(folder: Path, env: Mapping[str, str]) -> dict[str, float]:
    """Measure the bare SQL, and then the window in a process of its own."""
    bare_s = _bare_sql_s(data_file(folder))
    window = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "bench_history_window.py"), str(folder)],
        env={**env, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(window.stdout)
    return found | {"bare_sql_s": bare_s}


def _bare_sql_s(file: Path) -> float:
    with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True) as db:
        begun = time.perf_counter()
        for query in (digests.DONE, digests.DOSES, digests.SESSIONS):
            values = {"tolerance_ms": CREDIT_TOLERANCE_MS} if query is digests.DONE else {}
            db.execute(query, values).fetchall()
        return time.perf_counter() - begun


def _told(folder: Path, medians: Mapping[str, float]) -> dict[str, float]:
    bare_s = medians["bare_sql_s"]
    told = {name: round(value, 3) for name, value in medians.items()}
    told["file_mib"] = round(data_file(folder).stat().st_size / 2**20, 1)
    told["first_opening_ratio_to_sql"] = round(medians["first_opening_s"] / bare_s, 2)
    told["opening_again_ratio_to_sql"] = round(medians["opening_again_s"] / bare_s, 2)
    return told

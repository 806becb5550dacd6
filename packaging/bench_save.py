"""Benchmark: how long one repetition takes to be on disk, beside an empty transaction.

Both are measured in turns on the same disk, in a record that already holds some sessions.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.domain.exercise import Side
from corecoach.domain.record import SessionState
from tests.adapters.database.histories import NOW, default_start, heel_dig

REPS_IN_A_SESSION = 43


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Save repetitions, each followed by an empty transaction; milliseconds and their ratio."""
    with tempfile.TemporaryDirectory(dir=options.disk) as folder:
        store = open_store(Path(folder), NOW, set_aside_damaged=False).store
        saves: list[float] = []
        empty: list[float] = []
        with closing(connect(data_file(Path(folder)))) as beside:
            while len(saves) < options.saves:
                _one_session(store, beside, saves, empty)
        store.close()
    return {
        "saves": len(saves),
        "save": _percentiles(saves),
        "empty transaction": _percentiles(empty),
        "ratio of the medians": round(statistics.median(saves) / statistics.median(empty), 2),
    }


def _one_session(
    store: SqliteRecordStore,
    beside: sqlite3.Connection,
    saves: list[float],
    empty: list[float],
) -> None:
    session_id = store.begin(default_start())
    for number in range(REPS_IN_A_SESSION):
        rep = heel_dig(1 + number % 10, Side.LEFT)
        begun = time.perf_counter()
        store.add_rep(session_id, rep, NOW)
        saves.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        _nothing(beside)
        empty.append((time.perf_counter() - begun) * 1000)
    store.end(session_id, SessionState.FINISHED, NOW)


def _nothing(db: sqlite3.Connection) -> None:
    """Commit a transaction that changes one number in the file's header and nothing else.

    One that changes nothing at all never reaches the disk.
    """
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA user_version = 2")
    db.execute("COMMIT")


def _percentiles(figures: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(figures, n=100)
    return {
        "p50_ms": round(cuts[49], 3),
        "p99_ms": round(cuts[98], 3),
        "max_ms": round(max(figures), 3),
    }

"""Kills a session at a moment and looks at what is left of it."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corecoach.adapters.database.opening import open_store
from corecoach.application.coach import Coach, SessionPorts
from corecoach.domain.session import Request
from tests.fakes import FakeClock, RecordingPlayer, RecordingScreen
from tests.real.desktop import ROOT

WHOLE = 43
"""Repetitions in the default session."""


@dataclass(frozen=True)
class Look:
    """What was found after a kill."""

    finished: int
    missing: int
    is_sound: bool
    resumed: bool


def kill_and_look(folder: Path, after_s: float) -> Look:
    """Run a session that flies, kill it that long after its first sign of life, and look."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.real.fast_session", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    first = child.stdout.readline()
    time.sleep(after_s)
    child.kill()
    told = [first, *child.stdout.read().splitlines(keepends=True)]
    child.stdout.close()
    child.wait()
    finished = sum(line == "kept\n" for line in told)
    store = open_store(folder, datetime.now(UTC), set_aside_damaged=False).store
    record = store.open_session() or store.session(1)
    assert record
    missing = max(0, finished - record.credited_reps)
    is_sound = not store.problems()
    resumed = True
    if record.ended is None:
        clock = FakeClock()
        ports = SessionPorts(clock, RecordingPlayer(), store, RecordingScreen())
        coach = Coach.take_up(ports, record)
        coach.ask(Request.RESUME)
        while not coach.is_over:
            clock.advance(900)
            coach.beat()
        again = store.session(record.session_id)
        resumed = again is not None and again.credited_reps == WHOLE
    store.close()
    return Look(finished, missing, is_sound, resumed)

"""Imports files, makes backups and restores without end, and says each once it is done.

``python -m tests.adapters.database.endless_mover FOLDER SEED``
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned, json_lines
from corecoach.domain.merging import WeekPlans, WholeSession
from corecoach.domain.plan_book import PlanBook, PlanVersion
from corecoach.domain.record import KeptRep
from tests.adapters.database.histories import NOW
from tests.fakes import FakeClock
from tests.samples import session

SESSIONS_IN_A_FILE = 3
REPS = 8


def uid_of(seed: int, file: int, place: int) -> str:
    return str(UUID(int=(seed << 64) + (file << 16) + place))


def write_file(path: Path, seed: int, number: int) -> None:
    sample = session(reps=REPS)
    attempts = [one for kept in sample.exercises for one in kept.attempts]
    reps = tuple(KeptRep(one, sample.started) for one in attempts)
    wholes = [
        WholeSession(replace(sample, uid=uid_of(seed, number, place)), reps)
        for place in range(SESSIONS_IN_A_FILE)
    ]
    uid = uid_of(seed, number, SESSIONS_IN_A_FILE)
    planned = Planned(WeekPlans(), PlanBook((PlanVersion(uid, uid, NOW, f"Plan {number}"),)))
    path.write_bytes(b"".join(json_lines(wholes, planned, "0.1.0", NOW)))


def main(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    clock = FakeClock(NOW + timedelta(hours=seed))
    keeper = FileDataKeeper(folder, clock, "0.1.0")
    for number in count():
        clock.advance(60_000)
        file = folder / "history.json"
        write_file(file, seed, number)
        print("trying", number, flush=True)
        keeper.take_in(file)
        print("took", number, flush=True)
        if chance.random() < 0.3:
            # what is put back is what was there a moment ago
            keeper.restore(keeper.back_up().file)
            print("restored", number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

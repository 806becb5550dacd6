"""Imports files, makes backups and restores without end, and says each once it is done.

``python -m tests.adapters.database.endless_mover FOLDER SEED imports|backups``

It prints ``trying N`` before a file is imported and ``took N`` after it, ``backed NAME`` after a
backup, ``restored`` after a restore, and ``refused SENTENCE`` where the world refused. With
``imports`` it does little else, with ``backups`` each import is followed by backups and restores.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID

from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned, json_lines
from corecoach.application.errors import WorldError
from corecoach.domain.merging import WeekPlans, WholeSession
from corecoach.domain.plan_book import PlanBook, PlanVersion
from corecoach.domain.record import KeptRep
from tests.adapters.database.histories import NOW
from tests.fakes import FakeClock
from tests.samples import session

SESSIONS_IN_A_FILE: Final = 3
REPS: Final = 8
IMPORTS_A_RESTORE: Final = 5
BACKUPS_AN_IMPORT: Final = 3
PATIENCE_S: Final = 0.005


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


class Mover:
    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self.clock = FakeClock(NOW + timedelta(hours=4 * seed))
        self.keeper = FileDataKeeper(folder, self.clock, "0.1.0")

    def take_in(self, number: int) -> None:
        self.clock.advance(60_000)
        file = self.folder / "history.json"
        write_file(file, self.seed, number)
        say("trying", number)
        self.keeper.take_in(file)
        say("took", number)

    def back_up(self) -> Path:
        self.clock.advance(60_000)
        backup = self.keeper.back_up().file
        say("backed", backup.name)
        return backup

    def restore(self) -> None:
        # what is put back is what was there a moment ago
        self.keeper.restore(self.back_up())
        say("restored")


def say(*words: object) -> None:
    print(*words, flush=True)


def main(folder: Path, seed: int, emphasis: str) -> None:
    mover = Mover(folder, seed)
    for number in count():
        try:
            mover.take_in(number)
            if emphasis == "backups":
                for _ in range(BACKUPS_AN_IMPORT):
                    mover.back_up()
                mover.restore()
            elif number % IMPORTS_A_RESTORE == 0:
                mover.restore()
        except (WorldError, OSError) as refusal:
            say("refused", refusal)
            time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])

"""Brings old records to today's schema one after the other, until it is killed.

``python -m tests.adapters.database.endless_migrator FOLDER SEED``

It prints a record's name once the old file is there, and ``NAME done`` once it was migrated.
"""

from __future__ import annotations

import shutil
import sys
from itertools import count
from pathlib import Path

from corecoach.adapters.database.files import data_file
from corecoach.adapters.database.opening import open_store
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import NOW


def main(folder: Path, seed: int) -> None:
    for number in count():
        name = f"{seed}-{number}"
        (folder / name).mkdir(parents=True)
        shutil.copy(frozen_file(1), data_file(folder / name))
        print(name, flush=True)
        open_store(folder / name, NOW, set_aside_damaged=False).store.close()
        print(name, "done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

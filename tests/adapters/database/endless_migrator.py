"""Brings old records to today's schema one after the other, until it is killed.

``python -m tests.adapters.database.endless_migrator FOLDER SEED``

It prints ``trying NAME`` once an old record is there, ``done NAME`` once it was migrated, and
``refused SENTENCE`` where the world refused; what was refused is tried again.
"""

from __future__ import annotations

import shutil
import sys
import time
from itertools import count
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.application.errors import StoreError
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import NOW

PATIENCE_S: Final = 0.005


def main(folder: Path, seed: int) -> None:
    for number in count():
        name = f"{seed}-{number}"
        lay(folder / name)
        print("trying", name, flush=True)
        migrate(folder / name)
        print("done", name, flush=True)


def lay(folder: Path) -> None:
    """Put an old record in its place, once there is room for all of it."""
    part = folder / "part"
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(frozen_file(1), part)
            part.replace(data_file(folder))
        except OSError as refusal:
            refused(refusal)
        else:
            return


def migrate(folder: Path) -> None:
    while True:
        try:
            open_store(folder, NOW, set_aside_damaged=False).store.close()
        except StoreError as refusal:
            refused(refusal)
        else:
            return


def refused(refusal: Exception) -> None:
    print("refused", refusal, flush=True)
    time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

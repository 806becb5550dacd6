"""Begins one record after the other, until it is killed.

``python -m tests.adapters.database.endless_opener FOLDER``
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from corecoach.adapters.database.opening import open_store
from tests.adapters.database.histories import NOW, default_start


def main(folder: Path) -> None:
    for number in count():
        store = open_store(folder / str(number), NOW, set_aside_damaged=False).store
        store.begin(default_start())
        store.close()
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

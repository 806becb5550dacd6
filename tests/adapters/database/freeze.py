"""Freezes a database of today's schema: ``python -m tests.adapters.database.freeze``.

Run it once before each release that brings a new migration; a file that exists is never replaced.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.schema.migrate import read_migrations
from tests.adapters.database.histories import NOW, keep_known

FROZEN: Final = Path(__file__).with_name("frozen")


def frozen_file(schema: int) -> Path:
    return FROZEN / f"v{schema}.db"


def main() -> None:
    frozen = frozen_file(read_migrations()[-1].number)
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(Path(folder), NOW, set_aside_damaged=False)
        keep_known(opened)
        opened.store.close()
        with frozen.open("xb") as file:
            file.write(data_file(Path(folder)).read_bytes())
    print(f"{frozen} was made")


if __name__ == "__main__":
    main()

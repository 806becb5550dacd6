"""The log: a small file beside the record."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

LOG_NAME: Final = "corecoach.log"
LOG_BYTES: Final = 500_000


def keep_log(file: Path) -> None:
    """Write what happens to a file; it stays small."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  # only the window keeps one

    handler = RotatingFileHandler(
        file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])

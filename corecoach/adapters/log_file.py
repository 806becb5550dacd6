"""The log in the data folder: what happened, and mistakes of ours with their traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from corecoach.application.language import gettext as _

LOG_BYTES: Final = 500_000

log = logging.getLogger(__name__)


def keep_log(folder: Path) -> None:
    """Write what happens to a log in the data folder; it stays small."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  # slow, and verbs keep no log

    handler = RotatingFileHandler(
        folder / "corecoach.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def log_our_mistakes(
    tell: Callable[[str], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook for mistakes of ours: a traceback in the log, a sentence, and on it goes."""

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        log.critical("a mistake of ours", exc_info=(kind, error, traceback))
        sys.__excepthook__(kind, error, traceback)
        tell(
            _(
                "Something went wrong inside CoreCoach. What you have done is kept; the details "
                "are in the log, corecoach.log in the data folder."
            )
        )

    return hook

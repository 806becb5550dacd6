"""Makes the automatic backups in a thread, so that nobody waits for the disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from corecoach.application.errors import WorldError
from corecoach.application.moving import DataKeeper
from corecoach.application.ports import Clock
from corecoach.domain.thinning import is_due

PATIENCE_S: Final = 5.0
"""How long the end of the program waits for a backup that is being made."""

log = logging.getLogger(__name__)


class BackgroundBackups:
    """Makes one backup at a time.

    Args:
        keeper: Makes the backups.
        clock: Tells how old the last one is.
    """

    def __init__(self, keeper: DataKeeper, clock: Clock) -> None:
        self._keeper, self._clock = keeper, clock
        self._thread: threading.Thread | None = None
        self._trouble = ""

    @property
    def trouble(self) -> str:
        """Why the last one could not be made, as a sentence; empty when it was."""
        return self._trouble

    def begin(self) -> None:
        """Make a backup now; where one is being made already, nothing more."""
        self._start(self._make)

    def begin_if_due(self) -> None:
        """Make a backup where there is something to back up and the last is a day old."""
        self._start(self._make_if_due)

    def close(self) -> None:
        """Wait a moment for one that is being made."""
        if self._thread:
            self._thread.join(PATIENCE_S)

    def _start(self, work: Callable[[], None]) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(
                target=self._run, args=(work,), name="backup", daemon=True
            )
            self._thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except WorldError as error:
            log.warning("no backup: %s", error)
            self._trouble = str(error)
        except Exception:
            # nobody else would see it: the thread has no window
            log.exception("a mistake of ours in a backup")

    def _make_if_due(self) -> None:
        last = next(iter(self._keeper.backups()), None)
        now = self._clock.now()
        if is_due(last.made if last else None, now) and self._keeper.has_sessions():
            self._make()

    def _make(self) -> None:
        backup = self._keeper.back_up()
        log.info("backup made: %s", backup.file)
        self._trouble = ""

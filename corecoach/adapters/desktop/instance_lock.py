"""One window for one data folder: a lock that dies with the program that holds it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock(folder: Path) -> QLockFile | None:
    """Return the lock on a data folder, held; None where another window holds it.

    Keep the result: the lock is let go with it. A lock left by a killed program is taken over.
    """
    made = QLockFile(str(folder / "window.lock"))
    made.setStaleLockTime(0)
    return made if made.tryLock(0) else None

"""One window for one data folder: a lock of the system's own, which dies with its holder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

FILE_NAME = "window.lock"


class InstanceLock:
    """The lock, held until ``release`` or the end of the process, however that comes."""

    def __init__(self, file: IO[bytes]) -> None:
        """Hold the open file; the lock hangs on it."""
        self._file = file

    def release(self) -> None:
        """Let another window in."""
        self._file.close()


def lock(folder: Path) -> InstanceLock | None:
    """Return the lock on a data folder, held; None where another window holds it."""
    file = (folder / FILE_NAME).open("ab")
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return InstanceLock(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

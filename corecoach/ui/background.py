"""Work that takes a moment: done in a thread of its own, its outcome handed to the window's."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from corecoach.application.errors import WorldError

T = TypeVar("T")


def _nothing() -> None:
    """Do nothing."""


class Background(Protocol):
    """Does work somewhere."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[WorldError], None],
        ended: Callable[[], None] = _nothing,
    ) -> None:
        """Do the work; one of the two is called with what came of it, in the window's thread.

        ``ended`` is called there before it, whatever came.
        """
        ...


class AtOnce:
    """Does work at once, for what is small or in memory."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[WorldError], None],
        ended: Callable[[], None] = _nothing,
    ) -> None:
        """Do the work before this call returns."""
        tell = _outcome(work, done, refused)
        ended()
        tell()


class OneThread(QObject):
    """Does one piece of work after the other in one thread; a mistake of ours is raised here."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a thread; it starts with the first work."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._came.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[WorldError], None],
        ended: Callable[[], None] = _nothing,
    ) -> None:
        """Do the work and call back by the window's own loop."""

        def do() -> None:
            tell = _outcome(work, done, refused)
            self._came.emit(ended)
            self._came.emit(tell)

        self._pool.submit(do)

    def close(self) -> None:
        """Wait for what runs, and forget what has not begun."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _outcome(
    work: Callable[[], T], done: Callable[[T], None], refused: Callable[[WorldError], None]
) -> Callable[[], None]:
    """Do the work and return what is to be called now."""
    try:
        return partial(done, work())
    except WorldError as error:
        return partial(refused, error)
    except Exception as mistake:  # noqa: BLE001  # it is raised again where it is logged
        return partial(_raise, mistake)


def _raise(mistake: Exception) -> None:
    raise mistake

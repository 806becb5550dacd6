"""Work that takes its time, done in a thread while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class BackgroundWork(QObject):
    """Does one thing at a time.

    Signals:
        ended: The work is done, or was refused; carries what to do now.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._is_busy = False
        self.ended.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._is_busy

    def start(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Do a work in a thread, and then one of the two others in the window's own."""
        self._is_busy = True

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # whose mistake it is shows in the window's thread
                self.ended.emit(_Call(refused, error))
            else:
                self.ended.emit(_Call(done, result))

        threading.Thread(target=run, name="work", daemon=True).start()

    def _finish(self, call: _Call) -> None:
        self._is_busy = False
        call.do(call.what)


class _Call:
    """Something to be done with what a thread brought."""

    def __init__(self, do: Callable[[Any], None], what: object) -> None:
        self.do, self.what = do, what

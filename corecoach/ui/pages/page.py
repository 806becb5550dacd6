"""What all pages have: a widget, and one way to say what the world refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from corecoach.application.errors import WorldError

T = TypeVar("T")


class Page(QObject):
    """A page.

    Signals:
        told: A sentence the person should know, such as what the world refused.
    """

    told = Signal(str)

    def attempt(self, wish: Callable[[], T]) -> T | None:
        """Do a wish; where the world refuses, pass its sentence on and go on."""
        try:
            return wish()
        except WorldError as error:
            self.told.emit(str(error))
            return None

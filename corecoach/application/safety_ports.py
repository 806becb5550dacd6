"""The port of safety: where it is kept what was told of it outside a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from corecoach.domain.pace.safety import SafetyNote


class SafetyStore(Protocol):
    """Keeps notes on safety; each call is on disk when it returns.

    Every call raises StoreError with a sentence when the world refuses.
    """

    def notes(self) -> tuple[SafetyNote, ...]:
        """Return every note in the order in which they were made."""
        ...

    def add(self, notes: Iterable[SafetyNote]) -> None:
        """Keep notes; one that is there already stays."""
        ...

    def take_back(self, notes: Iterable[SafetyNote]) -> None:
        """Forget notes that were a slip."""
        ...

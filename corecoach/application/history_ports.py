"""The ports of the history: what it is reckoned from, and where targets and pauses are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from corecoach.domain.digest import SessionDigest
from corecoach.domain.schedule import PauseReason


@dataclass(frozen=True)
class KeptHistory:
    """Every session that has ended, oldest first, and what the weeks were to be.

    ``targets`` are weekly targets by the date they hold from.
    """

    sessions: tuple[SessionDigest, ...]
    targets: Mapping[date, int] = field(default_factory=dict)
    paused: Mapping[date, PauseReason] = field(default_factory=dict)


class HistoryReader(Protocol):
    """Reads what the history is reckoned from; may be asked from a thread of its own."""

    def history(self) -> KeptHistory:
        """Return what is kept, all of one moment; raises StoreError with a sentence."""
        ...


class WeekStore(Protocol):
    """Keeps weekly targets and paused days; each call is on disk when it returns.

    Every call raises StoreError with a sentence when the world refuses.
    """

    def keep_target(self, since: date, target: int) -> None:
        """Let a weekly target hold from a date on, in place of any that began then or later."""
        ...

    def pause(self, days: Iterable[date], reason: PauseReason) -> None:
        """Keep that these days ask for nothing, and why; an earlier reason is replaced."""
        ...

    def end_pause(self, days: Iterable[date]) -> None:
        """Let these days count as any other."""
        ...

"""The ports of the history: what it is reckoned from, and where plans and pauses are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from corecoach.domain.digest import SessionDigest
from corecoach.domain.pace.safety import SafetyNote
from corecoach.domain.plan_book import PlanBook, PlanVersion
from corecoach.domain.schedule import PauseReason


@dataclass(frozen=True)
class KeptHistory:
    """Every session that has ended, oldest first, what the weeks were to be, and what was planned.

    ``targets`` are weekly targets by the date they hold from, ``notes`` what was told of safety.
    """

    sessions: tuple[SessionDigest, ...]
    targets: Mapping[date, int] = field(default_factory=dict)
    paused: Mapping[date, PauseReason] = field(default_factory=dict)
    notes: tuple[SafetyNote, ...] = ()
    book: PlanBook = field(default_factory=PlanBook)


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

    def pause_on(self, day: date) -> PauseReason | None:
        """Return why a day is paused; None where it is not."""
        ...

    def pause(self, days: Iterable[date], reason: PauseReason) -> None:
        """Keep that these days ask for nothing, and why; an earlier reason is replaced."""
        ...

    def end_pause(self, days: Iterable[date]) -> None:
        """Let these days count as any other."""
        ...


class PlanStore(Protocol):
    """Keeps plans and what was decided about them; each call is on disk when it returns.

    Every call raises StoreError with a sentence when the world refuses; nothing was then kept.
    """

    def book(self) -> PlanBook:
        """Return everything that was planned and decided; it is never much."""
        ...

    def keep(self, book: PlanBook) -> None:
        """Add versions and decisions to those that are there, all or none."""
        ...

    def take_back(self, uids: Sequence[str]) -> None:
        """Mark decisions as taken back."""
        ...

    def has_sessions(self) -> bool:
        """Tell whether a session has ended, without reading them."""
        ...


class PlanFiles(Protocol):
    """Carries single plans in files; each call raises MovingError with a sentence when refused."""

    def write(self, place: Path, plan: PlanVersion) -> None:
        """Write a plan into a file, whole or not at all."""
        ...

    def read(self, file: Path) -> PlanVersion:
        """Return the plan in a file, with an identity of no meaning."""
        ...

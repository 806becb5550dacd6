"""What a session controller reports: facts, each with its moment on the monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.domain.record import RepRecord
from corecoach.domain.session import Phase, Request
from corecoach.domain.timeline import Step


@dataclass(frozen=True)
class Event:
    """Something that happened at a monotonic moment in milliseconds."""

    at_ms: int


@dataclass(frozen=True)
class StepStarted(Event):
    """A step of the timeline began."""

    step: Step


@dataclass(frozen=True)
class RepEnded(Event):
    """An attempt at a repetition ended: held, cut short, skipped or void."""

    record: RepRecord


@dataclass(frozen=True)
class FormMarked(Event):
    """The person says that the form broke in an attempt that had ended, or that it did not."""

    record: RepRecord


@dataclass(frozen=True)
class CueHandedOver(Event):
    """A cue of the timeline is to sound at ``at_ms``."""

    clip: str


@dataclass(frozen=True)
class Announced(Event):
    """A clip outside the timeline is to sound at ``at_ms``."""

    clip: str


@dataclass(frozen=True)
class CuesCancelled(Event):
    """Everything handed over before this is void; what sounds must fall silent."""


@dataclass(frozen=True)
class PhaseChanged(Event):
    """The session moved to another phase."""

    phase: Phase
    by: Request


@dataclass(frozen=True)
class Refused(Event):
    """A request is not possible in this phase; nothing changed."""

    request: Request

"""The port of the computer's own voice, which is rendered ahead into clips."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class VoiceState(Enum):
    """How far the system's own voice is."""

    UNKNOWN = "unknown"
    ABSENT = "absent"
    FOUND = "found"
    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class SystemVoiceStatus:
    """The system's voice: its state, its name where it was found, and how many clips it has.

    UNKNOWN until the first look is over; FOUND where clips are missing and nobody asked for them.
    """

    state: VoiceState = VoiceState.UNKNOWN
    name: str = ""
    done: int = 0
    total: int = 0


class SystemVoice(Protocol):
    """The computer's own voice, which speaks into files ahead of time."""

    def status(self) -> SystemVoiceStatus:
        """Return what is known, and begin to look at the first call; never waits."""
        ...

    def prepare(self) -> None:
        """Begin to render the clips that are missing or out of date; never waits.

        Asking again while that goes on is fine.
        """
        ...

"""What the player and its engine say to each other: one JSON object a line.

The clock needs no translation: every process of a machine reads the same monotonic clock.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any, Final

from corecoach.application.ports import ScheduledCue
from corecoach.application.settings import SoundSettings, Voice

LOST_EXIT: Final = 3
"""The engine's exit status when its stream stopped: a new engine may be luckier."""
NO_LIBRARY_EXIT: Final = 4
"""The engine's exit status when it cannot play at all on this machine."""


class Event(StrEnum):
    """What the engine tells."""

    READY = "ready"
    NO_DEVICE = "no_device"
    NO_LIBRARY = "no_library"
    LOST = "lost"
    UNUSABLE_CLIP = "unusable_clip"


def cues_line(cues: Sequence[ScheduledCue]) -> bytes:
    """Return the line that hands over cues."""
    return _line({"cues": [[cue.at_ms, cue.clip] for cue in cues]})


def cancel_line() -> bytes:
    """Return the line that asks for silence."""
    return _line({"cancel": True})


def use_line(sound: SoundSettings) -> bytes:
    """Return the line that says how to sound from now on."""
    return _line({"use": asdict(sound)})


def read_order(line: bytes) -> list[ScheduledCue] | SoundSettings | None:
    """Return the cues that a line hands over, how it wants them to sound, or None for silence."""
    order: dict[str, Any] = json.loads(line)
    if used := order.get("use"):
        return SoundSettings(**(used | {"voice": Voice(used["voice"])}))
    if "cues" not in order:
        return None
    return [ScheduledCue(at_ms, clip) for at_ms, clip in order["cues"]]


def tell(event: Event, detail: str = "") -> None:
    """Write an event to stdout, whole and at once, from whichever thread."""
    os.write(sys.stdout.fileno(), _line({"event": event.value, "detail": detail}))


def read_event(line: bytes) -> tuple[Event, str]:
    """Return the event of a line and its detail."""
    told: dict[str, str] = json.loads(line)
    return Event(told["event"]), told["detail"]


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode() + b"\n"

"""The settings: each declared once with its type, default and bounds; all else is derived."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from corecoach.domain.training_day import DEFAULT_ROLLOVER_HOUR, ROLLOVER_HOURS, FirstWeekday
from corecoach.domain.verbosity import Verbosity

__all__ = [
    "BOUNDS",
    "LATENCY_MS",
    "ROLLOVER",
    "SHIPPED_VOICES",
    "VOLUME",
    "Bounds",
    "FirstWeekday",
    "Settings",
    "SoundSettings",
    "Verbosity",
    "Voice",
]


class Voice(StrEnum):
    """The voices, by the folder of their clips; SYSTEM is what the computer itself brings."""

    WOMAN = "af_heart"
    MAN = "am_michael"
    SYSTEM = "system"


SHIPPED_VOICES: Final = (Voice.WOMAN, Voice.MAN)
"""These speak on every computer; the first stands in for what another one cannot say."""


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest value of a whole number."""

    low: int
    high: int

    def clamp(self, value: int) -> int:
        """Return the value, or the bound that it goes beyond."""
        return min(max(value, self.low), self.high)


BOUNDS: Final = "bounds"
"""Under this name a field carries its bounds."""
VOLUME: Final = Bounds(0, 100)
LATENCY_MS: Final = Bounds(-300, 300)
ROLLOVER: Final = Bounds(ROLLOVER_HOURS.low, ROLLOVER_HOURS.high)


@dataclass(frozen=True)
class SoundSettings:
    """How it sounds.

    Volumes are percent of full; ``output`` is an output's id, empty for the system's own choice;
    ``latency_ms`` is how much earlier every cue is sent, as the person's tap-along test found it.
    """

    voice: Voice = Voice.WOMAN
    voice_volume: int = field(default=100, metadata={BOUNDS: VOLUME})
    tone_volume: int = field(default=100, metadata={BOUNDS: VOLUME})
    output: str = ""
    latency_ms: int = field(default=0, metadata={BOUNDS: LATENCY_MS})


@dataclass(frozen=True)
class Settings:
    """What the person chose, kept between starts.

    A training day lasts until ``rollover_hour`` of the next morning.
    """

    floor_only: bool = False
    waits_for_ready: bool = False
    verbosity: Verbosity = Verbosity.FULL
    sound: SoundSettings = SoundSettings()
    captions: bool = True
    flash: bool = True
    week_start: FirstWeekday = FirstWeekday.MONDAY
    rollover_hour: int = field(default=DEFAULT_ROLLOVER_HOUR, metadata={BOUNDS: ROLLOVER})

"""The settings: each declared once with its type, default and bounds; all else is derived."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corecoach.domain.verbosity import Verbosity

__all__ = ["Settings", "SoundSettings", "Verbosity", "Voice"]


class Voice(StrEnum):
    """The voices that ship, by the folder of their clips."""

    WOMAN = "af_heart"
    MAN = "am_michael"


@dataclass(frozen=True)
class SoundSettings:
    """How it sounds.

    Volumes are percent of full; ``output`` is an output's id, empty for the system's own choice;
    ``latency_ms`` is how much earlier every cue is sent, as the person's tap-along test found it.
    """

    voice: Voice = Voice.WOMAN
    voice_volume: int = 100
    tone_volume: int = 100
    output: str = ""
    latency_ms: int = 0


@dataclass(frozen=True)
class Settings:
    """What the person chose, kept between starts."""

    floor_only: bool = False
    waits_for_ready: bool = False
    verbosity: Verbosity = Verbosity.FULL
    sound: SoundSettings = SoundSettings()
    captions: bool = True
    flash: bool = True

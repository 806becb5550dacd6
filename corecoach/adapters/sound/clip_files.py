"""Where the clips lie: tones for everybody, and one folder of spoken phrases for each voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corecoach.domain.clips import PHRASES, Tone, fallback_tone, is_tone

TONES_FOLDER: Final = "tones"


@dataclass(frozen=True)
class ClipFiles:
    """The clips below one folder, spoken by one voice.

    Attributes:
        sounds: The folder that holds ``tones`` and one folder for each voice.
        voice: The name of the voice's folder.
    """

    sounds: Path
    voice: str

    def path(self, clip: str) -> Path:
        """Return where a clip's file should be, whether or not it is there."""
        folder = TONES_FOLDER if is_tone(clip) else self.voice
        return self.sounds / folder / f"{clip}.wav"

    def to_play(self, clip: str) -> Path:
        """Return the clip's file, or that of the tone that stands for a phrase without one."""
        own, tone = self.path(clip), fallback_tone(clip)
        return own if own.is_file() or tone is None else self.path(tone)

    def missing(self, clips: Iterable[str] = (*Tone, *PHRASES)) -> tuple[str, ...]:
        """Return the clips, of all the program knows or of those given, that have no file."""
        return tuple(str(clip) for clip in clips if not self.path(clip).is_file())

"""Where the clips lie: tones for everybody, and one folder of spoken phrases for each voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corecoach.application.settings import SHIPPED_VOICES, Voice
from corecoach.domain.clips import PHRASES, Tone, fallback_tone, is_tone

TONES_FOLDER: Final = "tones"


@dataclass(frozen=True)
class ClipFiles:
    """The clips below one folder, spoken by one voice.

    Attributes:
        sounds: The folder that holds ``tones`` and one folder for each voice.
        voice: The name of the voice's folder.
        rendered: The folder that holds one for the system's voice, where it is rendered.
    """

    sounds: Path
    voice: str
    rendered: Path | None = None

    def path(self, clip: str) -> Path:
        """Return where a clip's file should be, whether or not it is there."""
        if is_tone(clip):
            return self.sounds / TONES_FOLDER / f"{clip}.wav"
        own = self.rendered if self.voice == Voice.SYSTEM else None
        folder = own or self.sounds
        return folder / self.voice / f"{clip}.wav"

    def to_play(self, clip: str) -> Path:
        """Return the clip's file, or what stands for a phrase without one.

        For a phrase that the system's voice has not said yet, that is the same phrase of a voice
        that ships: it says all, where a tone only says that there is something.
        """
        own, tone = self.path(clip), fallback_tone(clip)
        if own.is_file():
            return own
        stand_in = self._stand_in(clip)
        if stand_in.is_file() or tone is None:
            return stand_in
        return self.path(tone)

    def missing(self, clips: Iterable[str] = (*Tone, *PHRASES)) -> tuple[str, ...]:
        """Return the clips, of all the program knows or of those given, that have no file."""
        return tuple(str(clip) for clip in clips if not self.path(clip).is_file())

    def unspoken(self) -> tuple[str, ...]:
        """Return the missing clips that no voice stands in for."""
        return tuple(clip for clip in self.missing() if not self._stand_in(clip).is_file())

    def _stand_in(self, clip: str) -> Path:
        if self.voice != Voice.SYSTEM:
            return self.path(clip)
        return replace(self, voice=SHIPPED_VOICES[0]).path(clip)

"""Plays nothing: for a person who wants no sound, and for commands that need none."""

from __future__ import annotations

from collections.abc import Sequence

from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.settings import SoundSettings


class SilentPlayer:
    """A cue player that takes everything and makes no sound."""

    def open(self) -> None:
        """Do nothing."""

    def use(self, sound: SoundSettings) -> None:
        """Do nothing."""

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        """Let the cues pass."""

    def cancel(self) -> None:
        """Do nothing."""

    def status(self) -> SoundStatus:
        """Return that it is silent."""
        return SoundStatus(SoundState.SILENT)

    def close(self) -> None:
        """Do nothing."""

"""The clips in memory: read ahead, so that no slow disk holds up a cue, and ready when wanted."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import (
    Clip,
    UnusableClipError,
    Wave,
    clip_of,
    read_wave,
)
from corecoach.domain.clips import PHRASES, Tone

_READY: Final = 24
"""So many are kept at the rate of the stream; the others as they are in their files, at half."""


class ClipShelf:
    """Gives out the clips of one voice.

    Args:
        files: The clips.
    """

    def __init__(self, files: ClipFiles) -> None:
        self.files = files
        self._waves: dict[Path, Wave] = {}
        self._ready: OrderedDict[Path, Clip] = OrderedDict()

    def read_ahead(self) -> None:
        """Read all clips, one after the other, in a thread that nobody waits for."""
        threading.Thread(target=self._read_all, daemon=True).start()

    def clip(self, name: str) -> Clip:
        """Return a clip, ready to be mixed.

        Raises:
            UnusableClipError: If it has no file, or none that can be played.
        """
        path = self.files.to_play(name)
        clip = self._ready.pop(path, None) or clip_of(name, self._wave(path))
        self._ready[path] = clip
        if len(self._ready) > _READY:
            self._ready.popitem(last=False)
        return clip

    def _wave(self, path: Path) -> Wave:
        if path not in self._waves:
            self._waves[path] = read_wave(path)
        return self._waves[path]

    def _read_all(self) -> None:
        for name in (*Tone, *PHRASES):
            # what cannot be read is told when it is wanted
            with contextlib.suppress(UnusableClipError):
                self._wave(self.files.to_play(name))

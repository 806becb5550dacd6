"""Copies of clips at a lower volume, for programs that can only play a file as it is."""

from __future__ import annotations

import tempfile
import wave
from array import array
from pathlib import Path
from typing import Final

_FULL: Final = 100
_UNITY: Final = 1 << 16


class QuieterCopies:
    """Makes the copies as they are wanted, in a folder of their own."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def at(self, path: Path, volume: int) -> Path:
        """Return a file with the same sound at a volume in percent, heard as the engine does it.

        Raises:
            OSError: If the clip is missing or no WAV file, or the copy cannot be written.
        """
        if volume == _FULL:
            return path
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="corecoach")
        copy = Path(self._folder.name) / f"{path.parent.name}-{path.stem}-{volume}.wav"
        if not copy.exists():
            self._write(path, copy, volume)
        return copy

    def close(self) -> None:
        """Remove the copies."""
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def _write(self, path: Path, copy: Path, volume: int) -> None:
        factor = round(_UNITY * (volume / _FULL) ** 2)
        try:
            with wave.open(str(path), "rb") as source, wave.open(str(copy), "wb") as target:
                target.setparams(source.getparams())
                samples = array("h", source.readframes(source.getnframes()))
                target.writeframes(array("h", [s * factor // _UNITY for s in samples]).tobytes())
        except (wave.Error, EOFError) as error:
            raise OSError(str(error)) from error

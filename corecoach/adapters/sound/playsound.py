"""The library playsound3 as the simple player needs it: a player program for each sound.

The library looks for its programs when it is imported, which takes some tenths of a second, so that
happens when a simple player is first wanted, in its thread.
"""

from __future__ import annotations

import importlib
import logging
import tempfile
import time
import wave
from pathlib import Path
from typing import Final, Protocol

_TRIAL_TIMEOUT_S: Final = 3.0
_TRIAL_POLL_S: Final = 0.02


class Sound(Protocol):
    """One playing sound."""

    def is_alive(self) -> bool:
        """Tell whether it still plays; collects its process when it does not."""
        ...

    def stop(self) -> None:
        """End it."""
        ...


class SoundPrograms(Protocol):
    """Programs that play a sound file."""

    def working(self) -> str:
        """Return the name of one that works here, or nothing; may take some seconds."""
        ...

    def play(self, program: str, path: Path) -> Sound:
        """Start to play a file.

        Raises:
            OSError: If the program cannot be started.
        """
        ...


class PlaysoundPrograms:
    """The programs that playsound3 knows."""

    def working(self) -> str:
        """Return the first backend that plays a short silence without complaint, or nothing."""
        logging.getLogger("playsound3").setLevel(logging.ERROR)  # it warns when it finds nothing
        try:
            names: list[str] = importlib.import_module("playsound3").AVAILABLE_BACKENDS
        except ImportError:
            return ""
        with tempfile.TemporaryDirectory(prefix="corecoach") as folder:
            silence = Path(folder) / "silence.wav"
            with wave.open(str(silence), "wb") as file:
                file.setparams((1, 2, 48_000, 0, "NONE", ""))
                file.writeframes(bytes(4_800))
            return next((name for name in names if self._works(name, silence)), "")

    def play(self, program: str, path: Path) -> Sound:
        """Start to play a file by a backend of playsound3."""
        library = importlib.import_module("playsound3")
        try:
            sound: Sound = library.playsound(path, block=False, backend=program)
        except library.PlaysoundException as error:
            raise OSError(str(error)) from error
        return sound

    def _works(self, name: str, silence: Path) -> bool:
        try:
            sound = self.play(name, silence)
        except OSError:
            return False
        deadline = time.monotonic() + _TRIAL_TIMEOUT_S
        while sound.is_alive():
            if time.monotonic() > deadline:
                sound.stop()
                return False
            time.sleep(_TRIAL_POLL_S)
        process = getattr(sound, "subprocess", None)  # some backends play without a process
        return not getattr(process, "returncode", 0)

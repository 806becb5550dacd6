"""The voices that systems bring along, as programs that speak into a file."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from corecoach.adapters.speech.loudness import Samples
from corecoach.adapters.speech.wav_files import at_rate, read

RATE: Final = 24_000
"""Of what is said, before it becomes a clip: that of the voices that ship."""
_WORDS_A_MINUTE: Final = 165
"""The pace that counts as speed 1, near the shipped voices' own."""
_ANSWER_WITHIN_S: Final = 20.0


class SynthesisError(Exception):
    """The system's voice did not say what it was asked to say."""


class Synthesizer(Protocol):
    """A voice that speaks into a file."""

    @property
    def name(self) -> str:
        """What it is called, with its version: clips of another one are rendered anew."""
        ...

    def say(self, text: str, speed: float) -> Samples:
        """Return the text as it is said at a speed, at ``RATE``.

        Raises:
            SynthesisError: It was not said.
        """
        ...


@dataclass(frozen=True)
class SpeakingProgram:
    """A synthesizer that is a program of the system.

    Attributes:
        name: What it is called, with its version.
        command: Returns the command that says a text at so many words a minute into a file.
    """

    name: str
    command: Callable[[str, int, Path], Sequence[str]]

    def say(self, text: str, speed: float) -> Samples:
        """Return the text as it is said at a speed, at ``RATE``."""
        with tempfile.TemporaryDirectory(prefix="corecoach") as folder:
            path = Path(folder) / "said.wav"
            _output_of(self.command(text, round(_WORDS_A_MINUTE * speed), path))
            try:
                return at_rate(*read(path), RATE)
            except OSError as error:
                raise SynthesisError(str(error)) from error


def find_synthesizer(language: str) -> Synthesizer | None:
    """Return the system's voice for a language, such as "en"; None where there is none."""
    found = _mac_voice() if sys.platform == "darwin" else _espeak(language)
    if found is None:
        return None
    try:
        found.say("1", 1.0)
    except SynthesisError:
        return None
    return found


def _espeak(language: str) -> SpeakingProgram | None:
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    try:
        version = _output_of([program, "--version"]).split("  Data at", 1)[0].strip()
    except SynthesisError:
        return None
    voice = "en-gb" if language == "en" else language.replace("_", "-").lower()
    return SpeakingProgram(
        version.replace(" text-to-speech:", ""),
        lambda text, pace, path: [program, "-v", voice, "-s", str(pace), "-w", str(path), text],
    )


def _mac_voice() -> SpeakingProgram | None:
    program = shutil.which("say")
    if program is None:
        return None
    form = ["--file-format=WAVE", "--data-format=LEI16@22050"]
    return SpeakingProgram(
        f"macOS {platform.mac_ver()[0]}",
        lambda text, pace, path: [program, "-r", str(pace), "-o", str(path), *form, text],
    )


def _output_of(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # a program of the system's, no shell
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANSWER_WITHIN_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SynthesisError(str(error)) from error
    return done.stdout.decode(errors="replace")

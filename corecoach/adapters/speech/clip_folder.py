"""The folder of rendered clips, and the manifest that says what they were rendered from."""

from __future__ import annotations

import json
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from corecoach.adapters.speech import wav_files
from corecoach.adapters.speech.loudness import Samples
from corecoach.adapters.speech.synthesizers import RATE

CLIP_RATE: Final = 48_000
"""Of the stream, so that nothing is left to reckon when a clip is due."""
_FORM: Final = 1
"""Raised when clips are shaped in another way, so that all are rendered anew."""


class ClipFolder:
    """The clips of one voice.

    Args:
        folder: Where they lie.
        voice: The name of the synthesizer, with its version.
        language: Of the texts.
    """

    def __init__(self, folder: Path, voice: str, language: str) -> None:
        self._folder = folder
        self._head = {"voice": voice, "language": language, "rate": CLIP_RATE, "form": _FORM}
        self._manifest = folder / "manifest.json"
        self._clips = self._read()

    def outdated(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the texts, by clip, that have no clip or one of another text, voice or form."""
        return {clip: text for clip, text in texts.items() if not self._is_current(clip, text)}

    def keep(self, clip: str, text: str, samples: Samples | None) -> None:
        """Keep a clip, or that there is none of a text since it fits into no slot.

        Whoever reads meanwhile finds the clip before or the new one, whole.

        Raises:
            OSError: It could not be written.
        """
        target = self._folder / f"{clip}.wav"
        if samples is None:
            target.unlink(missing_ok=True)
        else:
            partial = target.with_suffix(".part")
            wav_files.write(partial, wav_files.at_rate(samples, RATE, CLIP_RATE), CLIP_RATE)
            partial.replace(target)
        self._clips[clip] = {"text": text, "samples": wav_files.sample_count(target)}
        self._write()

    def remove_all_but(self, clips: Mapping[str, str]) -> None:
        """Remove what is no longer said."""
        for path in self._folder.glob("*.wav"):
            if path.stem not in clips:
                path.unlink()

    def _is_current(self, clip: str, text: str) -> bool:
        found = {"text": text, "samples": _count(self._folder / f"{clip}.wav")}
        return self._clips.get(clip) == found

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._manifest.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        same = isinstance(kept, dict) and {name: kept.get(name) for name in self._head}
        clips = kept.get("clips") if same == self._head else None
        return clips if isinstance(clips, dict) else {}

    def _write(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._manifest.with_suffix(".part")
        content = {**self._head, "clips": self._clips}
        partial.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        partial.replace(self._manifest)


def _count(path: Path) -> int:
    try:
        return wav_files.sample_count(path)
    except (OSError, EOFError, wave.Error):
        return -1

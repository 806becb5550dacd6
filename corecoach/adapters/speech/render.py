"""Renders the system's voice, a process of its own.

``python -m corecoach.adapters.speech.render FOLDER look|prepare`` tells on stdout, a JSON object a
line, which voice was found and how far it is. It gives way to everything else, and ends when
nobody listens any more.
"""

from __future__ import annotations

import json
import os
import sys
from gettext import bindtextdomain
from pathlib import Path
from typing import Final

from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.speech.clip_folder import ClipFolder
from corecoach.adapters.speech.fitting import fitting
from corecoach.adapters.speech.synthesizers import (
    RATE,
    SynthesisError,
    Synthesizer,
    find_synthesizer,
)
from corecoach.application.cues.captions import shown_ms
from corecoach.application.language import DOMAIN, language
from corecoach.application.language import gettext as _
from corecoach.domain.clips import PHRASES

_PATIENT: Final = 19


def main() -> None:
    """Look for a voice and, where that is wanted, render what is missing."""
    folder, verb = Path(sys.argv[1]), sys.argv[2]
    bindtextdomain(DOMAIN, str(assets_folder() / "locale"))
    if hasattr(os, "nice"):
        os.nice(_PATIENT)
    spoken = language()
    voice = find_synthesizer(spoken)
    if voice is None:
        _tell(voice="")
        return
    clips = ClipFolder(folder, voice.name, spoken)
    texts = {clip: _(phrase.text) for clip, phrase in PHRASES.items()}
    outdated = clips.outdated(texts)
    done = len(texts) - len(outdated)
    _tell(voice=voice.name, done=done, total=len(texts))
    if verb == "prepare":
        clips.remove_all_but(texts)
        for number, (clip, text) in enumerate(outdated.items(), start=done + 1):
            _render(voice, clips, clip, text)
            _tell(voice=voice.name, done=number, total=len(texts))


def _render(voice: Synthesizer, clips: ClipFolder, clip: str, text: str) -> None:
    captioned_s = shown_ms(clip) / 1000
    found = fitting(clip, lambda speed: voice.say(text, speed), RATE, captioned_s)
    clips.keep(clip, text, found[1] if found else None)


def _tell(**facts: str | int) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        # nobody listens: not even the exit has anything to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, SynthesisError) as error:
        _tell(failed=str(error))

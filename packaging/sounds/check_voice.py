"""Ask a speech recogniser which of the spoken clips it understands word for word.

The recogniser chooses among all phrases of the program. Optional, in the throw-away environment
of ``render_voice.py``, with ``pip install pocketsphinx``::

    PYTHONPATH=. /tmp/voice/bin/python packaging/sounds/check_voice.py af_heart

Exits with 1 when a clip is taken for another phrase or for none.
"""

from __future__ import annotations

import re
import sys
import wave
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import numpy as np
import pocketsphinx  # type: ignore[import-not-found,unused-ignore]  # lives in the throw-away environment only

from corecoach.domain.clips import PHRASES

_SOUNDS: Final = Path(__file__).resolve().parents[2] / "assets" / "sounds"
_HEARS_AT: Final = 16_000
_SILENCE_S: Final = 0.3
_PATIENCE: Final = {"bestpath": False, "beam": 1e-80, "wbeam": 1e-60, "pbeam": 1e-80}
"""With narrower beams one-syllable words are given up before they end."""

_BRITISH: Final = {"metre": "meter"}
"""Words that the recogniser's American dictionary spells otherwise."""


def main() -> None:
    """Print every clip that was not understood, then how many were."""
    voice = sys.argv[1] if len(sys.argv) > 1 else "af_heart"
    said = {clip: _words(phrase.text) for clip, phrase in PHRASES.items()}
    with NamedTemporaryFile("w", suffix=".jsgf", encoding="utf-8") as grammar:
        phrases = " | ".join(sorted(set(said.values())))
        grammar.write(f"#JSGF V1.0;\ngrammar clips;\npublic <clip> = {phrases};\n")
        grammar.flush()
        decoder = pocketsphinx.Decoder(jsgf=grammar.name, loglevel="FATAL", **_PATIENCE)
        heard = {clip: _heard(decoder, _SOUNDS / voice / f"{clip}.wav") for clip in said}
    missed = [clip for clip in said if heard[clip] != said[clip]]
    for clip in missed:
        print(f'{clip}: "{said[clip]}" was heard as "{heard[clip]}"')
    print(f"{len(said) - len(missed)} of {len(said)} clips understood")
    sys.exit(bool(missed))


def _words(text: str) -> str:
    words = re.sub(r"[^a-z' ]", " ", text.lower()).split()
    return " ".join(_BRITISH.get(word, word) for word in words)


def _heard(decoder: pocketsphinx.Decoder, path: Path) -> str:
    with wave.open(str(path), "rb") as file:
        rate = file.getframerate()
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64)
    samples = np.pad(samples, round(_SILENCE_S * rate))
    count = len(samples) * _HEARS_AT // rate
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    resampled = np.fft.irfft(spectrum, count) * count / len(samples)
    decoder.start_utt()
    decoder.process_raw(np.clip(resampled, -32768, 32767).astype("<i2").tobytes())
    decoder.end_utt()
    hypothesis = decoder.hyp()
    return str(hypothesis.hypstr) if hypothesis else ""


if __name__ == "__main__":
    main()

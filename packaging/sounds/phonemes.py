"""English text as the symbols the voice model was trained on.

espeak-ng turns a text into IPA; a few of its symbols have another form in the model's alphabet.
The table follows the one Kokoro's own text front end (misaki, Apache-2.0) applies to espeak-ng.
"""

# ruff: noqa: RUF001  # phonetic letters look like Latin ones and are meant

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from typing import Final

_PIECE: Final = re.compile(r"([^.,?!]+)([.,?!]*)")

_SYMBOLS: Final = (
    ("o^ʊ", "O"),
    ("a^ɪ", "I"),
    ("e^ɪ", "A"),
    ("a^ʊ", "W"),
    ("ɔ^ɪ", "Y"),
    ("t^ʃ", "ʧ"),
    ("d^ʒ", "ʤ"),
    ("ə^l", "ᵊl"),
    ("^", ""),
    ("ɜːɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"),
    ("ɚɹ", "əɹ"),
    ("ɚ", "əɹ"),
    ("r", "ɹ"),
    ("x", "k"),
    ("ɐ", "ə"),
    ("ʲ", "j"),
    ("o", "ɔ"),
    ("ɾ", "T"),
    ("ː", ""),
)
"""Replaced in this order; ``^`` is the tie that espeak-ng is asked to write within one sound."""


def phonemes(text: str) -> str:
    """Return the text in the model's symbols, its punctuation kept.

    Raises:
        FileNotFoundError: espeak-ng is not installed.
    """
    return " ".join(_spoken_pieces(text))


def _spoken_pieces(text: str) -> Iterator[str]:
    for words, marks in _PIECE.findall(text):
        command = ["espeak-ng", "-q", "--ipa", "--tie=^", "-v", "en-us", "--", words.strip()]
        spoken = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
        symbols = " ".join(spoken.split())
        for ipa, ours in _SYMBOLS:
            symbols = symbols.replace(ipa, ours)
        yield symbols + marks

"""Mends what text the glyphs of a PDF stand for, so that it is found and copied as it was typed.

Qt takes the lowest code point of a glyph that stands for several. In Inter an apostrophe shares its
glyph with a letter, and an Arabic letter in its place within a word is one of the old presentation
forms; both look right and cannot be searched for.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

SAME_GLYPH: Final = {"\t": " ", "\u02bc": "\u2019", "\u02ee": "\u201d"}
"""What shares a glyph of Inter with a space or a closing quote, which is what is meant."""

PRESENTATION_FORMS: Final = (range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF))
TEXT_MAP: Final = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
TARGETS: Final = re.compile(rb"\[\s*(?:<[0-9A-F]{4}>\s*)+\]")
TARGET: Final = re.compile(rb"<([0-9A-F]{4})>")


def mended(pdf: bytes) -> bytes:
    """Return a PDF of Qt's with its text mended; every byte stays at its place."""
    return TEXT_MAP.sub(lambda found: TARGETS.sub(_mended_targets, found[0]), pdf)


def _mended_targets(found: re.Match[bytes]) -> bytes:
    return TARGET.sub(_mended_target, found[0])


def _mended_target(found: re.Match[bytes]) -> bytes:
    letter = _meant(chr(int(found[1], 16)))
    return b"<%04X>" % ord(letter)


def _meant(letter: str) -> str:
    if any(ord(letter) in forms for forms in PRESENTATION_FORMS):
        plain = normalize("NFKC", letter)
        # a ligature of several letters has no single one to stand for it
        return plain if len(plain) == 1 else letter
    return SAME_GLYPH.get(letter, letter)

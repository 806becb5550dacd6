"""Lengths and fonts of a printed page, in a unit of our own so that every device breaks alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPen

UNITS_PER_INCH: Final = 1200
"""Pages are laid out in 1/1200 inch and scaled to the device, whatever its resolution."""


def mm(length: float) -> float:
    """Return millimetres in page units."""
    return length * UNITS_PER_INCH / 25.4


def pt(length: float) -> float:
    """Return points in page units."""
    return length * UNITS_PER_INCH / 72


HAIRLINE: Final = pt(0.5)
RULE: Final = pt(1.4)


def pen(width: float) -> QPen:
    """Return a black pen with square ends."""
    return QPen(Qt.GlobalColor.black, width, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.MiterJoin)


SUBSTITUTIONS: Final = ("calt", "clig", "liga")
"""Features of a font that change the look of letters because of their neighbours."""


@dataclass(frozen=True)
class Typeface:
    """The fonts of a page, one for each role; none is smaller than 8.5 pt."""

    title: QFont
    heading: QFont
    label: QFont
    body: QFont
    value: QFont
    score: QFont
    large: QFont
    clear: QFont
    poster: QFont

    @classmethod
    def of(cls, family: str) -> Typeface:
        """Return the fonts of a family; of the system's own where that family is not there."""
        if not family or not QFontDatabase.hasFamily(family):
            family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        return cls(
            title=_font(family, 17, QFont.Weight.DemiBold),
            heading=_font(family, 10, QFont.Weight.DemiBold),
            label=_font(family, 8.5),
            body=_font(family, 9.5),
            value=_font(family, 10, QFont.Weight.DemiBold),
            score=_font(family, 17, QFont.Weight.DemiBold),
            large=_font(family, 18, QFont.Weight.DemiBold),
            clear=_font(family, 12),
            poster=_font(family, 26, QFont.Weight.DemiBold),
        )


def _font(family: str, size_pt: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(pt(size_pt)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt's PDFs know the letter behind a glyph only where the font maps one to the other; what a
    # font puts in its place, such as another colon between figures, could not be searched
    for feature in SUBSTITUTIONS:
        font.setFeature(QFont.Tag(feature), 0)
    return font

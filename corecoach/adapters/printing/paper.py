"""Which paper a person is likely to have."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from corecoach.application.reports.parts import Paper

_T = QLocale.Country

PAGE_SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

LETTER_TERRITORIES: Final = frozenset(
    {
        _T.Belize,
        _T.Canada,
        _T.Chile,
        _T.Colombia,
        _T.CostaRica,
        _T.Guatemala,
        _T.Mexico,
        _T.Nicaragua,
        _T.Panama,
        _T.Philippines,
        _T.PuertoRico,
        _T.ElSalvador,
        _T.UnitedStates,
        _T.Venezuela,
    }
)
"""Where Unicode's CLDR has paperSize "US-Letter" (supplemental data, measurementData)."""


def usual_paper(locale: QLocale) -> Paper:
    """Return the paper of a locale's territory."""
    return Paper.LETTER if locale.territory() in LETTER_TERRITORIES else Paper.A4

"""The paper a person is likely to have follows the territory of the locale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from corecoach.adapters.printing.paper import usual_paper
from corecoach.application.reports.parts import Paper


@pytest.mark.parametrize("name", ["en_US", "en_CA", "fr_CA", "es_MX", "es_CL", "en_PH"])
def test_letter_where_letter_is_usual(name: str) -> None:
    assert usual_paper(QLocale(name)) is Paper.LETTER


@pytest.mark.parametrize("name", ["en_GB", "de_DE", "es_ES", "ja_JP", "pt_BR", "C"])
def test_a4_everywhere_else(name: str) -> None:
    assert usual_paper(QLocale(name)) is Paper.A4

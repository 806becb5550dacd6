"""The table of colours: every text and every mark stands out, light and dark."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from corecoach.ui.theme.look import Appearance, Look, palette
from corecoach.ui.theme.tokens import DARK, LIGHT, Colours
from tests.ui.conftest import ASSETS

TEXT = 4.5
LARGE_OR_GRAPHIC = 3.0
"""WCAG 2.2: contrast of text, and of large text and graphics."""


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "ink_soft", "warning", "work", "move", "rest", "still"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_text_stands_out(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_accent_and_on_its_soft_shade_stand_out(colours: Colours) -> None:
    assert contrast(colours.accent_ink, colours.accent) >= TEXT
    assert contrast(colours.ink, colours.accent_soft) >= TEXT
    assert contrast(colours.accent, colours.ground) >= LARGE_OR_GRAPHIC


def test_every_colour_is_a_full_hex_value() -> None:
    for colours in (LIGHT, DARK):
        for field in fields(colours):
            value = getattr(colours, field.name)
            assert isinstance(value, bool) or (len(value) == 7 and value.startswith("#"))


def test_the_palette_follows_the_table(qapp: QApplication) -> None:
    assert qapp is not None
    assert palette(DARK).window().color().name() == DARK.ground


def test_dark_is_put_on_when_it_is_asked_for(qtbot: QtBot, qapp: QApplication) -> None:
    assert qtbot is not None
    look = Look(qapp, ASSETS, Appearance.DARK)
    try:
        assert look.colours is DARK
        assert qapp.palette().window().color().name() == DARK.ground
    finally:
        Look(qapp, ASSETS, Appearance.LIGHT)

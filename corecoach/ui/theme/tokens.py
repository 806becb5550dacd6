"""The one table of colours, type and spacing; everything that has a look is derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

FONT_FAMILY: Final = "Inter"


@dataclass(frozen=True)
class Colours:
    """The colours by what they are for; ``#rrggbb``."""

    ground: str
    surface: str
    line: str
    ink: str
    ink_soft: str
    accent: str
    accent_ink: str
    accent_soft: str
    work: str
    move: str
    rest: str
    still: str
    warning: str
    is_dark: bool


LIGHT: Final = Colours(
    ground="#f6f5f1",
    surface="#ffffff",
    line="#d9d6cd",
    ink="#1c2124",
    ink_soft="#565e65",
    accent="#0b6459",
    accent_ink="#ffffff",
    accent_soft="#dcece7",
    work="#0b6459",
    move="#8a5600",
    rest="#3a5788",
    still="#5f656c",
    warning="#9a3126",
    is_dark=False,
)

DARK: Final = Colours(
    ground="#14181a",
    surface="#1d2326",
    line="#3a4348",
    ink="#eef1f0",
    ink_soft="#a9b2b5",
    accent="#57c9b5",
    accent_ink="#06231f",
    accent_soft="#1f3b37",
    work="#57c9b5",
    move="#e8b45a",
    rest="#93b7ec",
    still="#a9b2b5",
    warning="#f08a7f",
    is_dark=True,
)


class TypeSize(Enum):
    """The sizes of type in pixels on the reference window of 1280 x 800."""

    SMALL = 13
    BODY = 15
    LEAD = 18
    TITLE = 24
    NEXT = 30
    HEADLINE = 34
    COUNT = 44
    SIDE = 56
    PHASE = 88
    DIGITS_WIDE = 150
    DIGITS = 250


class Space(Enum):
    """The distances in pixels."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 16
    LARGE = 24
    WIDE = 40


RADIUS: Final = 10
REFERENCE_WIDTH: Final = 1280
REFERENCE_HEIGHT: Final = 800

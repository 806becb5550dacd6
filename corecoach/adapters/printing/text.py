"""Text wrapped to a width, line by line, so that a long note can flow over pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

LEADING: Final = 1.3
"""Distance of two lines, in sizes of the font."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft

UNPRINTABLE: Final = dict.fromkeys((*range(9), *range(11, 32), 127), " ")


@dataclass(frozen=True)
class Line:
    """One line of wrapped text; it keeps the layout that its text lives in."""

    layout: QTextLayout
    line: QTextLine
    height: float

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line with its top left corner at a point."""
        space = self.height - self.line.height()
        self.line.draw(painter, QPointF(x, y + space / 2))


def wrap(
    text: str,
    font: QFont,
    width: float,
    align: Qt.AlignmentFlag | None = None,
) -> tuple[Line, ...]:
    """Return the lines of a text, as typed: no markup, the direction of each paragraph its own.

    Without ``align`` a paragraph begins where it is read from.
    """
    clean = text.encode("utf-8", "replace").decode()
    return tuple(
        line
        for paragraph in clean.splitlines() or [""]
        for line in _wrap_paragraph(paragraph.translate(UNPRINTABLE), font, width, align)
    )


def _wrap_paragraph(
    text: str, font: QFont, width: float, align: Qt.AlignmentFlag | None
) -> tuple[Line, ...]:
    if align is None:
        align = Qt.AlignmentFlag.AlignRight if _reads_from_right(text) else LEFT
    option = QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text or " ", font)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # a fallback font, such as one for emoji, may be taller than ours
        lines.append(Line(layout, line, max(LEADING * font.pixelSize(), line.height())))
    layout.endLayout()
    return tuple(lines)


def _reads_from_right(text: str) -> bool:
    """Tell whether the first letter that has a direction is written from right to left."""
    directions = (bidirectional(letter) for letter in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def height_of(lines: tuple[Line, ...]) -> float:
    """Return the height of lines set below each other."""
    return sum(line.height for line in lines)


def width_of(text: str, font: QFont) -> float:
    """Return the width of a text on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def paint_lines(painter: QPainter, lines: tuple[Line, ...], x: float, y: float) -> float:
    """Paint lines below each other from a top left corner; return where the next would begin."""
    for line in lines:
        line.paint(painter, x, y)
        y += line.height
    return y

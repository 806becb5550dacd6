"""The contents of a form: headings, fields over values or lines, score boxes, boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from corecoach.adapters.printing.text import LEFT, Line, height_of, paint_lines, width_of, wrap
from corecoach.adapters.printing.typeface import HAIRLINE, RULE, Typeface, mm, pen
from corecoach.application.reports.parts import Field, Question

WRITING_HEIGHT: Final = mm(7.5)
"""Room for a line of handwriting."""

COLUMN_GAP: Final = mm(5)
TICK_BOX: Final = mm(3.2)


def columns(
    shares: Sequence[float], width: float, gap: float = COLUMN_GAP
) -> Iterator[tuple[float, float]]:
    """Yield the left edge and the width of each column, with a gap between them."""
    unit = (width - gap * (len(shares) - 1)) / sum(shares)
    x = 0.0
    for share in shares:
        yield x, share * unit
        x += share * unit + gap


def rule(painter: QPainter, left: float, right: float, y: float, width: float = HAIRLINE) -> None:
    """Draw a horizontal line."""
    painter.setPen(pen(width))
    painter.drawLine(round(left), round(y), round(right), round(y))


def _after_label(label: str, least: float, faces: Typeface) -> float:
    """Return where the room after a label begins, its own width or a given one at least."""
    return max(least, width_of(label, faces.body) + mm(2.5))


@dataclass(frozen=True)
class TextLines:
    """Lines of text that stay together."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The height of the lines."""
        return height_of(self.lines)

    def paint(self, painter: QPainter, y: float, height: float) -> None:  # noqa: ARG002  # text does not grow
        """Paint the lines."""
        paint_lines(painter, self.lines, 0, y)


@dataclass(frozen=True)
class Heading:
    """A heading with a rule below it."""

    lines: tuple[Line, ...]
    width: float
    thickness: float = HAIRLINE

    @property
    def height(self) -> float:
        """The text and the rule a millimetre below it."""
        return height_of(self.lines) + mm(1)

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the heading."""
        paint_lines(painter, self.lines, 0, y)
        rule(painter, 0, self.width, y + height, self.thickness)


@dataclass(frozen=True)
class FieldRow:
    """Fields beside each other, each label over its value, or over a line to write on."""

    labels: tuple[tuple[Line, ...], ...]
    values: tuple[tuple[Line, ...], ...]
    places: tuple[tuple[float, float], ...]

    @classmethod
    def of(
        cls, fields: Sequence[Field], shares: Sequence[float], width: float, faces: Typeface
    ) -> FieldRow:
        """Lay fields out in columns."""
        places = tuple(columns(shares, width))
        rooms = [room for _, room in places]
        return cls(
            tuple(
                wrap(one.label, faces.label, room) for one, room in zip(fields, rooms, strict=True)
            ),
            tuple(
                wrap(one.value, faces.value, room, LEFT) if one.value else ()
                for one, room in zip(fields, rooms, strict=True)
            ),
            places,
        )

    @property
    def height(self) -> float:
        """The tallest label over the tallest value."""
        return self._label_height + max(height_of(lines) for lines in self.values)

    @property
    def _label_height(self) -> float:
        return max(height_of(lines) for lines in self.labels)

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the fields."""
        cells = zip(self.places, self.labels, self.values, strict=True)
        for (left, room), label, value in cells:
            paint_lines(painter, label, left, y)
            if value:
                paint_lines(painter, value, left, y + self._label_height)
            else:
                rule(painter, left, left + room, y + height - mm(0.8))


@dataclass(frozen=True)
class WritingRow:
    """Fields beside each other on one line: the label, then its value or a line to write on.

    ``title`` stands before them where there is one, in a width of its own.
    """

    fields: tuple[Field, ...]
    shares: tuple[float, ...]
    width: float
    faces: Typeface
    title: str = ""
    title_width: float = 0
    height: float = WRITING_HEIGHT

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the labels, and the values or lines."""
        title = wrap(self.title, self.faces.body, mm(200))
        paint_lines(painter, title, 0, y + height - height_of(title))
        indent = _after_label(self.title, self.title_width, self.faces) if self.title else 0
        places = columns(self.shares, self.width - indent)
        for one, (place, room) in zip(self.fields, places, strict=True):
            left = indent + place
            label = wrap(one.label, self.faces.body, mm(200))
            value = wrap(one.value, self.faces.value, mm(200), LEFT)
            start = _after_label(one.label, 0, self.faces)
            paint_lines(painter, label, left, y + height - height_of(label))
            if one.value:
                paint_lines(painter, value, left + start, y + height - height_of(value))
            else:
                rule(painter, left + start, left + room, y + height - mm(0.8))


@dataclass(frozen=True)
class TickRow:
    """A question for the pen: its label, boxes to tick, and a line where it asks more."""

    question: Question
    width: float
    faces: Typeface
    label_width: float
    height: float = WRITING_HEIGHT

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the question."""
        label = wrap(self.question.label, self.faces.body, mm(200))
        base = y + height - height_of(label)
        paint_lines(painter, label, 0, base)
        x = _after_label(self.question.label, self.label_width, self.faces)
        for place, choice in enumerate(self.question.choices):
            top = base + (height_of(label) - TICK_BOX) / 2
            self._paint_box(painter, QRectF(x, top, TICK_BOX, TICK_BOX), place)
            x += TICK_BOX + mm(1.8)
            paint_lines(painter, wrap(choice, self.faces.body, mm(200)), x, base)
            x += width_of(choice, self.faces.body) + mm(7)
        if self.question.asks_more:
            rule(painter, x - mm(4.5), self.width, y + height - mm(0.8))

    def _paint_box(self, painter: QPainter, box: QRectF, place: int) -> None:
        painter.setPen(pen(HAIRLINE))
        painter.drawRect(box)
        if place in self.question.ticked:
            painter.setPen(pen(RULE))
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.bottomLeft(), box.topRight())


@dataclass(frozen=True)
class ScoreBoxes:
    """Scores beside each other in one ruled box; an empty score leaves room to write it."""

    fields: tuple[Field, ...]
    width: float
    faces: Typeface
    height: float = mm(12.5)

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint the boxes, each label small at the top and its score large below."""
        painter.setPen(pen(HAIRLINE))
        painter.drawRect(QRectF(0, y, self.width, height))
        room = self.width / len(self.fields)
        for index, one in enumerate(self.fields):
            left = index * room
            if index:
                painter.setPen(pen(HAIRLINE))
                painter.drawLine(round(left), round(y), round(left), round(y + height))
            label = wrap(one.label, self.faces.label, room, Qt.AlignmentFlag.AlignHCenter)
            below = paint_lines(painter, label, left, y + mm(0.6))
            if one.value:
                score = wrap(one.value, self.faces.score, room, Qt.AlignmentFlag.AlignHCenter)
                paint_lines(painter, score, left, below)
            else:
                middle, half = left + room / 2, mm(6)
                rule(painter, middle - half, middle + half, y + height - mm(2.6))


@dataclass(frozen=True)
class WritingLines:
    """Empty lines to write on; where it grows it has more of them."""

    width: float
    count: int

    @property
    def height(self) -> float:
        """The height of the least number of lines."""
        return self.count * WRITING_HEIGHT

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint as many lines as there is room for, evenly."""
        count = int(height // WRITING_HEIGHT)
        for index in range(count):
            rule(painter, 0, self.width, y + (index + 1) * height / count - mm(0.8))

"""One lesson to read: drawing, headings, lines, links, and ways of which one is shown at a time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from corecoach.application.learn.finding import holds
from corecoach.application.learn.lesson import Lesson, Passage, Point, Way
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.bullet_line import BulletLine
from corecoach.ui.widgets.figure_view import FigureView
from corecoach.ui.widgets.heading import Heading
from corecoach.ui.widgets.link_button import LinkButton
from corecoach.ui.widgets.scaling_label import ScalingLabel

MEASURE: Final = 680
"""The widest line in pixels at the usual size of type: about 75 letters, which the eye still
finds its way back from."""


class LessonView(QWidget):
    """A lesson as text.

    Signals:
        opening_requested: Open the address of a source.
    """

    opening_requested = Signal(str)

    def __init__(self, lesson: Lesson, sought: str = "") -> None:
        """Lay the lesson out; lines that hold the sought words are marked."""
        super().__init__()
        self._sought = sought.strip()
        self._found: list[BulletLine] = []
        self._text = QVBoxLayout()
        self._text.setSpacing(Space.SMALL.value)
        self._add_top(lesson)
        for passage in lesson.passages:
            self._add_passage(passage)
        self._text.addStretch(1)
        self._column = QWidget()
        self._column.setLayout(self._text)
        self.set_scale(1.0)
        row = QHBoxLayout(self)
        edge = Space.LARGE.value
        row.setContentsMargins(edge, edge, edge, edge)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        self.setAccessibleName(lesson.title)

    @property
    def first_found(self) -> BulletLine | None:
        """The first line that holds the sought words."""
        return self._found[0] if self._found else None

    def set_scale(self, scale: float) -> None:
        """Let the measure, the drawing, the links and the choices grow with the type."""
        self._column.setMaximumWidth(round(MEASURE * scale))
        for figure in self.findChildren(FigureView):
            figure.set_scale(scale)
        for choice in self.findChildren(QRadioButton):
            choice.setFont(font_of(TypeSize.LEAD, scale=scale))
        for link in self.findChildren(LinkButton):
            link.set_scale(scale)

    def _add_top(self, lesson: Lesson) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL.value)
        words.addWidget(Heading(TypeSize.HEADLINE, lesson.title))
        words.addWidget(ScalingLabel(TypeSize.LEAD, lesson.about, tone="soft", wraps=True))
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM.value)
        top.addLayout(words, 1)
        if lesson.pose:
            top.addWidget(FigureView(lesson.pose), 0, Qt.AlignmentFlag.AlignTop)
        self._text.addLayout(top)

    def _add_passage(self, passage: Passage) -> None:
        self._text.addSpacing(Space.MEDIUM.value)
        self._text.addWidget(Heading(TypeSize.TITLE, passage.heading))
        for point in passage.points:
            self._text.addWidget(self._line(passage, point))
            if point.address:
                self._add_link(point.address)
        if passage.ways:
            self._add_ways(passage)

    def _line(self, passage: Passage, point: Point) -> BulletLine:
        line = BulletLine(passage.line(point))
        if self._sought and holds(point.words, self._sought):
            line.setProperty("found", "true")
            self._found.append(line)
        return line

    def _add_link(self, address: str) -> None:
        link = LinkButton(address)
        link.opening_requested.connect(self.opening_requested)
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE.value, 0, 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        self._text.addLayout(row)

    def _add_ways(self, passage: Passage) -> None:
        """Show one way at a time, so that nobody tries two at once."""
        choices = QButtonGroup(self)
        shown = [self._way(passage, way, choices) for way in passage.ways]
        for below, _has_words in shown:
            self._text.addWidget(below)
        with_words = [number for number, (_below, has_words) in enumerate(shown) if has_words]
        choices.buttons()[with_words[0] if with_words else 0].setChecked(True)

    def _way(self, passage: Passage, way: Way, choices: QButtonGroup) -> tuple[QWidget, bool]:
        """Return what is below a way's choice, hidden, and whether the sought words are there."""
        button, below, before = QRadioButton(way.title), QWidget(), len(self._found)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(Space.LARGE.value, 0, 0, 0)
        for point in way.points:
            inside.addWidget(self._line(passage, point))
        button.toggled.connect(below.setVisible)
        choices.addButton(button)
        self._text.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        below.hide()
        return below, len(self._found) > before

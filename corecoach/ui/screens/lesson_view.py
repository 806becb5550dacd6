"""One lesson to read: headings, lines, and ways of which one is shown at a time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from corecoach.application.learn.lesson import Lesson, Passage
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.bullet_line import BulletLine
from corecoach.ui.widgets.heading import Heading
from corecoach.ui.widgets.scaling_label import ScalingLabel

MEASURE: Final = 680
"""The widest line in pixels: about 75 letters, which the eye still finds its way back from."""


class LessonView(QWidget):
    """A lesson as text."""

    def __init__(self, lesson: Lesson) -> None:
        """Lay the lesson out."""
        super().__init__()
        self._text = QVBoxLayout()
        self._text.setSpacing(Space.SMALL.value)
        self._text.addWidget(Heading(TypeSize.HEADLINE, lesson.title))
        self._text.addWidget(ScalingLabel(TypeSize.LEAD, lesson.about, tone="soft", wraps=True))
        for passage in lesson.passages:
            self._add_passage(passage)
        self._text.addStretch(1)
        column = QWidget()
        column.setLayout(self._text)
        column.setMaximumWidth(MEASURE)
        row = QHBoxLayout(self)
        edge = Space.LARGE.value
        row.setContentsMargins(edge, edge, edge, edge)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.setAccessibleName(lesson.title)

    def _add_passage(self, passage: Passage) -> None:
        self._text.addSpacing(Space.MEDIUM.value)
        self._text.addWidget(Heading(TypeSize.TITLE, passage.heading))
        for point in passage.points:
            self._text.addWidget(BulletLine(passage.line(point)))
        if passage.ways:
            self._add_ways(passage)

    def _add_ways(self, passage: Passage) -> None:
        """Show one way at a time, so that nobody tries two at once."""
        choices = QButtonGroup(self)
        lines: list[QWidget] = []
        for way in passage.ways:
            button = QRadioButton(way.title)
            below = QWidget()
            inside = QVBoxLayout(below)
            inside.setContentsMargins(Space.LARGE.value, 0, 0, 0)
            for point in way.points:
                inside.addWidget(BulletLine(passage.line(point)))
            button.toggled.connect(below.setVisible)
            choices.addButton(button)
            self._text.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            lines.append(below)
            below.hide()
        for below in lines:
            self._text.addWidget(below)
        choices.buttons()[0].setChecked(True)

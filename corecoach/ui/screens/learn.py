"""The Learn screen: the lessons in a list, and the one that is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson
from corecoach.ui.screens.lesson_view import LessonView
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.scaling_label import ScalingLabel

LIST_WIDTH: Final = 280


class LearnScreen(QWidget):
    """Shows the lessons: Up and Down choose one in the list, Tab leads into its text."""

    def __init__(self) -> None:
        """Build the screen; ``show_lessons`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._lessons: tuple[Lesson, ...] = ()
        self._list = QListWidget()
        self._list.setAccessibleName(_("Lessons"))
        self._list.setFont(font_of(TypeSize.BODY))
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._read)
        self._text = _text_area()
        self._lay_out()

    def show_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Offer these lessons and open the first; does nothing where they are shown already."""
        if tuple(lessons) == self._lessons:
            return
        self._lessons = tuple(lessons)
        self._list.clear()
        self._list.addItems([lesson.title for lesson in self._lessons])
        self._list.setCurrentRow(0)

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        grow(self)

    def _read(self, row: int) -> None:
        if row < 0:
            return
        self._text.setWidget(LessonView(self._lessons[row]))
        self._text.setAccessibleName(self._lessons[row].title)
        self._text.verticalScrollBar().setValue(0)
        grow(self)

    def _lay_out(self) -> None:
        legend = ScalingLabel(
            TypeSize.SMALL,
            _(
                "After an article by a physical therapist, in our own words. What is not from it "
                "is marked (ours)."
            ),
            tone="soft",
            wraps=True,
        )
        legend.setFixedWidth(LIST_WIDTH)
        side = QVBoxLayout()
        side.setSpacing(Space.MEDIUM.value)
        side.addWidget(self._list, 1)
        side.addWidget(legend)
        row = QHBoxLayout()
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.LARGE.value, edge, Space.LARGE.value)
        row.setSpacing(Space.LARGE.value)
        row.addLayout(side)
        row.addWidget(self._text, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(centred(row))


def _text_area() -> QScrollArea:
    """Return where a lesson is read; with the keyboard in it the arrow and page keys scroll."""
    area = scrolling(QWidget())
    area.setObjectName("reading")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area

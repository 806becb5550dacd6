"""The Learn screen: the lessons in a list, and the one that is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.learn.finding import lessons_with
from corecoach.application.learn.lesson import Lesson
from corecoach.ui.screens.lesson_view import LessonView
from corecoach.ui.theme.look import font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, growth, scrolling
from corecoach.ui.widgets.scaling_label import ScalingLabel

LIST_WIDTH: Final = 280


class LearnScreen(QWidget):
    """Shows the lessons: Up and Down choose one in the list, Tab leads into its text.

    Ctrl+F leads to a field that leaves only the lessons with certain words.

    Signals:
        opening_requested: Open the address of a source.
    """

    opening_requested = Signal(str)

    def __init__(self) -> None:
        """Build the screen; ``show_lessons`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._lessons: tuple[Lesson, ...] = ()
        self._listed: tuple[Lesson, ...] = ()
        self._open: Lesson | None = None
        self._field = _field()
        self._field.textChanged.connect(self._find)
        self._nothing = ScalingLabel(TypeSize.BODY, _("No lesson has these words."), wraps=True)
        self._nothing.hide()
        self._list = QListWidget()
        self._list.setAccessibleName(_("Lessons"))
        self._list.setFont(font_of(TypeSize.BODY))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._read)
        self._text, self._side = _text_area(), QWidget()
        self._lay_out()

    def show_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Offer these lessons and open the first; does nothing where they are shown already."""
        if tuple(lessons) == self._lessons:
            return
        self._lessons = tuple(lessons)
        self._find()

    def read(self, title: str) -> None:
        """Open the lesson of a title, whatever was sought."""
        self._field.clear()
        self._list.setCurrentRow([lesson.title for lesson in self._listed].index(title))

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        self._grow()

    def _find(self) -> None:
        """List the lessons with the words in the field; stay at the open one if it has them."""
        self._listed = lessons_with(self._lessons, self._field.text())
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([lesson.title for lesson in self._listed])
        self._list.blockSignals(False)
        self._nothing.setVisible(not self._listed)
        if self._listed:
            stays = self._open in self._listed
            self._list.setCurrentRow(self._listed.index(self._open) if stays else 0)
        elif self._open:
            self._show_lesson(self._open, "")

    def _read(self, row: int) -> None:
        if row >= 0:
            self._open = self._listed[row]
            self._show_lesson(self._open, self._field.text())

    def _show_lesson(self, lesson: Lesson, sought: str) -> None:
        view = LessonView(lesson, sought)
        view.opening_requested.connect(self.opening_requested)
        self._text.setWidget(view)
        self._text.setAccessibleName(lesson.title)
        self._text.verticalScrollBar().setValue(0)
        self._grow()
        if view.first_found:
            # where it is, is known once it is laid out
            QTimer.singleShot(0, view, lambda: self._show_found(view))

    def _grow(self) -> None:
        grow(self)
        scale = growth(self)
        self._side.setFixedWidth(round(LIST_WIDTH * scale))
        for small in (self._list, self._field):
            small.setFont(font_of(TypeSize.BODY, scale=scale))
        for view in self._text.findChildren(LessonView):
            view.set_scale(scale)

    def _show_found(self, view: LessonView) -> None:
        """Scroll until the first line that was found has a quarter of the page above it."""
        if view.first_found:
            top = view.first_found.mapTo(view, QPoint(0, 0)).y()
            self._text.verticalScrollBar().setValue(top - self._text.viewport().height() // 4)

    def _seek(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

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
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.MEDIUM.value)
        side.addWidget(self._field)
        side.addWidget(self._nothing)
        side.addWidget(self._list, 1)
        side.addWidget(legend)
        row = QHBoxLayout()
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.LARGE.value, edge, Space.LARGE.value)
        row.setSpacing(Space.LARGE.value)
        row.addWidget(self._side)
        row.addWidget(self._text, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(centred(row))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._seek)
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._stop_finding)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.focus_first)

    def _stop_finding(self) -> None:
        self._field.clear()
        self.focus_first()


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(_("Find in the lessons"))
    field.setAccessibleName(_("Find in the lessons"))
    field.setClearButtonEnabled(True)
    return field


def _text_area() -> QScrollArea:
    """Return where a lesson is read; with the keyboard in it the arrow and page keys scroll."""
    area = scrolling(QWidget())
    area.setObjectName("reading")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area

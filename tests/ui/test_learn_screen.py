"""The Learn tab as a person uses it: by keys, by ear, and in a readable measure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QListWidget, QRadioButton, QScrollArea, QTabWidget, QWidget

from corecoach.ui.screens.lesson_view import MEASURE, LessonView
from corecoach.ui.widgets.bullet_line import BulletLine
from corecoach.ui.widgets.heading import Heading
from tests.ui.conftest import Desk

Key = Qt.Key


def open_learn(desk: Desk) -> QListWidget:
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index("Learn"))
    found = desk.window.tabs.learn_page().screen.findChild(QListWidget)
    assert found
    return found


def reading(desk: Desk) -> QScrollArea:
    found = desk.window.findChild(QScrollArea, "reading")
    assert found
    return found


def lesson_shown(desk: Desk) -> str:
    shown = reading(desk).widget()
    assert shown
    return shown.accessibleName()


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_the_list_has_the_keyboard_and_leads_through_the_lessons(desk: Desk) -> None:
    lessons = open_learn(desk)
    assert lessons.hasFocus()
    assert lesson_shown(desk) == "Why backs ache after squats"
    desk.qtbot.keyClick(lessons, Key.Key_Down)
    assert lesson_shown(desk) == "Heel digs"
    assert "Set-up" in desk.shown()


def test_tab_leads_into_the_text_and_the_keys_scroll_it(desk: Desk) -> None:
    lessons = open_learn(desk)
    lessons.setCurrentRow(1)
    desk.qtbot.keyClick(lessons, Key.Key_Tab)
    area = reading(desk)
    assert area.hasFocus()
    desk.qtbot.keyClick(area, Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_another_lesson_is_read_from_its_top(desk: Desk) -> None:
    lessons = open_learn(desk)
    lessons.setCurrentRow(1)
    reading(desk).verticalScrollBar().setValue(200)
    lessons.setCurrentRow(2)
    assert reading(desk).verticalScrollBar().value() == 0


def test_coming_back_to_the_tab_keeps_the_lesson(desk: Desk) -> None:
    lessons = open_learn(desk)
    lessons.setCurrentRow(5)
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(0)
    open_learn(desk)
    assert lesson_shown(desk) == "Fault 2: arched back"


def test_a_screen_reader_hears_headings_as_headings_and_lines_as_text(desk: Desk) -> None:
    open_learn(desk).setCurrentRow(1)
    view = desk.window.findChild(LessonView)
    assert view
    headings, lines = view.findChildren(Heading), view.findChildren(BulletLine)
    assert [label.text() for label in headings][:2] == ["Heel digs", "What it is for"]
    assert {role_of(label) for label in headings} == {QAccessible.Role.Heading}
    assert {role_of(label) for label in lines} == {QAccessible.Role.StaticText}
    said = QAccessible.queryAccessibleInterface(headings[0]).text(QAccessible.Text.Name)
    assert said == "Heel digs"


def test_of_two_ways_one_is_shown_at_a_time(desk: Desk) -> None:
    open_learn(desk).setCurrentRow(4)
    knees, lean = desk.window.tabs.learn_page().screen.findChildren(QRadioButton)
    assert any("Out of the bottom" in text for text in desk.shown())
    assert not any("Take your build" in text for text in desk.shown())
    knees.setFocus()
    desk.qtbot.keyClick(knees, Key.Key_Down)
    assert lean.isChecked()
    assert any("Take your build" in text for text in desk.shown())
    assert not any("Out of the bottom" in text for text in desk.shown())


def test_no_line_is_wider_than_the_eye_follows(desk: Desk) -> None:
    desk.window.resize(1920, 1080)
    open_learn(desk)
    view = desk.window.findChild(LessonView)
    assert view
    assert max(line.width() for line in view.findChildren(BulletLine)) <= MEASURE


def test_no_lesson_needs_scrolling_sideways(desk: Desk) -> None:
    desk.window.resize(960, 600)
    lessons = open_learn(desk)
    for row in range(lessons.count()):
        lessons.setCurrentRow(row)
        assert reading(desk).horizontalScrollBar().maximum() == 0

"""The Learn tab as a person uses it: by keys, by ear, and in a readable measure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QMessageBox,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from corecoach.ui.screens.lesson_view import MEASURE, LessonView
from corecoach.ui.theme.tokens import TypeSize
from corecoach.ui.widgets.bullet_line import BulletLine
from corecoach.ui.widgets.figure_view import FigureView
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
    # about 75 letters, though the type has grown with the window
    for line in view.findChildren(BulletLine):
        assert line.font().pixelSize() > TypeSize.LEAD.value
        assert line.width() / line.font().pixelSize() <= MEASURE / TypeSize.LEAD.value * 1.05


def test_no_lesson_needs_scrolling_sideways(desk: Desk) -> None:
    desk.window.resize(960, 600)
    lessons = open_learn(desk)
    for row in range(lessons.count()):
        lessons.setCurrentRow(row)
        assert reading(desk).horizontalScrollBar().maximum() == 0


def find_field(desk: Desk) -> QLineEdit:
    found = desk.window.tabs.learn_page().screen.findChild(QLineEdit)
    assert found
    return found


def titles(lessons: QListWidget) -> list[str]:
    return [lessons.item(row).text() for row in range(lessons.count())]


def test_ctrl_f_leads_to_a_field_that_leaves_the_lessons_with_the_words(desk: Desk) -> None:
    lessons = open_learn(desk)
    desk.qtbot.keyClick(lessons, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = find_field(desk)
    assert field.hasFocus()
    desk.qtbot.keyClicks(field, "hamstrings")
    assert titles(lessons) == ["Fault 3: tailbone tucks"]
    marked = [line for line in desk.window.findChildren(BulletLine) if line.property("found")]
    assert [line.text()[:24] for line in marked if line.isVisible()] == ["It is not the hamstrings"]
    desk.qtbot.keyClick(field, Key.Key_Down)
    assert lessons.hasFocus()


def test_the_first_line_with_the_words_is_scrolled_to(desk: Desk) -> None:
    desk.window.resize(960, 600)
    lessons = open_learn(desk)
    desk.qtbot.keyClicks(find_field(desk), "PMC5739826 mistake")
    assert not titles(lessons)
    find_field(desk).setText("need not be a mistake")
    assert lesson_shown(desk) == "Sources"
    desk.qtbot.waitUntil(lambda: reading(desk).verticalScrollBar().value() > 0)


def test_what_is_found_in_the_other_way_is_shown(desk: Desk) -> None:
    lessons = open_learn(desk)
    find_field(desk).setText("take your build")
    assert titles(lessons) == ["Fault 1: hips first"]
    assert any("Take your build" in text for text in desk.shown())


def test_escape_brings_all_lessons_back_and_stays_at_the_open_one(desk: Desk) -> None:
    lessons = open_learn(desk)
    field = find_field(desk)
    field.setText("hamstrings")
    field.setFocus()
    desk.qtbot.keyClick(field, Key.Key_Escape)
    assert len(titles(lessons)) == 12
    assert lesson_shown(desk) == "Fault 3: tailbone tucks"
    assert lessons.hasFocus()


def test_words_that_no_lesson_has_are_told(desk: Desk) -> None:
    lessons = open_learn(desk)
    assert "No lesson has these words." not in desk.shown()
    find_field(desk).setText("xyzzy")
    assert "No lesson has these words." in desk.shown()
    assert not titles(lessons)
    assert not any(line.property("found") for line in desk.window.findChildren(BulletLine))
    find_field(desk).clear()
    assert lessons.currentRow() == 0


def test_nothing_found_leaves_the_open_lesson_and_its_end_leads_back_to_it(desk: Desk) -> None:
    lessons = open_learn(desk)
    lessons.setCurrentRow(4)
    desk.qtbot.keyClicks(find_field(desk), "lean xyzzy")
    assert not titles(lessons)
    assert lesson_shown(desk) == "Fault 1: hips first"
    shown = reading(desk).widget()
    assert shown
    assert not any(line.property("found") for line in shown.findChildren(BulletLine))
    find_field(desk).clear()
    assert lessons.currentRow() == 4


def test_links_grow_with_the_type(desk: Desk) -> None:
    open_learn(desk).setCurrentRow(11)
    small = desk.button("pubmed.ncbi.nlm.nih.gov/15928561").height()
    desk.window.resize(1920, 1200)
    desk.qtbot.waitUntil(
        lambda: desk.button("pubmed.ncbi.nlm.nih.gov/15928561").height() > small, timeout=1000
    )


def test_a_source_opens_by_keyboard_in_the_browser(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url.url())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    open_learn(desk).setCurrentRow(11)
    link = desk.button("pubmed.ncbi.nlm.nih.gov/15928561")
    link.setFocus()
    desk.qtbot.keyClick(link, Key.Key_Return)
    assert opened == ["https://pubmed.ncbi.nlm.nih.gov/15928561/"]


def test_without_a_browser_the_address_is_told_and_copied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    open_learn(desk).setCurrentRow(11)
    desk.click("pubmed.ncbi.nlm.nih.gov/15928561")
    box = desk.window.findChild(QMessageBox)
    assert box
    assert "https://pubmed.ncbi.nlm.nih.gov/15928561/" in box.text()
    assert QGuiApplication.clipboard().text() == "https://pubmed.ncbi.nlm.nih.gov/15928561/"
    box.close()


def test_a_screen_reader_hears_what_a_drawing_shows(desk: Desk) -> None:
    open_learn(desk).setCurrentRow(2)
    drawing = desk.window.findChild(FigureView)
    assert drawing
    assert role_of(drawing) is QAccessible.Role.Graphic
    said = QAccessible.queryAccessibleInterface(drawing).text(QAccessible.Text.Name)
    assert said.startswith("Drawing: somebody on hands and knees")

"""Corrections in the window: by mouse and by keys, each with its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.record import CheckIn, SessionRecord
from corecoach.ui.bin_dialog import BinDialog
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.session_table import SessionTable
from tests.samples import session
from tests.ui.conftest import Desk

Key = Qt.Key
DAY = timedelta(days=1)


def keep(desk: Desk, record: SessionRecord) -> int:
    number = desk.store.add(record, ())
    for kept in record.exercises:
        desk.store.attempts[number] += kept.attempts
    return number


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three sessions of the week before, and the History in front."""
    for ago in (6, 4, 2):
        day = desk.clock.now().date() - ago * DAY
        keep(desk, session(day=day, check_in=CheckIn(pain_before=3)))
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    table(desk).setFocus()
    table(desk).selectRow(0)
    return desk


def table(desk: Desk) -> SessionTable:
    found = desk.window.findChild(SessionTable)
    assert found
    return found


def rows(desk: Desk) -> int:
    return table(desk).model().rowCount()


T = TypeVar("T", bound=QWidget)


def visible(desk: Desk, kind: type[T], name: str = "") -> T:
    found = [
        widget
        for widget in desk.window.findChildren(kind)
        if widget.isVisible() and (not name or widget.accessibleName() == name)
    ]
    assert len(found) == 1, [widget.accessibleName() for widget in found]
    return found[0]


def test_delete_puts_the_chosen_session_into_the_bin_and_ctrl_z_brings_it_back(three: Desk) -> None:
    three.qtbot.keyClick(table(three), Key.Key_Delete)
    assert rows(three) == 2
    assert "The session of Sat, 28 Feb 2026 is in the bin." in three.shown()
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    assert rows(three) == 3
    assert "That was taken back." in three.shown()


def test_the_bar_takes_back_one_thing_after_the_other_and_can_be_closed(three: Desk) -> None:
    three.click("Delete")
    three.click("Delete")
    assert rows(three) == 1
    three.click("Undo")
    three.click("Undo")
    assert rows(three) == 3
    assert "Undo" not in three.shown()
    three.click("Close")
    assert "That was taken back." not in three.shown()


def test_a_session_is_corrected_by_mouse_and_keys(three: Desk) -> None:
    three.qtbot.keyClick(table(three), Key.Key_F2)
    assert "Correct this session" in three.shown()
    visible(three, QSpinBox, "Bird dogs, Right, of 10").setValue(8)
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain before"), Key.Key_2)
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain the next morning"), Key.Key_1)
    three.qtbot.keyClick(visible(three, ScaleBar, "Effort of Heel digs"), Key.Key_4)
    three.qtbot.keyClicks(visible(three, QPlainTextEdit), "a note")
    QTest.keySequence(three.window, QKeySequence("Ctrl+S"))
    record = three.store.session(3)
    assert record
    assert record.check_in == CheckIn(2, pain_next=1, note="a note")
    assert record.exercise(Exercise.BIRD_DOG).done(Side.RIGHT) == 8
    assert record.exercise(Exercise.HEEL_DIG).effort == 4
    assert "The session of Sat, 28 Feb 2026 was changed." in three.shown()
    assert rows(three) == 3
    three.click("Undo")
    again = three.store.session(3)
    assert again
    assert again.check_in == CheckIn(3)
    assert again.credited_reps == 43


def test_the_changes_are_shown_with_the_session(three: Desk) -> None:
    three.click("Correct")
    visible(three, QSpinBox, "Pause squats, Done, of 3").setValue(2)
    three.click("Save")
    three.click("Open session")
    assert any("Pause squats done: 3 → 2" in text for text in three.shown())
    three.click("Correct")
    assert any("Pause squats done: 3 → 2" in text for text in three.shown())
    three.click("Cancel")
    assert "Session done in part" in three.shown()


def test_escape_leaves_a_session_as_it_is(three: Desk) -> None:
    three.click("Correct")
    visible(three, QSpinBox, "Pause squats, Done, of 3").setValue(2)
    three.press(Key.Key_Escape)
    record = three.store.session(3)
    assert record
    assert record.credited_reps == 43
    assert rows(three) == 3
    assert three.corrections.edits(3) == ()


@pytest.mark.parametrize("opening", [Key.Key_F2, Key.Key_Return])
def test_another_session_is_shown_from_its_beginning(three: Desk, opening: Qt.Key) -> None:
    three.window.resize(1024, 640)
    for row in (0, 1):
        table(three).selectRow(row)
        three.qtbot.keyClick(table(three), opening)
        bars = [
            area.verticalScrollBar()
            for area in three.window.findChildren(QScrollArea)
            if area.isVisible() and area.verticalScrollBar().maximum()
        ]
        assert [bar.value() for bar in bars] == [0]
        bars[0].setValue(bars[0].maximum())
        three.click("Cancel" if opening is Key.Key_F2 else "Done")


def test_a_session_that_ran_on_is_noticed_and_cut_off_where_it_was_left(three: Desk) -> None:
    day = three.clock.now().date() - 3 * DAY
    long = session(day=day, minutes=35 * 60)
    number = keep(three, long)
    left = long.started + timedelta(minutes=15)
    three.store.records[number] = replace(three.store.records[number], last_kept=left)
    three.window._open_summary(number)
    assert any("run on by itself" in text for text in three.shown())
    three.click("Say when you stopped")
    three.click("I stopped at 18:20")
    assert visible(three, QDateTimeEdit).text() == "2026-02-27 18:20"
    three.click("Save")
    assert three.store.records[number].ended == left
    assert not any("run on by itself" in text for text in three.shown())
    three.click("Undo")
    assert three.store.records[number].ended == long.ended


def test_a_session_of_another_day_is_typed_in(three: Desk) -> None:
    three.click("Add a session")
    assert "It is marked as typed, because nobody timed it." in three.shown()
    assert three.window.windowTitle() == "CoreCoach – add a session"
    screen = three.window.corrections_page().screen
    screen._times._day.setCurrentIndex(3)
    screen._times._day.activated.emit(3)
    three.click("All as planned")
    visible(three, QSpinBox, "Bird dogs, Right, of 10").setValue(0)
    visible(three, QSpinBox, "Pause squats, Done, of 3").setValue(0)
    visible(three, QSpinBox, "Length in minutes").setValue(12)
    three.click("Add")
    assert "The session of Fri, 27 Feb 2026 was added." in three.shown()
    assert rows(three) == 4
    record = three.store.session(4)
    assert record
    assert (record.is_typed, record.credited_reps, record.length_s) == (True, 30, 720)
    three.click("Undo")
    assert rows(three) == 3


def test_a_session_without_repetitions_is_not_added_and_nothing_typed_is_lost(three: Desk) -> None:
    three.click("Add a session")
    three.qtbot.keyClicks(visible(three, QPlainTextEdit), "a note")
    three.click("Add")
    box = three.window.findChild(QMessageBox)
    assert box
    assert "how many repetitions" in box.text()
    box.close()
    assert visible(three, QPlainTextEdit).toPlainText() == "a note"


def binned(desk: Desk) -> BinDialog:
    desk.click("Bin")
    dialog = desk.window.findChild(BinDialog)
    assert dialog
    return dialog


def press(desk: Desk, inside: QWidget, name: str) -> None:
    (button,) = [b for b in inside.findChildren(QPushButton) if b.text() == name]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_bin_gives_back_what_was_deleted(three: Desk) -> None:
    three.click("Delete")
    dialog = binned(three)
    listed = dialog.findChild(QListWidget)
    assert listed
    assert listed.count() == 1
    assert "Sat, 28 Feb 2026" in listed.item(0).text()
    press(three, dialog, "Restore")
    assert listed.count() == 0
    press(three, dialog, "Close")
    assert rows(three) == 3


def test_enter_restores_the_chosen_session_and_the_bin_stays_open(three: Desk) -> None:
    three.click("Delete")
    three.click("Delete")
    dialog = binned(three)
    listed = dialog.findChild(QListWidget)
    assert listed
    for left in (1, 0):
        three.qtbot.keyClick(listed, Key.Key_Return)
        assert listed.count() == left
        assert dialog.isVisible()
    assert rows(three) == 3
    dialog.close()


def test_emptying_the_bin_asks_once_and_then_is_for_good(three: Desk) -> None:
    three.click("Delete")
    dialog = binned(three)
    press(three, dialog, "Empty bin")
    box = dialog.findChild(QMessageBox)
    assert box
    assert "cannot be taken back" in box.text()
    press(three, box, "Keep in the bin")
    assert len(three.corrections.bin()) == 1
    press(three, dialog, "Empty bin")
    box = next(b for b in dialog.findChildren(QMessageBox) if b.isVisible())
    press(three, box, "Delete for good")
    assert three.corrections.bin() == ()
    press(three, dialog, "Close")
    assert "1 session was deleted for good." in three.shown()
    assert "Undo" not in three.shown()


def test_when_every_session_is_deleted_the_bin_can_still_be_reached(three: Desk) -> None:
    for _ in range(3):
        three.click("Delete")
    assert len(three.corrections.bin()) == 3
    assert {"Bin", "Add a session"} <= three.shown()


def test_the_menu_of_a_session_offers_the_same(three: Desk) -> None:
    menu = three.window.tabs.history_page().screen.session_actions.menu()
    assert [action.text() for action in menu.actions()] == [
        "Open session",
        "Correct",
        "Delete",
        "Print",
    ]
    menu.actions()[2].trigger()
    assert rows(three) == 2


def test_answers_changed_on_the_summary_can_be_taken_back_after_leaving_it(three: Desk) -> None:
    three.click("Open session")
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain before"), Key.Key_5)
    three.click("Done")
    assert "Answers to the session of Sat, 28 Feb 2026 were changed." in three.shown()
    three.click("Undo")
    record = three.store.session(3)
    assert record
    assert record.check_in.pain_before == 3


def test_ctrl_z_takes_back_an_answer_while_the_summary_is_open(three: Desk) -> None:
    three.click("Open session")
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain before"), Key.Key_5)
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    record = three.store.session(3)
    assert record
    assert record.check_in.pain_before == 3
    assert visible(three, ScaleBar, "Pain before").answer() == 3


def test_ctrl_z_on_a_page_takes_back_nothing_that_is_not_seen_there(three: Desk) -> None:
    three.click("Delete")
    three.click("Close")
    three.click("Open session")
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain at the end"), Key.Key_5)
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    three.click("Correct")
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    assert len(three.corrections.bin()) == 1
    three.click("Cancel")
    three.click("Done")
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    assert three.corrections.bin() == ()


def test_answers_changed_are_traced_when_the_window_is_closed(three: Desk) -> None:
    three.click("Open session")
    three.qtbot.keyClick(visible(three, ScaleBar, "Pain before"), Key.Key_5)
    three.window.close()
    assert len(three.corrections.edits(3)) == 1


def test_ctrl_z_does_nothing_while_a_session_runs(three: Desk) -> None:
    three.click("Delete")
    three.window.show_today()
    three.click("Start session")
    QTest.keySequence(three.window, QKeySequence("Ctrl+Z"))
    assert len(three.corrections.bin()) == 1
    assert "Undo" not in three.shown()


def test_a_full_disk_is_told_and_the_page_stays(three: Desk) -> None:
    three.click("Correct")
    visible(three, QSpinBox, "Pause squats, Done, of 3").setValue(2)
    with three.store.disk_full():
        three.click("Save")
    assert "Correct this session" in three.shown()
    for box in three.window.findChildren(QMessageBox):
        assert "The disk is full." in box.text()
        box.close()
    three.click("Save")
    record = three.store.session(3)
    assert record
    assert record.credited_reps == 42


def test_a_correction_opens_no_window_beside_its_page(three: Desk) -> None:
    three.qtbot.keyClick(table(three), Key.Key_F2)
    QApplication.processEvents()
    assert QApplication.activeWindow() is three.window

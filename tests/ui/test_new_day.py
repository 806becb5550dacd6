"""A window that stays open over night: what belonged to yesterday is neither shown nor kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from corecoach.application.errors import WorldError
from corecoach.domain.record import CheckIn, KeptRep
from corecoach.domain.session import Request
from corecoach.ui.widgets.exercise_card import ExerciseCardBox
from tests.samples import session
from tests.ui.conftest import Desk

T = TypeVar("T")
TODAY = date(2026, 3, 2)
CALM = CheckIn(1, 1, 1, 1)
SQUATS_REST = "Rests today: pause squats come on every other day at most."


class Held:
    """Does work when a test says so, as a thread would a moment later."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[WorldError], None],
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        del refused, ended
        self.waiting.append(lambda: done(work()))

    def catch_up(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def did(desk: Desk, days_ago: int) -> None:
    record = session(1, TODAY - timedelta(days=days_ago), check_in=CALM)
    reps = [KeptRep(one, record.started) for kept in record.exercises for one in kept.attempts]
    exercises = tuple(replace(kept, effort=4) for kept in record.exercises)
    desk.store.add(replace(record, exercises=exercises), reps)


def answer_pain(desk: Desk, key: Qt.Key) -> None:
    desk.qtbot.keyClick(desk.window.tabs.today.screen.check_in.pain, key)


def sleep_until_tomorrow(desk: Desk) -> None:
    QApplication.processEvents()  # the window has come to the front by now
    desk.clock.sleep(24 * 60 * 60 * 1000)


def close_what_is_told(desk: Desk) -> str:
    told = desk.window.findChild(QMessageBox)
    assert isinstance(told, QMessageBox)
    told.close()
    return told.text()


def test_a_new_day_is_noticed_by_the_window_that_stayed_open(desk: Desk) -> None:
    did(desk, 1)
    desk.window.show_today()
    answer_pain(desk, Qt.Key.Key_2)
    assert SQUATS_REST in desk.shown()
    sleep_until_tomorrow(desk)
    desk.window.tabs.today.day_watch.timeout.emit()
    assert SQUATS_REST not in desk.shown()
    assert desk.window.tabs.today.screen.check_in.pain.answer() is None


def test_a_new_day_is_noticed_when_the_window_is_used_again(desk: Desk) -> None:
    did(desk, 1)
    desk.window.show_today()
    sleep_until_tomorrow(desk)
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowActivate))
    assert SQUATS_REST not in desk.shown()


def test_the_same_day_reads_nothing_anew(desk: Desk) -> None:
    desk.window.show_today()
    answer_pain(desk, Qt.Key.Key_2)
    held = Held()
    desk.window.tabs.today._background = held
    desk.window.tabs.today.day_watch.timeout.emit()
    assert not held.waiting
    assert desk.window.tabs.today.screen.check_in.pain.answer() == 2


def test_start_on_what_was_shown_yesterday_shows_today_first(desk: Desk) -> None:
    did(desk, 1)
    desk.window.show_today()
    answer_pain(desk, Qt.Key.Key_2)
    sleep_until_tomorrow(desk)
    desk.window.tabs.today.screen.start_requested.emit(2)
    assert "Another day has begun" in close_what_is_told(desk)
    assert len(desk.store.records) == 1
    assert SQUATS_REST not in desk.shown()
    desk.click("Start session")
    assert desk.store.records[2].check_in.pain_before is None
    assert desk.store.records[2].training_date == TODAY + timedelta(days=1)


def test_the_questions_on_clearance_come_again_in_a_window_that_stays_open(desk: Desk) -> None:
    desk.window.show_today()
    QApplication.processEvents()  # the window has come to the front by now
    desk.clock.sleep(28 * 24 * 60 * 60 * 1000)
    desk.window.tabs.today.day_watch.timeout.emit()
    assert "Does any of this apply to you?" in desk.shown()


def test_a_session_of_yesterday_does_not_go_on_from_a_summary_left_open(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(70_000)
    desk.window.session_page().screen.asked.emit(Request.STOP)
    sleep_until_tomorrow(desk)
    desk.click("Go on with the session (G)")
    assert "belongs to another day" in close_what_is_told(desk)
    assert desk.store.open_session() is None


def test_a_session_cut_off_yesterday_is_not_resumed_from_a_page_left_open(desk: Desk) -> None:
    desk.click("Start session")
    desk.window.session_page().close()
    desk.window.show_today()
    sleep_until_tomorrow(desk)
    desk.window.tabs.today.resume_requested.emit()
    assert "belongs to another day" in close_what_is_told(desk)
    assert desk.window.session_page()._coach is None


def test_the_keyboard_waits_for_the_next_proposal_while_the_history_is_read(desk: Desk) -> None:
    for days_ago in (9, 2):
        did(desk, days_ago)
    desk.window.show_today()
    held = Held()
    desk.window.tabs.today._background = held
    for _ in range(3):
        desk.qtbot.keyClick(_yeses(desk)[0], Qt.Key.Key_Return)
        held.catch_up()
        waiting: list[QWidget] = [*_yeses(desk)] or [desk.button("Start session")]
        assert waiting[0].hasFocus()


def _yeses(desk: Desk) -> list[QPushButton]:
    QApplication.processEvents()  # a layout shows what was added a moment later
    boxes = [box for box in desk.window.findChildren(ExerciseCardBox) if box.isVisible()]
    return [box.yes for box in boxes if box.yes]

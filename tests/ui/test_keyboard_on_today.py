"""Where the keyboard is on Today: one press of Enter does what is wanted next, at every start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from corecoach.domain.exercise import Exercise
from corecoach.domain.record import StopExtent
from corecoach.domain.session import Phase
from tests.ui.conftest import Desk
from tests.ui.test_check_in import start, trained_yesterday
from tests.ui.test_during import in_breather, rating, type_key
from tests.ui.test_main_window import in_first_hold, phase


def started_again(desk: Desk) -> None:
    """A new start of the program, until the history was read."""
    desk.window.close()
    desk.window = desk.opened()
    assert not start(desk).isEnabled()
    desk.qtbot.waitUntil(lambda: desk.window.tabs.today._plan is not None)
    QApplication.processEvents()


def keyboard(desk: Desk) -> QWidget | None:
    return desk.window.focusWidget()


def test_enter_starts_the_session_also_where_the_history_was_read_first(desk: Desk) -> None:
    trained_yesterday(desk)
    started_again(desk)
    assert keyboard(desk) is start(desk)
    type_key(desk, Qt.Key.Key_Return)
    assert phase(desk) is Phase.RUNNING


def test_the_keyboard_is_not_taken_from_an_answer_that_came_before(desk: Desk) -> None:
    trained_yesterday(desk)
    desk.window.close()
    desk.window = desk.opened()
    pain = desk.window.tabs.today.screen.check_in.pain
    pain.setFocus()
    desk.window.tabs.today.refresh_week()
    assert start(desk).isEnabled()
    assert keyboard(desk) is pain


def test_enter_resumes_what_was_cut_off_also_after_the_history_was_read(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(30_000)
    started_again(desk)
    assert keyboard(desk) is desk.button("Resume")
    type_key(desk, Qt.Key.Key_Return)
    assert phase(desk) is Phase.PAUSED


def test_the_breather_that_a_stop_leads_to_takes_the_digits(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Qt.Key.Key_Escape)
    desk.window.session_page().go_on(1, StopExtent.EXERCISE)
    assert rating(desk).isVisible()
    type_key(desk, Qt.Key.Key_6)
    type_key(desk, Qt.Key.Key_2)
    record = desk.store.session(1)
    assert record
    kept = record.exercise(Exercise.HEEL_DIG)
    assert (kept.effort, kept.pain_peak) == (6, 2)


def test_a_breather_gone_on_with_takes_the_digits_again(desk: Desk) -> None:
    in_breather(desk)
    desk.press(Qt.Key.Key_Escape)
    desk.window.session_page().go_on(1)
    assert keyboard(desk) is rating(desk).effort


def test_tab_goes_through_what_was_filled_in_later_in_its_place(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(30_000)
    started_again(desk)
    screen = desk.window.tabs.today.screen
    screen._not_today.setFocus()
    desk.qtbot.keyClick(screen._not_today, Qt.Key.Key_Tab)
    assert keyboard(desk) is desk.button("Resume")
    desk.qtbot.keyClick(desk.button("Resume"), Qt.Key.Key_Tab)
    assert keyboard(desk) is desk.button("Finish here")

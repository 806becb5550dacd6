"""What is said during a session: form that broke, ratings in the breather, why it was stopped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.record import Outcome, SessionState, StopExtent, StopReason
from corecoach.domain.session import Phase
from corecoach.domain.timeline import StepKind
from corecoach.ui.screens.summary import SummaryScreen
from corecoach.ui.widgets.rate_panel import RatePanel
from corecoach.ui.widgets.stop_box import StopBox
from tests.ui.conftest import Desk
from tests.ui.test_main_window import in_first_hold, phase

Key = Qt.Key
FIRST_BREATHER_MS = 350_000
"""When the heel digs are over: 30 s, 20 s, and 20 repetitions of 15 s."""


def type_key(desk: Desk, key: Qt.Key) -> None:
    focused = desk.window.focusWidget()
    assert isinstance(focused, QWidget)
    desk.qtbot.keyClick(focused, key)


def rating(desk: Desk) -> RatePanel:
    return desk.window.session_page().screen.rating


def stop_box(desk: Desk) -> StopBox:
    found = desk.window.summary_page().screen.findChild(StopBox)
    assert isinstance(found, StopBox)
    return found


def in_breather(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(FIRST_BREATHER_MS + 1000, step_ms=500)


def told(desk: Desk, exercise: Exercise) -> tuple[int | None, int | None]:
    record = desk.store.session(1)
    assert record
    kept = record.exercise(exercise)
    return kept.effort, kept.pain_peak


def test_one_key_marks_the_repetition_and_says_so(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_F)
    desk.pass_time(500)
    assert "Marked: the form broke. Press F to take the mark back." in desk.shown()
    desk.pass_time(8_000)
    assert [one.broke_form for one in desk.store.attempts[1]] == [True]
    desk.press(Key.Key_F)
    assert [one.broke_form for one in desk.store.attempts[1]] == [False]


def test_a_mark_that_a_full_disk_refuses_is_kept_later(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(8_000)
    with desk.store.disk_full():
        desk.press(Key.Key_F)
        desk.pass_time(1_000)
        assert "The disk is full." in desk.shown()
    desk.pass_time(4_000)
    assert [one.broke_form for one in desk.store.attempts[1]] == [True]


def test_in_the_breather_two_digits_rate_the_exercise(desk: Desk) -> None:
    in_breather(desk)
    assert rating(desk).isVisible()
    assert rating(desk).effort.hasFocus()
    type_key(desk, Key.Key_5)
    assert rating(desk).pain.hasFocus()
    type_key(desk, Key.Key_4)
    assert told(desk, Exercise.HEEL_DIG) == (5, 4)
    assert "OK if it settles by tomorrow morning. We will not make it harder yet." in desk.shown()


def test_ten_is_one_above_nine_and_nothing_else_moves(desk: Desk) -> None:
    in_breather(desk)
    type_key(desk, Key.Key_9)
    rating(desk).effort.setFocus()
    type_key(desk, Key.Key_Up)
    assert told(desk, Exercise.HEEL_DIG) == (10, None)
    type_key(desk, Key.Key_Space)
    assert phase(desk) is Phase.PAUSED


def test_left_and_right_stay_the_sessions_own(desk: Desk) -> None:
    in_breather(desk)
    type_key(desk, Key.Key_Right)
    assert told(desk, Exercise.HEEL_DIG) == (None, None)
    assert not rating(desk).isVisible()


def test_the_mouse_rates_too(desk: Desk) -> None:
    in_breather(desk)
    desk.qtbot.mouseClick(rating(desk).pain._buttons[10], Qt.MouseButton.LeftButton)
    assert told(desk, Exercise.HEEL_DIG) == (None, 10)
    assert "Too much today. Stop." in desk.shown()


@pytest.mark.parametrize("size", [(960, 600), (1024, 640), (1920, 1200)])
def test_the_scales_are_whole_in_every_window(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    in_breather(desk)
    type_key(desk, Key.Key_5)
    type_key(desk, Key.Key_4)
    for _ in range(12):
        QApplication.processEvents()
    for bar in (rating(desk).effort, rating(desk).pain):
        assert bar.height() >= bar.sizeHint().height()
        place = bar.mapTo(desk.window, bar.rect().bottomRight())
        assert desk.window.rect().contains(place)


def test_nobody_has_to_answer_and_the_session_is_no_longer_for_it(desk: Desk) -> None:
    in_breather(desk)
    coach = desk.window.session_page()._coach
    assert coach
    length_ms = coach.session.timeline.length_ms
    desk.pass_time(10_000, step_ms=500)
    assert coach.session.step.kind is StepKind.CHANGE_POSITION
    assert not rating(desk).isVisible()
    assert desk.window.session_page().screen.hasFocus()
    assert coach.session.timeline.length_ms == length_ms == 864_000


def test_what_was_rated_on_the_way_stands_on_the_summary(desk: Desk) -> None:
    in_breather(desk)
    type_key(desk, Key.Key_6)
    type_key(desk, Key.Key_2)
    desk.pass_time(1_000)
    desk.press(Key.Key_Escape)
    rows = desk.window.summary_page().screen._told
    assert (rows[0].effort.answer(), rows[0].pain.answer()) == (6, 2)


def test_a_stop_takes_effect_at_once_and_asks_afterwards(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    assert desk.store.records[1].state is SessionState.STOPPED
    assert desk.store.attempts[1][-1].outcome is Outcome.ENDED_EARLY
    assert any(cue.clip == "stopped" for cue in desk.player.cues)
    assert stop_box(desk).first().hasFocus()


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (Key.Key_P, StopReason.PAIN),
        (Key.Key_T, StopReason.TIRED),
        (Key.Key_F, StopReason.FORM),
        (Key.Key_O, StopReason.TIME),
        (Key.Key_S, StopReason.OTHER),
    ],
)
def test_each_reason_has_a_key(desk: Desk, key: Qt.Key, reason: StopReason) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    type_key(desk, key)
    assert desk.store.records[1].check_in.stop_reason is reason


def test_a_stop_for_pain_is_a_good_call_and_asks_how_much(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    assert not stop_box(desk).pain.isVisible()
    type_key(desk, Key.Key_P)
    assert "Good call. This counts. Nothing else today that hurt." in desk.shown()
    assert not stop_box(desk).rep.isVisible()
    assert not stop_box(desk).again.isVisible()
    desk.qtbot.keyClick(stop_box(desk).pain, Key.Key_7)
    assert told(desk, Exercise.HEEL_DIG) == (None, 7)
    assert any("Too much today. Stop." in text for text in desk.shown())
    assert desk.window.summary_page().screen._told[0].pain.answer() == 7


@pytest.mark.parametrize("wait_ms", [500, 20_000])
def test_a_stop_for_pain_is_praised_aloud_however_late_it_is_told(desk: Desk, wait_ms: int) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    desk.pass_time(wait_ms)
    opened = desk.player.log.count("open")
    type_key(desk, Key.Key_P)
    (said,) = [cue for cue in desk.player.cues if cue.clip == "good_call"]
    assert said.at_ms > desk.clock.monotonic_ms()
    assert desk.player.log.count("open") == opened + 1
    desk.pass_time(8_000)
    assert desk.player.log[-1] == "close"


def test_no_other_reason_is_praised(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    type_key(desk, Key.Key_T)
    assert not [cue for cue in desk.player.cues if cue.clip == "good_call"]


def test_ending_a_repetition_goes_on_with_the_next(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    type_key(desk, Key.Key_F)
    type_key(desk, Key.Key_R)
    assert phase(desk) is Phase.LEADING_IN
    desk.pass_time(3_500)
    assert "RIGHT HEEL" in desk.shown()
    record = desk.store.session(1)
    assert record
    kept = record.exercise(Exercise.HEEL_DIG)
    assert (kept.stop_reason, kept.stop_extent) == (StopReason.FORM, StopExtent.REP)
    assert [one.broke_form for one in kept.attempts] == [True]
    assert record.check_in.stop_reason is None
    assert record.state is SessionState.OPEN


def test_ending_an_exercise_goes_on_to_the_next_after_its_breather(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    type_key(desk, Key.Key_P)
    type_key(desk, Key.Key_E)
    desk.pass_time(3_500)
    assert rating(desk).isVisible()
    desk.pass_time(12_000, step_ms=500)
    assert "Bird dogs" in desk.shown()
    record = desk.store.session(1)
    assert record
    assert record.stopped_for_safety
    kept = record.exercise(Exercise.HEEL_DIG)
    assert (kept.stop_reason, kept.stop_extent) == (StopReason.PAIN, StopExtent.EXERCISE)


def test_a_later_reason_does_not_hide_that_it_hurt(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    type_key(desk, Key.Key_P)
    desk.qtbot.keyClick(stop_box(desk).pain, Key.Key_3)
    type_key(desk, Key.Key_E)
    desk.pass_time(3_500)
    record = desk.store.session(1)
    assert record
    assert record.exercise(Exercise.HEEL_DIG).stop_reason is StopReason.PAIN
    assert record.exercise(Exercise.HEEL_DIG).pain_peak == 3


def test_in_the_last_exercise_there_is_none_to_go_on_to(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(800_000, step_ms=900)
    desk.press(Key.Key_Escape)
    assert not stop_box(desk).exercise.isVisible()
    assert stop_box(desk).again.isVisible()


def test_letters_in_the_note_are_letters(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    note = desk.window.summary_page().screen._note
    note.setFocus()
    for key in (Key.Key_P, Key.Key_R, Key.Key_E, Key.Key_G):
        desk.qtbot.keyClick(note, key)
    assert note.toPlainText() == "preg"
    assert desk.store.records[1].state is SessionState.STOPPED
    assert desk.store.records[1].check_in.stop_reason is None


def test_a_session_of_another_day_is_asked_why_and_cannot_go_on(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    desk.clock.advance(86_400_000)
    desk.window._open_summary(1)
    assert stop_box(desk).isVisible()
    for button in (stop_box(desk).rep, stop_box(desk).exercise, stop_box(desk).again):
        assert not button.isVisible()


def test_a_finished_session_is_not_asked_why_it_was_stopped(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(864_900, step_ms=900)
    assert "Session done" in desk.shown()
    assert not stop_box(desk).isVisible()
    assert desk.window.summary_page().screen._told[0].effort.hasFocus()


def test_what_a_video_of_the_squats_showed_is_a_form_fault(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(864_900, step_ms=900)
    screen = desk.window.summary_page().screen
    tucked = next(one for one in _boxes(screen) if one.text() == "Tailbone tucked")
    tucked.click()
    record = desk.store.session(1)
    assert record
    assert record.exercise(Exercise.PAUSE_SQUAT).faults == {FormFault.BUTT_WINK}
    tucked.click()
    assert not desk.store.told[1][Exercise.PAUSE_SQUAT].faults


def test_without_squats_no_video_is_asked_about(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    assert not [one for one in _boxes(desk.window.summary_page().screen) if one.isVisible()]


def _boxes(screen: SummaryScreen) -> list[QCheckBox]:
    return screen.findChildren(QCheckBox)

"""Today's plan in the window: yes, no, by hand, not today; each can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton

from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import DEFAULT_PLAN, HeelDigDose, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.record import CheckIn, KeptRep
from corecoach.domain.schedule import PauseReason
from corecoach.ui.widgets.exercise_card import ExerciseCardBox
from tests.samples import session
from tests.ui.conftest import Desk

TODAY = date(2026, 3, 2)
CALM = CheckIn(1, 1, 1, 1)


def did(desk: Desk, days_ago: int, plan: Plan = DEFAULT_PLAN, told: CheckIn = CALM) -> None:
    record = session(1, TODAY - timedelta(days=days_ago), plan=plan, check_in=told)
    reps = [KeptRep(one, record.started) for kept in record.exercises for one in kept.attempts]
    exercises = tuple(replace(kept, effort=4) for kept in record.exercises)
    desk.store.add(replace(record, exercises=exercises), reps)


def earned(desk: Desk) -> None:
    """Two good sessions, more than a week after the first: one step up in everything."""
    for days_ago in (9, 2):
        did(desk, days_ago)
    desk.window.show_today()


def cards(desk: Desk) -> list[ExerciseCardBox]:
    QApplication.processEvents()  # a layout shows what was added a moment later
    return [box for box in desk.window.findChildren(ExerciseCardBox) if box.isVisible()]


def press(desk: Desk, exercise: Exercise, name: str) -> None:
    (card,) = (one for one in cards(desk) if one.exercise is exercise)
    (button,) = (one for one in card.findChildren(QPushButton) if one.text() == name)
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(desk: Desk, exercise: Exercise, begins: str) -> None:
    """Choose what a card's menu offers."""
    (card,) = (one for one in cards(desk) if one.exercise is exercise)
    (action,) = (
        one for one in card.findChildren(QMenu)[0].actions() if one.text().startswith(begins)
    )
    assert action.isEnabled()
    action.trigger()


def heel_digs(desk: Desk) -> HeelDigDose:
    """What a session that starts now asks for."""
    desk.click("Start session")
    dose = desk.store.records[len(desk.store.records)].plan.doses[0]
    assert isinstance(dose, HeelDigDose)
    return dose


def test_a_change_is_proposed_with_its_reason(desk: Desk) -> None:
    earned(desk)
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()
    assert "10 a leg, hold 10 s" in desk.shown()


def test_enter_without_an_answer_starts_what_was_kept(desk: Desk) -> None:
    earned(desk)
    desk.window.tabs.today.screen.focus_first()
    desk.qtbot.keyClick(desk.button("Start session"), Qt.Key.Key_Return)
    assert desk.store.records[3].plan.doses[0] == HeelDigDose(10, 10)
    assert desk.plans.kept.decisions == ()


def test_yes_takes_the_change_and_undo_takes_it_back(desk: Desk) -> None:
    earned(desk)
    press(desk, Exercise.HEEL_DIG, "Yes")
    assert "Heel digs: 12 a leg, hold 10 s from now on." in desk.shown()
    assert "12 a leg, hold 10 s" in desk.shown()
    desk.click("Undo")
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()
    press(desk, Exercise.HEEL_DIG, "Yes")
    assert heel_digs(desk) == HeelDigDose(12, 10)


def test_ctrl_z_takes_a_yes_back_too(desk: Desk) -> None:
    earned(desk)
    press(desk, Exercise.HEEL_DIG, "Yes")
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()


def test_keep_as_it_is_keeps_and_asks_no_more(desk: Desk) -> None:
    earned(desk)
    press(desk, Exercise.HEEL_DIG, "Keep as it is")
    assert "2 good sessions in a row: 12 a leg, hold 10 s." not in desk.shown()
    assert heel_digs(desk) == HeelDigDose(10, 10)


def test_one_yes_takes_all(desk: Desk) -> None:
    earned(desk)
    desk.click("Yes to all 3")
    assert {"12 a leg, hold 10 s"} <= desk.shown()
    assert not [box for box in cards(desk) if box.yes]


def test_after_a_yes_the_keyboard_is_on_the_next_and_at_last_on_start(desk: Desk) -> None:
    earned(desk)
    for _ in range(3):
        waiting = [box.yes for box in cards(desk) if box.yes]
        desk.qtbot.keyClick(waiting[0], Qt.Key.Key_Return)
    assert desk.button("Start session").hasFocus()


def test_a_step_easier_and_one_harder_by_hand(desk: Desk) -> None:
    did(desk, 2, Plan((HeelDigDose(14, 10),)))
    desk.window.show_today()
    choose(desk, Exercise.HEEL_DIG, "A step easier: 12 a leg")
    assert "12 a leg, hold 10 s" in desk.shown()
    choose(desk, Exercise.HEEL_DIG, "A step harder: 14 a leg")
    assert heel_digs(desk) == HeelDigDose(14, 10)


def test_a_ceiling_can_be_set_and_taken_away(desk: Desk) -> None:
    earned(desk)
    choose(desk, Exercise.HEEL_DIG, "Make this dose a ceiling")
    assert "2 good sessions in a row: 12 a leg, hold 10 s." not in desk.shown()
    choose(desk, Exercise.HEEL_DIG, "Take the ceiling away")
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()


def test_a_correction_of_an_old_session_changes_todays_plan(desk: Desk) -> None:
    earned(desk)
    desk.store.keep_check_in(2, replace(CALM, pain_next=6))
    desk.window.show_today()
    assert "2 good sessions in a row: 12 a leg, hold 10 s." not in desk.shown()


def test_an_answer_about_the_morning_changes_the_plan_at_once(desk: Desk) -> None:
    did(desk, 9)
    did(desk, 1, told=replace(CALM, pain_next=None))
    desk.window.show_today()
    assert "2 good sessions in a row: 12 a leg, hold 10 s." not in desk.shown()
    desk.window.tabs.today.screen.check_in.morning_answered.emit(1)
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()


def test_after_a_break_one_is_welcomed_back_with_an_easier_start(desk: Desk) -> None:
    did(desk, 40, Plan((HeelDigDose(18, 12),)))
    desk.window.show_today()
    assert any(text.startswith("Good to have you back after 40 days.") for text in desk.shown())
    assert "An easier start after the break: 16 a leg, hold 10 s." in desk.shown()
    press(desk, Exercise.HEEL_DIG, "Yes")
    assert heel_digs(desk) == HeelDigDose(16, 10)


def test_pause_squats_rest_on_the_next_day_unless_one_wants_them(desk: Desk) -> None:
    did(desk, 1)
    desk.window.show_today()
    assert "Rests today: pause squats come on every other day at most." in desk.shown()
    assert "10:35 in all, getting into position included" in desk.shown()
    desk.click("Do them all the same")
    assert "14:24 in all, getting into position included" in desk.shown()
    desk.click("Start session")
    assert Exercise.PAUSE_SQUAT in desk.store.records[2].plan.exercises


def test_not_today_pauses_the_day_for_a_reason_and_undo_brings_it_back(desk: Desk) -> None:
    (button,) = (b for b in desk.window.findChildren(QPushButton) if b.text() == "Not today")
    assert button.shortcut().toString() == "N"
    button.menu().actions()[1].trigger()
    assert desk.weeks.paused == {TODAY: PauseReason.TRAVEL}
    assert "Today is paused (Travel) and asks for nothing." in desk.shown()
    desk.click("Undo")
    assert desk.weeks.paused == {}
    button.menu().actions()[-1].trigger()
    assert desk.weeks.paused == {}
    assert "Not today, then. The plan waits, and the week goes on." in desk.shown()
    assert not [text for text in desk.shown() if "miss" in text.lower()]


def test_what_was_done_on_today_is_not_taken_back_from_elsewhere(desk: Desk) -> None:
    (button,) = (b for b in desk.window.findChildren(QPushButton) if b.text() == "Not today")
    button.menu().actions()[1].trigger()
    today = desk.window.tabs.today.screen
    assert today.bar.isVisible()
    desk.window.tabs.setCurrentIndex(1)
    desk.window.tabs.setCurrentIndex(0)
    assert today.isVisible()
    assert not today.bar.isVisible()
    QTest.keySequence(desk.window, QKeySequence("Ctrl+Z"))
    assert desk.weeks.paused == {TODAY: PauseReason.TRAVEL}


def test_a_paused_day_can_count_again(desk: Desk) -> None:
    desk.weeks.pause([TODAY], PauseReason.ILLNESS)
    desk.window.show_today()
    desk.click("Let today count again")
    assert desk.weeks.paused == {}


def test_too_much_pain_in_a_row_waits_for_somebody_who_has_looked(desk: Desk) -> None:
    for days_ago in (7, 5, 3):
        did(desk, days_ago, told=replace(CALM, pain_peak=7))
    desk.window.show_today()
    assert not desk.button("Start session").isEnabled()
    desk.click("I have been seen")
    assert desk.button("Start session").isEnabled()


def test_a_full_disk_is_told_and_nothing_changes(desk: Desk) -> None:
    earned(desk)
    with desk.store.disk_full():
        press(desk, Exercise.HEEL_DIG, "Yes")
    assert "The disk is full." in desk.shown()
    told = desk.window.findChild(QMessageBox)
    assert isinstance(told, QMessageBox)
    told.close()
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()


def test_what_a_full_disk_did_not_take_back_can_be_tried_again(desk: Desk) -> None:
    earned(desk)
    press(desk, Exercise.HEEL_DIG, "Yes")
    with desk.store.disk_full():
        desk.click("Undo")
    told = desk.window.findChild(QMessageBox)
    assert isinstance(told, QMessageBox)
    told.close()
    desk.click("Undo")
    assert "2 good sessions in a row: 12 a leg, hold 10 s." in desk.shown()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_nothing_on_the_cards_is_cut_off(desk: Desk, size: tuple[int, int]) -> None:
    earned(desk)
    desk.window.resize(*size)
    for card in cards(desk):
        for button in card.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()


def test_sessions_from_before_there_were_plans_go_on_as_they_were(desk: Desk) -> None:
    squats = PauseSquatDose(variant=SquatVariant.LOW_BAR, load=20.0)
    did(desk, 2, Plan((*DEFAULT_PLAN.doses[:2], squats)))
    desk.window.show_today()
    assert any("20 kg low bar" in text for text in desk.shown())


@pytest.mark.parametrize("reps", [None, 5])
def test_an_easy_day_leaves_the_plan_with_its_weight(desk: Desk, reps: int | None) -> None:
    squats = PauseSquatDose(variant=SquatVariant.LOW_BAR, load=20.0)
    plan = Plan((*DEFAULT_PLAN.doses[:2], squats))
    for days_ago in (9, 7, 5):
        did(desk, days_ago, plan)
    easy = session(4, TODAY - timedelta(days=2), reps=reps, plan=plan.unloaded())
    kept = [KeptRep(one, easy.started) for each in easy.exercises for one in each.attempts]
    desk.store.add(replace(easy, check_in=CheckIn(pain_before=5)), kept)
    desk.window.show_today()
    assert any("20 kg low bar" in text for text in desk.shown())

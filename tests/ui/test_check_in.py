"""The check-in on Today as a person uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from corecoach.application.safety_wording import sign_text, tier_text
from corecoach.domain.pace.gate import Sign, Tier
from corecoach.domain.record import CheckIn, KeptRep
from corecoach.ui.screens.check_in import CheckInPanel
from tests.samples import session
from tests.ui.conftest import Desk

Key = Qt.Key
REST = "Rest today. Your week is safe."


def panel(desk: Desk) -> CheckInPanel:
    return desk.window.tabs.today.screen.check_in


def start(desk: Desk) -> QPushButton:
    return desk.button("Start session")


def sign_box(desk: Desk, sign: Sign) -> QCheckBox:
    boxes = panel(desk).findChildren(QCheckBox)
    return next(box for box in boxes if box.text() == sign_text(sign))


def trained_yesterday(desk: Desk) -> None:
    desk.store.add(session(1, (desk.clock.now() - timedelta(days=1)).date()), ())
    desk.window.tabs.today.refresh_week()


def test_one_key_still_starts_with_nothing_answered(desk: Desk) -> None:
    assert start(desk).hasFocus()
    desk.qtbot.keyClick(start(desk), Key.Key_Return)
    assert desk.store.records


def test_too_much_pain_says_rest_and_less_pain_takes_it_back(desk: Desk) -> None:
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_7)
    assert REST in desk.shown()
    assert not start(desk).isEnabled()
    assert start(desk).accessibleDescription() == REST
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_2)
    assert REST not in desk.shown()
    assert start(desk).isEnabled()


def test_what_follows_moves_nothing_away_under_the_answer(desk: Desk) -> None:
    desk.window.resize(960, 600)
    trained_yesterday(desk)
    QApplication.processEvents()
    place = panel(desk).pain.mapTo(desk.window, panel(desk).pain.rect().topLeft())
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_7)
    QApplication.processEvents()
    assert panel(desk).pain.mapTo(desk.window, panel(desk).pain.rect().topLeft()) == place
    panel(desk)._yes.click()
    sign_box(desk, Sign.CHEST_PAIN).click()
    assert not panel(desk).outcome.geometry().intersects(start(desk).geometry())


def test_the_signs_are_listed_behind_yes_and_no_forgets_them(desk: Desk) -> None:
    assert tier_text(Tier.URGENT) not in desk.shown()
    panel(desk)._yes.click()
    sign_box(desk, Sign.FEVER).click()
    assert not start(desk).isEnabled()
    panel(desk)._no.click()
    assert start(desk).isEnabled()
    assert not sign_box(desk, Sign.FEVER).isChecked()
    assert not sign_box(desk, Sign.FEVER).isVisible()


def test_the_keyboard_reaches_yes_and_the_list(desk: Desk) -> None:
    panel(desk)._no.setFocus()
    desk.qtbot.keyClick(panel(desk)._no, Key.Key_Right)
    assert panel(desk)._yes.isChecked()
    assert sign_box(desk, Sign.FEVER).isVisible()


def test_the_list_comes_into_sight_in_a_low_window(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(960, 600)
    area = next(a for a in desk.window.tabs.today.screen.findChildren(QScrollArea))
    panel(desk)._yes.click()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    box = sign_box(desk, Sign.BLADDER_OR_BOWEL)
    assert area.viewport().rect().contains(box.mapTo(area.viewport(), box.rect().center()))


def test_an_emergency_waits_for_a_clinician_across_a_new_start(desk: Desk) -> None:
    panel(desk)._yes.click()
    sign_box(desk, Sign.CHEST_PAIN).click()
    desk.window.close()
    desk.window = desk.opened()
    desk.window.tabs.today.refresh_week()
    assert tier_text(Tier.EMERGENCY) in desk.shown()
    assert not start(desk).isEnabled()
    desk.click("A clinician has seen me")
    assert start(desk).isEnabled()
    assert desk.window.focusWidget() is start(desk)


def test_only_an_emergency_asks_for_a_clinician(desk: Desk) -> None:
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_9)
    assert "A clinician has seen me" not in desk.shown()


def test_the_morning_is_answered_where_it_is_asked(desk: Desk) -> None:
    assert not panel(desk)._morning.isVisible()
    trained_yesterday(desk)
    assert any("this morning" in text for text in desk.shown())
    desk.qtbot.keyClick(panel(desk)._morning, Key.Key_3)
    assert desk.store.records[1].check_in.pain_next == 3


def test_a_full_disk_is_said_and_the_answer_is_not_shown_as_kept(desk: Desk) -> None:
    trained_yesterday(desk)
    with desk.store.disk_full():
        desk.qtbot.keyClick(panel(desk)._morning, Key.Key_3)
    (told,) = desk.window.findChildren(QMessageBox)
    assert told.text() == "The disk is full."
    told.close()
    assert panel(desk)._morning.answer() is None


def test_the_answers_do_not_stay_for_the_next_session(desk: Desk) -> None:
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_4)
    desk.click("Start session")
    assert desk.store.records[1].check_in.pain_before == 4
    desk.press(Key.Key_Escape)
    desk.click("Done")
    assert panel(desk).pain.answer() is None


def test_on_another_day_nothing_is_answered_yet(desk: Desk) -> None:
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_7)
    panel(desk)._yes.click()
    sign_box(desk, Sign.SUDDEN_STRONG_PAIN).click()
    desk.clock.advance(86_400_000)
    desk.window.tabs.today.refresh_week()
    assert panel(desk).pain.answer() is None
    assert panel(desk)._no.isChecked()
    assert start(desk).isEnabled()


def test_the_answer_about_the_morning_is_in_todays_reasons_at_once(desk: Desk) -> None:
    record = session(1, (desk.clock.now() - timedelta(days=1)).date())
    told = tuple(replace(kept, effort=4, pain_peak=1) for kept in record.exercises)
    record = replace(record, exercises=told, check_in=CheckIn(pain_before=1, pain_after=1))
    done = [attempt for kept in record.exercises for attempt in kept.attempts]
    desk.store.add(record, [KeptRep(attempt, record.started) for attempt in done])
    desk.window.tabs.today.refresh_week()
    assert any("next morning has no answer" in text for text in desk.shown())
    desk.qtbot.keyClick(panel(desk)._morning, Key.Key_1)
    assert not any("next morning has no answer" in text for text in desk.shown())


def test_a_rest_stands_for_a_session_in_the_words_on_the_week_at_once(desk: Desk) -> None:
    record = session(1, desk.clock.now().date())
    done = [attempt for kept in record.exercises for attempt in kept.attempts]
    desk.store.add(record, [KeptRep(attempt, record.started) for attempt in done])
    desk.clock.advance(86_400_000)
    desk.window.tabs.today.refresh_week()
    assert "This week: 1 of 3 sessions." in desk.shown()
    desk.qtbot.keyClick(panel(desk).pain, Key.Key_7)
    assert desk.window.tabs.today.screen._week.text() == "This week: 1 of 2 sessions."

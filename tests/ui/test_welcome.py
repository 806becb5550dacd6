"""The welcome as a person meets it: by keys alone, and never again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QMessageBox,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from corecoach.application.safety_wording import clearance_text, disclaimer
from corecoach.domain.pace.gate import Clearance
from corecoach.domain.pace.safety import applying, cleared_on, not_cleared
from corecoach.domain.plan import Basis, HeelDigDose
from corecoach.ui.screens.welcome import WelcomeScreen
from corecoach.ui.theme.look import Look
from tests.samples import session
from tests.ui.conftest import Desk

Key = Qt.Key
CLEARANCE = "Does any of this apply to you?"


@pytest.fixture
def new(qtbot: QtBot, look: Look) -> Desk:
    """The program on its first start."""
    desk = Desk(qtbot, look)
    desk.window.close()
    desk.safety.kept.clear()
    desk.window = desk.opened()
    return desk


def screen(desk: Desk) -> WelcomeScreen:
    (found,) = [one for one in desk.window.findChildren(WelcomeScreen) if one.isVisible()]
    return found


def press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        focused = desk.window.focusWidget()
        assert isinstance(focused, QWidget)
        desk.qtbot.keyClick(focused, key)


def box(desk: Desk, text: str) -> QAbstractButton:
    kinds: tuple[type[QAbstractButton], ...] = (QCheckBox, QRadioButton)
    found = [one for kind in kinds for one in screen(desk).findChildren(kind)]
    return next(one for one in found if one.text() == text and one.isVisible())


def test_four_times_enter_leads_to_today_with_what_is_usual(new: Desk) -> None:
    assert disclaimer() in new.shown()
    titles = []
    for title in (
        "Before you start",
        CLEARANCE,
        "How do you count heel digs?",
        "How many sessions a week?",
    ):
        titles.append(title in new.shown())
        press(new, Key.Key_Return)
    assert titles == [True] * 4
    assert "Your next session" in new.shown()
    assert new.button("Start session").hasFocus()
    assert new.weeks.targets == {}
    assert not not_cleared(new.safety.notes())


def test_it_is_not_shown_again(new: Desk) -> None:
    press(new, *[Key.Key_Return] * 4)
    new.window.close()
    new.window = new.opened()
    assert "Your next session" in new.shown()


def test_whoever_closes_it_half_way_is_asked_again(new: Desk) -> None:
    press(new, Key.Key_Return, Key.Key_Return)
    new.window.close()
    new.window = new.opened()
    assert "Before you start" in new.shown()


def test_escape_goes_back_and_what_was_answered_stays(new: Desk) -> None:
    press(new, Key.Key_Return)
    box(new, clearance_text(Clearance.PREGNANCY)).click()
    press(new, Key.Key_Return, Key.Key_Escape)
    assert CLEARANCE in new.shown()
    assert box(new, clearance_text(Clearance.PREGNANCY)).isChecked()
    press(new, Key.Key_Escape, Key.Key_Escape)
    assert "Before you start" in new.shown()


def test_up_and_down_choose_and_space_ticks(new: Desk) -> None:
    press(new, Key.Key_Return)
    tick = box(new, clearance_text(Clearance.AGE))
    tick.setFocus()
    press(new, Key.Key_Space, Key.Key_Return)
    press(new, Key.Key_Down, Key.Key_Return)
    press(new, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert applying(new.safety.notes()) == {Clearance.AGE}
    plan = new.plans.kept.chosen()
    assert plan
    assert plan.doses.doses[0] == HeelDigDose(20, 10, Basis.TOTAL)
    assert new.weeks.targets == {date(2026, 3, 2): 5}


def test_what_applies_keeps_the_start_closed_until_the_day_of_a_yes(new: Desk) -> None:
    press(new, Key.Key_Return)
    box(new, clearance_text(Clearance.CANCER)).click()
    press(new, *[Key.Key_Return] * 3)
    assert not new.button("Start session").isEnabled()
    assert any("the date they said yes" in text for text in new.shown())
    new.clock.advance(1000)
    new.click("They said yes")
    assert new.button("Start session").isEnabled()
    assert cleared_on(new.safety.notes()) == date(2026, 3, 2)


def test_a_yes_that_was_said_already_can_be_told_at_once(new: Desk) -> None:
    press(new, Key.Key_Return)
    box(new, clearance_text(Clearance.CANCER)).click()
    box(new, "They said yes already, on").click()
    press(new, *[Key.Key_Return] * 3)
    assert new.button("Start session").isEnabled()
    assert cleared_on(new.safety.notes()) == date(2026, 3, 2)


def test_the_list_says_that_none_applies_until_one_does(new: Desk) -> None:
    press(new, Key.Key_Return)
    assert new.button("None of these applies").isVisible()
    box(new, clearance_text(Clearance.AGE)).click()
    assert new.button("Continue").isVisible()


def test_after_four_weeks_one_key_says_that_nothing_applies(new: Desk) -> None:
    press(new, *[Key.Key_Return] * 4)
    new.clock.advance(int(timedelta(days=28).total_seconds() * 1000))
    new.window.close()
    new.window = new.opened()
    assert CLEARANCE in new.shown()
    assert "2 of 4" not in new.shown()
    press(new, Key.Key_Return)
    assert "Your next session" in new.shown()


def test_with_sessions_on_record_only_clearance_is_asked(new: Desk) -> None:
    new.store.add(session(1, date(2026, 2, 20)), ())
    new.window.close()
    new.window = new.opened()
    assert CLEARANCE in new.shown()
    press(new, Key.Key_Return)
    assert "Your next session" in new.shown()


def test_the_safety_questions_can_be_answered_again_in_the_settings(desk: Desk) -> None:
    desk.window.tabs.setCurrentIndex(3)
    desk.click("Answer the safety questions again")
    assert CLEARANCE in desk.shown()
    desk.clock.advance(1000)
    box(desk, clearance_text(Clearance.AGE)).click()
    press(desk, Key.Key_Return)
    assert not desk.button("Start session").isEnabled()


def test_a_full_disk_is_said_and_the_program_goes_on(new: Desk) -> None:
    new.safety.full = True
    press(new, *[Key.Key_Return] * 4)
    (told,) = new.window.findChildren(QMessageBox)
    assert told.text() == "The disk is full."
    told.close()
    assert "Your next session" in new.shown()


@pytest.mark.parametrize("size", [(960, 600), (1920, 1200)])
def test_every_page_fits(new: Desk, size: tuple[int, int]) -> None:
    new.window.resize(*size)
    for _ in range(4):
        QApplication.processEvents()
        shown = screen(new)
        for button in shown.findChildren(QAbstractButton):
            if button.isVisible():
                place = button.mapTo(shown, button.rect().bottomRight())
                assert shown.rect().contains(place), button.text()
        press(new, Key.Key_Return)

"""The panel of target and pauses as a person uses it: every wish is kept and seen at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QMessageBox, QTabWidget

from corecoach.application.settings import FirstWeekday
from corecoach.domain.schedule import PauseReason
from corecoach.ui.screens.weeks import WeeksDialog
from tests.samples import session
from tests.ui.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture(autouse=True)
def closed_panels(desk: Desk) -> Iterator[None]:
    yield
    for panel in desk.window.findChildren(WeeksDialog):
        panel.reject()


def open_panel(desk: Desk) -> WeeksDialog:
    record = session(1, date(2026, 3, 2))
    desk.store.records[1] = record
    desk.store.attempts[1] = [one for kept in record.exercises for one in kept.attempts]
    desk.store.told[1] = {}
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    desk.click("Target and pauses …")
    found = desk.window.findChild(WeeksDialog)
    assert found
    assert found.isVisible()
    return found


def box(panel: WeeksDialog, name: str) -> QComboBox:
    labels = [label for label in panel.findChildren(QLabel) if label.text() == name]
    found = labels[0].buddy()
    assert isinstance(found, QComboBox)
    return found


def test_a_target_is_kept_for_next_week_and_told(desk: Desk) -> None:
    panel = open_panel(desk)
    desk.qtbot.keyClick(box(panel, "Weekly target"), Qt.Key.Key_Down)
    assert desk.weeks.targets == {date(2026, 3, 9): 4}
    assert "From Mon, 9 Mar 2026 on; until then it is 3." in desk.shown()


def test_the_beginnings_of_weeks_and_days_are_kept(desk: Desk) -> None:
    panel = open_panel(desk)
    desk.qtbot.keyClick(box(panel, "Weeks begin on"), Qt.Key.Key_Down)
    desk.qtbot.keyClick(box(panel, "Days begin at"), Qt.Key.Key_Up)
    assert desk.settings.kept.week_start is FirstWeekday.SUNDAY
    assert desk.settings.kept.rollover_hour == 3


def test_days_are_paused_and_a_pause_is_taken_back(desk: Desk) -> None:
    panel = open_panel(desk)
    first, last = panel.findChildren(QDateEdit)
    assert (first.accessibleName(), last.accessibleName()) == ("First day", "Last day")
    assert first.date() == QDate(2026, 3, 2)
    first.setDate(QDate(2026, 3, 10))
    assert last.date() == QDate(2026, 3, 10)
    last.setDate(QDate(2026, 3, 12))
    desk.qtbot.keyClick(box(panel, "Reason"), Qt.Key.Key_Down)
    desk.click("Pause")
    assert desk.weeks.paused == dict.fromkeys(
        [date(2026, 3, day) for day in (10, 11, 12)], PauseReason.TRAVEL
    )
    desk.qtbot.waitUntil(
        lambda: "Tue, 10 Mar 2026 to Thu, 12 Mar 2026, 3 days: Travel" in desk.shown()
    )
    assert first.date() == QDate(2026, 3, 10)
    assert desk.button("Remove").accessibleName().endswith("3 days: Travel")
    desk.click("Remove")
    assert desk.weeks.paused == {}
    desk.qtbot.waitUntil(lambda: "No paused days." in desk.shown())


def test_a_pause_that_cannot_be_kept_is_said(desk: Desk) -> None:
    open_panel(desk)
    desk.weeks.full = True
    desk.click("Pause")
    told = desk.window.findChild(QMessageBox)
    assert told
    assert told.text() == "The disk is full."
    told.close()


def test_escape_closes_the_panel(desk: Desk) -> None:
    panel = open_panel(desk)
    desk.qtbot.keyClick(panel, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(WeeksDialog))

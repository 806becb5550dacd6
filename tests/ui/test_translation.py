"""Every text that a person sees goes through the catalogue."""

from __future__ import annotations

import gettext as catalogues
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from corecoach.application import language
from corecoach.application.charts.chart import Chart, ChartKind
from corecoach.application.moving import ImportReport, RestorePreview
from corecoach.application.screens.history import ChartChoice, build_pane
from corecoach.domain.record import CheckIn
from corecoach.domain.schedule import PauseReason
from corecoach.ui.about_dialog import AboutDialog
from corecoach.ui.bin_dialog import BinDialog
from corecoach.ui.review_dialog import ReviewDialog
from corecoach.ui.screens.weeks import WeeksDialog
from corecoach.ui.theme.look import Look
from tests.samples import session
from tests.ui.conftest import Desk


class PseudoCatalogue(catalogues.NullTranslations):
    """Puts brackets round every text, so that one that was forgotten shows."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def pseudo_desk(qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(language, "_catalogue", PseudoCatalogue)
    desk = Desk(qtbot, look)
    yield desk
    desk.window.close()


def forgotten(desk: Desk) -> list[str]:
    """Texts with letters in them that did not come from the catalogue."""
    texts = [
        str(widget.property("text"))
        for kind in (QLabel, QPushButton, QCheckBox, QRadioButton)
        for widget in desk.window.findChildren(kind)
        # a link shows its address
        if widget.isVisible() and widget.property("rank") != "link"
    ]
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    texts += [tabs.tabText(index) for index in range(tabs.count())]
    return [text for text in texts if re.search(r"[A-Za-z]{2}", text) and "⟦" not in text]


def unnamed(desk: Desk) -> list[str]:
    """Names and choices that did not come from the catalogue."""
    said = [
        control.accessibleName()
        for kind in (QComboBox, QSlider, QSpinBox)
        for control in desk.window.findChildren(kind)
        if control.isVisible()
    ]
    lists = desk.window.findChildren(QComboBox)
    said += [box.itemText(row) for box in lists for row in range(box.count())]
    return [text for text in said if "⟦" not in text]


def test_no_text_of_today_is_forgotten(pseudo_desk: Desk) -> None:
    assert forgotten(pseudo_desk) == []


def test_no_text_of_the_check_in_is_forgotten(pseudo_desk: Desk) -> None:
    yesterday = (pseudo_desk.clock.now() - timedelta(days=1)).date()
    pseudo_desk.store.add(session(1, yesterday), ())
    pseudo_desk.window.tabs.today.refresh_week()
    panel = pseudo_desk.window.tabs.today.screen.check_in
    panel._yes.click()
    for tick in panel._ticks.values():
        tick.click()
        assert forgotten(pseudo_desk) == []
        tick.click()
    for control in (panel._yes, panel._no, panel.pain, panel._morning):
        assert "⟦" in control.accessibleName()


def test_no_text_of_a_session_is_forgotten(pseudo_desk: Desk) -> None:
    pseudo_desk.window.tabs.today.screen._start.click()
    for _ in range(90):
        pseudo_desk.pass_time(10_000, step_ms=500)
        assert forgotten(pseudo_desk) == []


def test_no_text_of_the_summary_and_the_history_is_forgotten(pseudo_desk: Desk) -> None:
    pseudo_desk.window.tabs.today.screen._start.click()
    pseudo_desk.press(Qt.Key.Key_Escape)
    assert forgotten(pseudo_desk) == []
    pseudo_desk.window.summary_page().screen.done_requested.emit()
    tabs = pseudo_desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    assert forgotten(pseudo_desk) == []


def test_no_text_of_the_lessons_is_forgotten(pseudo_desk: Desk) -> None:
    tabs = pseudo_desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(2)
    lessons = pseudo_desk.window.tabs.learn_page().screen.findChild(QListWidget)
    assert lessons
    for row in range(lessons.count()):
        lessons.setCurrentRow(row)
        assert "⟦" in lessons.item(row).text()
        assert forgotten(pseudo_desk) == []


def test_no_text_of_the_box_about_is_forgotten(pseudo_desk: Desk) -> None:
    pseudo_desk.press(Qt.Key.Key_F1)
    dialog = pseudo_desk.window.findChild(AboutDialog)
    assert dialog
    assert "⟦" in dialog.windowTitle()
    assert forgotten(pseudo_desk) == []
    dialog.close()


def test_no_text_of_the_settings_is_forgotten(pseudo_desk: Desk) -> None:
    tabs = pseudo_desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(3)
    page = pseudo_desk.window.tabs.settings_page()
    for wish in (page.screen.test_requested, page.screen.tap_panel.started):
        wish.emit()
        for _ in range(70):
            pseudo_desk.clock.advance(200)
            page.refresh()
            assert forgotten(pseudo_desk) == []
            assert unnamed(pseudo_desk) == []


def test_no_text_of_a_correction_is_forgotten(pseudo_desk: Desk) -> None:
    pseudo_desk.window.tabs.today.screen._start.click()
    pseudo_desk.press(Qt.Key.Key_Escape)
    pseudo_desk.window.summary_page().screen.done_requested.emit()
    page = pseudo_desk.window.corrections_page()
    page.open(1)
    assert forgotten(pseudo_desk) == []
    assert unnamed(pseudo_desk) == []
    page.screen._answers.bars()[0].answered.emit(None)
    page.screen._note.setPlainText("–")
    page.screen._save.click()
    page.open(1)
    assert forgotten(pseudo_desk) == []
    page.open_new()
    assert forgotten(pseudo_desk) == []
    assert unnamed(pseudo_desk) == []
    page.delete(1)
    page.open_bin(pseudo_desk.window)
    assert forgotten(pseudo_desk) == []
    dialog = pseudo_desk.window.findChild(BinDialog)
    assert dialog
    dialog.close()


def test_no_text_of_a_chart_or_of_the_weeks_is_forgotten(pseudo_desk: Desk) -> None:
    record = session(1, date(2026, 3, 2), check_in=CheckIn(2, 3, 1, 0))
    pseudo_desk.store.records[1] = record
    pseudo_desk.store.attempts[1] = [one for kept in record.exercises for one in kept.attempts]
    pseudo_desk.store.told[1] = {}
    pseudo_desk.weeks.pause([date(2026, 3, 4)], PauseReason.TRAVEL)
    tabs = pseudo_desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    page = pseudo_desk.window.tabs.history_page()
    for kind in ChartKind:
        page._choose(ChartChoice(kind))
        assert forgotten(pseudo_desk) == []
        assert unnamed(pseudo_desk) == []
        shown = build_pane(page._history, ChartChoice(kind)).shown if page._history else None
        assert shown
        words = [shown.title, *shown.table.columns]
        words += [cell for row in shown.table.rows for cell in row.cells]
        if isinstance(shown, Chart):
            words += [shown.left.name, *(series.name for series in shown.series)]
        assert [text for text in words if re.search(r"[A-Za-z]{2}", text) and "⟦" not in text] == []
    page._show_weeks()
    assert forgotten(pseudo_desk) == []
    assert unnamed(pseudo_desk) == []
    dialog = pseudo_desk.window.findChild(WeeksDialog)
    assert dialog
    dialog.reject()


def test_no_text_of_the_data_or_of_a_review_is_forgotten(pseudo_desk: Desk) -> None:
    tabs = pseudo_desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(3)
    assert forgotten(pseudo_desk) == []
    page = pseudo_desk.window.tabs.data_page()
    page._review_import(Path("x"), None, ImportReport())
    page._review_restore(Path("x"), RestorePreview((), (), (), 0))
    assert forgotten(pseudo_desk) == []
    for dialog in pseudo_desk.window.findChildren(ReviewDialog):
        assert "⟦" in dialog.windowTitle()
        dialog.reject()

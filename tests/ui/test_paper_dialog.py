"""The way to paper from everywhere in the window, by mouse and by keyboard."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QRadioButton,
    QSpinBox,
    QTabWidget,
)

from corecoach.application.screens.paper import PaperKind
from corecoach.ui.paper_dialog import PaperDialog
from tests.ui.conftest import Desk


def press_print(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def dialog_of(desk: Desk) -> PaperDialog:
    (dialog,) = desk.window.findChildren(PaperDialog)
    return dialog


def kinds(dialog: PaperDialog) -> list[str]:
    return [button.text() for button in dialog.findChildren(QRadioButton)]


def tab(desk: Desk, index: int) -> None:
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(index)


def end_a_session(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Qt.Key.Key_Escape)


def test_from_a_summary_its_own_page_is_suggested(desk: Desk) -> None:
    end_a_session(desk)
    press_print(desk)
    dialog = dialog_of(desk)
    assert kinds(dialog)[0] == "Summary of the session of Mon, 2 Mar 2026, 18:05"
    assert (dialog.wish().kind, dialog.wish().session_id) == (PaperKind.SESSION, 1)
    dialog.close()


def test_from_a_row_of_the_history_its_page_is_suggested(desk: Desk) -> None:
    end_a_session(desk)
    desk.click("Done")
    tab(desk, 1)
    desk.window.tabs.history_page().screen._table.selectRow(0)
    desk.click("Print")
    assert dialog_of(desk).wish().session_id == 1
    dialog_of(desk).close()


def test_without_a_session_weeks_and_sheets_are_offered(desk: Desk) -> None:
    press_print(desk)
    dialog = dialog_of(desk)
    assert len(kinds(dialog)) == 3
    assert dialog.wish().kind is PaperKind.WEEKS
    dialog.close()


def test_a_session_that_runs_is_left_alone(desk: Desk) -> None:
    desk.click("Start session")
    press_print(desk)
    assert not desk.window.findChildren(PaperDialog)


def test_the_weeks_and_the_person_are_as_typed_and_asked_for_only_where_they_matter(
    desk: Desk,
) -> None:
    press_print(desk)
    dialog = dialog_of(desk)
    weeks, until = dialog.findChild(QSpinBox), dialog.findChild(QDateEdit)
    assert weeks
    assert until
    weeks.setValue(2)
    until.setDate(until.date().addDays(-1))
    name, birth = dialog.findChildren(QLineEdit)[-2:]
    name.setText("Ada")
    birth.setText("1815")
    wish = dialog.wish()
    assert (wish.weeks, str(wish.until)) == (2, "2026-03-01")
    assert (wish.person.name, wish.person.birth) == ("Ada", "1815")
    dialog.findChildren(QRadioButton)[-1].click()
    assert dialog.wish().kind is PaperKind.WALL_SHEET
    assert not weeks.isVisible()
    assert not name.isVisible()
    dialog.close()


def test_a_name_is_forgotten_when_the_dialog_closes(desk: Desk) -> None:
    press_print(desk)
    dialog_of(desk)._name.setText("Ada")
    dialog_of(desk).close()
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(PaperDialog))
    press_print(desk)
    assert dialog_of(desk).wish().person.name == ""
    dialog_of(desk).close()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_kind_without_a_session_is_saved(desk: Desk, number: int, tmp_path: Path) -> None:
    press_print(desk)
    dialog = dialog_of(desk)
    dialog.findChildren(QRadioButton)[number].click()
    desk.click("Save as PDF")
    (files,) = desk.window.findChildren(QFileDialog)
    target = tmp_path / "page.pdf"
    files.fileSelected.emit(str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert any(str(target) in text for text in desk.shown())
    assert not dialog.isVisible()
    files.reject()
    for box in desk.window.findChildren(QMessageBox):
        box.close()


def test_the_preview_of_weeks_has_two_pages(desk: Desk) -> None:
    press_print(desk)
    desk.click("Print preview")
    (preview,) = desk.window.findChildren(QPrintPreviewDialog)
    pages = preview.findChild(QPrintPreviewWidget)
    assert pages
    desk.qtbot.waitUntil(lambda: pages.pageCount() == 2)
    preview.reject()
    dialog_of(desk).close()


def test_a_name_is_on_the_page_and_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    before = desk.settings.load()
    press_print(desk)
    name, birth = dialog_of(desk).findChildren(QLineEdit)[-2:]
    name.setText("Zacharias Unforgettable")
    birth.setText("1901-02-03")
    desk.click("Save as PDF")
    (files,) = desk.window.findChildren(QFileDialog)
    target = tmp_path / "page.pdf"
    files.fileSelected.emit(str(target))
    command = ["pdftotext", str(target), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Zacharias Unforgettable" in text
    assert "1901-02-03" in text
    facts = subprocess.run(["pdfinfo", str(target)], check=True, capture_output=True, text=True)
    assert "Zacharias" not in facts.stdout
    assert "Zacharias" not in files.windowTitle()
    assert desk.settings.load() == before
    assert not desk.store.sessions()
    files.reject()
    for box in desk.window.findChildren(QMessageBox):
        box.close()

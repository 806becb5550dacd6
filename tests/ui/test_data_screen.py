"""The tab Your data, as a person uses it: a click, a file, a review, a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QTableView,
    QTabWidget,
)

from corecoach.application.moving import (
    Backup,
    Habit,
    ImportReport,
    ImportRow,
    RestorePreview,
    Verdict,
)
from corecoach.ui.review_dialog import ReviewDialog
from tests.fakes import LONDON
from tests.ui.conftest import Desk


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index("Your data"))
    return desk


def choose(desk: Desk, place: Path) -> None:
    """Choose a file in the dialog that is open."""
    dialog = desk.window.findChild(QFileDialog)
    assert dialog
    assert dialog.windowTitle()
    dialog.fileSelected.emit(str(place))
    dialog.reject()


def until(desk: Desk, true: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(true, timeout=5000)


def told(desk: Desk) -> list[str]:
    def shown() -> list[QMessageBox]:
        return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]

    until(desk, lambda: bool(shown()))
    boxes = shown()
    said = [box.text() for box in boxes]
    for box in boxes:
        box.close()
    return said


def review(desk: Desk) -> ReviewDialog:
    def found() -> list[ReviewDialog]:
        return [one for one in desk.window.findChildren(ReviewDialog) if one.isVisible()]

    until(desk, lambda: bool(found()))
    return found()[0]


def buttons(dialog: ReviewDialog) -> list[str]:
    box = dialog.findChild(QDialogButtonBox)
    assert box
    return [button.text() for button in box.buttons()]


def cells(dialog: ReviewDialog) -> list[list[object]]:
    table = dialog.findChild(QTableView)
    assert table
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_says_where_the_backups_are_and_when_the_last_was_made(open_desk: Desk) -> None:
    page = open_desk.window.tabs.data_page()
    assert {"No backup yet.", "Backups are in /nowhere/backups"} <= open_desk.shown()
    made = datetime(2026, 3, 1, 12, tzinfo=LONDON)
    open_desk.keeper.made = [Backup(Path("/nowhere/backups/x.db"), made)]
    page.refresh()
    assert any("Last backup: Sun, 1 Mar 2026, 12:00" in text for text in open_desk.shown())


def test_trouble_with_the_backups_is_shown(open_desk: Desk) -> None:
    open_desk.automatic.trouble = "The disk is full."
    open_desk.window.tabs.data_page().refresh()
    assert "The disk is full." in open_desk.shown()


def test_every_button_has_a_name_and_takes_the_keyboard(open_desk: Desk) -> None:
    panel = open_desk.window.tabs.data_page().screen
    found = panel.findChildren(QPushButton)
    assert len(found) == 5
    for button in found:
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_backup_goes_where_the_person_says(open_desk: Desk, tmp_path: Path) -> None:
    open_desk.click("Back up now …")
    choose(open_desk, tmp_path / "mine.db")
    assert told(open_desk) == [f"The backup was made and checked: {tmp_path / 'mine.db'}"]
    assert open_desk.keeper.log == [f"back up to {tmp_path / 'mine.db'}"]


@pytest.mark.parametrize("form", ["json", "csv", "ics"])
def test_the_end_of_the_name_says_which_form(open_desk: Desk, tmp_path: Path, form: str) -> None:
    open_desk.click("Export …")
    choose(open_desk, tmp_path / f"history.{form}")
    assert told(open_desk) == [f"3 sessions written to {tmp_path / f'history.{form}'}."]
    assert open_desk.keeper.log == [f"export {form} to {tmp_path / f'history.{form}'}"]


def test_an_import_is_reviewed_row_by_row_before_it_is_made(
    open_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "history.json"
    report = ImportReport()
    report.add(ImportRow(1, "2026-02-27 18:05", Verdict.NEW))
    report.add(ImportRow(2, "2026-03-01 18:05", Verdict.REFUSED, "It lies in the future."))
    open_desk.keeper.report = report
    open_desk.click("Import …")
    choose(open_desk, file)
    dialog = review(open_desk)
    assert cells(dialog) == [
        ["2", "2026-03-01 18:05", "refused", "It lies in the future."],
        ["1", "2026-02-27 18:05", "new", ""],
    ]
    assert open_desk.keeper.log == [f"habits of {file}", f"look at {file} None"]
    assert buttons(dialog) == ["Import", "Cancel"]
    dialog.accept()
    assert told(open_desk) == ["New: 1. Double: 0. Changed: 0. Refused: 1."]
    assert open_desk.keeper.log[-1] == f"take in {file} None"


def test_a_review_that_is_left_changes_nothing(open_desk: Desk, tmp_path: Path) -> None:
    open_desk.keeper.report.add(ImportRow(1, "2026-02-27 18:05", Verdict.NEW))
    open_desk.click("Import …")
    choose(open_desk, tmp_path / "x.csv")
    dialog = review(open_desk)
    default = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    assert default.text() == "Cancel"
    dialog.reject()
    assert not [line for line in open_desk.keeper.log if line.startswith("take in")]


def test_where_there_is_nothing_new_nothing_can_be_imported(
    open_desk: Desk, tmp_path: Path
) -> None:
    open_desk.keeper.report.add(ImportRow(1, "2026-02-27 18:05", Verdict.DOUBLE, "There already."))
    open_desk.click("Import …")
    choose(open_desk, tmp_path / "x.csv")
    dialog = review(open_desk)
    assert buttons(dialog) == ["Close"]
    dialog.reject()


def test_of_several_habits_one_is_chosen(open_desk: Desk, tmp_path: Path) -> None:
    open_desk.keeper.found_habits = (Habit("Back", 7), Habit("Water", 9))
    open_desk.click("Import …")
    choose(open_desk, tmp_path / "loop.zip")
    until(open_desk, lambda: bool(open_desk.window.findChildren(QInputDialog)))
    (dialog,) = open_desk.window.findChildren(QInputDialog)
    assert dialog.comboBoxItems() == ["Back", "Water"]
    dialog.setTextValue("Water")
    dialog.accept()
    review(open_desk).reject()
    assert open_desk.keeper.log[-1] == f"look at {tmp_path / 'loop.zip'} Water"


def test_the_only_habit_is_taken_without_a_question(open_desk: Desk, tmp_path: Path) -> None:
    open_desk.keeper.found_habits = (Habit("Back", 7),)
    open_desk.click("Import …")
    choose(open_desk, tmp_path / "loop.zip")
    review(open_desk).reject()
    assert open_desk.keeper.log[-1] == f"look at {tmp_path / 'loop.zip'} Back"


def test_a_restore_is_reviewed_before_it_is_made(open_desk: Desk, tmp_path: Path) -> None:
    backup = tmp_path / "old.db"
    open_desk.keeper.preview = RestorePreview(
        ("2026-02-27 18:05",), ("2026-03-01 18:05",), ("2026-02-20 18:05",), 2
    )
    open_desk.click("Restore …")
    choose(open_desk, backup)
    dialog = review(open_desk)
    assert cells(dialog) == [
        ["2026-02-27 18:05", "comes"],
        ["2026-03-01 18:05", "goes"],
        ["2026-02-20 18:05", "differs"],
    ]
    dialog.accept()
    assert told(open_desk) == ["The history is as it was in the backup."]
    assert open_desk.keeper.log == [f"look at {backup}", f"restore {backup}"]


def test_what_the_world_refuses_is_a_sentence_and_all_can_be_tried_again(
    open_desk: Desk, tmp_path: Path
) -> None:
    open_desk.keeper.refusal = "The disk is full."
    for name in ("Back up now …", "Export …", "Import …", "Restore …"):
        open_desk.click(name)
        choose(open_desk, tmp_path / "x.json")
        assert told(open_desk) == ["The disk is full."]
        assert open_desk.button(name).isEnabled()


def test_while_something_is_done_nothing_else_can_be(open_desk: Desk, tmp_path: Path) -> None:
    open_desk.click("Export …")
    choose(open_desk, tmp_path / "x.json")
    # the answer waits for the next turn of the loop, so this is the moment before it
    assert not open_desk.button("Import …").isEnabled()
    assert any("Exporting …" in text for text in open_desk.shown())
    told(open_desk)
    assert open_desk.button("Import …").isEnabled()


def test_the_folder_opens_in_the_systems_own_window(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    open_desk.click("Open folder")
    assert opened == [QUrl.fromLocalFile("/nowhere")]


def test_the_end_of_a_session_is_told_to_who_makes_the_backups(desk: Desk) -> None:
    ends: list[None] = []
    desk.window.session_ended.connect(lambda: ends.append(None))
    desk.click("Start session")
    desk.pass_time(55_000)
    desk.press(Qt.Key.Key_Escape)
    assert ends == [None]

"""The window as a person uses it: keys and clicks, with fake time."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QRadioButton,
    QTabWidget,
)

from corecoach.application.ports import SoundState, SoundStatus
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import Outcome, SessionState, StopReason
from corecoach.domain.session import Phase
from corecoach.ui.paper_dialog import PaperDialog
from corecoach.ui.widgets.scale_bar import ScaleBar
from tests.ui.conftest import Desk

Key = Qt.Key


def phase(desk: Desk) -> Phase:
    coach = desk.window.session_page()._coach
    assert coach
    return coach.session.phase


def in_first_hold(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(55_000)


def test_today_offers_the_default_session(desk: Desk) -> None:
    assert {"Your next session", "14:24 in all, getting into position included"} <= desk.shown()
    assert desk.window.windowTitle().startswith("CoreCoach")


def test_enter_starts_the_session(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.button("Start session"), Key.Key_Return)
    assert phase(desk) is Phase.RUNNING
    assert "PREPARE" in desk.shown()
    assert desk.player.log == ["open"]


def test_the_training_screen_says_phase_side_seconds_rep_and_what_comes_next(desk: Desk) -> None:
    in_first_hold(desk)
    assert {
        "HOLD",
        "LEFT HEEL",
        "7",
        "Heel digs",
        "Rep 1 of 10",
        "Next: relax, 3 s",
        "0:55 of 14:24",
    } <= desk.shown()


def test_digits_and_cues_agree_at_every_full_second_of_a_hold(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(52_000)
    for left in range(10, 0, -1):
        assert str(left) in desk.shown()
        desk.pass_time(1_000)
    assert "RELAX" in desk.shown()


def test_space_pauses_and_resumes(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Space)
    assert phase(desk) is Phase.PAUSED
    assert "PAUSED" in desk.shown()
    assert desk.button("Resume").isEnabled()
    desk.press(Key.Key_Space)
    assert phase(desk) is Phase.LEADING_IN
    assert {"GET READY", "3"} <= desk.shown()


def test_space_pauses_even_when_the_keyboard_is_on_another_button(desk: Desk) -> None:
    in_first_hold(desk)
    desk.button("Stop").setFocus()
    desk.press(Key.Key_Space)
    assert phase(desk) is Phase.PAUSED


def test_right_skips_and_left_repeats(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Right)
    assert desk.store.attempts[1][-1].outcome is Outcome.SKIPPED
    assert "RIGHT HEEL" in desk.shown()
    desk.press(Key.Key_Left)
    assert "LEFT HEEL" in desk.shown()


def test_escape_stops_and_leads_to_the_summary_from_which_one_can_go_on(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    assert "Session ended early" in desk.shown()
    states = [desk.store.records[1].state]
    desk.click("Go on with the session (G)")
    assert phase(desk) is Phase.PAUSED
    states.append(desk.store.records[1].state)
    assert states == [SessionState.STOPPED, SessionState.OPEN]
    desk.press(Key.Key_Space)
    desk.pass_time(3_000 + 12_000)
    assert desk.store.attempts[1][-1].credited


def test_why_it_was_stopped_is_kept(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    pain = next(b for b in desk.window.findChildren(QRadioButton) if b.text() == "Pain (P)")
    desk.qtbot.mouseClick(pain, Qt.MouseButton.LeftButton)
    assert desk.store.records[1].check_in.stop_reason is StopReason.PAIN


def test_ten_seconds_more_are_offered_in_a_rest_only(desk: Desk) -> None:
    desk.click("Start session")
    desk.click("10 s more")
    assert "0:00 of 14:34" in desk.shown()
    desk.pass_time(60_500)
    assert "10 s more" not in desk.shown()


def test_waiting_for_ready_goes_on_with_enter(desk: Desk) -> None:
    desk.click("Edit plan")
    waits = next(box for box in desk.window.findChildren(QCheckBox) if "Ready" in box.text())
    desk.qtbot.mouseClick(waits, Qt.MouseButton.LeftButton)
    desk.click("Save")
    desk.click("Done")
    desk.click("Start session")
    desk.pass_time(900_000, step_ms=900)
    assert phase(desk) is Phase.WAITING
    assert "READY?" in desk.shown()
    desk.press(Key.Key_Return)
    assert phase(desk) is Phase.LEADING_IN


def test_floor_only_shortens_the_session(desk: Desk) -> None:
    floor = next(box for box in desk.window.findChildren(QCheckBox) if "Floor" in box.text())
    desk.qtbot.mouseClick(floor, Qt.MouseButton.LeftButton)
    assert "10:35 in all, getting into position included" in desk.shown()


def test_a_whole_session_ends_on_its_summary_and_then_in_the_history(desk: Desk) -> None:
    desk.click("Start session")
    desk.pass_time(864_000, step_ms=900)
    assert {"Session done", "20 of 20", "3 of 3"} <= desk.shown()
    desk.click("Done")
    tabs = desk.window.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(1)
    assert "Mon, 2 Mar 2026" in " ".join(
        str(desk.window.tabs.history_page().screen._table.model().index(0, column).data())
        for column in range(3)
    )


def test_the_answers_after_a_session_are_kept_at_once(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    bars = {bar.accessibleName(): bar for bar in desk.window.findChildren(ScaleBar)}
    desk.qtbot.keyClick(bars["Pain at its highest"], Key.Key_3)
    desk.qtbot.keyClick(bars["Effort of Bird dogs"], Key.Key_6)
    assert desk.store.records[1].check_in.pain_peak == 3
    assert desk.store.told[1][Exercise.BIRD_DOG].effort == 6


def test_a_note_is_kept_when_the_screen_is_left(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    note = next(n for n in desk.window.findChildren(QPlainTextEdit) if n.isVisible())
    desk.qtbot.keyClicks(note, "left side tight")
    desk.click("Done")
    assert desk.store.records[1].check_in.note == "left side tight"


def test_pain_before_is_kept_with_the_start(desk: Desk) -> None:
    bar = next(b for b in desk.window.findChildren(ScaleBar) if b.accessibleName() == "Pain now")
    desk.qtbot.keyClick(bar, Key.Key_2)
    desk.click("Start session")
    assert desk.store.records[1].check_in.pain_before == 2


def test_after_a_kill_the_next_start_offers_to_resume(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(30_000)
    desk.window.close()
    desk.window = desk.opened()
    assert any("was cut off after 2 repetitions" in text for text in desk.shown())
    assert not desk.button("Start session").isEnabled()
    desk.click("Resume")
    assert phase(desk) is Phase.PAUSED


def test_after_a_kill_the_session_can_be_finished_where_it_was_cut_off(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(30_000)
    last_rep_ended = desk.store.records[1].last_kept
    desk.window.close()
    desk.clock.advance(3_600_000)
    desk.window = desk.opened()
    desk.click("Finish here")
    assert "Session ended early" in desk.shown()
    assert desk.store.records[1].ended == last_rep_ended


def test_a_machine_that_slept_says_so_and_waits(desk: Desk) -> None:
    in_first_hold(desk)
    desk.pass_time(5_000, step_ms=5_000)
    assert phase(desk) is Phase.PAUSED
    assert any("asleep" in text for text in desk.shown())


def test_a_full_disk_is_said_and_the_session_goes_on(desk: Desk) -> None:
    in_first_hold(desk)
    with desk.store.disk_full():
        desk.pass_time(10_000)
        assert "The disk is full." in desk.shown()
        assert phase(desk) is Phase.RUNNING


def test_a_second_session_has_its_sound_and_screen_too(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    desk.click("Done")
    desk.click("Start session")
    assert desk.player.log[-1] == "open"
    assert desk.screen.awake
    assert desk.player.cues


def test_a_session_whose_end_could_not_be_written_is_ended_when_there_is_room(desk: Desk) -> None:
    in_first_hold(desk)
    with desk.store.disk_full():
        desk.press(Key.Key_Escape)
    states = [desk.store.records[1].state]
    desk.pass_time(4_000)
    states.append(desk.store.records[1].state)
    assert states == [SessionState.OPEN, SessionState.STOPPED]
    for box in desk.window.findChildren(QMessageBox):
        box.close()


def test_going_on_later_does_not_count_the_time_away(desk: Desk) -> None:
    in_first_hold(desk)
    desk.press(Key.Key_Escape)
    desk.clock.advance(3_600_000)
    desk.click("Go on with the session (G)")
    desk.pass_time(1_000)
    desk.press(Key.Key_Escape)
    record = desk.store.session(1)
    assert record
    assert record.length_s == 56


def test_a_session_of_another_day_cannot_go_on(desk: Desk) -> None:
    in_first_hold(desk)
    desk.window.close()
    desk.clock.advance(24 * 3_600_000)
    desk.window = desk.opened()
    assert "Resume" not in desk.shown()
    desk.click("Finish here")
    assert "Session ended early" in desk.shown()
    assert "Go on with the session (G)" not in desk.shown()


def test_enter_presses_the_button_that_has_the_keyboard(desk: Desk) -> None:
    in_first_hold(desk)
    desk.button("Skip").setFocus()
    desk.qtbot.keyClick(desk.button("Skip"), Key.Key_Return)
    assert desk.store.attempts[1][-1].outcome is Outcome.SKIPPED


def test_the_same_sentence_is_told_once(desk: Desk) -> None:
    for _ in range(3):
        desk.window.tell("The disk is full.")
    boxes = desk.window.findChildren(QMessageBox)
    assert len(boxes) == 1
    boxes[0].close()


def test_a_summary_that_cannot_be_read_leads_back_to_today(desk: Desk) -> None:
    in_first_hold(desk)
    with desk.store.unreadable():
        desk.press(Key.Key_Escape)
    assert "Your next session" in desk.shown()
    for box in desk.window.findChildren(QMessageBox):
        box.close()


def test_without_sound_the_screen_says_so_once_and_leads_on(desk: Desk) -> None:
    desk.player.state = SoundStatus(SoundState.SILENT)
    in_first_hold(desk)
    assert sum("No sound on this computer" in text for text in desk.shown()) == 1
    assert "HOLD" in desk.shown()
    desk.player.state = SoundStatus(SoundState.PLAYING, "speakers")
    desk.pass_time(1_000)
    assert not any("No sound" in text for text in desk.shown())


def test_missing_sounds_are_named_in_a_sentence(desk: Desk) -> None:
    desk.player.state = SoundStatus(SoundState.PLAYING, "speakers", ("hold", "dig"))
    in_first_hold(desk)
    assert any(text.startswith("2 sounds are missing") for text in desk.shown())


def test_the_summary_is_saved_as_a_pdf_where_the_person_says(desk: Desk, tmp_path: Path) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    desk.click("Save as PDF")
    dialog = desk.window.findChild(QFileDialog)
    assert dialog
    target = tmp_path / "page.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_bytes().startswith(b"%PDF")
    told = desk.window.findChild(QMessageBox)
    assert told
    assert str(target) in told.text()
    told.close()


def test_the_print_preview_shows_the_page_and_closes(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    desk.click("Print preview")
    gc.collect()
    (dialog,) = desk.window.findChildren(QPrintPreviewDialog)
    preview = dialog.findChild(QPrintPreviewWidget)
    assert preview
    desk.qtbot.waitUntil(lambda: preview.pageCount() == 1)
    dialog.close()


def test_the_print_dialog_opens_and_can_be_left(desk: Desk) -> None:
    desk.click("Start session")
    desk.press(Key.Key_Escape)
    desk.click("Print")
    desk.click("Print …")
    gc.collect()
    (dialog,) = desk.window.findChildren(QPrintDialog)
    (asked,) = desk.window.findChildren(PaperDialog)
    desk.qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    asked.reject()


def test_control_tab_goes_round_the_tabs_wherever_the_keyboard_is(desk: Desk) -> None:
    tabs, control = desk.window.tabs, Qt.KeyboardModifier.ControlModifier

    def after(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
        desk.qtbot.keyClick(desk.window.focusWidget(), key, modifiers)
        return tabs.tabText(tabs.currentIndex())

    seen = [after(Qt.Key.Key_Tab, control) for _ in range(tabs.count())]
    assert seen == ["History", "Learn", "Settings", "Your data", "Today"]
    assert after(Qt.Key.Key_Backtab, control | Qt.KeyboardModifier.ShiftModifier) == "Your data"

"""The box About, as a person reaches and reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from corecoach import __version__
from corecoach.application.about import about
from corecoach.application.safety_wording import disclaimer
from corecoach.ui.about_dialog import AboutDialog
from corecoach.ui.pages.about import AboutPage
from corecoach.ui.training_actions import TRAINING_ACTIONS
from tests.ui.conftest import ASSETS, Desk

Key = Qt.Key


@pytest.fixture(autouse=True)
def _closed(desk: Desk) -> Iterator[None]:
    yield
    for dialog in desk.window.findChildren(AboutDialog):
        dialog.close()


def opened(desk: Desk) -> AboutDialog:
    found = desk.window.findChild(AboutDialog)
    assert found
    return found


def everything(place: str = "/home/anna/corecoach") -> str:
    return " ".join(point.words for point in about("1.2.3", place, ()).all_points())


def pressed(dialog: AboutDialog, name: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == name)


def test_f1_opens_it_and_escape_closes_it(desk: Desk) -> None:
    desk.press(Key.Key_F1)
    dialog = opened(desk)
    assert dialog.isVisible()
    assert disclaimer() in desk.shown()
    assert f"CoreCoach {__version__}" in desk.shown()
    desk.qtbot.keyClick(dialog, Key.Key_Escape)
    assert not any(one.isVisible() for one in desk.window.findChildren(AboutDialog))


def test_the_keyboard_scrolls_the_text_at_once(desk: Desk) -> None:
    desk.press(Key.Key_F1)
    area = opened(desk).findChild(QScrollArea)
    assert area
    assert opened(desk).focusWidget() is area
    desk.qtbot.keyClick(area, Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_the_button_beside_the_tabs_is_reached_by_tab_and_opens_it(desk: Desk) -> None:
    button = desk.button("Help and about")
    chain: list[QWidget] = []
    at = desk.window.tabs.nextInFocusChain()
    while at and at is not desk.window.tabs:
        chain.append(at)
        at = at.nextInFocusChain()
    assert button in chain
    button.setFocus()
    desk.qtbot.keyClick(button, Key.Key_Return)
    assert opened(desk).isVisible()


def test_the_sources_are_one_press_away(desk: Desk) -> None:
    desk.press(Key.Key_F1)
    pressed(opened(desk), "Sources").click()
    assert "pubmed.ncbi.nlm.nih.gov/15928561" in desk.shown()
    assert desk.window.tabs.tabText(desk.window.tabs.currentIndex()) == "Learn"


def test_sources_open_whatever_was_sought(desk: Desk) -> None:
    desk.window.tabs.show_sources()
    desk.window.tabs.learn_page().screen._field.setText("hamstrings")
    desk.window.tabs.show_sources()
    assert "pubmed.ncbi.nlm.nih.gov/15928561" in desk.shown()


def test_a_running_session_keeps_its_keys(desk: Desk) -> None:
    desk.window.tabs.today.screen._start.click()
    desk.press(Key.Key_F1)
    assert desk.window.findChild(AboutDialog) is None


def test_it_says_where_the_data_lie_and_opens_the_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[str] = []

    def open_it(url: QUrl) -> bool:
        folders.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    page = AboutPage("1.2.3", "/home/anna/corecoach")
    page.open(desk.window)
    assert any("/home/anna/corecoach" in text for text in desk.shown())
    pressed(opened(desk), "Open folder").click()
    assert folders == ["/home/anna/corecoach"]


def test_the_demo_keeps_nothing_and_offers_no_folder(desk: Desk) -> None:
    AboutPage("1.2.3", "").open(desk.window)
    names = [one.text() for one in opened(desk).findChildren(QPushButton)]
    assert names == ["Sources", "Close"]
    assert "nothing is kept" in everything("")


def test_everything_a_session_can_be_asked_is_in_it_with_its_key(desk: Desk) -> None:
    desk.press(Key.Key_F1)
    for action in TRAINING_ACTIONS:
        assert action.tip() in desk.shown()
        assert re.search(r"\(.+\)$", action.tip())


def test_ctrl_tab_leads_to_the_next_tab_as_it_says(desk: Desk) -> None:
    desk.window.tabs.setFocus()
    desk.qtbot.keyClick(desk.window.tabs, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.tabs.tabText(desk.window.tabs.currentIndex()) == "History"


@pytest.mark.parametrize(
    ("part", "licence"),
    [("Kokoro-82M", "Apache"), ("Inter", "Open Font"), ("Lucide", "ISC"), ("MIT", "MIT")],
)
def test_what_the_credits_name_is_in_it(part: str, licence: str) -> None:
    credited = (ASSETS / "CREDITS.md").read_text(encoding="utf-8")
    assert part in credited
    assert licence in credited
    assert part in everything()
    assert licence in everything()

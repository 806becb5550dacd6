"""The training screen for eyes alone: captions, and a flash that is seen without colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from corecoach.application.ports import SoundState, SoundStatus
from corecoach.application.screens.training import TrainingState, build_state
from corecoach.domain.clips import PHRASES
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out
from corecoach.domain.session import Phase, Session
from corecoach.ui.screens.training import TrainingScreen
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import DARK, LIGHT, Colours
from corecoach.ui.widgets.caption_band import CaptionBand
from corecoach.ui.widgets.flash import DARK_MS, LIT_MS, Flash
from tests.ui.conftest import Desk
from tests.ui.test_theme import LARGE_OR_GRAPHIC, TEXT, contrast

LONGEST = max((phrase.text for phrase in PHRASES.values()), key=len)


@pytest.fixture
def screen(qtbot: QtBot, look: Look) -> TrainingScreen:
    made = TrainingScreen(look)
    qtbot.addWidget(made)
    made.resize(960, 600)
    made.begin(captions=True, flash=True)
    made.show()
    qtbot.waitExposed(made)
    return made


def state(caption: str = "", flash: int = 0) -> TrainingState:
    session = Session(lay_out(DEFAULT_PLAN), phase=Phase.RUNNING)
    made = build_state(session, 0, SoundStatus(SoundState.PLAYING), None)
    return replace(made, caption=caption, flash=flash)


def band(screen: TrainingScreen) -> CaptionBand:
    found = screen.findChild(CaptionBand)
    assert isinstance(found, CaptionBand)
    return found


def corner(screen: TrainingScreen) -> str:
    """The colour of the band beside its words."""
    place = band(screen).geometry().center()
    place.setX(band(screen).geometry().left() + 12)
    return screen.grab().toImage().pixelColor(place).name()


def middle_of_the_disc(screen: TrainingScreen) -> str:
    """The colour inside the ring, beside the digits."""
    ring = screen._ring
    image = ring.grab().toImage()
    side = min(ring.width(), ring.height())
    ratio = image.devicePixelRatio()
    x, y = ring.width() / 2, ring.height() / 2 + side * 0.40
    return image.pixelColor(int(x * ratio), int(y * ratio)).name()


def test_what_is_said_stands_in_the_band(screen: TrainingScreen) -> None:
    screen.render_state(state("One. Left heel."))
    label = band(screen).findChild(QLabel)
    assert label
    assert label.text() == "One. Left heel."
    assert corner(screen) == screen._look.colours.surface
    screen.render_state(state(""))
    assert not label.text()
    assert corner(screen) == screen._look.colours.ground


def test_the_band_stays_in_place_when_nothing_is_said(screen: TrainingScreen) -> None:
    screen.render_state(state("Hold."))
    before = band(screen).geometry()
    for caption in ("", LONGEST):
        screen.render_state(state(caption))
        QApplication.processEvents()
        assert band(screen).geometry() == before


@pytest.mark.parametrize("size", [(960, 600), (1024, 640), (1280, 800), (1920, 1200)])
def test_every_phrase_fits_into_the_band(screen: TrainingScreen, size: tuple[int, int]) -> None:
    screen.resize(*size)
    QApplication.processEvents()
    label = band(screen).findChild(QLabel)
    assert label
    for phrase in PHRASES.values():
        screen.render_state(state(phrase.text))
        assert label.heightForWidth(label.width()) <= label.height(), phrase.text


def test_captions_can_be_read_at_three_metres(screen: TrainingScreen) -> None:
    screen.resize(1280, 800)
    QApplication.processEvents()
    label = band(screen).findChild(QLabel)
    assert label
    millimetres = QFontMetrics(label.font()).capHeight() * 25.4 / 96
    # twice what a healthy eye needs: 5 minutes of arc at 3 m are 4.4 mm
    assert millimetres >= 8


def test_without_captions_there_is_no_band(screen: TrainingScreen) -> None:
    screen.begin(captions=False, flash=True)
    screen.render_state(state("Hold."))
    assert not band(screen).isVisible()


def test_a_hold_that_starts_turns_ink_and_ground_round_once(
    qtbot: QtBot, screen: TrainingScreen, look: Look
) -> None:
    ink, ground = look.colours.ink, look.colours.ground
    screen.render_state(state())
    assert middle_of_the_disc(screen) == ground
    screen.render_state(state(flash=1))
    assert middle_of_the_disc(screen) == ink
    qtbot.waitUntil(lambda: middle_of_the_disc(screen) == ground, timeout=LIT_MS * 4)
    screen.render_state(state("the same hold", flash=1))
    assert middle_of_the_disc(screen) == ground


def test_the_digits_keep_their_size_in_a_flash(screen: TrainingScreen) -> None:
    screen.render_state(state())
    before = screen._digits.font().pixelSize(), screen._digits.sizeHint()
    screen.render_state(state(flash=1))
    QApplication.processEvents()
    assert (screen._digits.font().pixelSize(), screen._digits.sizeHint()) == before


@pytest.mark.parametrize("size", [(960, 600), (1024, 640), (1280, 800), (1920, 1200), (1920, 700)])
@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize("notice", ["", "Simple sound: cues may come a little late."])
def test_the_digits_stay_inside_the_ring(
    screen: TrainingScreen,
    size: tuple[int, int],
    captions: bool,  # noqa: FBT001  # pytest gives it by name
    notice: str,
) -> None:
    screen.begin(captions=captions, flash=True)
    screen.resize(*size)
    for digits in ("20", "10", "1:00"):
        screen.render_state(replace(state(), digits=digits, notice=notice))
        QApplication.processEvents()
        metrics = QFontMetrics(screen._digits.font())
        half_diagonal = hypot(metrics.horizontalAdvance(digits), metrics.capHeight()) / 2
        ring = screen._ring
        inside = ring._radius - ring._track_pen.widthF() / 2
        assert half_diagonal < inside
        assert inside < 2.2 * half_diagonal


def test_no_flash_where_none_is_wanted_and_none_at_the_first_sight(
    screen: TrainingScreen, look: Look
) -> None:
    screen.render_state(state(flash=7))
    assert middle_of_the_disc(screen) == look.colours.ground
    screen.begin(captions=True, flash=False)
    screen.render_state(state(flash=8))
    screen.render_state(state(flash=9))
    assert middle_of_the_disc(screen) == look.colours.ground


def test_a_screen_that_is_left_flashes_no_more(screen: TrainingScreen) -> None:
    screen.render_state(state())
    screen.render_state(state(flash=1))
    screen.hide()
    assert not screen._flash.is_lit
    assert not screen._flash._timer.isActive()


def test_it_never_flashes_more_than_three_times_a_second(qtbot: QtBot) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    flash = Flash(frame)
    lit: list[bool] = []
    flash.changed.connect(lit.append)
    # on a busy machine a wait takes longer than it was asked to
    passed = QElapsedTimer()
    passed.start()
    while passed.elapsed() < 1_000:
        flash.light()
        qtbot.wait(20)
    flash.put_out()
    assert 2 <= lit.count(True) <= 3
    assert 1000 / (LIT_MS + DARK_MS) <= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_flash_and_caption_stand_out_without_colour(colours: Colours) -> None:
    assert contrast(colours.ink, colours.ground) >= TEXT
    assert contrast(colours.ink, colours.surface) >= TEXT
    # the edges of the fields of the Settings, on the cards they lie on
    assert contrast(colours.ink_soft, colours.surface) >= LARGE_OR_GRAPHIC
    assert contrast(colours.accent, colours.surface) >= LARGE_OR_GRAPHIC
    assert QColor(colours.ink).lightness() != QColor(colours.ground).lightness()


def test_the_settings_decide_what_a_session_shows(desk: Desk) -> None:
    desk.settings.kept = replace(desk.settings.kept, captions=False, flash=False)
    desk.click("Start session")
    screen = desk.window.session_page().screen
    assert not band(screen).isVisible()
    assert not screen._may_flash


def edge(screen: TrainingScreen) -> str:
    """The colour at the very edge of the screen."""
    return screen.grab().toImage().pixelColor(4, screen.height() // 2).name()


def test_with_reduced_motion_a_frame_stands_from_the_start_of_a_hold_to_its_end(
    screen: TrainingScreen, look: Look
) -> None:
    screen.set_still(still=True)
    screen.render_state(state())
    assert edge(screen) == look.colours.ground
    screen.render_state(state(flash=1))
    for caption in ("One. Left heel.", "Breathe."):
        screen.render_state(state(caption, flash=1))
        assert edge(screen) == look.colours.ink
        assert middle_of_the_disc(screen) == look.colours.ground
    assert not screen._flash._timer.isActive()
    screen.resize(1400, 900)
    assert edge(screen) == look.colours.ink
    assert screen.grab().toImage().pixelColor(1396, 450).name() == look.colours.ink
    screen.render_state(state())
    assert edge(screen) == look.colours.ground


def test_a_wish_for_less_motion_is_followed_within_a_hold(
    screen: TrainingScreen, look: Look
) -> None:
    screen.render_state(state())
    screen.render_state(state(flash=1))
    screen.set_still(still=True)
    assert middle_of_the_disc(screen) == look.colours.ground
    assert edge(screen) == look.colours.ink
    screen.set_still(still=False)
    assert edge(screen) == look.colours.ground


def test_without_the_flash_there_is_no_frame_either(screen: TrainingScreen, look: Look) -> None:
    screen.begin(captions=True, flash=False)
    screen.set_still(still=True)
    screen.render_state(state(flash=1))
    assert edge(screen) == look.colours.ground


def test_what_the_frame_lies_on_can_be_clicked(screen: TrainingScreen) -> None:
    screen.set_still(still=True)
    screen.render_state(state(flash=1))
    assert screen.childAt(4, 300) is None


def test_a_session_follows_the_desktop_and_moves_by_the_second(desk: Desk) -> None:
    desk.motion.reduced = True
    desk.click("Start session")
    screen = desk.window.session_page().screen
    fractions: list[float] = []
    framed: list[int] = []
    lit: list[bool] = []
    screen._flash.changed.connect(lit.append)
    for second in range(66):
        for _ in range(10):
            desk.pass_time(100)
            fractions += [screen._ring._fraction]
            framed += [second] if screen._frame.isVisible() else []
    changes = sum(one != other for one, other in pairwise(fractions))
    assert changes <= 66
    assert sorted(set(framed)) == list(range(51, 62))
    assert len(framed) == 100
    assert not lit
    desk.motion.reduced = False
    desk.pass_time(100)
    desk.pass_time(100)
    assert fractions[-1] != screen._ring._fraction


def test_captions_are_shown_unless_they_are_switched_off(desk: Desk) -> None:
    desk.click("Start session")
    screen = desk.window.session_page().screen
    assert band(screen).isVisible()
    assert screen._may_flash


def test_a_session_is_captioned_and_flashes_where_a_hold_starts_and_ends(desk: Desk) -> None:
    desk.click("Start session")
    screen = desk.window.session_page().screen
    label = band(screen).findChild(QLabel)
    assert label
    captions: list[str] = []
    flashes: list[int] = []
    for _ in range(660):
        desk.pass_time(100)
        captions += [label.text()] if [label.text()] != captions[-1:] else []
        if screen._flash.is_lit:
            flashes.append(desk.window.session_page()._glance[4])  # type: ignore[arg-type]  # the second shown
            screen._flash.put_out()
    assert {"Let's begin. Get your mat ready.", "One. Left heel.", "Hold."} <= set(captions)
    assert flashes == [52, 62]

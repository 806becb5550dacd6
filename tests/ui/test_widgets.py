"""The widgets by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from corecoach.ui.widgets.countdown_ring import CountdownRing
from corecoach.ui.widgets.scale_bar import ScaleBar
from corecoach.ui.widgets.session_strip import SessionStrip, StripColours

A_TRACE = 64
"""Less is only the softening of an edge, which falls a little differently each time."""
COLOUR, TRACK, GROUND = QColor("#0000ff"), QColor("#cccccc"), QColor("#ffffff")


def coloured_share(ring: CountdownRing) -> float:
    """How much of the painted ring has the colour of what is left."""
    image = ring.grab().toImage()
    left = open_ = 0
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            name = image.pixelColor(x, y).name()
            left += name == COLOUR.name()
            open_ += name == TRACK.name()
    return left / (left + open_)


@pytest.mark.parametrize("fraction", [1.0, 0.75, 0.5, 0.25, 0.1])
def test_the_ring_shows_what_is_left(qtbot: QtBot, fraction: float) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    ring.set_colours(COLOUR, TRACK, GROUND)
    ring.resize(300, 300)
    ring.set_fraction(fraction)
    assert coloured_share(ring) == pytest.approx(fraction, abs=0.03)


def test_small_steps_leave_no_traces(qtbot: QtBot) -> None:
    """Only the end of the ring is painted again; the whole must still be right."""
    ring = CountdownRing()
    qtbot.addWidget(ring)
    ring.set_colours(COLOUR, TRACK, GROUND)
    ring.resize(300, 300)
    ring.show()
    qtbot.waitExposed(ring)
    for step in range(1000, 305, -5):
        ring.set_fraction(step / 1000)
        QApplication.processEvents()
    fresh = CountdownRing()
    qtbot.addWidget(fresh)
    fresh.set_colours(COLOUR, TRACK, GROUND)
    fresh.resize(300, 300)
    fresh.set_fraction(0.31)
    fresh.show()
    qtbot.waitExposed(fresh)
    assert widest_difference(on_screen(ring), on_screen(fresh)) < A_TRACE


def widest_difference(one: QImage, other: QImage) -> int:
    """The largest difference of any colour part of any pixel, of 255."""
    widest = 0
    for x in range(one.width()):
        for y in range(one.height()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            parts = (a.red() - b.red(), a.green() - b.green(), a.blue() - b.blue())
            widest = max(widest, *(abs(part) for part in parts))
    return widest


def on_screen(ring: CountdownRing) -> QImage:
    """What really stands on the screen, frame upon frame; ``grab`` would paint anew."""
    QApplication.processEvents()
    return ring.screen().grabWindow(ring.winId()).toImage()


def test_an_answer_is_given_taken_back_and_given_by_key(qtbot: QtBot) -> None:
    bar = ScaleBar("Pain")
    qtbot.addWidget(bar)
    answers: list[object] = []
    bar.answered.connect(answers.append)
    seven = bar.findChildren(QPushButton)[7]
    qtbot.mouseClick(seven, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(seven, Qt.MouseButton.LeftButton)
    qtbot.keyClick(bar, Qt.Key.Key_3)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert answers == [7, None, 3, 4]
    assert bar.answer() == 4


def test_ten_can_be_reached_by_key_and_nothing_beyond(qtbot: QtBot) -> None:
    bar = ScaleBar("Pain")
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    for key in (Qt.Key.Key_9, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press_where_the_focus_is(qtbot, key)
    assert bar.answer() == 10
    press_where_the_focus_is(qtbot, Qt.Key.Key_Backspace)
    assert bar.answer() is None


def press_where_the_focus_is(qtbot: QtBot, key: Qt.Key) -> None:
    """As a keyboard does it; a test that names the widget would not notice a lost focus."""
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_every_number_of_a_scale_is_named_with_its_question(qtbot: QtBot) -> None:
    bar = ScaleBar("Effort of Bird dogs")
    qtbot.addWidget(bar)
    names = [button.accessibleName() for button in bar.findChildren(QPushButton)]
    assert names[0] == "Effort of Bird dogs: 0"
    assert len(names) == 11


def test_the_strip_fills_from_left_to_right(qtbot: QtBot) -> None:
    strip = SessionStrip()
    qtbot.addWidget(strip)
    strip.set_colours(StripColours(COLOUR, TRACK, QColor("#000000")))
    strip.set_parts([("Heel digs", 0.1, 0.5), ("Bird dogs", 0.5, 0.9)])
    strip.resize(400, 40)
    strip.set_done(0.6)
    image = strip.grab().toImage()
    filled = [x for x in range(400) if image.pixelColor(x, 10).name() == COLOUR.name()]
    assert min(filled) < 10
    assert 230 <= max(filled) <= 240

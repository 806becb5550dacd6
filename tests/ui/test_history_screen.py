from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from corecoach.application.history import figures_of
from corecoach.application.screens.history import HistoryState, build_state
from corecoach.domain.record import SessionRecord
from corecoach.ui.plots.adherence_plot import AdherencePlot
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.theme.look import Appearance, Look
from tests.samples import MONDAY, session, weeks_of_sessions

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)")
"""The offscreen platform has no window manager to tell a least size, and no windows in layers."""

HISTORY = weeks_of_sessions(3, 5, 2, 3, 1)


def state_of(records: Sequence[SessionRecord]) -> HistoryState:
    latest = max((record.training_date for record in records), default=MONDAY)
    return build_state(records, figures_of(records, latest + timedelta(days=1)))


@pytest.fixture
def history_look(qapp: QApplication) -> Look:
    return Look(qapp, ROOT / "assets", Appearance.LIGHT)


@pytest.fixture
def screen(qtbot: QtBot, history_look: Look) -> Iterator[HistoryScreen]:
    made = HistoryScreen(history_look)
    qtbot.addWidget(made)
    made.resize(1024, 590)
    yield made
    QToolTip.hideText()
    made.close()


def shown(qtbot: QtBot, screen: HistoryScreen, records: Sequence[SessionRecord]) -> None:
    screen.render_state(state_of(records))
    with qtbot.waitExposed(screen):
        screen.show()


def table_of(screen: HistoryScreen) -> QTableView:
    found = screen.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def plot_of(screen: HistoryScreen) -> AdherencePlot:
    found = screen.findChild(AdherencePlot)
    assert isinstance(found, AdherencePlot)
    return found


def open_button(screen: HistoryScreen) -> QPushButton:
    return next(
        button for button in screen.findChildren(QPushButton) if button.text() == "Open session"
    )


def words_of(screen: HistoryScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


SHOWN_EMPTY = """
from pathlib import Path
from datetime import date
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from corecoach.application.history import figures_of
from corecoach.application.screens.history import build_state
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.theme.look import Appearance, Look
app = QApplication([])
screen = HistoryScreen(Look(app, Path("assets"), Appearance.LIGHT))
screen.render_state(build_state([], figures_of([], date(2025, 1, 6))))
screen.show()
app.processEvents()
"""


def test_the_screen_is_imported_without_the_plotting_library() -> None:
    assert not {"numpy", "pyqtgraph"} & loaded_after("import corecoach.ui.screens.history")


def test_an_empty_history_does_not_load_the_plotting_library() -> None:
    assert not {"numpy", "pyqtgraph"} & loaded_after(SHOWN_EMPTY)


def test_the_chart_waits_until_it_is_looked_at(screen: HistoryScreen) -> None:
    screen.render_state(state_of(HISTORY))
    assert screen.findChild(AdherencePlot) is None


def test_an_empty_history_shows_its_words_and_nothing_else(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, [])
    assert words_of(screen)[0] == "Your history starts with your first session"
    assert not table_of(screen).isVisible()
    assert not open_button(screen).isVisible()


def test_a_first_session_brings_tiles_chart_and_table(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, [])
    screen.render_state(state_of([session()]))
    qtbot.waitUntil(lambda: plot_of(screen).isVisible())
    words = words_of(screen)
    assert "1 of 1" in words
    assert "Each week adds a bar. The line starts when your first week is over." in words
    assert "Your history starts with your first session" not in words
    assert table_of(screen).model().rowCount() == 1


def test_sessions_that_do_not_count_are_shown_without_a_chart(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, [session(reps=2)])
    assert screen.findChild(AdherencePlot) is None
    assert "The chart starts with the first session that is at least half done." in words_of(screen)
    screen.render_state(state_of(HISTORY))
    qtbot.waitUntil(lambda: plot_of(screen).isVisible())
    screen.render_state(state_of([session(reps=2)]))
    assert not plot_of(screen).isVisible()


def test_every_cell_and_name_fits_at_the_smallest_window(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, HISTORY)
    assert screen.width() == 1024
    table = table_of(screen)
    widths = [table.columnWidth(column) for column in range(table.model().columnCount())]
    assert sum(widths) == table.viewport().width()
    for column, width in enumerate(widths):
        assert width >= table.sizeHintForColumn(column)
        assert width >= table.horizontalHeader().sectionSizeHint(column)


def test_enter_and_a_double_click_open_a_session(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    table = table_of(screen)
    screen.focus_first()
    table.selectRow(1)
    with qtbot.waitSignal(screen.session_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [13]
    place = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(screen.session_opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [12]


def test_the_button_opens_the_session_that_was_chosen(qtbot: QtBot, screen: HistoryScreen) -> None:
    screen.render_state(state_of(HISTORY))
    assert not open_button(screen).isEnabled()
    shown(qtbot, screen, HISTORY)
    table_of(screen).selectRow(3)
    with qtbot.waitSignal(screen.session_opened) as opened:
        QTest.mouseClick(open_button(screen), Qt.MouseButton.LeftButton)
    assert opened.args == [11]


def test_the_keyboard_arrives_on_the_newest_session(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    screen.focus_first()
    qtbot.waitUntil(lambda: table_of(screen).hasFocus())
    chosen = table_of(screen).selectionModel().selectedRows()
    assert [index.row() for index in chosen] == [0]
    QTest.keyClick(table_of(screen), Qt.Key.Key_Down)
    assert table_of(screen).currentIndex().row() == 1


def test_the_chosen_session_stays_chosen_when_a_new_one_arrives(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, HISTORY[:-1])
    table_of(screen).selectRow(0)
    screen.render_state(state_of(HISTORY))
    assert table_of(screen).currentIndex().row() == 1
    screen.render_state(state_of(HISTORY[:2]))
    assert table_of(screen).currentIndex().row() == 1, "the one in its place"
    screen.render_state(state_of(HISTORY[:1]))
    assert table_of(screen).currentIndex().row() == 0
    assert open_button(screen).isEnabled()


def test_hovering_over_a_week_tells_its_figures(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    plot = plot_of(screen)._plot
    view = plot.getPlotItem().getViewBox()
    QTest.mouseMove(plot.viewport(), plot.mapFromScene(view.mapViewToScene(QPointF(1.2, 1))))
    qtbot.waitUntil(lambda: QToolTip.text().startswith("Week of 13 Jan 2025"))
    assert "5 sessions, target 3" in QToolTip.text()
    assert plot_of(screen).told_at(99) == ""


def test_the_mouse_neither_moves_nor_zooms_the_chart(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    plot = plot_of(screen)._plot
    before = plot.getPlotItem().getViewBox().viewRange()
    port, middle = plot.viewport(), plot.viewport().rect().center()
    for place in (middle, QPoint(10, middle.y()), QPoint(middle.x(), port.height() - 5)):
        turned = QWheelEvent(
            QPointF(place),
            QPointF(port.mapToGlobal(place)),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  # Qt takes it by its place
        )
        QApplication.sendEvent(port, turned)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseMove(port, place + QPoint(60, 30))
        QTest.mouseRelease(
            port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place + QPoint(60, 30)
        )
        QTest.mouseClick(port, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    assert plot.getPlotItem().getViewBox().viewRange() == before
    assert QApplication.activePopupWidget() is None


def test_the_chart_tells_its_figures_to_a_screen_reader(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, HISTORY)
    assert plot_of(screen).accessibleName() == "Adherence"
    assert "Week of 6 Jan 2025\n3 of 3 sessions\nOn target" in (
        plot_of(screen).accessibleDescription()
    )


@pytest.mark.parametrize("weeks", [1, 5, 53, 160, 1040])
@pytest.mark.parametrize("width", [1024, 1920])
def test_dates_below_the_chart_never_crowd(
    qtbot: QtBot, screen: HistoryScreen, weeks: int, width: int
) -> None:
    screen.resize(width, 700)
    shown(qtbot, screen, weeks_of_sessions(*[1] * weeks))
    item = plot_of(screen)._plot.getPlotItem()
    (ticks,) = item.getAxis("bottom")._tickLevels
    low, high = item.getViewBox().viewRange()[0]
    week_px = item.getViewBox().width() / (high - low)
    gaps = [(after[0] - before[0]) * week_px for before, after in pairwise(ticks)]
    assert all(gap >= 60 for gap in gaps)
    assert ticks[-1][0] == weeks - 1
    assert "\n20" in ticks[0][1]


def test_a_dark_look_repaints_the_chart(
    qtbot: QtBot, screen: HistoryScreen, history_look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(qtbot, screen, HISTORY)
    monkeypatch.setattr(history_look, "_appearance", Appearance.DARK)
    history_look._apply()
    qtbot.wait(1)
    corner = plot_of(screen)._plot.grab().toImage().pixelColor(2, 2)
    assert corner == QColor(history_look.colours.surface)
    assert history_look.colours.is_dark

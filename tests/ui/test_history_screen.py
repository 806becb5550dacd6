from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTabBar, QToolTip
from pytestqt.qtbot import QtBot

from corecoach.application.charts.chart import ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.history import History, history_of
from corecoach.application.screens.history import ChartChoice, build_pane, build_state
from corecoach.domain.digest import digest_of
from corecoach.domain.record import CheckIn, SessionRecord
from corecoach.ui.plots.calendar_plot import CalendarPlot
from corecoach.ui.plots.chart_plot import ChartPlot
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.theme.look import Appearance, Look
from corecoach.ui.widgets.figure_table import FigureTable
from corecoach.ui.widgets.session_table import SessionTable
from tests.samples import MONDAY, session, weeks_of_sessions

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
"""The offscreen platform has no window manager to tell a least size, and no windows in layers."""

WEEKS = ChartChoice()
HISTORY = weeks_of_sessions(3, 5, 2, 3, 1)


def history(records: Sequence[SessionRecord]) -> History:
    latest = max((record.training_date for record in records), default=MONDAY)
    return history_of(tuple(map(digest_of, records)), latest + timedelta(days=1))


def render(
    screen: HistoryScreen, records: Sequence[SessionRecord], choice: ChartChoice = WEEKS
) -> None:
    found = history(records)
    screen.render_state(build_state(found))
    screen.render_pane(build_pane(found, choice))


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


def shown(
    qtbot: QtBot,
    screen: HistoryScreen,
    records: Sequence[SessionRecord],
    choice: ChartChoice = WEEKS,
) -> None:
    render(screen, records, choice)
    with qtbot.waitExposed(screen):
        screen.show()


def table_of(screen: HistoryScreen) -> SessionTable:
    found = screen.findChild(SessionTable)
    assert isinstance(found, SessionTable)
    return found


def plot_of(screen: HistoryScreen) -> ChartPlot:
    found = screen.findChild(ChartPlot)
    assert isinstance(found, ChartPlot)
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
from corecoach.application.history import history_of
from corecoach.application.screens.history import build_state
from corecoach.ui.screens.history import HistoryScreen
from corecoach.ui.theme.look import Appearance, Look
app = QApplication([])
screen = HistoryScreen(Look(app, Path("assets"), Appearance.LIGHT))
screen.render_state(build_state(history_of([], date(2025, 1, 6))))
screen.show()
app.processEvents()
"""


def test_the_screen_is_imported_without_the_plotting_library() -> None:
    assert not {"numpy", "pyqtgraph"} & loaded_after("import corecoach.ui.screens.history")


def test_an_empty_history_does_not_load_the_plotting_library() -> None:
    assert not {"numpy", "pyqtgraph"} & loaded_after(SHOWN_EMPTY)


def test_the_chart_waits_until_it_is_looked_at(screen: HistoryScreen) -> None:
    render(screen, HISTORY)
    assert screen.findChild(ChartPlot) is None


def test_an_empty_history_shows_its_words_and_nothing_else(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, [])
    assert words_of(screen)[0] == "Your history starts with your first session"
    assert not table_of(screen).isVisible()
    assert not open_button(screen).isVisible()


def test_a_first_session_brings_tiles_chart_and_table(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, [])
    render(screen, [session()])
    qtbot.waitUntil(lambda: "1 of 1" in words_of(screen))
    assert plot_of(screen).isVisible()
    words = words_of(screen)
    assert "Each week adds a bar. The line starts when your first week is over." in words
    assert "Your history starts with your first session" not in words
    assert table_of(screen).model().rowCount() == 1


def test_sessions_that_do_not_count_are_shown_without_a_chart(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, [session(reps=2)])
    assert not plot_of(screen)._plot.isVisible()
    assert "The chart starts with the first session that is at least half done." in words_of(screen)
    render(screen, HISTORY)
    qtbot.waitUntil(plot_of(screen)._plot.isVisible)
    render(screen, [session(reps=2)])
    assert not plot_of(screen)._plot.isVisible()


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
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
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
    render(screen, HISTORY)
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
    render(screen, HISTORY)
    assert table_of(screen).currentIndex().row() == 1
    render(screen, HISTORY[:2])
    assert table_of(screen).currentIndex().row() == 1, "the one in its place"
    render(screen, HISTORY[:1])
    assert table_of(screen).currentIndex().row() == 0
    assert open_button(screen).isEnabled()


def test_hovering_over_a_week_tells_its_figures(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    plot = plot_of(screen)._plot
    view = plot.getPlotItem().getViewBox()
    QTest.mouseMove(plot.viewport(), plot.mapFromScene(view.mapViewToScene(QPointF(1.2, 1))))
    qtbot.waitUntil(lambda: QToolTip.text().startswith("Week of 13 Jan 2025"))
    assert "Sessions: 5\nTarget: 3" in QToolTip.text()


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
    told = plot_of(screen).accessibleDescription()
    assert "Week of 6 Jan 2025\nSessions: 3\nTarget: 3\n28-day adherence: 100 %" in told
    assert told.startswith("Week of 3 Feb 2025")


@pytest.mark.parametrize("weeks", [1, 5, 53, 160, 1040])
@pytest.mark.parametrize("width", [1024, 1920])
def test_dates_below_the_chart_never_crowd(
    qtbot: QtBot, screen: HistoryScreen, weeks: int, width: int
) -> None:
    screen.resize(width, 700)
    records, everything = weeks_of_sessions(*[1] * weeks), ChartChoice(span=Span.ALL)
    shown(qtbot, screen, records, everything)
    item = plot_of(screen)._plot.getPlotItem()
    (ticks,) = item.getAxis("bottom")._tickLevels
    low, high = item.getViewBox().viewRange()[0]
    week_px = item.getViewBox().width() / (high - low)
    gaps = [(after[0] - before[0]) * week_px for before, after in pairwise(ticks)]
    assert all(gap >= 60 for gap in gaps)
    assert ticks[-1][0] == len(build_pane(history(records), everything).shown.table.rows) - 1
    assert "\n20" in ticks[0][1]


def test_pains_that_fall_on_one_place_are_all_seen(qtbot: QtBot, screen: HistoryScreen) -> None:
    alike = CheckIn(pain_before=2, pain_peak=2, pain_next=2)
    shown(qtbot, screen, [session(1, check_in=alike)], ChartChoice(ChartKind.PAIN))
    image = plot_of(screen)._plot.grab().toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = {image.pixelColor(x, y).name() for x, y in places}
    for role in ("still", "move", "rest"):
        wanted = screen._charts._look.colour(role)
        assert any(differ(QColor(name), wanted) < 12 for name in seen), role


def differ(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )


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


def table_button(screen: HistoryScreen) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.text() == "Table")


def figure_table(screen: HistoryScreen) -> FigureTable:
    found = screen.findChild(FigureTable)
    assert isinstance(found, FigureTable)
    return found


@pytest.mark.parametrize("kind", ChartKind)
def test_every_chart_has_its_figures_as_a_table_that_opens_sessions(
    qtbot: QtBot, screen: HistoryScreen, kind: ChartKind
) -> None:
    records = [session(7, MONDAY, check_in=CheckIn(2, 3, 1, 0))]
    shown(qtbot, screen, records, ChartChoice(kind))
    qtbot.keyClick(table_button(screen), Qt.Key.Key_Space)
    table = figure_table(screen)
    pane = build_pane(history(records), ChartChoice(kind))
    assert table.isVisible()
    assert table.accessibleName() == pane.shown.title
    cells = [
        tuple(
            str(table.model().index(row, column).data())
            for column in range(table.model().columnCount())
        )
        for row in range(table.model().rowCount())
    ]
    assert cells == [row.cells for row in pane.shown.table.rows]
    opening = next(n for n, row in enumerate(pane.shown.table.rows) if row.session_ids)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(opening)
    with qtbot.waitSignal(screen.session_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [7]


def click_slot(screen: HistoryScreen, index: int) -> None:
    plot = plot_of(screen)._plot
    view = plot.getPlotItem().getViewBox()
    place = plot.mapFromScene(view.mapViewToScene(QPointF(index, 0.5)))
    QTest.mouseMove(plot.viewport(), place)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_opens_the_session(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, weeks_of_sessions(3, 1))
    with qtbot.waitSignal(screen.session_opened) as opened:
        click_slot(screen, 1)
    assert opened.args == [4]


def test_a_click_on_several_sessions_offers_them(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, weeks_of_sessions(3, 1))
    click_slot(screen, 0)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == [
        f"{day}, 18:05" for day in ("Mon, 6 Jan 2025", "Tue, 7 Jan 2025", "Wed, 8 Jan 2025")
    ]
    with qtbot.waitSignal(screen.session_opened) as opened:
        menu.actions()[1].trigger()
    assert opened.args == [2]
    menu.close()


def test_a_click_on_very_many_sessions_finds_the_latest_in_the_table(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, weeks_of_sessions(*[5] * 200), ChartChoice(span=Span.ALL))
    click_slot(screen, 0)
    assert table_of(screen).currentIndex().isValid()
    assert table_of(screen).currentIndex().row() > 900


def test_a_click_on_a_day_of_the_calendar_opens_its_session(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, [session(5)], ChartChoice(ChartKind.CALENDAR))
    days = screen.findChild(CalendarPlot)._days  # type: ignore[union-attr]  # it is there
    room = days._room(1, 0)
    QTest.mouseMove(days, room.center().toPoint())
    with qtbot.waitSignal(screen.session_opened) as opened:
        QTest.mouseClick(days, Qt.MouseButton.LeftButton, pos=room.center().toPoint())
    assert opened.args == [5]
    assert QToolTip.text().startswith("Mon, 6 Jan 2025\nWhat: Done")


def test_the_charts_are_chosen_by_keyboard(qtbot: QtBot, screen: HistoryScreen) -> None:
    shown(qtbot, screen, HISTORY)
    bar = screen.findChild(QTabBar)
    assert bar
    assert bar.accessibleName() == "Chart"
    with qtbot.waitSignal(screen.choice_requested) as wished:
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert wished.args == [ChartChoice(ChartKind.CALENDAR)]


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_saved_as_png_and_as_svg_with_its_words(
    qtbot: QtBot, screen: HistoryScreen, tmp_path: Path, kind: ChartKind
) -> None:
    shown(qtbot, screen, [session(check_in=CheckIn(2, 3, 1, 0))], ChartChoice(kind))
    panel = screen._charts
    for ending in ("png", "svg"):
        panel.save_picture(tmp_path / f"chart.{ending}")
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() > 1500
    assert (
        len(
            {
                image.pixel(x, y)
                for x in range(0, image.width(), 7)
                for y in range(0, image.height(), 7)
            }
        )
        > 5
    )
    drawing = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    title = build_pane(history([session()]), ChartChoice(kind)).shown.title
    assert title in drawing
    assert "<text" in drawing
    assert QSvgRenderer(str(tmp_path / "chart.svg")).isValid()


def test_a_chart_is_copied_as_a_picture_also_from_its_table(
    qtbot: QtBot, screen: HistoryScreen
) -> None:
    shown(qtbot, screen, HISTORY)
    table_button(screen).click()
    screen._charts._copy()
    assert QApplication.clipboard().image().width() > 1500


def test_a_picture_that_cannot_be_saved_is_refused_in_a_sentence(
    qtbot: QtBot, screen: HistoryScreen, tmp_path: Path
) -> None:
    shown(qtbot, screen, HISTORY)
    with qtbot.waitSignal(screen.refused) as refused:
        screen._charts.save_picture(tmp_path / "none" / "chart.png")
    assert refused.args[0].startswith("The picture could not be saved as")

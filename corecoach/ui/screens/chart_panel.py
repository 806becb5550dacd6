"""The panel of charts: which one, how far back, drawn or as a table, and as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSignalBlocker, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.charts.calendar import Calendar
from corecoach.application.charts.chart import Chart, ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.screens.history import ChartPane
from corecoach.ui.theme.look import Look, font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.figure_table import FigureTable
from corecoach.ui.widgets.scaling_label import ScalingLabel

if TYPE_CHECKING:
    from corecoach.ui.plots.calendar_plot import CalendarPlot
    from corecoach.ui.plots.chart_plot import ChartPlot

SHORT_NAMES: Final = 8
"""So many letters of a choice are always seen."""


class ChartPanel(QWidget):
    """Shows one chart at a time.

    Signals:
        choice_requested: Show this ChartChoice.
        sessions_chosen: Sessions were pointed at; carries their numbers, one or more.
        refused: A sentence that says why a picture was not saved.
    """

    choice_requested = Signal(object)
    sessions_chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        """Build the panel; ``render_pane`` fills it."""
        super().__init__()
        self._look = look
        self._pane: ChartPane | None = None
        self._plot: ChartPlot | None = None
        self._calendar: CalendarPlot | None = None
        self._kinds = QTabBar()
        self._span = ChoiceBox()
        self._as_table = QPushButton(_("Table"))
        self._picture = QPushButton(_("Picture"))
        self._table = FigureTable()
        self._stack = QStackedWidget()
        self._set_up()
        self._lay_out()

    def render_pane(self, pane: ChartPane) -> None:
        """Show a chart; it is drawn as soon as it is looked at."""
        self._pane = pane
        with QSignalBlocker(self._kinds):
            if self._kinds.count() != len(pane.kinds):
                for kind in pane.kinds:
                    self._kinds.addTab(kind.name)
            values = [kind.value for kind in pane.kinds]
            self._kinds.setCurrentIndex(values.index(pane.choice.kind))
        self._span.show_choices(pane.spans, pane.span)
        if self.isVisible():
            self._draw(pane)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the chart, now that it is looked at."""
        if self._pane:
            self._draw(self._pane)
        super().showEvent(event)

    def _draw(self, pane: ChartPane) -> None:
        body = self._body(pane.shown)
        if self._as_table.isChecked():
            self._table.show_table(pane.shown.title, pane.shown.table)
            self._stack.setCurrentWidget(self._table)
        else:
            self._stack.setCurrentWidget(body)
        has_rows = bool(pane.shown.table.rows)
        self._as_table.setEnabled(has_rows or self._as_table.isChecked())
        self._picture.setEnabled(has_rows)

    def _body(self, shown: Chart | Calendar) -> QWidget:
        """Return what draws a chart, with the chart in it."""
        if isinstance(shown, Calendar):
            if self._calendar is None:
                from corecoach.ui.plots.calendar_plot import CalendarPlot  # noqa: PLC0415  # drawn when it is first chosen

                self._calendar = CalendarPlot(self._look)
                self._take_in(self._calendar)
            self._calendar.show_calendar(shown)
            return self._calendar
        if self._plot is None:
            from corecoach.ui.plots.chart_plot import ChartPlot  # noqa: PLC0415  # numpy and pyqtgraph are slow to import and wait for the first chart

            self._plot = ChartPlot(self._look)
            self._take_in(self._plot)
        self._plot.show_chart(shown)
        return self._plot

    def _take_in(self, body: ChartPlot | CalendarPlot) -> None:
        body.sessions_chosen.connect(self.sessions_chosen)
        body.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        body.customContextMenuRequested.connect(
            lambda place: self._picture_menu().popup(body.mapToGlobal(place))
        )
        self._stack.addWidget(body)

    def _choose_kind(self, index: int) -> None:
        if self._pane:
            kind = ChartKind(self._pane.kinds[index].value)
            self.choice_requested.emit(replace(self._pane.choice, kind=kind))

    def _choose_span(self, value: str) -> None:
        if self._pane is None:
            return
        choice = self._pane.choice
        if choice.kind is ChartKind.CALENDAR:
            self.choice_requested.emit(replace(choice, year=int(value)))
        else:
            self.choice_requested.emit(replace(choice, span=Span(value)))

    def _switch(self) -> None:
        if self._pane:
            self._draw(self._pane)

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Copy the picture"), self._copy)
        menu.addAction(_("Save as PNG …"), lambda: self._ask_for_file("png"))
        menu.addAction(_("Save as SVG …"), lambda: self._ask_for_file("svg"))
        return menu

    def _show_picture_menu(self) -> None:
        self._picture_menu().popup(self._picture.mapToGlobal(QPoint(0, self._picture.height())))

    def _drawn_body(self) -> QWidget | None:
        """Return the chart as it is drawn, also while its table is in front."""
        if self._pane is None:
            return None
        body = self._calendar if isinstance(self._pane.shown, Calendar) else self._plot
        if body and body is not self._stack.currentWidget():
            body.resize(self._stack.size())
        return body

    def _copy(self) -> None:
        from corecoach.ui.plots.picture import image_of  # noqa: PLC0415  # seldom wanted

        if body := self._drawn_body():
            QGuiApplication.clipboard().setImage(image_of(body, self._look.colour("surface")))

    def _ask_for_file(self, ending: str) -> None:
        if self._pane is None:
            return
        kinds = {"png": _("PNG picture (*.png)"), "svg": _("SVG drawing (*.svg)")}
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        dialog = QFileDialog(self, _("Save the chart"), QStandardPaths.writableLocation(pictures))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds[ending])
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._pane.shown.title}.{ending}")
        dialog.fileSelected.connect(lambda name: self.save_picture(Path(name)))
        dialog.open()

    def save_picture(self, path: Path) -> None:
        """Save the chart in front as a picture; the end of the name says which kind."""
        from corecoach.ui.plots.picture import save_picture  # noqa: PLC0415  # seldom wanted

        body = self._drawn_body()
        try:
            if body:
                save_picture(body, self._look.colour("surface"), path)
        except WorldError as error:
            self.refused.emit(str(error))

    def _set_up(self) -> None:
        self._kinds.setObjectName("charts")
        self._kinds.setFont(font_of(TypeSize.BODY))
        self._kinds.setDrawBase(False)
        self._kinds.setExpanding(False)
        self._kinds.setAccessibleName(_("Chart"))
        self._kinds.currentChanged.connect(self._choose_kind)
        self._span.setMinimumContentsLength(SHORT_NAMES)
        self._span.setAccessibleName(_("Range"))
        self._span.chosen.connect(self._choose_span)
        self._as_table.setCheckable(True)
        self._as_table.setAutoDefault(True)
        self._as_table.setAccessibleDescription(_("Shows the figures of the chart in rows."))
        self._as_table.toggled.connect(self._switch)
        self._picture.setAutoDefault(True)
        self._picture.setAccessibleDescription(_("Copies the chart or saves it as a picture."))
        self._picture.clicked.connect(self._show_picture_menu)
        for button in (self._as_table, self._picture):
            button.setProperty("rank", "small")
        self._table.sessions_chosen.connect(self.sessions_chosen)
        self._stack.addWidget(self._table)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        span_name = ScalingLabel(TypeSize.BODY, _("Range"), tone="soft")
        span_name.setBuddy(self._span)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._kinds, 1)
        row.addWidget(span_name)
        for control in (self._span, self._as_table, self._picture):
            row.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(row)
        column.addWidget(card, 1)

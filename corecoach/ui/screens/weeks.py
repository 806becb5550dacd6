"""The panel of the weeks: the target, when weeks and days begin, and pauses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.weeks import PauseLine, WeeksState
from corecoach.application.settings import FirstWeekday
from corecoach.domain.schedule import Pause, PauseReason
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import scrolling
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel

WIDTH_PX: Final = 680
PAUSES_PX: Final = 132
FARTHEST: Final = timedelta(days=365)
"""How far from today a pause can lie: a guard against slips of the keyboard."""


class WeeksDialog(QDialog):
    """Asks for the target, the beginnings of weeks and days, and pauses; every wish holds at once.

    Signals:
        target_requested: This many sessions a week, from next week on.
        weekday_requested: Begin weeks on this FirstWeekday.
        hour_requested: Begin days at this hour.
        pause_requested: Pause these days; carries a Pause.
        pause_end_requested: Let the days of this Pause count again.
    """

    target_requested = Signal(int)
    weekday_requested = Signal(object)
    hour_requested = Signal(int)
    pause_requested = Signal(object)
    pause_end_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Build the panel; ``render_state`` fills it."""
        super().__init__(parent)
        self.setWindowTitle(_("Target and pauses"))
        self.setMinimumWidth(WIDTH_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._target, self._weekday, self._hour = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._target_told = ScalingLabel(TypeSize.SMALL, tone="soft", wraps=True)
        self._first, self._last, self._reason = QDateEdit(), QDateEdit(), ChoiceBox()
        self._pauses = QVBoxLayout()
        self._none = ScalingLabel(TypeSize.BODY, tone="soft")
        self._reason_value = PauseReason.ILLNESS.value
        self._lay_out()
        self._connect()

    def render_state(self, state: WeeksState) -> None:
        """Show what holds now; dates that are being typed stay as they are."""
        self._target.show_choices(state.targets, state.target)
        self._target_told.setText(state.target_text)
        self._weekday.show_choices(state.weekdays, state.weekday)
        self._hour.show_choices(state.hours, state.hour)
        self._reason.show_choices(state.reasons, self._reason_value)
        self._none.setText(state.pauses_text)
        self._none.setVisible(not state.pauses)
        self._show_pauses(state.pauses)

    def begin_at(self, today: date) -> None:
        """Offer today as the first and last day of a pause."""
        for box in (self._first, self._last):
            box.setDateRange(_qt(today - FARTHEST), _qt(today + FARTHEST))
            box.setDate(_qt(today))

    def _connect(self) -> None:
        self._target.chosen.connect(lambda number: self.target_requested.emit(int(number)))
        self._weekday.chosen.connect(lambda name: self.weekday_requested.emit(FirstWeekday[name]))
        self._hour.chosen.connect(lambda hour: self.hour_requested.emit(int(hour)))
        self._reason.chosen.connect(self._take_reason)
        self._first.dateChanged.connect(self._keep_order)

    def _take_reason(self, reason: str) -> None:
        self._reason_value = reason

    def _keep_order(self, first: QDate) -> None:
        self._last.setMinimumDate(first)

    def _pause(self) -> None:
        self.pause_requested.emit(
            Pause(_day(self._first), _day(self._last), PauseReason(self._reason_value))
        )

    def _show_pauses(self, lines: tuple[PauseLine, ...]) -> None:
        while (item := self._pauses.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._pauses.addWidget(self._pause_row(line))
        self._pauses.addStretch()

    def _pause_row(self, line: PauseLine) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, Space.SMALL.value, 0)
        row.addWidget(ScalingLabel(TypeSize.BODY, line.text, wraps=True), 1)
        end = push_button(
            _("Remove"), lambda: self.pause_end_requested.emit(line.pause), rank="small"
        )
        end.setAccessibleName(_("Remove the pause {pause}").format(pause=line.text))
        row.addWidget(end)
        return inside

    def _lay_out(self) -> None:
        done = push_button(_("Done"), self.accept, rank="first")
        close = QDialogButtonBox()
        close.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        listed = QWidget()
        listed.setLayout(self._pauses)
        self._pauses.setContentsMargins(0, 0, 0, 0)
        area = scrolling(listed)
        area.setMinimumHeight(PAUSES_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.LARGE.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(self._form())
        column.addSpacing(Space.SMALL.value)
        column.addWidget(ScalingLabel(TypeSize.LEAD, _("Pause"), weight=QFont.Weight.DemiBold))
        column.addWidget(
            _told(
                _(
                    "Paused days ask for nothing: they lower the target of their week and leave "
                    "your streak alone."
                )
            )
        )
        column.addLayout(self._pause_form())
        column.addWidget(self._none)
        column.addWidget(area, 1)
        column.addWidget(close)

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(Space.MEDIUM.value)
        form.setVerticalSpacing(Space.SMALL.value)
        form.setColumnStretch(1, 1)
        _ask(form, 0, _("Weekly target"), self._target)
        form.addWidget(self._target_told, 1, 1)
        _ask(form, 2, _("Weeks begin on"), self._weekday)
        _ask(form, 3, _("Days begin at"), self._hour)
        text = _("From the next session on, one before that hour belongs to the evening before.")
        form.addWidget(_told(text), 4, 1)
        return form

    def _pause_form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(Space.MEDIUM.value)
        for column, (text, control) in enumerate(
            (
                (_("First day"), self._first),
                (_("Last day"), self._last),
                (_("Reason"), self._reason),
            )
        ):
            label = ScalingLabel(TypeSize.SMALL, text, tone="soft")
            label.setBuddy(control)
            control.setAccessibleName(text)
            form.addWidget(label, 0, column)
            form.addWidget(control, 1, column)
        for box in (self._first, self._last):
            box.setDisplayFormat("yyyy-MM-dd")
            # the style sheet's padding does not reach the text of a date
            box.findChildren(QLineEdit)[0].setTextMargins(Space.SMALL.value, 0, 0, 0)
        form.addWidget(push_button(_("Pause"), self._pause, rank="small"), 1, 3)
        form.setColumnStretch(2, 1)
        return form


def _told(text: str) -> ScalingLabel:
    return ScalingLabel(TypeSize.SMALL, text, tone="soft", wraps=True)


def _ask(form: QGridLayout, row: int, text: str, control: QWidget) -> None:
    label = ScalingLabel(TypeSize.BODY, text)
    label.setBuddy(control)
    control.setAccessibleName(text)
    form.addWidget(label, row, 0)
    form.addWidget(control, row, 1)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(box: QDateEdit) -> date:
    chosen = box.date()
    return date(chosen.year(), chosen.month(), chosen.day())

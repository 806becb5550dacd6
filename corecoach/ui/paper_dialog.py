"""The dialog that leads to paper: what to print, of which weeks, for whom; it keeps nothing."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.desks.paper import USUAL_WEEKS, PaperWish
from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Person
from corecoach.application.screens.paper import KindChoice, PaperState
from corecoach.domain.period import PERIOD_WEEKS
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel

LONGEST_NAME: Final = 200


class PaperDialog(QDialog):
    """Asks what is to be put on paper.

    Signals:
        print_requested, preview_requested, pdf_requested: Do that with this PaperWish.
    """

    print_requested = Signal(PaperWish)
    preview_requested = Signal(PaperWish)
    pdf_requested = Signal(PaperWish)

    def __init__(self, state: PaperState, parent: QWidget) -> None:
        """Offer what a state offers."""
        super().__init__(parent)
        self.setWindowTitle(_("On paper"))
        self.setModal(True)
        self._state = state
        self._kinds = QButtonGroup(self)
        self._weeks, self._until = QSpinBox(), QDateEdit()
        self._name, self._birth = QLineEdit(), QLineEdit()
        self._dates, self._person = QWidget(), QWidget()
        self._set_up()
        self._lay_out()
        self._kinds.idToggled.connect(self._follow)
        self._kinds.button(0).setChecked(True)

    def wish(self) -> PaperWish:
        """Return what is chosen now."""
        choice = self._chosen()
        until = self._until.date()
        return PaperWish(
            choice.kind,
            session_id=self._state.session_id,
            weeks=self._weeks.value(),
            until=date(until.year(), until.month(), until.day()),
            person=Person(self._name.text(), self._birth.text()),
        )

    def _chosen(self) -> KindChoice:
        return self._state.choices[max(0, self._kinds.checkedId())]

    def _follow(self) -> None:
        self._dates.setVisible(self._chosen().has_dates)
        self._person.setVisible(self._chosen().has_person)

    def _set_up(self) -> None:
        for number, choice in enumerate(self._state.choices):
            self._kinds.addButton(QRadioButton(choice.text), number)
        self._weeks.setRange(PERIOD_WEEKS.low, PERIOD_WEEKS.high)
        self._weeks.setValue(USUAL_WEEKS)
        self._weeks.setAccessibleName(_("Number of weeks"))
        latest = self._state.latest
        self._until.setDisplayFormat("yyyy-MM-dd")
        self._until.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self._until.setDate(self._until.maximumDate())
        self._until.setAccessibleName(_("Last date of the report"))
        for field, name in ((self._name, _("Name")), (self._birth, _("Date of birth"))):
            field.setAccessibleName(name)
            field.setMaxLength(LONGEST_NAME)

    def _lay_out(self) -> None:
        for part in (self._dates, self._person):
            # the dialog keeps its size, so that the buttons stay where they are
            stays = part.sizePolicy()
            stays.setRetainSizeWhenHidden(True)
            part.setSizePolicy(stays)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.LARGE.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        for button in self._kinds.buttons():
            column.addWidget(button)
        row = QHBoxLayout(self._dates)
        row.setContentsMargins(Space.WIDE.value, 0, 0, 0)
        row.addWidget(ScalingLabel(TypeSize.BODY, _("Weeks")))
        row.addWidget(self._weeks)
        row.addSpacing(Space.MEDIUM.value)
        row.addWidget(ScalingLabel(TypeSize.BODY, _("up to")))
        row.addWidget(self._until)
        row.addStretch()
        # below the report, above the sheets
        with_dates = [choice.has_dates for choice in self._state.choices].index(True)
        column.insertWidget(with_dates + 1, self._dates)
        column.addSpacing(Space.SMALL.value)
        column.addWidget(self._boxed_person())
        column.addSpacing(Space.SMALL.value)
        column.addLayout(self._made_buttons())

    def _boxed_person(self) -> QWidget:
        grid = QGridLayout(self._person)
        grid.setContentsMargins(0, 0, 0, 0)
        told = _("If you want them on the page. They are printed and kept nowhere.")
        grid.addWidget(ScalingLabel(TypeSize.BODY, _("Name")), 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(ScalingLabel(TypeSize.BODY, _("Date of birth")), 1, 0)
        grid.addWidget(self._birth, 1, 1)
        grid.addWidget(ScalingLabel(TypeSize.SMALL, told, tone="soft"), 2, 1)
        return self._person

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL.value)
        first = push_button(
            _("Print …"), lambda: self.print_requested.emit(self.wish()), rank="first"
        )
        first.setDefault(True)
        row.addWidget(first)
        row.addWidget(
            push_button(_("Print preview"), lambda: self.preview_requested.emit(self.wish()))
        )
        row.addWidget(push_button(_("Save as PDF"), lambda: self.pdf_requested.emit(self.wish())))
        row.addStretch()
        row.addWidget(push_button(_("Close"), self.reject))
        return row

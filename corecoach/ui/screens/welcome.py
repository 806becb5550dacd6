"""The welcome: one page after the other, each of them answered by Enter alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.welcome import (
    WelcomeAnswers,
    WelcomePage,
    WelcomeState,
    WelcomeStep,
)
from corecoach.domain.pace.gate import Clearance
from corecoach.domain.plan import Basis
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.day_box import DayBox
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel


class WelcomeScreen(QWidget):
    """Says and asks what comes before the first session.

    Enter goes on, Escape goes back, Up and Down choose, Space ticks.

    Signals:
        finished: Every page has been gone through; carries the answers.
    """

    finished = Signal(WelcomeAnswers)

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._pages: list[_Page] = []
        self._stack = QStackedWidget()
        self._step = ScalingLabel(TypeSize.BODY, tone="soft")
        self._back = push_button(_("Back"), self._go_back)
        self._next = push_button(_("Continue"), self._go_on, rank="first")
        self._lay_out()
        for key in ("Return", "Enter"):
            self._on_key(key, self._press_enter)
        self._on_key("Escape", self._go_back)

    def render_state(self, state: WelcomeState) -> None:
        """Show these pages, the first in front."""
        for page in self._pages:
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages = [_Page(page, state) for page in state.pages]
        for page in self._pages:
            self._stack.addWidget(page)
            page.changed.connect(self._name_next)
        self._show(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        grow(self)

    def focus_first(self) -> None:
        """Put the keyboard on what is wanted next: a choice, or to go on."""
        chosen = self._pages[self._stack.currentIndex()].first()
        (chosen or self._next).setFocus()

    def _go_on(self) -> None:
        index = self._stack.currentIndex()
        if index + 1 < len(self._pages):
            self._show(index + 1)
        else:
            self.finished.emit(self._answers())

    def _go_back(self) -> None:
        if self._stack.currentIndex() > 0:
            self._show(self._stack.currentIndex() - 1)

    def _press_enter(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            self._go_on()

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        many = len(self._pages) > 1
        text = _("{number} of {count}").format(number=index + 1, count=len(self._pages))
        self._step.setText(text if many else "")
        self._back.setVisible(index > 0)
        self._name_next()
        grow(self)
        self.focus_first()

    def _name_next(self) -> None:
        self._next.setText(self._pages[self._stack.currentIndex()].next_text())

    def _answers(self) -> WelcomeAnswers:
        answers: dict[str, object] = {}
        for page in self._pages:
            answers |= page.answers()
        return WelcomeAnswers(**answers)  # type: ignore[arg-type]  # keys are fields

    def _on_key(self, key: str, wish: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(wish)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.SMALL.value, edge, Space.LARGE.value)
        row.addWidget(self._step)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._next)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack, 1)
        page.addLayout(centred(row))


class _Page(QWidget):
    """One page; ``changed`` tells that another answer stands on it."""

    changed = Signal()

    def __init__(self, page: WelcomePage, state: WelcomeState) -> None:
        super().__init__()
        self._page = page
        self._is_list = page.step is WelcomeStep.CLEARANCE
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self._is_list)
        self._boxes: dict[str, QAbstractButton] = {}
        self._day = DayBox(_("The date they said yes"))
        self._day.set_latest(state.today)
        self._has_date = QCheckBox(_("They said yes already, on"))
        self._dated = QWidget()
        self._lay_out(state)

    def first(self) -> QWidget | None:
        """Return the choice that gets the keyboard; None where Enter is all there is."""
        return None if self._is_list else self._group.checkedButton()

    def next_text(self) -> str:
        """Return what going on is called here."""
        if self._is_list and not self._items():
            return _("None of these applies")
        if self._page.step is WelcomeStep.DISCLAIMER:
            return _("I have read this")
        return _("Continue")

    def answers(self) -> dict[str, object]:
        """Return the answers on this page, by their names."""
        if self._is_list:
            day: date | None = self._day.day() if self._has_date.isChecked() else None
            return {"items": self._items(), "cleared_on": day}
        chosen = next((value for value, box in self._boxes.items() if box.isChecked()), "")
        if self._page.step is WelcomeStep.BASIS:
            return {"basis": Basis(chosen)}
        return {"target": int(chosen)} if self._page.step is WelcomeStep.TARGET else {}

    def _items(self) -> frozenset[Clearance]:
        return frozenset(Clearance(v) for v, box in self._boxes.items() if box.isChecked())

    def _follow(self) -> None:
        self._dated.setVisible(self._is_list and bool(self._items()))
        self.changed.emit()

    def _lay_out(self, state: WelcomeState) -> None:
        column = QVBoxLayout()
        edge = Space.WIDE.value
        column.setContentsMargins(edge, Space.LARGE.value, edge, Space.MEDIUM.value)
        column.setSpacing(Space.MEDIUM.value)
        page = self._page
        column.addWidget(
            ScalingLabel(TypeSize.HEADLINE, page.title, weight=QFont.Weight.DemiBold, wraps=True)
        )
        column.addWidget(ScalingLabel(TypeSize.LEAD, page.text, wraps=True))
        for choice in page.choices:
            box = QCheckBox(choice.name) if self._is_list else QRadioButton(choice.name)
            box.setAccessibleDescription(choice.told)
            applies = self._is_list and Clearance(choice.value) in state.applies
            box.setChecked(applies or choice.value == page.chosen)
            box.clicked.connect(self._follow)
            self._group.addButton(box)
            self._boxes[choice.value] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            if choice.told:
                told = ScalingLabel(TypeSize.BODY, choice.told, tone="soft", wraps=True)
                told.setIndent(Space.LARGE.value)
                column.addWidget(told)
        column.addWidget(self._dated_row())
        if page.note:
            column.addWidget(ScalingLabel(TypeSize.BODY, page.note, tone="soft", wraps=True))
        column.addStretch()
        inside = QWidget()
        inside.setLayout(centred(column))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside))
        self._follow()

    def _dated_row(self) -> QWidget:
        row = QHBoxLayout(self._dated)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL.value)
        self._day.dateChanged.connect(lambda _day: self._has_date.setChecked(True))
        row.addWidget(self._has_date)
        row.addWidget(self._day)
        row.addStretch()
        return self._dated

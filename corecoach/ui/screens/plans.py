"""The plans' screen: which plans there are, and one of them to be typed into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.plan_editing import Place
from corecoach.application.plan_form import PlanForm
from corecoach.application.screens.plans import FormVerdict, PlansState
from corecoach.domain.plan_book import NAME_LENGTH
from corecoach.ui.screens.plan_cards import PlanCards
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.undo_bar import UndoBar

NAME_PX: Final = 320


class PlansScreen(QWidget):
    """Shows one plan; nothing is kept before Save.

    Signals:
        form_changed: Something was typed; carries a PlanForm.
        save_requested: Keep what is typed; carries a PlanForm.
        suggestion_requested: Fill in what the coach suggests; carries the PlanForm as it is.
        plan_chosen: Show the plan of this identity.
        use_requested, copy_requested, deletion_requested, import_requested, export_requested,
        leave_requested: The buttons.
    """

    form_changed = Signal(object)
    save_requested = Signal(object)
    suggestion_requested = Signal(object)
    plan_chosen = Signal(str)
    use_requested = Signal()
    copy_requested = Signal()
    deletion_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._state: PlansState | None = None
        self._is_as_kept = True
        self._plans = ChoiceBox()
        self._plans.setAccessibleName(_("Plan"))
        self._name = QLineEdit()
        self._name.setMaxLength(NAME_LENGTH.high)
        self._name.setFixedWidth(NAME_PX)
        self._name.setAccessibleName(_("Name of the plan"))
        self._name_refused = ScalingLabel(TypeSize.SMALL, tone="warning", wraps=True)
        self._use = push_button(_("Use for the next session"), self.use_requested.emit)
        self._others = self._buttons()
        self.cards = PlanCards(self)
        self._length = ScalingLabel(TypeSize.LEAD, weight=QFont.Weight.DemiBold)
        self._reset = push_button(_("Reset to the coach's suggestion"), self._suggest)
        self._cancel = push_button(_("Cancel"), self.leave_requested.emit)
        self._save = push_button(_("Save"), self._give, rank="first")
        self.bar = UndoBar()
        self._lay_out()
        self._connect()

    def render_state(self, state: PlansState) -> None:
        """Show a plan as it is kept."""
        self._state = state
        self._plans.show_choices(state.plans, state.plan)
        self._others["delete"].setEnabled(state.can_delete)
        self._use.setEnabled(not state.is_todays)
        self._use.setText(
            _("The next session goes by it") if state.is_todays else _("Use for the next session")
        )
        self.show_form(state.form)
        self._area.verticalScrollBar().setValue(0)
        grow(self)

    def show_form(self, form: PlanForm) -> None:
        """Show a form, and report it as typed."""
        self._name.blockSignals(True)
        self._name.setText(form.name)
        self._name.blockSignals(False)
        self.cards.show_form(form)
        self._tell()

    def show_verdict(self, verdict: FormVerdict) -> None:
        """Show the length, and what is refused."""
        self._length.setText(verdict.length_text)
        self._save.setEnabled(verdict.can_save and not self._is_as_kept)
        refused = verdict.refusals.get(Place.PLAN, "")
        self._name_refused.setText(refused)
        self._name_refused.setVisible(bool(refused))
        self.cards.refuse(verdict.refusals)
        grow(self)

    def focus_first(self) -> None:
        """Put the keyboard on the first exercise."""
        self.cards.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        grow(self)

    def _form(self) -> PlanForm:
        return self.cards.form(self._name.text())

    def _tell(self) -> None:
        form = self._form()
        is_as_kept = self._state is not None and form == self._state.form
        # another plan in front would lose what was typed into this one
        for widget in (self._plans, *self._others.values(), self._use):
            widget.setToolTip("" if is_as_kept else _("Save or cancel first."))
        self._plans.setEnabled(is_as_kept)
        for button in self._others.values():
            button.setEnabled(is_as_kept)
        if self._state:
            self._others["delete"].setEnabled(is_as_kept and self._state.can_delete)
            self._use.setEnabled(is_as_kept and not self._state.is_todays)
        self._cancel.setText(_("Done") if is_as_kept else _("Cancel"))
        self._is_as_kept = is_as_kept
        self.form_changed.emit(form)

    def _suggest(self) -> None:
        self.suggestion_requested.emit(self._form())

    def _give(self) -> None:
        if self._save.isEnabled():
            self.save_requested.emit(self._form())

    def _connect(self) -> None:
        self._plans.chosen.connect(self.plan_chosen)
        self._name.textEdited.connect(lambda _text: self._tell())
        self.cards.changed.connect(self._tell)
        self.cards.form_filled.connect(self.show_form)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.leave_requested)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._give)

    def _buttons(self) -> dict[str, QPushButton]:
        return {
            "copy": push_button(_("Copy"), self.copy_requested.emit),
            "delete": push_button(_("Delete"), self.deletion_requested.emit),
            "export": push_button(_("Export"), self.export_requested.emit),
            "import": push_button(_("Import"), self.import_requested.emit),
        }

    def _lay_out(self) -> None:
        inside, page = QWidget(), QVBoxLayout()
        inside.setLayout(centred(page))
        self._area = scrolling(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._area, 1)
        around.addLayout(self._bottom())
        around.addWidget(self.bar)
        edge = Space.WIDE.value
        page.setContentsMargins(edge, Space.LARGE.value, edge, Space.MEDIUM.value)
        page.setSpacing(Space.MEDIUM.value)
        title = ScalingLabel(TypeSize.HEADLINE, _("Your plans"), weight=QFont.Weight.DemiBold)
        page.addLayout(_row([title], [self._plans, *self._others.values()]))
        named = ScalingLabel(TypeSize.BODY, _("Name"))
        page.addLayout(_row([named, self._name, self._use, self._name_refused], []))
        page.addWidget(self.cards)
        page.addStretch(1)

    def _bottom(self) -> QHBoxLayout:
        row = _row([self._length], [self._reset, self._cancel, self._save])
        bar = centred(row)
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.SMALL.value, edge, Space.MEDIUM.value)
        return bar


def _row(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL.value)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row

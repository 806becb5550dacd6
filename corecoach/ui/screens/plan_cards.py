"""The cards of a plan: one for each exercise, with everything that can be typed into it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.plan_editing import Place
from corecoach.application.plan_form import Number, PlanForm, with_unit, with_variant
from corecoach.application.screens.plans import unit_choices, variant_choices
from corecoach.application.wording import exercise_name
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import Basis, LoadUnit, SquatVariant
from corecoach.ui.theme.tokens import Space
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.plan_fields import PlanFields, note
from corecoach.ui.widgets.wheel_guard import WheelGuard


class PlanCards(QWidget):
    """Shows a form, and gives it back as typed.

    Signals:
        changed: Something was typed, ticked or chosen.
        form_filled: A choice fills in other fields too; carries the PlanForm to be shown.
    """

    changed = Signal()
    form_filled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Build the cards; ``show_form`` fills them."""
        super().__init__(parent)
        guard = WheelGuard(self)
        self._cards = {one: PlanFields(exercise_name(one), guard) for one in Exercise}
        self._per_leg = QRadioButton(_("a leg"))
        self._in_total = QRadioButton(_("both legs together"))
        self._variant, self._unit = ChoiceBox(), ChoiceBox()
        self._waits = QCheckBox(_("Wait for my Ready before them"))
        self._belt = QCheckBox(_("With a belt"))
        self._name = ""
        self._kept = (SquatVariant.BODY_WEIGHT, LoadUnit.KG)
        self._fill_floor()
        self._fill_squats()
        self._lay_out()
        self._connect()

    def show_form(self, form: PlanForm) -> None:
        """Show a form; reports nothing."""
        for exercise, card in self._cards.items():
            card.show_numbers(form.numbers.items())
            card.show_wanted(wanted=exercise in form.wanted)
        self._per_leg.setChecked(form.basis is Basis.PER_LEG)
        self._in_total.setChecked(form.basis is Basis.TOTAL)
        self._kept = (form.variant, form.unit)
        self._variant.show_choices(variant_choices(), form.variant)
        self._unit.show_choices(unit_choices(), form.unit)
        self._waits.setChecked(form.waits_for_ready)
        self._belt.setChecked(form.has_belt)

    def form(self, name: str) -> PlanForm:
        """Return what is typed, under a name."""
        self._name = name
        numbers: dict[Number, float] = {}
        for card in self._cards.values():
            numbers |= card.numbers()
        return PlanForm(
            name,
            frozenset(one for one, card in self._cards.items() if card.wanted.isChecked()),
            {number: numbers[number] for number in Number},
            Basis.TOTAL if self._in_total.isChecked() else Basis.PER_LEG,
            *self._kept,
            waits_for_ready=self._waits.isChecked(),
            has_belt=self._belt.isChecked(),
        )

    def refuse(self, refusals: Mapping[Place, str]) -> None:
        """Show in each card what is refused there."""
        for exercise, card in self._cards.items():
            card.refuse(refusals.get(Place(exercise), ""))

    def focus_first(self) -> None:
        """Put the keyboard on the first exercise."""
        self._cards[Exercise.HEEL_DIG].wanted.setFocus()

    def _fill_floor(self) -> None:
        heel, bird = self._cards[Exercise.HEEL_DIG], self._cards[Exercise.BIRD_DOG]
        heel.add_number(Number.HEEL_REPS, _("Repetitions"))
        basis = QWidget()
        row = QVBoxLayout(basis)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._per_leg, self._in_total):
            row.addWidget(button)
        heel.add_row(_("counted for"), basis)
        heel.add_number(Number.HEEL_HOLD, _("Hold"), unit=_("s"))
        heel.add_wide(
            note(
                _(
                    "Repetitions and holds are where you stand: the same in every plan, and by "
                    "hand a step at a time."
                )
            )
        )
        bird.add_number(Number.BIRD_REPS, _("Repetitions a side"))
        bird.add_number(Number.BIRD_OUT, _("Reach out"), unit=_("s"))
        bird.add_number(Number.BIRD_HOLD, _("Hold still"), unit=_("s"))
        bird.add_number(Number.BIRD_BACK, _("Come back"), unit=_("s"))

    def _fill_squats(self) -> None:
        card = self._cards[Exercise.PAUSE_SQUAT]
        card.add_row(_("Variant"), self._variant)
        card.add_weight(Number.LOAD, _("Weight"), empty=_("none"))
        card.add_row(_("Unit"), self._unit)
        card.add_number(Number.SQUAT_REPS, _("Repetitions"))
        card.add_number(Number.SQUAT_HOLD, _("Hold"), unit=_("s"))
        card.add_number(Number.SQUAT_REST, _("Rest between"), unit=_("s"))
        card.add_wide(self._waits)
        card.add_wide(self._belt)
        card.add_weight(Number.PLATE, _("Smallest step"), empty=_("usual"))
        card.add_weight(Number.LIGHTEST, _("Lightest weight"), empty=_("none"))
        card.add_weight(Number.CEILING, _("Never above"), empty=_("no limit"))

    def _connect(self) -> None:
        for card in self._cards.values():
            card.changed.connect(self.changed)
        for button in (self._per_leg, self._in_total, self._waits, self._belt):
            button.clicked.connect(lambda _on=False: self.changed.emit())
        self._variant.chosen.connect(
            lambda value: self._fill(with_variant(self.form(self._name), SquatVariant(value)))
        )
        self._unit.chosen.connect(
            lambda value: self._fill(with_unit(self.form(self._name), LoadUnit(value)))
        )

    def _fill(self, form: PlanForm) -> None:
        self.form_filled.emit(form)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM.value)
        for card in self._cards.values():
            row.addWidget(card, 1)

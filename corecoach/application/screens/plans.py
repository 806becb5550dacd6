"""The plans' screen: one plan that can be typed into, its length, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.plan_editing import Edited, Place
from corecoach.application.plan_form import PlanForm, form_of
from corecoach.application.screens.settings import Choice
from corecoach.application.todays_plan import TodaysPlan, proposals_for
from corecoach.domain.plan import LoadUnit, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.plan_book import PlanVersion
from corecoach.domain.script import lay_out


@dataclass(frozen=True)
class PlansState:
    """Everything the screen shows when a plan comes up.

    ``is_todays``: the next session goes by it.
    """

    plans: tuple[Choice, ...]
    plan: str
    form: PlanForm
    can_delete: bool
    is_todays: bool


@dataclass(frozen=True)
class FormVerdict:
    """What is said of a form while it is typed into."""

    length_text: str
    refusals: Mapping[Place, str] = field(default_factory=dict)

    @property
    def can_save(self) -> bool:
        """Whether it can be kept."""
        return not self.refusals


def build_state(todays: TodaysPlan, plan: PlanVersion) -> PlansState:
    """Return what the screen shows of one of the plans."""
    return PlansState(
        tuple(Choice(one.plan, one.name) for one in todays.plans),
        plan.plan,
        form_of(plan, proposals_for(todays, plan)),
        can_delete=len(todays.plans) > 1,
        is_todays=plan.plan == todays.plan.plan,
    )


def verdict_of(edited: Edited) -> FormVerdict:
    """Return what is said of a form that was looked at."""
    if edited.plan is None:
        return FormVerdict(_("What is refused has to be put right first."), edited.refusals)
    return FormVerdict(_length_text(edited.plan.doses))


def variant_choices() -> tuple[Choice, ...]:
    """Return what each variant of pause squats is called."""
    names = {
        SquatVariant.BODY_WEIGHT: _("Body weight"),
        SquatVariant.GOBLET: _("Goblet"),
        SquatVariant.LOW_BAR: _("Low bar"),
        SquatVariant.HIGH_BAR: _("High bar"),
        SquatVariant.FRONT: _("Front squat"),
    }
    return tuple(Choice(variant, name) for variant, name in names.items())


def unit_choices() -> tuple[Choice, ...]:
    """Return the units of weight."""
    return tuple(Choice(unit, wording.unit_name(unit)) for unit in LoadUnit)


def _length_text(plan: Plan) -> str:
    length = wording.clock_text(lay_out(plan).length_ms // 1000)
    squats = sum(isinstance(dose, PauseSquatDose) for dose in plan.doses)
    if not squats or squats == len(plan.doses):
        return _("{length} in all").format(length=length)
    floor = wording.clock_text(lay_out(plan.floor_only()).length_ms // 1000)
    return _("{length} in all, {floor} on the floor only").format(length=length, floor=floor)

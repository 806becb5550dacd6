"""The plan form: what can be typed into a plan, whether it makes sense or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.ladders import SQUAT_RUNGS
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.plan import (
    BAR_VARIANTS,
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.plan_book import PlanVersion


class Number(StrEnum):
    """The numbers of a plan."""

    HEEL_REPS = "heel_reps"
    HEEL_HOLD = "heel_hold"
    BIRD_REPS = "bird_reps"
    BIRD_OUT = "bird_out"
    BIRD_HOLD = "bird_hold"
    BIRD_BACK = "bird_back"
    SQUAT_REPS = "squat_reps"
    SQUAT_HOLD = "squat_hold"
    SQUAT_REST = "squat_rest"
    LOAD = "load"
    PLATE = "plate"
    LIGHTEST = "lightest"
    CEILING = "ceiling"


START_LOADS: Final = {
    **{(variant, LoadUnit.KG): 20.0 for variant in BAR_VARIANTS},
    **{(variant, LoadUnit.LB): 45.0 for variant in BAR_VARIANTS},
    (SquatVariant.GOBLET, LoadUnit.KG): 8.0,
    (SquatVariant.GOBLET, LoadUnit.LB): 15.0,
}
"""Ours: an empty bar and a light bell; the article says to start light (line 191)."""


@dataclass(frozen=True)
class PlanForm:
    """What is typed, whether it makes sense or not.

    Every number is there, also those of an exercise that the plan leaves out; of the weights at
    hand, 0 stands for nothing said.
    """

    name: str
    wanted: frozenset[Exercise]
    numbers: Mapping[Number, float]
    basis: Basis = Basis.PER_LEG
    variant: SquatVariant = SquatVariant.BODY_WEIGHT
    unit: LoadUnit = LoadUnit.KG
    waits_for_ready: bool = False
    has_belt: bool = False


def form_of(plan: PlanVersion, proposals: tuple[Proposal, ...]) -> PlanForm:
    """Return a plan as it can be typed into: with the doses that hold now."""
    doses = {dose.exercise: dose for dose in Plan().doses}
    doses |= {one.exercise: one.kept for one in proposals}
    return filled(plan.name, plan, doses, frozenset(plan.doses.exercises))


def with_variant(form: PlanForm, variant: SquatVariant) -> PlanForm:
    """Return the form with another variant: its ladder begins anew, light and short."""
    return _begun(replace(form, variant=variant))


def with_unit(form: PlanForm, unit: LoadUnit) -> PlanForm:
    """Return the form in another unit; weights are not converted, so they begin anew too."""
    nothing = dict.fromkeys((Number.PLATE, Number.LIGHTEST, Number.CEILING), 0.0)
    return _begun(replace(form, unit=unit, numbers={**form.numbers, **nothing}))


def _begun(form: PlanForm) -> PlanForm:
    load = START_LOADS.get((form.variant, form.unit), 0.0)
    start = {Number.LOAD: load, Number.SQUAT_HOLD: SQUAT_RUNGS[0].hold_s}
    return replace(form, numbers={**form.numbers, **start})


def filled(
    name: str, plan: PlanVersion, doses: Mapping[Exercise, Dose], wanted: frozenset[Exercise]
) -> PlanForm:
    """Return a form with these doses in it, of which there is one for each exercise."""
    heel, bird, squat = (doses[exercise] for exercise in Exercise)
    if not (
        isinstance(heel, HeelDigDose)
        and isinstance(bird, BirdDogDose)
        and isinstance(squat, PauseSquatDose)
    ):
        raise TypeError(doses)
    equipment = plan.equipment
    return PlanForm(
        name,
        wanted,
        {
            Number.HEEL_REPS: heel.reps,
            Number.HEEL_HOLD: heel.hold_s,
            Number.BIRD_REPS: bird.reps,
            Number.BIRD_OUT: bird.out_s,
            Number.BIRD_HOLD: bird.hold_s,
            Number.BIRD_BACK: bird.back_s,
            Number.SQUAT_REPS: squat.reps,
            Number.SQUAT_HOLD: squat.hold_s,
            Number.SQUAT_REST: squat.rest_s,
            Number.LOAD: squat.load,
            Number.PLATE: equipment.plate or 0,
            Number.LIGHTEST: equipment.lightest or 0,
            Number.CEILING: equipment.ceiling or 0,
        },
        heel.basis,
        squat.variant,
        squat.unit,
        squat.waits_for_ready,
        plan.has_belt,
    )


def equipment_of(form: PlanForm) -> Equipment:
    """Return the weights at hand.

    Raises:
        OutOfRangeError: One is outside its range.
    """
    names = (Number.PLATE, Number.LIGHTEST, Number.CEILING)
    plate, lightest, ceiling = (form.numbers[name] or None for name in names)
    return Equipment(plate, lightest, ceiling)

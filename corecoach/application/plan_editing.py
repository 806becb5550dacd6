"""Plan editing: what is typed into a plan, looked at before it is kept.

Repetitions and holds of floor work, and hold and weight of pause squats, are where the person
stands: they are the same in every plan and become decisions. All else belongs to the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from corecoach.application.language import gettext as _
from corecoach.application.plan_choices import accepting
from corecoach.application.plan_form import Number, PlanForm, equipment_of, filled
from corecoach.application.refusal_texts import (
    basis_refusal,
    ladder_refusal,
    level_refusal,
    range_refusal,
    weight_refusal,
)
from corecoach.application.todays_plan import TodaysPlan, proposals_for
from corecoach.domain.exercise import Exercise, OutOfRangeError
from corecoach.domain.pace.inputs import ChosenLevel, NewLoad
from corecoach.domain.pace.ladders import SQUAT_RUNGS, basis_of
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.plan import (
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
)
from corecoach.domain.plan_book import Choice, PlanVersion

Found = TypeVar("Found")


class Place(StrEnum):
    """Where in a plan something is refused."""

    PLAN = "plan"
    HEEL_DIG = "heel_dig"
    BIRD_DOG = "bird_dog"
    PAUSE_SQUAT = "pause_squat"


@dataclass(frozen=True)
class Edited:
    """What comes of a form: the plan, the decisions in it, and what is refused, by its place.

    ``plan`` is None where something is refused, and then nothing is kept.
    """

    plan: PlanVersion | None
    choices: tuple[Choice, ...] = ()
    refusals: Mapping[Place, str] = field(default_factory=dict)


def suggested(form: PlanForm, plan: PlanVersion, todays: TodaysPlan) -> PlanForm:
    """Return the form as the coach would have it; name, variant, basis and weights stay."""
    squat = PauseSquatDose(variant=form.variant, unit=form.unit, load=form.numbers[Number.LOAD])
    start = replace(squat, waits_for_ready=form.waits_for_ready)
    doses = Plan((HeelDigDose(basis=form.basis), BirdDogDose(), start))
    draft = replace(plan, doses=doses, equipment=equipment_of(form), has_belt=form.has_belt)
    proposed = {one.exercise: one.dose for one in proposals_for(todays, draft)}
    return filled(form.name, draft, proposed, frozenset(Exercise))


def judged(form: PlanForm, plan: PlanVersion, todays: TodaysPlan) -> Edited:
    """Look at what was typed into a plan; everything that is refused is told at once."""
    refusals: dict[Place, str] = {}
    doses = _doses(form, refusals)
    if not form.wanted:
        refusals[Place.PLAN] = _("A plan needs at least one exercise.")
    draft = _draft(form, plan, doses, refusals) if doses else None
    if draft is None:
        return Edited(None, (), refusals)
    choices: list[Choice] = []
    for proposal in proposals_for(todays, draft):
        wanted = doses[proposal.exercise]
        try:
            choices += _choices(wanted, proposal, todays)
        except _RefusedError as refused:
            refusals[Place(proposal.exercise)] = str(refused)
    return Edited(None if refusals else draft, tuple(choices), refusals)


class _RefusedError(Exception):
    """A dose cannot be set by hand; ``str(error)`` is a translated sentence."""


def _draft(
    form: PlanForm, plan: PlanVersion, doses: Mapping[Exercise, Dose], refusals: dict[Place, str]
) -> PlanVersion | None:
    """Return the plan with those of its doses that can be."""
    equipment = _tried(lambda: equipment_of(form), Place.PAUSE_SQUAT, refusals)
    if equipment is None:
        return None
    return _tried(
        lambda: replace(
            plan,
            name=form.name.strip(),
            doses=Plan(tuple(doses[one] for one in Exercise if one in doses)),
            equipment=equipment,
            has_belt=form.has_belt,
        ),
        Place.PLAN,
        refusals,
    )


def _doses(form: PlanForm, refusals: dict[Place, str]) -> dict[Exercise, Dose]:
    whole = {name: int(value) for name, value in form.numbers.items()}
    make: dict[Exercise, Callable[[], Dose]] = {
        Exercise.HEEL_DIG: lambda: HeelDigDose(
            whole[Number.HEEL_REPS], whole[Number.HEEL_HOLD], form.basis
        ),
        Exercise.BIRD_DOG: lambda: BirdDogDose(
            whole[Number.BIRD_REPS],
            whole[Number.BIRD_OUT],
            whole[Number.BIRD_HOLD],
            whole[Number.BIRD_BACK],
        ),
        Exercise.PAUSE_SQUAT: lambda: PauseSquatDose(
            whole[Number.SQUAT_REPS],
            whole[Number.SQUAT_HOLD],
            whole[Number.SQUAT_REST],
            form.variant,
            float(form.numbers[Number.LOAD]),
            form.unit,
            form.waits_for_ready,
        ),
    }
    found = {one: _tried(make[one], Place(one), refusals) for one in Exercise if one in form.wanted}
    return {exercise: dose for exercise, dose in found.items() if dose is not None}


def _choices(wanted: Dose, proposal: Proposal, todays: TodaysPlan) -> list[Choice]:
    """Return the decision that a dose set by hand is; none where it is as it was.

    Raises:
        _RefusedError: It cannot be set by hand.
    """
    if basis_of(wanted) is not basis_of(proposal.kept):
        raise _RefusedError(basis_refusal())
    if wanted == proposal.kept:
        return []
    if wanted == proposal.dose:
        return [accepting(proposal, todays.today)]
    if isinstance(wanted, PauseSquatDose) and isinstance(proposal.kept, PauseSquatDose):
        return _squat_choices(wanted, proposal.kept, proposal, todays)
    if wanted not in proposal.rungs:
        raise _RefusedError(ladder_refusal(proposal.exercise))
    return [_level(wanted, proposal, todays)]


def _squat_choices(
    wanted: PauseSquatDose, kept: PauseSquatDose, proposal: Proposal, todays: TodaysPlan
) -> list[Choice]:
    begins = proposal.begins
    if not begins and wanted in proposal.rungs:
        return [_level(wanted, proposal, todays)]
    if begins or wanted.load == kept.load:
        raise _RefusedError(
            weight_refusal(proposal.limits, wanted)
            if wanted.load > proposal.limits.load
            else ladder_refusal(proposal.exercise)
        )
    if wanted.load > proposal.limits.load:
        raise _RefusedError(weight_refusal(proposal.limits, wanted))
    if wanted.hold_s != SQUAT_RUNGS[0].hold_s:
        raise _RefusedError(
            _("Another weight begins with the shortest hold, {hold} s.").format(
                hold=SQUAT_RUNGS[0].hold_s
            )
        )
    return [NewLoad(todays.today, wanted.load)]


def _level(wanted: Dose, proposal: Proposal, todays: TodaysPlan) -> Choice:
    if proposal.begins:
        # nothing was done yet, and it begins where the plan says
        raise _RefusedError(ladder_refusal(proposal.exercise))
    level = proposal.rungs.index(wanted)
    highest = min(proposal.limits.level, proposal.top if proposal.pin is None else proposal.pin)
    if level > max(highest, proposal.kept_level):
        raise _RefusedError(level_refusal(proposal, highest))
    return ChosenLevel(todays.today, proposal.exercise, level)


def _tried(make: Callable[[], Found], place: Place, refusals: dict[Place, str]) -> Found | None:
    try:
        return make()
    except OutOfRangeError as error:
        refusals.setdefault(place, range_refusal(error))
        return None

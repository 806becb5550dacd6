"""Plan choices: what a person's yes, no and other wishes about the plan are kept as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from corecoach.application.language import gettext as _
from corecoach.domain.moments import LATER
from corecoach.domain.pace.inputs import Accepted
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.plan import PauseSquatDose
from corecoach.domain.plan_book import NAME_LENGTH, Choice, Decided, PlanVersion


def decided(choices: Iterable[Choice], made: datetime) -> tuple[Decided, ...]:
    """Return choices as they are kept, one after the other."""
    return tuple(
        Decided(str(uuid4()), made + place * LATER, choice) for place, choice in enumerate(choices)
    )


def new_version(plan: PlanVersion, made: datetime) -> PlanVersion:
    """Return a plan as another version that holds from a moment on."""
    return replace(plan, uid=str(uuid4()), made=made)


def new_plan(plan: PlanVersion, name: str, made: datetime) -> PlanVersion:
    """Return a plan of its own that is like another one."""
    fresh = replace(plan, plan=str(uuid4()), name=name, is_deleted=False)
    return new_version(fresh, made)


def free_name(wanted: str, plans: Iterable[PlanVersion]) -> str:
    """Return a name that no plan has yet, the one that is wanted if possible."""
    taken = {plan.name.casefold() for plan in plans}
    wanted = wanted.strip()[: NAME_LENGTH.high]
    number, name = 2, wanted
    while name.casefold() in taken:
        tail = _(" ({number})").format(number=number)
        name, number = wanted[: NAME_LENGTH.high - len(tail)] + tail, number + 1
    return name


def accepting(proposal: Proposal, today: date) -> Accepted:
    """Return the yes to what is proposed."""
    dose = proposal.dose
    load = dose.load if isinstance(dose, PauseSquatDose) else 0.0
    return Accepted(today, proposal.exercise, proposal.level, load)

"""Today's proposal for one exercise: a dose with its reason, for the person to say yes or no to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.course import (
    followed,
    is_referred,
    judge_in,
    standing_after,
)
from corecoach.domain.pace.decisions import can_begin_block
from corecoach.domain.pace.inputs import DEFAULT_TERMS, Decision, Event, Terms
from corecoach.domain.pace.judging import JudgedSession
from corecoach.domain.pace.ladders import top_of
from corecoach.domain.pace.points import offers_total_basis
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import (
    Judged,
    Standing,
    begin,
    dose_of,
    level_for,
    needed_for,
    pin_of,
)
from corecoach.domain.plan import Basis, Dose, HeelDigDose, Plan


class Bar(Enum):
    """What speaks against doing the exercise today."""

    REFERRED = "referred"
    SEE_THERAPIST = "see_therapist"
    REST = "rest"


class Offer(Enum):
    """What could be done besides, if the person says yes."""

    TOTAL_BASIS = "total_basis"
    NEW_BLOCK = "new_block"


@dataclass(frozen=True)
class Proposal:
    """A dose for today with its reason.

    ``last`` is the dose done last, None before the first session. ``rests_until`` is the first
    date on which the exercise may be done again, ``top`` the ladder's highest level.
    """

    dose: Dose
    last: Dose | None
    level: int
    points: int
    needed: int
    reason: Reason
    top: int
    judged: tuple[Judged, ...] = ()
    bar: Bar | None = None
    rests_until: date | None = None
    offers: frozenset[Offer] = frozenset()

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    @property
    def is_change(self) -> bool:
        """Whether the dose is another than the one done last, and so needs a yes."""
        return self.last is not None and self.dose != self.last


def propose(
    plan: Plan, events: Sequence[Event], today: date, terms: Terms = DEFAULT_TERMS
) -> tuple[Proposal, ...]:
    """Return a proposal for each exercise of a plan.

    The plan says what does not belong to a ladder: basis, tempo, repetitions of pause squats,
    variant, rest; and where to begin before the first session.
    """
    judged = judge_in(events)
    proposals = (_proposal(dose, judged, today, terms) for dose in plan.doses)
    if not is_referred(events):
        return tuple(proposals)
    return tuple(replace(proposal, bar=Bar.REFERRED) for proposal in proposals)


def _proposal(
    planned: Dose, events: Sequence[JudgedSession | Decision], today: date, terms: Terms
) -> Proposal:
    known = standing_after(planned.exercise, events, today, terms)
    now = begin(planned, today) if known is None else followed(known, planned, today)
    return Proposal(
        dose=dose_of(now, terms),
        last=None if known is None else known.dose,
        level=level_for(now, terms),
        points=now.points,
        needed=needed_for(now, terms),
        reason=_reason(now, terms),
        top=top_of(now.exercise),
        judged=now.judged,
        bar=_bar(now, today),
        rests_until=now.rest_until,
        offers=_offers(now, terms),
    )


def _reason(standing: Standing, terms: Terms) -> Reason:
    allowed = min(standing.level, pin_of(standing.exercise, terms))
    comes_back = level_for(standing, terms) < allowed
    return Reason(Why.ONE_AT_A_TIME) if comes_back else standing.reason


def _bar(standing: Standing, today: date) -> Bar | None:
    bars = (
        (Bar.SEE_THERAPIST, standing.sees_therapist),
        (Bar.REST, standing.rest_until is not None and today < standing.rest_until),
    )
    return next((bar for bar, holds in bars if holds), None)


def _offers(standing: Standing, terms: Terms) -> frozenset[Offer]:
    offers = set()
    dose = standing.dose
    if isinstance(dose, HeelDigDose) and dose.basis is Basis.PER_LEG:
        if offers_total_basis(standing):
            offers.add(Offer.TOTAL_BASIS)
    elif can_begin_block(standing, terms):
        offers.add(Offer.NEW_BLOCK)
    return frozenset(offers)

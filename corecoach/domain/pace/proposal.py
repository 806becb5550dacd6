"""Today's proposal for one exercise: a dose with its reason, for the person to say yes or no to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.course import (
    followed,
    is_referred,
    judge_in,
    standing_after,
)
from corecoach.domain.pace.decisions import (
    can_begin_block,
    decided,
    heaviest_by_hand,
    highest_by_hand,
)
from corecoach.domain.pace.inputs import DEFAULT_TERMS, ChosenLevel, Decision, Event, Terms
from corecoach.domain.pace.judging import JudgedSession
from corecoach.domain.pace.ladders import lower, top_of
from corecoach.domain.pace.load import CEILING
from corecoach.domain.pace.points import offers_total_basis
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import (
    Judged,
    Standing,
    begin,
    dose_of,
    kept_dose,
    kept_level,
    level_for,
    needed_for,
    pin_of,
    rungs_of,
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
class Step:
    """A level that can be set by hand, and its dose."""

    level: int
    dose: Dose


@dataclass(frozen=True)
class Limits:
    """How far it goes by hand: the highest level, and the heaviest weight to begin anew with.

    ``after_red``: it was too much, and nothing goes up until it has gone well again.
    """

    level: int = 99
    load: float = CEILING.high
    after_red: bool = False


@dataclass(frozen=True)
class Proposal:
    """A dose for today with its reason.

    ``kept`` is the dose that the session has without a yes, at ``kept_level``; ``last`` the one
    done last, None before the first session. ``rests_until`` is the first date on which the
    exercise may be done again, ``top`` the ladder's highest level, ``pin`` a therapist's ceiling.
    ``lower`` and ``higher`` are what a step by hand from ``kept`` comes to, where there is one;
    ``rungs`` are the doses of all levels as seen from there, None where a weight is wanting.
    ``begins``: nothing of this ladder was done yet, so that the plan says where it begins.
    """

    dose: Dose
    kept: Dose
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
    kept_level: int = 0
    pin: int | None = None
    lower: Step | None = None
    higher: Step | None = None
    limits: Limits = Limits()
    rungs: tuple[Dose | None, ...] = ()
    begins: bool = False

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    @property
    def is_change(self) -> bool:
        """Whether the dose is another than the one agreed to, and so needs a yes."""
        return self.dose != self.kept


@dataclass(frozen=True)
class Course:
    """Everything recorded, judged once for all exercises and plans.

    ``is_referred`` bars every exercise.
    """

    events: tuple[JudgedSession | Decision, ...] = ()
    is_referred: bool = False
    _known: dict[object, Standing | None] = field(default_factory=dict, compare=False, repr=False)

    def standing(self, exercise: Exercise, today: date, terms: Terms) -> Standing | None:
        """Return where it has led with an exercise; reckoned once, for whoever types asks often."""
        key = (exercise, today, tuple(sorted(terms.pins.items())), terms.equipment)
        if key not in self._known:
            self._known[key] = standing_after(exercise, self.events, today, terms)
        return self._known[key]


def course_of(events: Sequence[Event]) -> Course:
    """Return the course of these events, which are in the order they happened."""
    return Course(judge_in(events), is_referred(events))


def propose(
    plan: Plan, events: Sequence[Event], today: date, terms: Terms = DEFAULT_TERMS
) -> tuple[Proposal, ...]:
    """Return a proposal for each exercise of a plan.

    The plan says what does not belong to a ladder: basis, tempo, repetitions of pause squats,
    variant, rest; and where to begin before the first session.
    """
    return propose_in(course_of(events), plan, today, terms)


def propose_in(
    course: Course, plan: Plan, today: date, terms: Terms = DEFAULT_TERMS
) -> tuple[Proposal, ...]:
    """Return the same from a course, which serves every plan."""
    proposals = (_proposal(dose, course, today, terms) for dose in plan.doses)
    if not course.is_referred:
        return tuple(proposals)
    return tuple(replace(proposal, bar=Bar.REFERRED) for proposal in proposals)


def _proposal(planned: Dose, course: Course, today: date, terms: Terms) -> Proposal:
    known = course.standing(planned.exercise, today, terms)
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
        kept=kept_dose(now, terms),
        kept_level=kept_level(now, terms),
        pin=terms.pins.get(now.exercise),
        lower=None if known is None else _lower(now, terms),
        higher=None if known is None else _higher(now, terms),
        limits=Limits() if known is None else _limits(now, terms),
        rungs=rungs_of(now, terms),
        begins=known is None or now.reason.why is Why.NEW_VARIANT,
    )


def _lower(now: Standing, terms: Terms) -> Step | None:
    at = kept_level(now, terms)
    level = lower(now.exercise, at)
    return _by_hand(now, level, terms) if level < at else None


def _higher(now: Standing, terms: Terms) -> Step | None:
    at = kept_level(now, terms)
    step = _by_hand(now, at + 1, terms)
    return step if step.level == at + 1 else None


def _by_hand(now: Standing, level: int, terms: Terms) -> Step:
    chosen = decided(now, ChosenLevel(now.last_day, now.exercise, level), terms)
    return Step(level_for(chosen, terms), dose_of(chosen, terms))


def _limits(now: Standing, terms: Terms) -> Limits:
    return Limits(highest_by_hand(now), heaviest_by_hand(now, terms), now.after_red)


def _reason(standing: Standing, terms: Terms) -> Reason:
    allowed = min(standing.level, pin_of(standing.exercise, terms))
    comes_back = level_for(standing, terms) < allowed
    return Reason(Why.ONE_AT_A_TIME) if comes_back else standing.reason


def _bar(standing: Standing, today: date) -> Bar | None:
    bars = (
        (Bar.SEE_THERAPIST, standing.sees_therapist),
        (Bar.REST, _rests(standing, today)),
    )
    return next((bar for bar, holds in bars if holds), None)


def _rests(standing: Standing, today: date) -> bool:
    if standing.rest_until is None or today >= standing.rest_until:
        return False
    # counted in total there is half as much of it, which is the other way down
    dose = standing.dose
    is_halved = isinstance(dose, HeelDigDose) and dose.basis is Basis.TOTAL
    return not (is_halved and standing.reason.why is Why.NEW_BASIS)


def _offers(standing: Standing, terms: Terms) -> frozenset[Offer]:
    offers = set()
    dose = standing.dose
    if isinstance(dose, HeelDigDose) and dose.basis is Basis.PER_LEG:
        if offers_total_basis(standing):
            offers.add(Offer.TOTAL_BASIS)
    elif can_begin_block(standing, terms):
        offers.add(Offer.NEW_BLOCK)
    return frozenset(offers)

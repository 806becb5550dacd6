"""What a decision of the person does to a standing that is open on its day.

Easier always works. Harder goes one step at a time, starts a new count, and waits after a step
back until it has gone well again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.agreeing import accepted, kept, with_agreement
from corecoach.domain.pace.inputs import (
    Accepted,
    ChosenLevel,
    Decision,
    Kept,
    NewBlock,
    NewLoad,
    SeenByClinician,
    Terms,
)
from corecoach.domain.pace.ladders import NEW_BLOCK_RUNG, NEW_BLOCK_STEPS, SQUAT_RUNGS, top_of
from corecoach.domain.pace.load import CEILING, step
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import SquatLoad, Standing, moved, pin_of, top_for
from corecoach.domain.plan import PauseSquatDose


def concerns(decision: Decision, exercise: Exercise) -> bool:
    """Tell whether a decision says something of an exercise."""
    if isinstance(decision, SeenByClinician):
        return True
    if isinstance(decision, Accepted | Kept | ChosenLevel):
        return decision.exercise is exercise
    return exercise is Exercise.PAUSE_SQUAT


def decided(standing: Standing, decision: Decision, terms: Terms) -> Standing:
    """Return the standing after a decision that concerns its exercise."""
    match decision:
        case SeenByClinician():
            return _cleared(standing)
        case Accepted():
            return accepted(standing, decision, terms)
        case Kept():
            return kept(standing, terms)
        case ChosenLevel():
            return with_agreement(_chosen(standing, decision.level, terms), terms)
        case NewLoad():
            return with_agreement(_new_load(standing, decision, terms), terms)
        case NewBlock():
            return _new_block(standing, decision.day, terms)


def can_begin_block(standing: Standing, terms: Terms) -> bool:
    """Tell whether a heavier block of pause squats is on offer: at the top, where a RED is not."""
    dose = standing.dose
    if not isinstance(dose, PauseSquatDose):
        return False
    if standing.after_red or standing.level < top_of(Exercise.PAUSE_SQUAT):
        return False
    if not standing.load.now:
        return False
    return pin_of(standing.exercise, terms) >= standing.level


def highest_by_hand(standing: Standing) -> int:
    """Return the highest level that can be set by hand: one above what was agreed to.

    After a step down, and while one is proposed, it goes no higher.
    """
    if standing.after_red:
        return standing.level
    agreed = standing.agreed.level
    return agreed if standing.level < agreed else agreed + 1


def heaviest_by_hand(standing: Standing, terms: Terms) -> float:
    """Return the heaviest weight with which the ladder can be begun anew: one step heavier.

    After a step down it is no heavier; from body weight any weight may be the first.
    """
    dose, now = standing.dose, standing.load.now
    if standing.after_red or not isinstance(dose, PauseSquatDose):
        return now
    if not now:
        return CEILING.high
    return now + step(now, terms.equipment.plate_of(dose.unit), dose.unit)


def _cleared(standing: Standing) -> Standing:
    return replace(
        standing,
        sees_therapist=False,
        pain_reds=(),
        rest_until=None,
        reason=Reason(Why.CLEARED),
    )


def _chosen(standing: Standing, level: int, terms: Terms) -> Standing:
    level = max(0, min(level, highest_by_hand(standing), top_for(standing, terms)))
    return replace(
        standing,
        level=level,
        load=moved(standing, level, terms),
        points=0,
        good=0,
        reason=Reason(Why.BY_HAND),
    )


def _new_load(standing: Standing, decision: NewLoad, terms: Terms) -> Standing:
    dose = standing.dose
    if not isinstance(dose, PauseSquatDose):
        return standing
    load = min(decision.load, heaviest_by_hand(standing, terms))
    return replace(
        standing,
        dose=replace(dose, load=load),
        level=0,
        load=SquatLoad(load, load, load),
        block_start=decision.day,
        points=0,
        good=0,
        reason=Reason(Why.BY_HAND),
    )


def _new_block(standing: Standing, day: date, terms: Terms) -> Standing:
    if not can_begin_block(standing, terms):
        return standing
    two_up = next(level for level, rung in enumerate(SQUAT_RUNGS) if rung.steps == NEW_BLOCK_STEPS)
    start = moved(standing, two_up, terms).now
    begun = replace(
        standing,
        level=NEW_BLOCK_RUNG,
        load=replace(standing.load, now=start, base=start),
        block_start=day,
        points=0,
        good=0,
        reason=Reason(Why.NEW_BLOCK),
    )
    return with_agreement(begun, terms)

"""Agreeing: what the next session is without another yes, after what was done or decided."""

from __future__ import annotations

from dataclasses import replace

from corecoach.domain.pace.inputs import Accepted, Terms
from corecoach.domain.pace.ladders import SQUAT_RUNGS, at_most, level_of
from corecoach.domain.pace.load import comparable
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import (
    Agreed,
    Standing,
    agreed_to,
    dose_of,
    kept_dose,
    kept_level,
    moved,
)
from corecoach.domain.plan import Dose, PauseSquatDose


def with_agreement(standing: Standing, terms: Terms) -> Standing:
    """Return a standing whose own dose is the one agreed to, as after a choice by hand."""
    return replace(standing, agreed=agreed_to(standing, terms))


def after_session(standing: Standing, terms: Terms) -> Standing:
    """Return the standing once its dose was done, which is then what was agreed to.

    What was done above the plan is nothing to go on from, and after too much nothing above what
    had been agreed to is.
    """
    dose, agreed = standing.dose, standing.agreed
    if isinstance(dose, PauseSquatDose):
        return replace(standing, agreed=_squats_done(standing, dose, terms))
    highest = agreed.level if standing.after_red else max(standing.level, agreed.level)
    done = level_of(dose)
    level = at_most(dose.exercise, done, highest) if standing.after_red else min(done, highest)
    return replace(standing, agreed=replace(agreed, level=level))


def accepted(standing: Standing, decision: Accepted, terms: Terms) -> Standing:
    """Return the standing after a yes; never to more than is proposed as the record stands now."""
    offered = agreed_to(standing, terms)
    level = at_most(decision.exercise, decision.level, offered.level)
    if level < offered.level:
        lower = replace(standing, level=level, load=moved(standing, level, terms))
        offered = agreed_to(lower, terms)
    load = replace(offered.load, now=min(offered.load.now, decision.load))
    return replace(standing, agreed=replace(offered, load=load))


def kept(standing: Standing, terms: Terms) -> Standing:
    """Return the standing at the dose that was agreed to before; the count begins anew."""
    agreed = standing.agreed
    back = replace(
        standing,
        level=agreed.level,
        load=agreed.load,
        points=0,
        good=0,
        reason=Reason(Why.KEPT),
    )
    if isinstance(back.dose, PauseSquatDose) and agreed.hold_s < SQUAT_RUNGS[agreed.level].hold_s:
        back = replace(back, hold_cap=agreed.hold_s)
    return with_agreement(back, terms)


def no_heavier(dose: Dose, before: Standing) -> Dose:
    """Return a dose of another variant or unit; after too much it is no heavier than the last."""
    mine = before.dose
    if not isinstance(dose, PauseSquatDose) or not isinstance(mine, PauseSquatDose):
        return dose
    if not before.after_red:
        return dose
    return replace(dose, load=min(dose.load, comparable(before.load.now, mine.unit, dose.unit)))


def _squats_done(standing: Standing, dose: PauseSquatDose, terms: Terms) -> Agreed:
    agreed = standing.agreed
    if dose == kept_dose(standing, terms):
        level = kept_level(standing, terms)
        return Agreed(level, replace(agreed.load, now=dose.load), dose.hold_s)
    mine = dose_of(standing, terms)
    most, longest = (
        standing.load.now,
        mine.hold_s if dose.load >= standing.load.now else dose.hold_s,
    )
    if standing.after_red:
        most, longest = min(most, agreed.load.now), min(longest, agreed.hold_s)
    load = replace(standing.load, now=min(dose.load, most))
    return Agreed(standing.level, load, min(dose.hold_s, longest))

"""What a verdict does to a standing: points towards the next level, or the way down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Terms
from corecoach.domain.pace.ladders import is_lighter, level_of, lower, top_of
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import (
    Done,
    Standing,
    floor_dose,
    moved,
    needed_for,
    pin_of,
    top_for,
)
from corecoach.domain.pace.verdict import TWICE_FROM, Verdict
from corecoach.domain.plan import Dose, PauseSquatDose
from corecoach.domain.training_day import DAY

POINTS: Final = {Verdict.GREEN: 3, Verdict.STABLE: 2}
REST_DAYS: Final = 2
"""After pain at the lowest level."""
RED_WINDOW_DAYS: Final = 14
REDS_TO_STOP: Final = 3
REDS_TO_STOP_AT_LOWEST: Final = 2


def settled(standing: Standing, today: date, terms: Terms) -> Standing:
    """Return the standing once the session that waits has its verdict; as it is where none waits.

    ``today`` is the date the next session opens, or now.
    """
    done = standing.done
    if done is None:
        return standing
    standing = replace(standing, done=None, judged=(*standing.judged, done.judged()))
    verdict = done.judgement.verdict
    if verdict is Verdict.REFER:
        reason = Reason(Why.REFERRED, done.judgement.cause)
        return replace(standing, points=0, good=0, reason=reason)
    if verdict is Verdict.RED:
        return _after_red(standing, done, terms)
    if verdict is Verdict.HOLD:
        stays = replace(standing, level=_level_kept(standing), points=0, good=0)
        return replace(stays, reason=Reason(Why.STAYS, done.judgement.cause))
    if verdict in POINTS:
        return _after_good(standing, done, today, terms)
    return replace(standing, reason=_standing_reason(standing, done, terms))


def _level_kept(standing: Standing) -> int:
    """Return the level where things stay: a step that was not taken is no longer due."""
    if isinstance(standing.dose, PauseSquatDose):
        return standing.level
    return min(standing.level, standing.agreed.level)


def _standing_reason(standing: Standing, done: Done, terms: Terms) -> Reason:
    return Reason(
        Why.NOT_COUNTED,
        done.judgement.cause,
        good=standing.good,
        points=standing.points,
        needed=needed_for(standing, terms),
    )


def _after_good(standing: Standing, done: Done, today: date, terms: Terms) -> Standing:
    if done.lighter:
        # what was not asked of the body says nothing of whether it can take more
        return replace(standing, reason=Reason(Why.LIGHTER, done.judgement.cause))
    standing = replace(
        standing,
        points=standing.points + POINTS[done.judgement.verdict],
        good=standing.good + 1,
        hold_cap=None,
        after_red=False,
    )
    needed = needed_for(standing, terms)
    if standing.level >= top_for(standing, terms):
        return replace(standing, points=0, good=0, reason=Reason(_limit(standing, terms)))
    counted = Reason(Why.COUNTING, done.judgement.cause, standing.good, standing.points, needed)
    if standing.points < needed:
        return replace(standing, reason=counted)
    if today < standing.intro_ends:
        reason = replace(counted, why=Why.INTRO_WEEK, points=needed, until=standing.intro_ends)
        return replace(standing, points=needed, reason=reason)
    return replace(
        standing,
        level=standing.level + 1,
        load=moved(standing, standing.level + 1, terms),
        points=0,
        good=0,
        reason=replace(counted, why=Why.EARNED),
    )


def _limit(standing: Standing, terms: Terms) -> Why:
    """Return what keeps a standing from a higher level."""
    if standing.level >= top_of(standing.exercise):
        return Why.AT_TOP
    return Why.PINNED if standing.level >= pin_of(standing.exercise, terms) else Why.NO_WEIGHT


def _after_red(standing: Standing, done: Done, terms: Terms) -> Standing:
    was = standing.level
    level = _level_done(standing, done.inputs.dose)
    for _ in range(2 if _worst(done) >= TWICE_FROM else 1):
        level = lower(standing.exercise, level)
    lowered = replace(
        standing,
        level=level,
        load=moved(standing, level, terms),
        points=0,
        good=0,
        after_red=True,
        hold_cap=_hold_cap(standing, done.inputs.dose),
        reason=Reason(Why.LOWERED if level < was else Why.AT_LOWEST, done.judgement.cause),
    )
    return _with_pain(lowered, done.day, at_lowest=was == 0) if done.judgement.is_pain else lowered


def _level_done(standing: Standing, dose: Dose) -> int:
    """Return the level to step down from; squats have come down to what was done already."""
    if isinstance(dose, PauseSquatDose) or not is_lighter(dose, floor_dose(dose, standing.level)):
        return standing.level
    return min(standing.level, level_of(dose))


def _hold_cap(standing: Standing, dose: Dose) -> int | None:
    """Return the longest hold until it goes well again: less weight must not mean a longer one."""
    if not isinstance(dose, PauseSquatDose):
        return None
    return dose.hold_s if standing.hold_cap is None else min(standing.hold_cap, dose.hold_s)


def _with_pain(standing: Standing, day: date, *, at_lowest: bool) -> Standing:
    reds = (*standing.pain_reds, day)
    recent = sum((day - red).days < RED_WINDOW_DAYS for red in reds)
    too_many = recent >= REDS_TO_STOP or (at_lowest and recent >= REDS_TO_STOP_AT_LOWEST)
    return replace(
        standing,
        pain_reds=reds,
        rest_until=day + REST_DAYS * DAY if at_lowest else standing.rest_until,
        sees_therapist=standing.sees_therapist or too_many,
    )


def _worst(done: Done) -> int:
    return max(done.inputs.pain_peak or 0, done.pain_next or 0)


def offers_total_basis(standing: Standing) -> bool:
    """Tell whether half the heel digs, still inside the article, is the only way further down."""
    return standing.exercise is Exercise.HEEL_DIG and standing.reason.why is Why.AT_LOWEST

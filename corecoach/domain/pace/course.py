"""The course of one exercise: everything recorded, oldest first, folded into where it stands today.

The verdict on a session is passed when the next one opens, because the next morning decides; until
then the session waits in the standing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.agreeing import after_session, no_heavier
from corecoach.domain.pace.decisions import concerns, decided
from corecoach.domain.pace.inputs import (
    DEFAULT_TERMS,
    Decision,
    Event,
    ExerciseInputs,
    SeenByClinician,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.judging import JudgedSession, judge
from corecoach.domain.pace.ladders import (
    SQUAT_RUNGS,
    basis_of,
    is_lighter,
    level_of,
)
from corecoach.domain.pace.layoff import after_break
from corecoach.domain.pace.points import settled
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.standing import (
    LATELY,
    Done,
    SquatLoad,
    Standing,
    begin,
    floor_dose,
    moved,
    needed_for,
    pin_of,
)
from corecoach.domain.pace.verdict import Cause, Judgement
from corecoach.domain.plan import Basis, Dose, HeelDigDose, PauseSquatDose


def judge_in(events: Sequence[Event]) -> tuple[JudgedSession | Decision, ...]:
    """Return the events in their order with the sessions judged."""
    judged = iter(judge(event for event in events if isinstance(event, SessionInputs)))
    return tuple(next(judged) if isinstance(event, SessionInputs) else event for event in events)


def standing_after(
    exercise: Exercise,
    events: Sequence[JudgedSession | Decision],
    today: date,
    terms: Terms = DEFAULT_TERMS,
) -> Standing | None:
    """Return where a person stands with an exercise today; None before its first session.

    ``events`` are sessions that have ended, judged already, and decisions, in the order they
    happened; they serve every exercise.
    """
    standing: Standing | None = None
    for event in events:
        if isinstance(event, JudgedSession):
            standing = _after_session(standing, exercise, event, terms)
        elif standing is not None and concerns(event, exercise):
            # a clock that was ahead is no reason to take a break that nobody had
            decision = replace(event, day=min(event.day, today))
            standing = decided(opened(standing, decision.day, terms), decision, terms)
    return None if standing is None else opened(standing, today, terms)


def is_referred(events: Sequence[Event]) -> bool:
    """Tell whether a sign that needs a clinician was told of, and no clinician has been seen since.

    It bars every exercise, whichever was being done.
    """
    referred = False
    for event in events:
        if isinstance(event, SessionInputs):
            referred = referred or event.red_flag or event.leg_symptom
        elif isinstance(event, SeenByClinician):
            referred = False
    return referred


def opened(standing: Standing, today: date, terms: Terms) -> Standing:
    """Return the standing when a session opens today: verdict first, then the break."""
    return after_break(settled(standing, today, terms), today, terms)


def followed(standing: Standing, dose: Dose, day: date) -> Standing:
    """Return the standing under a dose of the same exercise that the person does or plans.

    What does not belong to the ladder is taken from it. Another variant or unit of pause squats
    begins the ladder anew, because loads do not compare; another basis keeps the level. After too
    much neither of them makes it more.
    """
    mine = standing.dose
    if mine == dose:
        return standing
    if isinstance(mine, PauseSquatDose) and isinstance(dose, PauseSquatDose):
        if (mine.variant, mine.unit) != (dose.variant, dose.unit):
            begun = begin(no_heavier(dose, standing), day, Why.NEW_VARIANT)
            return _with_warnings_of(standing, begun)
    elif isinstance(dose, HeelDigDose) and basis_of(mine) is not dose.basis:
        if standing.after_red and basis_of(mine) is Basis.TOTAL:
            # counted per leg it would be twice as much
            return replace(standing, dose=replace(dose, basis=Basis.TOTAL))
        return replace(
            standing, dose=dose, points=0, good=0, block_start=day, reason=Reason(Why.NEW_BASIS)
        )
    return replace(standing, dose=dose)


def _after_session(
    standing: Standing | None, exercise: Exercise, judged: JudgedSession, terms: Terms
) -> Standing | None:
    session = judged.session
    done = next((one for one in session.exercises if one.exercise is exercise), None)
    if done is None:
        return standing
    judgement = judged.judgements[exercise]
    if not done.tried:
        return standing
    if standing is None:
        standing = begin(done.dose, session.day)
    standing = opened(standing, session.day, terms)
    lighter = False
    if judgement.cause is not Cause.EASY_DAY:
        standing = _placed(followed(standing, done.dose, session.day), terms)
        lighter = _is_lighter(standing, terms)
        standing = after_session(_with_level_done(standing), terms)
    return replace(
        standing,
        last_day=session.day,
        break_taken=0,
        done=_done(session, done, judgement, lighter=lighter),
    )


def _is_lighter(standing: Standing, terms: Terms) -> bool:
    """Tell whether the floor work done asks for less than the level, or the pin below it, does."""
    dose = standing.dose
    if isinstance(dose, PauseSquatDose):
        return False
    level = min(standing.level, pin_of(standing.exercise, terms))
    return is_lighter(dose, floor_dose(dose, level))


def _with_level_done(standing: Standing) -> Standing:
    if isinstance(standing.dose, PauseSquatDose):
        return standing
    done = (*standing.done_levels, level_of(standing.dose))
    return replace(standing, done_levels=done[-LATELY:])


def _done(
    session: SessionInputs, done: ExerciseInputs, judgement: Judgement, *, lighter: bool
) -> Done:
    return Done(session.day, done, session.pain_before, session.pain_next, judgement, lighter)


def _placed(standing: Standing, terms: Terms) -> Standing:
    """Come down to the rung and the weight of the squats that were done; never up.

    A weight that was not lifted is nothing to build on. A step up that was due and not taken, as
    when the next morning's answer came late, stays due.
    """
    dose = standing.dose
    if not isinstance(dose, PauseSquatDose):
        return standing
    hold_s = SQUAT_RUNGS[standing.level].hold_s
    if standing.hold_cap is not None:
        hold_s = min(hold_s, standing.hold_cap)
    if dose.load >= standing.load.now and dose.hold_s >= hold_s:
        return standing
    rungs = range(standing.level, -1, -1)
    fits = (level for level in rungs if _fits(standing, level, dose, terms))
    level = next(fits, 0)
    load = moved(standing, level, terms)
    placed = replace(
        standing,
        level=level,
        load=SquatLoad(*(min(one, dose.load) for one in (load.now, load.base, load.first))),
        points=0,
        good=0,
    )
    was_due = standing.level - level == 1 and not standing.after_red
    return replace(placed, points=needed_for(placed, terms)) if was_due else placed


def _fits(standing: Standing, level: int, dose: PauseSquatDose, terms: Terms) -> bool:
    lifted = moved(standing, level, terms).now <= dose.load
    return lifted and SQUAT_RUNGS[level].hold_s <= dose.hold_s


def _with_warnings_of(old: Standing, new: Standing) -> Standing:
    """Carry over what speaks of the person and not of the ladder."""
    return replace(
        new,
        after_red=old.after_red,
        hold_cap=old.hold_cap if old.after_red else None,
        pain_reds=old.pain_reds,
        rest_until=old.rest_until,
        sees_therapist=old.sees_therapist,
        judged=old.judged,
    )

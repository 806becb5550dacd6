"""Where a person stands with one exercise: level, points and what limits them, at one moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from corecoach.domain.exercise import PAUSE_SQUAT_LOAD, Exercise
from corecoach.domain.pace import load as loads
from corecoach.domain.pace.inputs import ExerciseInputs, Terms
from corecoach.domain.pace.ladders import (
    BIRD_DOG_LEVELS,
    HEEL_DIG_LEVELS,
    SQUAT_RUNGS,
    level_of,
    top_of,
)
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.verdict import Judgement
from corecoach.domain.plan import BirdDogDose, Dose, HeelDigDose, PauseSquatDose
from corecoach.domain.training_day import DAY

INTRO_DAYS: Final = 7
"""The first week of a block advances nothing (article, line 139)."""


LATELY: Final = 3
"""Ours: the sessions that show what the back is used to now."""


@dataclass(frozen=True)
class SquatLoad:
    """The load now, at the start of this block, and the person's first one; 0 is body weight."""

    now: float = 0.0
    base: float = 0.0
    first: float = 0.0


@dataclass(frozen=True)
class Done:
    """A session that waits for its verdict, because the next morning decides."""

    day: date
    inputs: ExerciseInputs
    pain_before: int | None
    pain_next: int | None
    judgement: Judgement
    lighter: bool

    def judged(self) -> Judged:
        """Return it with its verdict passed."""
        return Judged(self.day, self.judgement, self.inputs, self.pain_before, self.pain_next)


@dataclass(frozen=True)
class Judged:
    """A session's date, the judgement on this exercise, and the figures it rests on."""

    day: date
    judgement: Judgement
    inputs: ExerciseInputs
    pain_before: int | None = None
    pain_next: int | None = None


@dataclass(frozen=True)
class Agreed:
    """What a person said yes to or did last: without another yes the next session is no other.

    ``hold_s`` is that of pause squats; floor work has its own from the level.
    """

    level: int
    load: SquatLoad
    hold_s: int


@dataclass(frozen=True)
class Standing:
    """One exercise's state between two sessions; made by the rules alone and kept nowhere.

    ``dose`` is the one done last: the level changes only what belongs to the ladder. ``good`` are
    the sessions the points come from. ``break_taken`` is how much of the break since ``last_day``
    has been reckoned with, ``done_levels`` the levels of floor work done lately.
    """

    dose: Dose
    level: int
    block_start: date
    last_day: date
    reason: Reason
    agreed: Agreed
    points: int = 0
    good: int = 0
    load: SquatLoad = SquatLoad()
    hold_cap: int | None = None
    after_red: bool = False
    pain_reds: tuple[date, ...] = ()
    rest_until: date | None = None
    sees_therapist: bool = False
    break_taken: int = 0
    done_levels: tuple[int, ...] = ()
    done: Done | None = None
    judged: tuple[Judged, ...] = ()

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    @property
    def intro_ends(self) -> date:
        """The first date on which a level may rise."""
        return self.block_start + INTRO_DAYS * DAY


def begin(dose: Dose, day: date, why: Why = Why.FIRST) -> Standing:
    """Return where a person stands who begins with a dose, or begins its ladder anew."""
    start = dose.load if isinstance(dose, PauseSquatDose) else 0.0
    load = SquatLoad(start, start, start)
    level = level_of(dose)
    hold_s = SQUAT_RUNGS[level].hold_s if isinstance(dose, PauseSquatDose) else dose.hold_s
    return Standing(
        dose,
        level,
        block_start=day,
        last_day=day,
        reason=Reason(why),
        agreed=Agreed(level, load, hold_s),
        load=load,
    )


def dose_of(standing: Standing, terms: Terms) -> Dose:
    """Return the dose that a standing comes to, within the ceiling of a therapist or of the load.

    The ranges are checked where a dose is made, always.
    """
    level = level_for(standing, terms)
    dose = standing.dose
    if not isinstance(dose, PauseSquatDose):
        return floor_dose(dose, level)
    hold_s = SQUAT_RUNGS[level].hold_s
    load = moved(standing, level, terms).now
    if standing.hold_cap is not None:
        hold_s = min(hold_s, standing.hold_cap)
    ceiling = terms.equipment.ceiling
    return replace(dose, hold_s=hold_s, load=load if ceiling is None else min(load, ceiling))


def agreed_to(standing: Standing, terms: Terms) -> Agreed:
    """Return what a person agrees to who takes the dose that a standing comes to."""
    level = level_for(standing, terms)
    dose = dose_of(standing, terms)
    load = moved(standing, level, terms)
    if isinstance(dose, PauseSquatDose):
        load = replace(load, now=dose.load)
    return Agreed(level, load, dose.hold_s)


def kept_level(standing: Standing, terms: Terms) -> int:
    """Return the level of the dose that a session has without another yes."""
    return min(standing.agreed.level, pin_of(standing.exercise, terms))


def kept_dose(standing: Standing, terms: Terms) -> Dose:
    """Return the dose that a session has without another yes: a ceiling alone makes it less."""
    agreed, level = standing.agreed, kept_level(standing, terms)
    dose = standing.dose
    if not isinstance(dose, PauseSquatDose):
        return floor_dose(dose, level)
    there = replace(standing, level=agreed.level, load=agreed.load)
    load, hold_s = agreed.load.now, agreed.hold_s
    if level < agreed.level:
        load = moved(there, level, terms).now
        hold_s = min(hold_s, SQUAT_RUNGS[level].hold_s)
    if standing.hold_cap is not None:
        hold_s = min(hold_s, standing.hold_cap)
    ceiling = terms.equipment.ceiling
    return replace(dose, hold_s=hold_s, load=load if ceiling is None else min(load, ceiling))


def rungs_of(standing: Standing, terms: Terms) -> tuple[Dose | None, ...]:
    """Return the doses of all levels as seen from what was agreed to."""
    dose, agreed = standing.dose, standing.agreed
    if not isinstance(dose, PauseSquatDose):
        return tuple(floor_dose(dose, at) for at in range(top_of(dose.exercise) + 1))
    there = replace(standing, level=agreed.level, load=agreed.load)
    return tuple(_rung_dose(there, dose, at, terms) for at in range(len(SQUAT_RUNGS)))


def level_for(standing: Standing, terms: Terms) -> int:
    """Return the level to propose: within the pin, and one above what was done lately at most.

    Where a correction of the record or the end of a pin brings a level back, it comes one at a
    time.
    """
    level = min(standing.level, pin_of(standing.exercise, terms))
    return min(level, max(standing.done_levels) + 1) if standing.done_levels else level


def floor_dose(dose: HeelDigDose | BirdDogDose, level: int) -> HeelDigDose | BirdDogDose:
    """Return a dose of floor work at a level of its ladder."""
    if isinstance(dose, BirdDogDose):
        return replace(dose, reps=BIRD_DOG_LEVELS[level])
    rung = HEEL_DIG_LEVELS[level]
    return replace(dose, reps=rung.reps, hold_s=rung.hold_s)


def pin_of(exercise: Exercise, terms: Terms) -> int:
    """Return the highest level the therapist allows, or the ladder has."""
    return max(0, min(terms.pins.get(exercise, top_of(exercise)), top_of(exercise)))


def top_for(standing: Standing, terms: Terms) -> int:
    """Return the highest level to be had: ladder, pin, ceiling, and the weights at hand."""
    top = pin_of(standing.exercise, terms)
    if not isinstance(standing.dose, PauseSquatDose):
        return top
    at = standing.level
    while at < top and _is_allowed(standing, at + 1, terms):
        at += 1
    return min(at, top)


def needed_for(standing: Standing, terms: Terms) -> int:
    """Return the points that the next level needs; more where it adds a big plate."""
    dose, level = standing.dose, standing.level
    if not isinstance(dose, PauseSquatDose) or level >= top_of(Exercise.PAUSE_SQUAT):
        return loads.POINTS_FOR_A_LEVEL
    if SQUAT_RUNGS[level + 1].steps == SQUAT_RUNGS[level].steps:
        return loads.POINTS_FOR_A_LEVEL
    plate = terms.equipment.plate_of(dose.unit)
    return loads.points_needed(standing.load.now, plate, dose.unit)


def moved(standing: Standing, level: int, terms: Terms) -> SquatLoad:
    """Return the load at another level, by the steps between."""
    dose, load = standing.dose, standing.load
    if not isinstance(dose, PauseSquatDose):
        return load
    there = _height(standing, level, terms)
    here = _height(standing, standing.level, terms)
    if there is None or here is None:
        return load
    return replace(load, now=round(load.now + there - here, loads.DECIMALS))


def _rung_dose(
    standing: Standing, dose: PauseSquatDose, level: int, terms: Terms
) -> PauseSquatDose | None:
    if _height(standing, level, terms) is None:
        return None
    load = max(0.0, moved(standing, level, terms).now)
    if load > PAUSE_SQUAT_LOAD.high:
        return None
    return replace(dose, load=load, hold_s=SQUAT_RUNGS[level].hold_s)


def _is_allowed(standing: Standing, level: int, terms: Terms) -> bool:
    ceiling = terms.equipment.ceiling
    if _height(standing, level, terms) is None:
        return False
    return ceiling is None or moved(standing, level, terms).now <= ceiling


def _height(standing: Standing, level: int, terms: Terms) -> float | None:
    if not isinstance(standing.dose, PauseSquatDose):
        return None
    steps = SQUAT_RUNGS[level].steps
    return loads.load_at(standing.load.base, steps, terms.equipment, standing.dose.unit)

"""A person who walks the ladders: does what is proposed and tells how it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import (
    DEFAULT_TERMS,
    ChosenLevel,
    Event,
    ExerciseInputs,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.ladders import BIRD_DOG_LEVELS, HEEL_DIG_LEVELS, SQUAT_RUNGS
from corecoach.domain.pace.proposal import Proposal, propose
from corecoach.domain.plan import (
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)

DAY_0 = date(2025, 1, 6)
BAR_20 = PauseSquatDose(variant=SquatVariant.LOW_BAR, load=20.0)


def day(number: int) -> date:
    return DAY_0 + timedelta(days=number)


def all_of(dose: Dose) -> tuple[int, ...]:
    """As many repetitions as a dose asks for, on each side."""
    if isinstance(dose, PauseSquatDose):
        return (dose.reps,)
    return (dose.reps_per_side, dose.reps_per_side)


def done(dose: Dose, peak: int | None = 1, effort: int | None = 5) -> ExerciseInputs:
    return ExerciseInputs(dose, all_of(dose), pain_peak=peak, effort=effort)


def session(
    on: int,
    *exercises: ExerciseInputs,
    before: int | None = 1,
    after: int | None = None,
    following: int | None = 1,
) -> SessionInputs:
    return SessionInputs(
        day(on), exercises, pain_before=before, pain_after=after, pain_next=following
    )


def dose_at(exercise: Exercise, level: int) -> Dose:
    """The dose of a level; of pause squats only those at the start weight."""
    if exercise is Exercise.HEEL_DIG:
        rung = HEEL_DIG_LEVELS[level]
        return HeelDigDose(rung.reps, rung.hold_s)
    if exercise is Exercise.BIRD_DOG:
        return BirdDogDose(BIRD_DOG_LEVELS[level])
    return replace(BAR_20, hold_s=SQUAT_RUNGS[level].hold_s)


class Walker:
    """One exercise, begun at a dose; everything that happened is in ``events``."""

    def __init__(self, dose: Dose, terms: Terms = DEFAULT_TERMS) -> None:
        self.plan = Plan((dose,))
        self.terms = terms
        self.events: list[Event] = []

    def proposal(self, on: int) -> Proposal:
        (proposal,) = propose(self.plan, self.events, day(on), self.terms)
        return proposal

    def train(  # a session has as many sides as the rules look at
        self,
        on: int,
        *,
        before: int = 1,
        peak: int = 1,
        following: int | None = 1,
        effort: int = 5,
    ) -> Proposal:
        """Do what is proposed, and tell how it was; returns what was proposed."""
        proposal = self.proposal(on)
        one = done(proposal.dose, peak, effort)
        self.events.append(session(on, one, before=before, following=following))
        return proposal

    def choose(self, on: int, level: int) -> None:
        self.events.append(ChosenLevel(day(on), self.plan.doses[0].exercise, level))


def sessions_of(events: Iterable[Event]) -> Sequence[SessionInputs]:
    return [event for event in events if isinstance(event, SessionInputs)]

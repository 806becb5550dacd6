"""What the rules look at: sessions as the person told them, and what the person decided.

A level is derived from these each time and kept nowhere, so that a correction of an old session
changes today's plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.load import Equipment
from corecoach.domain.plan import BirdDogDose, Dose, HeelDigDose, PauseSquatDose
from corecoach.domain.record import EFFORT_SCALE, PAIN_SCALE


@dataclass(frozen=True)
class ExerciseInputs:
    """One exercise of a session.

    ``done`` has a number of repetitions for each side, one alone where there are no sides.
    ``interrupted`` says that something else than the body ended it: time, technology, the door
    bell. ``tried`` is False where no repetition was begun. None is a question without an answer.

    Raises:
        OutOfRangeError: Pain or effort is outside 0-10.
    """

    dose: Dose
    done: tuple[int, ...]
    pain_peak: int | None = None
    effort: int | None = None
    form_fault: bool = False
    interrupted: bool = False
    tried: bool = True

    def __post_init__(self) -> None:
        """Refuse answers outside their scales."""
        if self.pain_peak is not None:
            PAIN_SCALE.check(self.pain_peak)
        if self.effort is not None:
            EFFORT_SCALE.check(self.effort)

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.dose.exercise

    @property
    def asked(self) -> int:
        """Repetitions asked for: of one side, or of all where there are no sides."""
        if isinstance(self.dose, HeelDigDose | BirdDogDose):
            return self.dose.reps_per_side
        return self.dose.reps

    @property
    def worse_side(self) -> int:
        """Repetitions done on the side that did fewer; more than asked for counts as all."""
        return min(*self.done, self.asked)

    @property
    def is_loaded_squat(self) -> bool:
        """Whether weight was on the person."""
        return self.tried and isinstance(self.dose, PauseSquatDose) and self.dose.load > 0


@dataclass(frozen=True)
class SessionInputs:
    """One session that has ended: pain 0-10 at its moments, alarms, and its exercises.

    ``red_flag`` is a sign that needs a clinician, ``leg_symptom`` anything new in a leg.

    Raises:
        OutOfRangeError: A score is outside 0-10.
    """

    day: date
    exercises: tuple[ExerciseInputs, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    pain_next: int | None = None
    red_flag: bool = False
    leg_symptom: bool = False

    def __post_init__(self) -> None:
        """Refuse scores outside the scale."""
        for pain in (self.pain_before, self.pain_after, self.pain_next):
            if pain is not None:
                PAIN_SCALE.check(pain)

    @property
    def next_rise(self) -> int | None:
        """How much more it hurt the next morning than before the session; None where unknown."""
        if self.pain_next is None or self.pain_before is None:
            return None
        return self.pain_next - self.pain_before


@dataclass(frozen=True)
class Accepted:
    """The person said yes to a level that was proposed, and to the load that came with it."""

    day: date
    exercise: Exercise
    level: int
    load: float = 0.0


@dataclass(frozen=True)
class Kept:
    """The person kept the dose as it was, whatever was proposed."""

    day: date
    exercise: Exercise


@dataclass(frozen=True)
class ChosenLevel:
    """The person set a level by hand: went lower, or went one higher."""

    day: date
    exercise: Exercise
    level: int


@dataclass(frozen=True)
class NewLoad:
    """The person begins the ladder of pause squats anew with another weight."""

    day: date
    load: float


@dataclass(frozen=True)
class NewBlock:
    """The person said yes to a new block of pause squats with a heavier start."""

    day: date


@dataclass(frozen=True)
class SeenByClinician:
    """A clinician saw the person and had nothing against going on."""

    day: date


Decision = Accepted | Kept | ChosenLevel | NewLoad | NewBlock | SeenByClinician

Event = SessionInputs | Decision


@dataclass(frozen=True)
class Terms:
    """What the person or the therapist has settled: highest levels, and the weights at hand."""

    pins: Mapping[Exercise, int] = field(default_factory=dict)
    equipment: Equipment = field(default_factory=Equipment)


DEFAULT_TERMS: Final = Terms()

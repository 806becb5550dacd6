"""A plan: which exercises, in which order, each with its dose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from corecoach.domain import exercise as ranges
from corecoach.domain.exercise import Exercise, OutOfRangeError


class Basis(StrEnum):
    """How "10-20 repetitions" of heel digs is read: for each leg, or both together."""

    PER_LEG = "per_leg"
    TOTAL = "total"


class SquatVariant(StrEnum):
    """How a pause squat is loaded; loads of different variants are not comparable."""

    BODY_WEIGHT = "body_weight"
    GOBLET = "goblet"
    LOW_BAR = "low_bar"
    HIGH_BAR = "high_bar"
    FRONT = "front"


BAR_VARIANTS = frozenset({SquatVariant.LOW_BAR, SquatVariant.HIGH_BAR, SquatVariant.FRONT})


class LoadUnit(StrEnum):
    """The person's own unit; loads are never converted back and forth."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True)
class HeelDigDose:
    """Heel digs: repetitions on a basis, and the hold in seconds.

    Raises:
        OutOfRangeError: A value is outside the article's range, or an uneven total.
    """

    reps: int = 10
    hold_s: int = 10
    basis: Basis = Basis.PER_LEG

    def __post_init__(self) -> None:
        """Refuse what the article does not allow."""
        ranges.HEEL_DIG_REPS.check(self.reps)
        ranges.HEEL_DIG_HOLD_S.check(self.hold_s)
        if self.basis is Basis.TOTAL and self.reps % 2:
            raise OutOfRangeError(
                "{value} heel digs in total do not share out equally between two legs; "
                "take an even number from {low} to {high}.",
                low=ranges.HEEL_DIG_REPS.low,
                high=ranges.HEEL_DIG_REPS.high,
                value=self.reps,
            )

    @property
    def exercise(self) -> Exercise:
        """The exercise this dose is for."""
        return Exercise.HEEL_DIG

    @property
    def reps_per_side(self) -> int:
        """Repetitions for each leg, whatever the basis."""
        return self.reps // 2 if self.basis is Basis.TOTAL else self.reps

    @property
    def rep_count(self) -> int:
        """Repetitions of both legs together."""
        return 2 * self.reps_per_side


@dataclass(frozen=True)
class BirdDogDose:
    """Bird dogs: repetitions a side, and the tempo (out, hold, back) in seconds.

    Raises:
        OutOfRangeError: A value is outside its range.
    """

    reps: int = 10
    out_s: int = 3
    hold_s: int = 2
    back_s: int = 3

    def __post_init__(self) -> None:
        """Refuse what the programme does not allow."""
        ranges.BIRD_DOG_REPS.check(self.reps)
        ranges.BIRD_DOG_MOVE_S.check(self.out_s)
        ranges.BIRD_DOG_HOLD_S.check(self.hold_s)
        ranges.BIRD_DOG_MOVE_S.check(self.back_s)

    @property
    def exercise(self) -> Exercise:
        """The exercise this dose is for."""
        return Exercise.BIRD_DOG

    @property
    def reps_per_side(self) -> int:
        """Repetitions for each side."""
        return self.reps

    @property
    def rep_count(self) -> int:
        """Repetitions of both sides together."""
        return 2 * self.reps


@dataclass(frozen=True)
class PauseSquatDose:
    """Pause squats: repetitions, hold and rest in seconds, load in the person's unit.

    ``waits_for_ready`` lets the set-up last until the person says "ready".

    Raises:
        OutOfRangeError: A value is outside its range.
    """

    reps: int = 3
    hold_s: int = 10
    rest_s: int = 30
    variant: SquatVariant = SquatVariant.BODY_WEIGHT
    load: float = 0.0
    unit: LoadUnit = LoadUnit.KG
    waits_for_ready: bool = False

    def __post_init__(self) -> None:
        """Refuse what the programme does not allow."""
        ranges.PAUSE_SQUAT_REPS.check(self.reps)
        ranges.PAUSE_SQUAT_HOLD_S.check(self.hold_s)
        ranges.PAUSE_SQUAT_REST_S.check(self.rest_s)
        if not ranges.PAUSE_SQUAT_LOAD.low <= self.load <= ranges.PAUSE_SQUAT_LOAD.high:
            raise OutOfRangeError(
                ranges.PAUSE_SQUAT_LOAD.refusal,
                low=ranges.PAUSE_SQUAT_LOAD.low,
                high=ranges.PAUSE_SQUAT_LOAD.high,
                value=self.load,
            )

    @property
    def exercise(self) -> Exercise:
        """The exercise this dose is for."""
        return Exercise.PAUSE_SQUAT

    @property
    def rep_count(self) -> int:
        """Repetitions; a pause squat has no sides."""
        return self.reps


Dose = HeelDigDose | BirdDogDose | PauseSquatDose


class PlanError(ValueError):
    """A plan that cannot be laid out: it is empty, or names an exercise twice."""


@dataclass(frozen=True)
class Plan:
    """Exercises with their doses, in the order they are done.

    Raises:
        PlanError: No exercise, or one exercise twice.
    """

    doses: tuple[Dose, ...] = field(
        default_factory=lambda: (HeelDigDose(), BirdDogDose(), PauseSquatDose())
    )

    def __post_init__(self) -> None:
        """Refuse a plan without work or with an exercise twice."""
        if not self.doses:
            raise PlanError("A plan needs at least one exercise.")
        if len({dose.exercise for dose in self.doses}) != len(self.doses):
            raise PlanError("A plan names each exercise once.")

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in order."""
        return tuple(dose.exercise for dose in self.doses)

    def dose(self, exercise: Exercise) -> Dose:
        """Return the dose of one exercise.

        Raises:
            KeyError: The plan does not name it.
        """
        for dose in self.doses:
            if dose.exercise is exercise:
                return dose
        raise KeyError(exercise)

    def floor_only(self) -> Plan:
        """Return the same plan without pause squats."""
        return Plan(tuple(dose for dose in self.doses if not isinstance(dose, PauseSquatDose)))

    def unloaded(self) -> Plan:
        """Return the same plan with nothing but body weight on the pause squats."""
        return Plan(
            tuple(
                replace(dose, load=0.0, variant=SquatVariant.BODY_WEIGHT)
                if isinstance(dose, PauseSquatDose)
                else dose
                for dose in self.doses
            )
        )


DEFAULT_PLAN = Plan()
"""The "default start" row of the programme: 10 a leg x 10 s, 10 a side, 3 x 10 s; 864 s in all."""

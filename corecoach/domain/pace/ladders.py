"""The ladders: the doses of each level, all inside the article's ranges.

The article gives the ranges and the direction (lines 175, 185, 191 and 193); the levels are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import Basis, BirdDogDose, Dose, HeelDigDose


@dataclass(frozen=True)
class HeelDigLevel:
    """Repetitions, on whichever basis, and the hold in seconds."""

    reps: int
    hold_s: int

    @property
    def tension_s(self) -> int:
        """Seconds under tension for each leg, when repetitions are counted per leg."""
        return self.reps * self.hold_s


@dataclass(frozen=True)
class SquatRung:
    """Load steps above the block's start, and the hold in seconds."""

    steps: int
    hold_s: int


HEEL_DIG_LEVELS: Final = tuple(
    HeelDigLevel(reps, hold_s)
    for hold_s, all_reps in ((10, (10, 12, 14, 16, 18, 20)), (12, (16, 18, 20)), (15, (16, 18, 20)))
    for reps in all_reps
)
"""First more repetitions, then longer holds with fewer: never a fifth more tension at once."""

BIRD_DOG_LEVELS: Final = (10, 12, 14, 16, 18, 20)
"""Repetitions a side; the tempo stays."""

SQUAT_RUNGS: Final = (
    *(SquatRung(0, 10), SquatRung(0, 15), SquatRung(0, 20)),
    *(SquatRung(1, 18), SquatRung(2, 16), SquatRung(3, 14), SquatRung(4, 12), SquatRung(5, 10)),
)
"""First longer holds at the start weight, then more weight with shorter ones (article, 191-193)."""

NEW_BLOCK_RUNG: Final = 2
NEW_BLOCK_STEPS: Final = 2
"""Ours: a new block starts two steps heavier than the last one did, at its longest hold."""

_TOPS: Final = {
    Exercise.HEEL_DIG: len(HEEL_DIG_LEVELS) - 1,
    Exercise.BIRD_DOG: len(BIRD_DOG_LEVELS) - 1,
    Exercise.PAUSE_SQUAT: len(SQUAT_RUNGS) - 1,
}


def top_of(exercise: Exercise) -> int:
    """Return the highest level."""
    return _TOPS[exercise]


def lower(exercise: Exercise, level: int) -> int:
    """Return the highest level below this one that really asks for less; the lowest stays.

    Where a longer hold comes with fewer repetitions, the level below may ask for more.
    """
    if exercise is not Exercise.HEEL_DIG:
        return max(0, level - 1)
    tension = HEEL_DIG_LEVELS[level].tension_s
    below = (at for at in range(level) if HEEL_DIG_LEVELS[at].tension_s < tension)
    return max(below, default=0)


def at_most(exercise: Exercise, level: int, most: int) -> int:
    """Return a level, or the highest below it that asks for no more than the level ``most``."""
    if exercise is Exercise.HEEL_DIG:
        while HEEL_DIG_LEVELS[level].tension_s > HEEL_DIG_LEVELS[most].tension_s:
            level = lower(exercise, level)
    return min(level, most)


def level_of(dose: Dose) -> int:
    """Return the highest level that asks for no more than this dose in any way.

    A pause squat is placed by its hold at the start weight: 0, 1 or 2.
    """
    if isinstance(dose, HeelDigDose):
        fits = [
            level.reps <= dose.reps and level.hold_s <= dose.hold_s for level in HEEL_DIG_LEVELS
        ]
    elif isinstance(dose, BirdDogDose):
        fits = [reps <= dose.reps for reps in BIRD_DOG_LEVELS]
    else:
        fits = [not rung.steps and rung.hold_s <= dose.hold_s for rung in SQUAT_RUNGS]
    return max(level for level, does_fit in enumerate(fits) if does_fit)


def is_lighter(dose: Dose, than: Dose) -> bool:
    """Tell whether a dose of floor work asks for less than another of the same exercise.

    Heel digs compare by seconds under tension for a leg, bird dogs by repetitions. Pause squats are
    never lighter: their rung follows what was done.
    """
    if dose.exercise is not than.exercise:
        raise TypeError("Doses of different exercises do not compare.")
    if isinstance(dose, HeelDigDose) and isinstance(than, HeelDigDose):
        return dose.reps_per_side * dose.hold_s < than.reps_per_side * than.hold_s
    if isinstance(dose, BirdDogDose) and isinstance(than, BirdDogDose):
        return dose.reps < than.reps
    return False


def basis_of(dose: Dose) -> Basis | None:
    """Return the basis of heel digs; None for the others."""
    return dose.basis if isinstance(dose, HeelDigDose) else None

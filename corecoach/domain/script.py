"""The script: how a plan becomes a timeline, exercise by exercise, with what is said and when.

The moments are those of the programme's voice scripts; all are milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corecoach.domain.clips import Tone, done_clip, hold_end_tone, hold_start_tone
from corecoach.domain.exercise import SIDES, Exercise, Side
from corecoach.domain.plan import (
    BAR_VARIANTS,
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.timeline import Cue, Rep, Step, StepKind, Timeline

SECOND: Final = 1000
CHECK_IN_MS: Final = 30 * SECOND
RATE_MS: Final = 10 * SECOND
FINISH_MS: Final = 20 * SECOND
LAST_SECONDS: Final = 3
COUNTED_ALOUD: Final = 2
"""In how many first repetitions of a side the last seconds are spoken and breathing is recalled."""


@dataclass(frozen=True)
class Passage:
    """The time an exercise needs around its repetitions: changing position, then setting up."""

    change_ms: int
    setup_ms: int


PASSAGES: Final = {
    Exercise.HEEL_DIG: Passage(30 * SECOND, 20 * SECOND),
    Exercise.BIRD_DOG: Passage(30 * SECOND, 15 * SECOND),
    Exercise.PAUSE_SQUAT: Passage(60 * SECOND, 45 * SECOND),
}


def lay_out(plan: Plan) -> Timeline:
    """Return the plan's timeline: the whole session from check-in to finish."""
    return Timeline.of(_session(plan))


def _session(plan: Plan) -> Iterator[Step]:
    yield _check_in(plan.exercises[0])
    for position, dose in enumerate(plan.doses):
        if position:
            yield _change_position(dose.exercise)
        yield _set_up(dose)
        yield from _repetitions(dose)
        yield _rate(dose.exercise)
    yield Step(
        StepKind.FINISH,
        FINISH_MS,
        cues=(Cue(0, Tone.SESSION_END), Cue(1500, "session_done")),
    )


def _check_in(first: Exercise) -> Step:
    cues = (
        Cue(1500, "begin"),
        Cue(5500, f"first_{first}"),
        Cue(10_000, "ten_seconds", from_end=True),
    )
    return Step(StepKind.PREPARE, CHECK_IN_MS, cues=cues)


def _change_position(to: Exercise) -> Step:
    cues = (Cue(500, f"change_to_{to}"), Cue(10_000, "ten_seconds", from_end=True))
    return Step(StepKind.CHANGE_POSITION, PASSAGES[to].change_ms, to, cues=cues)


def _rate(exercise: Exercise) -> Step:
    cues = (Cue(0, Tone.EXERCISE_END), Cue(1000, done_clip(exercise)))
    return Step(StepKind.RATE, RATE_MS, exercise, cues=cues)


def _set_up(dose: Dose) -> Step:
    waits = isinstance(dose, PauseSquatDose) and dose.waits_for_ready
    cues = tuple(_setup_lines(dose))
    cues += (Cue(7000, "say_ready", from_end=True),) if waits else tuple(_ticks())
    length_ms = PASSAGES[dose.exercise].setup_ms
    return Step(StepKind.PREPARE, length_ms, dose.exercise, cues=cues, waits=waits)


def _setup_lines(dose: Dose) -> Iterator[Cue]:
    if isinstance(dose, HeelDigDose):
        yield Cue(500, "heel_dig_setup_1")
        yield Cue(5000, "heel_dig_setup_2")
        yield Cue(9000, "heel_dig_setup_3")
        yield Cue(14_700, "heel_dig_setup_4")
    elif isinstance(dose, BirdDogDose):
        yield Cue(300, "bird_dog_setup_1")
        yield Cue(4700, "bird_dog_setup_2")
        yield Cue(9500, "bird_dog_setup_3")
    else:
        low_bar = dose.variant is SquatVariant.LOW_BAR
        yield Cue(1000, "pause_squat_setup_light")
        if dose.variant in BAR_VARIANTS:
            yield Cue(7000, "pause_squat_setup_pins")
        yield Cue(14_000, "pause_squat_setup_feet")
        yield Cue(21_000, "pause_squat_setup_eyes" + ("_low_bar" if low_bar else ""))
        yield Cue(28_000, "pause_squat_setup_glutes")


def _repetitions(dose: Dose) -> Iterator[Step]:
    if isinstance(dose, HeelDigDose):
        for rep in _alternating(dose):
            yield from _heel_dig(rep)
    elif isinstance(dose, BirdDogDose):
        for rep in _alternating(dose):
            yield from _bird_dog(rep, dose)
    else:
        for number in range(1, dose.reps + 1):
            rep = Rep(dose.exercise, number, dose.reps, None, dose.hold_s * SECOND)
            yield from _pause_squat(rep, dose)


def _alternating(dose: HeelDigDose | BirdDogDose) -> Iterator[Rep]:
    count = dose.reps_per_side
    for number in range(1, count + 1):
        for side in SIDES:
            yield Rep(dose.exercise, number, count, side, dose.hold_s * SECOND)


def _heel_dig(rep: Rep) -> Iterator[Step]:
    left = rep.side is Side.LEFT
    opening = f"left_heel_{rep.number}" if left else "right_heel"
    yield _of(rep, StepKind.LEAD_IN, 2000, Cue(0, opening), Cue(1200, "dig"))
    hold = [Cue(0, hold_start_tone(rep.side)), Cue(0, "hold")]
    if rep.number <= COUNTED_ALOUD:
        hold += [Cue(rep.target_ms // 2, "breathe"), *_spoken_count()]
    yield _of(rep, StepKind.HOLD, rep.target_ms, *hold, *_ticks())
    relax = [Cue(0, hold_end_tone(rep.side)), Cue(0, "relax")]
    if not _is_last(rep):
        relax.append(
            Cue(1000, "last_one_each_leg") if _next_is_last_pair(rep) else Cue(2000, "switch")
        )
    yield _of(rep, StepKind.RELAX, 3000, *relax)


def _bird_dog(rep: Rep, dose: BirdDogDose) -> Iterator[Step]:
    opening = f"left_leg_{rep.number}" if rep.side is Side.LEFT else "right_leg"
    yield _of(rep, StepKind.LEAD_IN, 2000, Cue(0, opening))
    yield _of(rep, StepKind.MOVE_OUT, dose.out_s * SECOND, Cue(0, "reach"))
    yield _of(
        rep,
        StepKind.HOLD,
        rep.target_ms,
        Cue(0, hold_start_tone(rep.side)),
        Cue(0, "hold_still"),
    )
    back = [Cue(0, hold_end_tone(rep.side)), Cue(0, "back")]
    if _next_is_last_pair(rep):
        back.append(Cue(1400, "last_one_each_side", from_end=True))
    yield _of(rep, StepKind.MOVE_BACK, dose.back_s * SECOND, *back)


def _pause_squat(rep: Rep, dose: PauseSquatDose) -> Iterator[Step]:
    yield _of(rep, StepKind.LEAD_IN, 3000, Cue(0, f"brace_{rep.number}"))
    yield _of(rep, StepKind.MOVE_DOWN, 3000, Cue(0, "down"))
    yield _of(
        rep,
        StepKind.HOLD,
        rep.target_ms,
        Cue(0, hold_start_tone(None)),
        Cue(0, "hold_stay_tight"),
        Cue(rep.target_ms // 2, "small_breaths"),
        *_spoken_count(),
        *_ticks(),
    )
    yield _of(rep, StepKind.MOVE_UP, 2000, Cue(0, hold_end_tone(None)), Cue(0, "up"))
    if not _is_last(rep):
        loaded = dose.variant is not SquatVariant.BODY_WEIGHT
        before_last = rep.number == rep.count - 1
        cues = (
            Cue(0, "rack_and_rest" if loaded else "stand_and_rest"),
            Cue(5000, "last_one_in_five" if before_last else "next_one_in_five", from_end=True),
            *_ticks(),
        )
        yield Step(StepKind.REST, dose.rest_s * SECOND, rep.exercise, cues=cues)


def _of(rep: Rep, kind: StepKind, length_ms: int, *cues: Cue) -> Step:
    return Step(kind, length_ms, rep.exercise, rep, cues)


def _is_last(rep: Rep) -> bool:
    return rep.number == rep.count and rep.side is not Side.LEFT


def _next_is_last_pair(rep: Rep) -> bool:
    return rep.number == rep.count - 1 and rep.side is Side.RIGHT


def _ticks() -> Iterable[Cue]:
    return (Cue(n * SECOND, Tone.TICK, from_end=True) for n in range(LAST_SECONDS, 0, -1))


def _spoken_count() -> Iterable[Cue]:
    words = ("one", "two", "three")
    return (Cue(n * SECOND, words[n - 1], from_end=True) for n in range(LAST_SECONDS, 0, -1))

"""The script: how a plan becomes a timeline, exercise by exercise, with what is said and when.

The moments are those of the programme's voice scripts; all are milliseconds. Everything is laid
out as it is said in full; a lower verbosity takes words away and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from corecoach.domain.clips import (
    TIME_LEFT_S,
    Tone,
    done_clip,
    hold_end_tone,
    hold_start_tone,
    told,
)
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
from corecoach.domain.profiles import HOLDS, PASSAGES, SECOND
from corecoach.domain.timeline import Cue, Rep, Step, StepKind, Timeline
from corecoach.domain.verbosity import Verbosity

CHECK_IN_MS: Final = 30 * SECOND
RATE_MS: Final = 10 * SECOND
FINISH_MS: Final = 20 * SECOND
CLOSING_WORDS_MS: Final = 1500
"""How far into the finish it is said what was achieved: the coach knows that, the plan does not."""
LAST_SECONDS: Final = 3
LONG_PHASE_MS: Final = 15 * SECOND
"""A hold as long as this has a half-way; in a shorter one silence is worth more."""
RESTS_TOLD_S: Final = tuple(
    seconds for seconds in TIME_LEFT_S if seconds >= LONG_PHASE_MS // SECOND
)
"""What is said to be left of a rest: every half minute, every quarter in the last minute."""
REST_WORDS_MS: Final = 2 * SECOND
"""How long the words that open a rest have."""


def lay_out(plan: Plan, verbosity: Verbosity = Verbosity.FULL) -> Timeline:
    """Return the plan's timeline: the whole session from check-in to finish."""
    return Timeline.of(_at(verbosity, step) for step in _session(plan))


def _at(verbosity: Verbosity, step: Step) -> Step:
    """Return the step with what sounds in it at this verbosity."""
    heard = ((cue, told(cue.clip, verbosity)) for cue in step.cues)
    return replace(step, cues=tuple(replace(cue, clip=clip) for cue, clip in heard if clip))


def _session(plan: Plan) -> Iterator[Step]:
    yield _check_in(plan.exercises[0])
    for position, dose in enumerate(plan.doses):
        if position:
            yield _change_position(dose.exercise)
        yield _set_up(dose)
        yield from _repetitions(dose)
        yield _rate(dose.exercise)
    yield Step(StepKind.FINISH, FINISH_MS, cues=(Cue(0, Tone.SESSION_END),))


def _check_in(first: Exercise) -> Step:
    cues = (
        Cue(1500, "begin"),
        Cue(5500, f"first_{first}"),
        Cue(10_000, f"how_{first}"),
        _left(10),
        Cue(22_000, "stop_rule"),
    )
    return Step(StepKind.PREPARE, CHECK_IN_MS, cues=cues)


def _change_position(to: Exercise) -> Step:
    passage = PASSAGES[to]
    cues = (
        Cue(500, f"change_to_{to}"),
        Cue(passage.how_ms, f"how_{to}"),
        *(_left(seconds) for seconds in passage.told_s),
    )
    return Step(StepKind.CHANGE_POSITION, passage.change_ms, to, cues=cues)


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
        is_loaded = dose.variant is not SquatVariant.BODY_WEIGHT
        yield Cue(1000, "pause_squat_setup_light" if is_loaded else "pause_squat_setup_body")
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
    yield _hold(rep)
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
    yield _hold(rep)
    back = [Cue(0, hold_end_tone(rep.side)), Cue(0, "back")]
    if _next_is_last_pair(rep):
        back.append(Cue(1400, "last_one_each_side", from_end=True))
    yield _of(rep, StepKind.MOVE_BACK, dose.back_s * SECOND, *back)


def _pause_squat(rep: Rep, dose: PauseSquatDose) -> Iterator[Step]:
    yield _of(rep, StepKind.LEAD_IN, 3000, Cue(0, f"brace_{rep.number}"))
    yield _of(rep, StepKind.MOVE_DOWN, 3000, Cue(0, "down"))
    yield _hold(rep)
    yield _of(rep, StepKind.MOVE_UP, 2000, Cue(0, hold_end_tone(None)), Cue(0, "up"))
    if not _is_last(rep):
        loaded = dose.variant is not SquatVariant.BODY_WEIGHT
        yield _rest(rep, dose.rest_s * SECOND, "rack_and_rest" if loaded else "stand_and_rest")


def _rest(rep: Rep, length_ms: int, words: str) -> Step:
    call = "last_one_in_five" if rep.number == rep.count - 1 else "next_one_in_five"
    # a time that is left at the very start is said after the first words
    latest_ms = length_ms - REST_WORDS_MS
    left = (_left(s, at_most_ms=latest_ms) for s in RESTS_TOLD_S if s * SECOND <= length_ms)
    cues = (Cue(0, words), *left, Cue(5000, call, from_end=True), *_ticks())
    return Step(StepKind.REST, length_ms, rep.exercise, cues=cues)


def _hold(rep: Rep) -> Step:
    profile = HOLDS[rep.exercise]
    cues = [Cue(0, hold_start_tone(rep.side)), Cue(0, profile.word)]
    if rep.number <= profile.breaths:
        cues.append(Cue(rep.target_ms // 2, profile.breath))
    elif rep.target_ms >= LONG_PHASE_MS:
        cues.append(Cue(rep.target_ms // 2, "half_way"))
    if rep.number <= profile.counted_aloud:
        cues += _spoken_count()
    if rep.target_ms > LAST_SECONDS * SECOND:
        cues += _ticks()
    return _of(rep, StepKind.HOLD, rep.target_ms, *cues)


def _of(rep: Rep, kind: StepKind, length_ms: int, *cues: Cue) -> Step:
    return Step(kind, length_ms, rep.exercise, rep, cues)


def _is_last(rep: Rep) -> bool:
    return rep.number == rep.count and rep.side is not Side.LEFT


def _next_is_last_pair(rep: Rep) -> bool:
    return rep.number == rep.count - 1 and rep.side is Side.RIGHT


def _left(seconds: int, at_most_ms: int | None = None) -> Cue:
    """Return the cue that says how many seconds are left, when they are or a little later."""
    left_ms = seconds * SECOND
    offset_ms = left_ms if at_most_ms is None else min(left_ms, at_most_ms)
    return Cue(offset_ms, TIME_LEFT_S[seconds], from_end=True)


def _ticks() -> Iterable[Cue]:
    return (Cue(n * SECOND, Tone.TICK, from_end=True) for n in range(LAST_SECONDS, 0, -1))


def _spoken_count() -> Iterable[Cue]:
    words = ("one", "two", "three")
    return (Cue(n * SECOND, words[n - 1], from_end=True) for n in range(LAST_SECONDS, 0, -1))

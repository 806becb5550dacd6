"""The verdict on one exercise of a finished session; the first rule that holds decides.

Zones 0-2, 3-5 and 6-10 follow the pain-monitoring model (Thomeé 1997, Silbernagel 2007), made for
tendons and applied here to backs; a change of 2 points is the least that is more than chance
(Childs 2005). What is unknown never advances and is never punished.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corecoach.domain.pace.inputs import ExerciseInputs, SessionInputs

AMBER_FROM: Final = 3
RED_FROM: Final = 6
TWICE_FROM: Final = 8
"""From this pain on, a step down is two steps."""
REAL_CHANGE: Final = 2
STEADY_WITHIN: Final = 1
HARD_FROM: Final = 7
TOO_HARD_FROM: Final = 9
COULD_NOT_BELOW_PERCENT: Final = 70


class Verdict(StrEnum):
    """What the rules say of a finished exercise."""

    REFER = "refer"
    RED = "red"
    HOLD = "hold"
    GREEN = "green"
    STABLE = "stable"
    VOID = "void"
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """Why a verdict is what it is."""

    RED_FLAG = "red_flag"
    LEG_SYMPTOM = "leg_symptom"
    NOT_TRIED = "not_tried"
    PAIN_DURING = "pain_during"
    PAIN_NEXT_MORNING = "pain_next_morning"
    TOO_HARD = "too_hard"
    INTERRUPTED = "interrupted"
    COULD_NOT = "could_not"
    REPS_MISSED = "reps_missed"
    HARD = "hard"
    FORM = "form"
    NO_MORNING_ANSWER = "no_morning_answer"
    NO_ANSWER = "no_answer"
    MORNING_WORSE = "morning_worse"
    QUIET = "quiet"
    STEADY = "steady"
    PAIN_ROSE = "pain_rose"
    OTHER_BLAMED = "other_blamed"
    EASY_DAY = "easy_day"
    SAME_DAY = "same_day"


PAIN_CAUSES: Final = frozenset({Cause.PAIN_DURING, Cause.PAIN_NEXT_MORNING})
"""The causes of a RED that count as pain; effort and incomplete sessions lower the level only."""

GOOD: Final = frozenset({Verdict.GREEN, Verdict.STABLE})


@dataclass(frozen=True)
class Judgement:
    """A verdict and its cause."""

    verdict: Verdict
    cause: Cause

    @property
    def is_pain(self) -> bool:
        """Whether it is a RED that came from pain."""
        return self.verdict is Verdict.RED and self.cause in PAIN_CAUSES


@dataclass(frozen=True)
class Rule:
    """A judgement, and when it holds."""

    judgement: Judgement
    holds: Callable[[SessionInputs, ExerciseInputs], bool]


def classify(session: SessionInputs, done: ExerciseInputs) -> Judgement:
    """Return the judgement on one exercise of a session, taken by itself."""
    return next(rule.judgement for rule in RULES if rule.holds(session, done))


def _at_least(score: int | None, threshold: int) -> bool:
    return score is not None and score >= threshold


def _worse_next_morning(session: SessionInputs, _done: ExerciseInputs) -> bool:
    return _at_least(session.pain_next, RED_FROM) or (
        _at_least(session.pain_next, AMBER_FROM) and _at_least(session.next_rise, REAL_CHANGE)
    )


def _misses(done: ExerciseInputs) -> bool:
    return done.worse_side < done.asked


def _steady(session: SessionInputs, done: ExerciseInputs) -> bool:
    if session.pain_before is None or done.pain_peak is None:
        return False
    return done.pain_peak - session.pain_before <= STEADY_WITHIN


RULES: Final = (
    Rule(Judgement(Verdict.REFER, Cause.RED_FLAG), lambda s, _e: s.red_flag),
    Rule(Judgement(Verdict.REFER, Cause.LEG_SYMPTOM), lambda s, _e: s.leg_symptom),
    Rule(Judgement(Verdict.VOID, Cause.NOT_TRIED), lambda _s, e: not e.tried),
    Rule(
        Judgement(Verdict.RED, Cause.PAIN_DURING),
        lambda s, e: _at_least(e.pain_peak, RED_FROM) or _at_least(s.pain_after, RED_FROM),
    ),
    Rule(Judgement(Verdict.RED, Cause.PAIN_NEXT_MORNING), _worse_next_morning),
    Rule(Judgement(Verdict.RED, Cause.TOO_HARD), lambda _s, e: _at_least(e.effort, TOO_HARD_FROM)),
    Rule(Judgement(Verdict.VOID, Cause.INTERRUPTED), lambda _s, e: _misses(e) and e.interrupted),
    Rule(
        Judgement(Verdict.RED, Cause.COULD_NOT),
        lambda _s, e: 100 * e.worse_side < COULD_NOT_BELOW_PERCENT * e.asked,
    ),
    Rule(Judgement(Verdict.HOLD, Cause.REPS_MISSED), lambda _s, e: _misses(e)),
    Rule(Judgement(Verdict.HOLD, Cause.HARD), lambda _s, e: _at_least(e.effort, HARD_FROM)),
    Rule(Judgement(Verdict.HOLD, Cause.FORM), lambda _s, e: e.form_fault),
    Rule(Judgement(Verdict.UNKNOWN, Cause.NO_MORNING_ANSWER), lambda s, _e: s.pain_next is None),
    Rule(
        Judgement(Verdict.UNKNOWN, Cause.NO_ANSWER),
        lambda s, e: None in {s.pain_before, e.pain_peak, e.effort},
    ),
    Rule(
        Judgement(Verdict.HOLD, Cause.MORNING_WORSE),
        lambda s, _e: _at_least(s.next_rise, REAL_CHANGE),
    ),
    Rule(
        Judgement(Verdict.GREEN, Cause.QUIET), lambda _s, e: not _at_least(e.pain_peak, AMBER_FROM)
    ),
    Rule(Judgement(Verdict.STABLE, Cause.STEADY), _steady),
    Rule(Judgement(Verdict.HOLD, Cause.PAIN_ROSE), lambda _s, _e: True),
)
"""In order: the first that holds decides, and the last always holds."""

"""Verdicts in context: what a bad morning is put down to, flares, a second session of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import USUAL_OF, is_flare
from corecoach.domain.pace.inputs import SessionInputs
from corecoach.domain.pace.verdict import (
    AMBER_FROM,
    GOOD,
    Cause,
    Judgement,
    Verdict,
    classify,
)

OTHER_BLAMED: Final = Judgement(Verdict.HOLD, Cause.OTHER_BLAMED)
EASY_DAY: Final = Judgement(Verdict.VOID, Cause.EASY_DAY)
SAME_DAY: Final = Judgement(Verdict.VOID, Cause.SAME_DAY)
IN_CONTEXT: Final = (OTHER_BLAMED, EASY_DAY, SAME_DAY)


@dataclass(frozen=True)
class JudgedSession:
    """A session and the judgement on each of its exercises."""

    session: SessionInputs
    judgements: Mapping[Exercise, Judgement]


def blamed(session: SessionInputs) -> frozenset[Exercise]:
    """Return the exercises that a bad next morning is put down to.

    Those that hurt during the session, and pause squats with weight; all where that is none.
    """
    tried = [done for done in session.exercises if done.tried]
    suspects = frozenset(
        done.exercise
        for done in tried
        if done.is_loaded_squat or (done.pain_peak or 0) >= AMBER_FROM
    )
    return suspects or frozenset(done.exercise for done in tried)


def judge(sessions: Iterable[SessionInputs]) -> tuple[JudgedSession, ...]:
    """Return every session, oldest first, with its judgements."""
    judged: list[JudgedSession] = []
    scores: list[int] = []
    tried: set[tuple[date, Exercise]] = set()
    for session in sessions:
        context = _Context(
            is_flare=session.pain_before is not None and is_flare(session.pain_before, scores),
            had_before=frozenset(exercise for day, exercise in tried if day == session.day),
        )
        judged.append(
            JudgedSession(
                session,
                {
                    exercise: context.judgement(exercise, judgement)
                    for exercise, judgement in _with_blame(session).items()
                },
            )
        )
        tried = {(session.day, one.exercise) for one in session.exercises if one.tried} | {
            before for before in tried if before[0] == session.day
        }
        if session.pain_before is not None:
            scores = [*scores[1 - USUAL_OF :], session.pain_before]
    return tuple(judged)


@dataclass(frozen=True)
class _Context:
    """What sets a judgement aside: a flare, and exercises tried earlier on the same day."""

    is_flare: bool
    had_before: frozenset[Exercise]

    def judgement(self, exercise: Exercise, judgement: Judgement) -> Judgement:
        """Set aside squats without weight in a flare, and what a second session would earn."""
        if judgement.verdict is Verdict.REFER or judgement.cause is Cause.NOT_TRIED:
            return judgement
        if self.is_flare and exercise is Exercise.PAUSE_SQUAT:
            return EASY_DAY
        if judgement.verdict in GOOD and exercise in self.had_before:
            return SAME_DAY
        return judgement


def _with_blame(session: SessionInputs) -> dict[Exercise, Judgement]:
    guilty = blamed(session)
    judged: dict[Exercise, Judgement] = {}
    for done in session.exercises:
        judgement = classify(session, done)
        if judgement.cause is Cause.PAIN_NEXT_MORNING and done.exercise not in guilty:
            judgement = OTHER_BLAMED
        judged[done.exercise] = judgement
    return judged

"""A year of sample history: steady practice with a journey, a flare-up, a layoff and a way back.

It is the same for the same moment, so that what a picture shows can be shown again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from corecoach.application.sample_practice import SamplePractice
from corecoach.domain.plan_book import PlanBook
from corecoach.domain.record import (
    CheckIn,
    KeptRep,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
    exercise_records,
)
from corecoach.domain.schedule import PauseReason
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import StepKind
from corecoach.domain.training_day import DAY, WEEK, week_start

WEEKS: Final = 52
JOURNEY: Final = range(15, 17)
"""Weeks away, paused."""
FLARE: Final = 25
"""The week in which a session is stopped because it hurts."""
EASIER: Final = range(FLARE, FLARE + 4)
LAYOFF: Final = range(35, 39)
"""Weeks without a session and without a pause."""
FOUR_FROM: Final = 46
"""From this week on the target is four sessions."""
BEGUN_ON: Final = 2
"""The weekday of the first week on which it all begins: Wednesday."""
SKIPPED: Final = 0.07
CUT_SHORT: Final = 0.1
TYPED: Final = 0.04
EFFORTS: Final = (4, 4, 5, 5, 5, 6, 6, 7)
"""How hard an exercise was, most often."""
FLOOR_ONLY: Final = 0.12
ANSWERED: Final = 0.8
"""How often the question of the next morning is answered."""


@dataclass(frozen=True)
class SampleHistory:
    """What a store is given: sessions with their repetitions, a target, paused days, plans."""

    sessions: tuple[tuple[SessionRecord, tuple[KeptRep, ...]], ...]
    targets: dict[date, int]
    paused: dict[date, PauseReason]
    book: PlanBook


def sample_history(now: datetime, version: str) -> SampleHistory:
    """Return a year that ends the day before ``now``, which carries its zone."""
    chance = random.Random(20261122)  # noqa: S311  # a story, not a secret
    first = week_start(now.date()) - WEEK * WEEKS
    journey = (first + WEEK * JOURNEY.start + DAY * number for number in range(7 * len(JOURNEY)))
    began = datetime.combine(first, time(12), now.tzinfo)
    practice = SamplePractice(random.Random(20261127), began)  # noqa: S311  # as above
    return SampleHistory(
        sessions=tuple(
            _session(chance, practice, week, (datetime.combine(day, hour, now.tzinfo), version))
            for week, day, hour in sorted(_days(chance, first, now.date()), key=lambda one: one[1:])
        ),
        targets={first + WEEK * FOUR_FROM: 4},
        paused=dict.fromkeys(journey, PauseReason.TRAVEL),
        book=practice.book,
    )


def _days(chance: random.Random, first: date, today: date) -> Iterator[tuple[int, date, time]]:
    """Yield when sessions were: mostly every second day, in the evening."""
    for week in range(WEEKS + 1):
        if week in JOURNEY or week in LAYOFF:
            continue
        weekdays = [0, 2, 4] if week < FOUR_FROM else [0, 2, 4, 6]
        for weekday in weekdays:
            moved = min(6, weekday + chance.choice([0, 0, 0, 1]))
            hour = time(chance.choice([7, 18, 18, 19, 20]), chance.randrange(60))
            day = first + WEEK * week + DAY * moved
            is_skipped = chance.random() < SKIPPED or (week == 0 and weekday < BEGUN_ON)
            if day < today and not is_skipped:
                yield week, day, hour


def _session(
    chance: random.Random, practice: SamplePractice, week: int, at: tuple[datetime, str]
) -> tuple[SessionRecord, tuple[KeptRep, ...]]:
    started, version = at
    plan = practice.opens(week, started)
    if chance.random() < FLOOR_ONLY:
        plan = plan.floor_only()
    hurts = week == FLARE and started.weekday() <= 1
    typed = not hurts and chance.random() < TYPED
    timeline = lay_out(plan)
    holds = [step for step in timeline.steps if step.kind is StepKind.HOLD and step.rep]
    if hurts:
        holds = holds[: len(holds) * 2 // 5]
    elif chance.random() < CUT_SHORT:
        holds = holds[: chance.randrange(len(holds) // 2, len(holds))]
    kept = []
    for step in holds:
        if step.rep is None:
            continue
        # now and then one is let go early
        share = chance.choice([1.0] * 60 + [0.6]) if not typed else 1.0
        held = round(step.rep.target_ms * share)
        outcome = Outcome.HELD if share == 1 else Outcome.ENDED_EARLY
        record = RepRecord(step.rep, held, Outcome.TYPED if typed else outcome)
        kept.append(KeptRep(record, started + timedelta(milliseconds=step.end_ms)))
    whole = len(kept) == len(list(timeline.reps()))
    ended = started + timedelta(milliseconds=timeline.length_ms) if whole else kept[-1].ended
    answers = _answers(chance, week, hurts=hurts, stopped=not whole)
    done = SessionRecord(
        session_id=0,
        started=started,
        zone=str(started.tzinfo),
        training_date=started.date(),
        exercises=tuple(
            replace(one, effort=chance.choice(EFFORTS)) if one.attempts else one
            for one in exercise_records(plan, [one.record for one in kept])
        ),
        state=SessionState.FINISHED if whole else SessionState.STOPPED,
        ended=ended,
        check_in=answers,
        source=Source.TYPED if typed else Source.TIMED,
        program_version=version,
    )
    practice.did(done)
    return done, tuple(kept)


def _answers(chance: random.Random, week: int, *, hurts: bool, stopped: bool) -> CheckIn:
    """Return answers whose pain fades over the year, flares once and fades again."""
    if hurts:
        return CheckIn(4, 7, 5, 4, StopReason.PAIN, note="Too much in the garden yesterday.")
    usual = 4 - week / 16 + (2 - (week - FLARE) / 2 if week in EASIER else 0)
    before, peak, after, following = (
        max(0, round(usual + chance.uniform(-0.9, 0.9) + more)) for more in (0, 0.8, 0, -0.5)
    )
    reason = chance.choice([StopReason.TIME, StopReason.TIRED]) if stopped else None
    answered = following if chance.random() < ANSWERED else None
    return CheckIn(before, max(before, peak), after, answered, reason)

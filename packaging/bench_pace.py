"""A year of five simulated people under the rules of the pace, as figures and as a chart.

The people are a rough model, not data: a body that grows with work and shrinks without, tires with
the dose, and hurts as its story says. What is looked at is whether the coach treats each of them
as a good physical therapist would.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from bench_people import STORIES, Story

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Answers, Gate, gate
from corecoach.domain.pace.inputs import (
    Event,
    ExerciseInputs,
    NewBlock,
    SeenByClinician,
    SessionInputs,
)
from corecoach.domain.pace.proposal import Bar, Offer, Proposal, propose
from corecoach.domain.pace.verdict import Verdict
from corecoach.domain.plan import (
    BirdDogDose,
    Dose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)

DAYS: Final = 364
FIRST_DAY: Final = date(2026, 1, 5)
PLAN: Final = Plan(
    (HeelDigDose(), BirdDogDose(), PauseSquatDose(variant=SquatVariant.LOW_BAR, load=20.0))
)
BODY_KG: Final = 30.0
"""What of the body a squat lifts, for how hard it is."""
CAPACITY: Final = {
    Exercise.HEEL_DIG: 230.0,
    Exercise.BIRD_DOG: 24.0,
    Exercise.PAUSE_SQUAT: 1400.0,
}
GAIN: Final = 1.015
LOSS_A_DAY: Final = 0.996
IDLE_AFTER_DAYS: Final = 7
GREATEST: Final = 1.6
STRAINING: Final = 8
"""From this effort on the model's body hurts a little more."""
FLARING: Final = 4
"""From this pain on it eases by itself."""
CLINIC_DAYS: Final = 7
"""How long it takes to see a therapist."""


@dataclass
class Year:
    """What became of somebody: a row a day of levels, and what happened."""

    name: str
    levels: dict[Exercise, list[int]] = field(default_factory=lambda: {e: [] for e in Exercise})
    loads: list[float] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    pains: list[tuple[int, int]] = field(default_factory=list)
    reds: list[tuple[int, Exercise]] = field(default_factory=list)
    rests: list[int] = field(default_factory=list)
    referrals: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    sessions: int = 0


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Simulate everybody, draw the chart, and return each one's figures."""
    import bench_pace_chart  # noqa: PLC0415  # only this part needs Qt

    # each with chances of their own, so that no two have their bad days together
    years = [simulate(story, seed) for seed, story in enumerate(STORIES, 1)]
    bench_pace_chart.draw(years, options.chart)
    return {year.name: _figures(year) for year in years} | {"chart": str(options.chart)}


def simulate(story: Story, seed: int = 1) -> Year:
    """Return somebody's year; they accept every proposal and every new block."""
    return _Simulation(story, Random(seed)).run()  # noqa: S311  # a model, no secret


class _Simulation:
    """One person, day by day."""

    def __init__(self, story: Story, chance: Random) -> None:
        self._story, self._chance = story, chance
        self._year = Year(story.name)
        self._events: list[Event] = []
        self._capacity = dict(CAPACITY)
        self._last = 0
        self._clinic: int | None = None

    def run(self) -> Year:
        for day in range(DAYS):
            self._one_day(day)
        return self._year

    def _one_day(self, day: int) -> None:
        today = FIRST_DAY + timedelta(days=day)
        proposals = propose(PLAN, self._events, today)
        self._write_down(proposals)
        if day - self._last > IDLE_AFTER_DAYS:
            self._capacity = {
                one: max(CAPACITY[one], kept * LOSS_A_DAY) for one, kept in self._capacity.items()
            }
        if any(one.bar is Bar.SEE_THERAPIST for one in proposals):
            self._go_to_clinic(day, today)
        if self._story.trains(day, self._chance):
            self._train(day, today, proposals)

    def _go_to_clinic(self, day: int, today: date) -> None:
        if self._clinic is None:
            self._clinic = day
            self._year.referrals.append(day)
        elif day - self._clinic >= CLINIC_DAYS:
            self._events.append(SeenByClinician(today))
            self._clinic = None

    def _train(self, day: int, today: date, proposals: tuple[Proposal, ...]) -> None:
        before = self._story.pain(day, self._chance)
        self._year.pains.append((day, before))
        scores = [one.pain_before for one in self._events if isinstance(one, SessionInputs)]
        allowed = gate(before, Answers(), scores)
        if allowed is Gate.REST:
            self._year.rests.append(day)
            return
        if any(Offer.NEW_BLOCK in one.offers for one in proposals):
            self._events.append(NewBlock(today))
            self._year.blocks.append(day)
            proposals = propose(PLAN, self._events, today)
        wanted = [self._eased(one.dose, allowed) for one in proposals if one.bar is None]
        if not wanted:
            return
        done = tuple(self._done(dose, before) for dose in wanted)
        hardest = max(one.effort or 0 for one in done)
        following = before + self._noise() + (hardest >= STRAINING) - (before >= FLARING)
        after = max(one.pain_peak or 0 for one in done)
        session = SessionInputs(today, done, before, min(after, 5), following)
        self._events.append(session)
        self._last, self._year.sessions = day, self._year.sessions + 1
        self._note_reds(day, today)

    def _done(self, dose: Dose, before: int) -> ExerciseInputs:
        share = demand(dose) / self._capacity[dose.exercise]
        effort = min(10, round(1 + 7 * share + self._chance.choice((-0.5, 0, 0, 0.5))))
        peak = before + self._noise() + (effort >= STRAINING)
        self._capacity[dose.exercise] = min(
            GREATEST * CAPACITY[dose.exercise], GAIN * self._capacity[dose.exercise]
        )
        asked = dose.reps if isinstance(dose, PauseSquatDose) else dose.reps_per_side
        sides = 1 if isinstance(dose, PauseSquatDose) else 2
        return ExerciseInputs(dose, (asked,) * sides, min(10, peak), effort)

    def _eased(self, dose: Dose, allowed: Gate) -> Dose:
        if allowed is Gate.EASY and isinstance(dose, PauseSquatDose):
            return PauseSquatDose()
        return dose

    def _noise(self) -> int:
        return self._chance.choices((0, 1, 2), (80, 18, 2))[0]

    def _note_reds(self, day: int, today: date) -> None:
        for one in propose(PLAN, self._events, today):
            latest = one.judged[-1] if one.judged else None
            if latest and latest.day == today and latest.judgement.verdict is Verdict.RED:
                self._year.reds.append((day, one.exercise))

    def _write_down(self, proposals: tuple[Proposal, ...]) -> None:
        for one in proposals:
            self._year.levels[one.exercise].append(one.level)
            if isinstance(one.dose, PauseSquatDose):
                self._year.loads.append(one.dose.load)
                self._year.holds.append(one.dose.hold_s)


def demand(dose: Dose) -> float:
    """Return how much a dose asks for: seconds, repetitions, or kilograms times seconds."""
    if isinstance(dose, HeelDigDose):
        return dose.reps_per_side * dose.hold_s
    if isinstance(dose, BirdDogDose):
        return dose.reps
    return (BODY_KG + dose.load) * dose.hold_s


def _figures(year: Year) -> dict[str, Any]:
    return {
        "sessions": year.sessions,
        "rest_days_asked_for": len(year.rests),
        "reds": len(year.reds),
        "sent_to_a_therapist": len(year.referrals),
        "new_blocks": len(year.blocks),
        "last_levels": {one.value: levels[-1] for one, levels in year.levels.items()},
        "top_reached_on_day": {
            one.value: levels.index(max(levels)) for one, levels in year.levels.items()
        },
        "squat_load_last_and_highest": [year.loads[-1], max(year.loads)],
    }

"""Whatever happens: no dose outside the article's ranges, and none raised after a RED."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import (
    Accepted,
    ChosenLevel,
    Event,
    ExerciseInputs,
    Kept,
    NewBlock,
    NewLoad,
    SeenByClinician,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.judging import judge
from corecoach.domain.pace.ladders import level_of, top_of
from corecoach.domain.pace.load import Equipment, comparable
from corecoach.domain.pace.proposal import Proposal, propose
from corecoach.domain.pace.verdict import GOOD, Verdict
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from tests.domain.pace.walking import day

SHORT_HISTORIES: Final = 100
"""Cases of each property; 1,500 others of the first, with decisions and edited plans in them, were
tried once: the one that they found is an example now."""
LONG_HISTORIES: Final = 3
"""Forty others were tried once and found nothing."""
LONG: Final = 120
GAPS: Final = (0, 1, 2, 2, 2, 3, 3, 4, 7, 10, 14, 30, 60)
LATER: Final = (0, 8, 15, 29, 57)


class Life:
    """A random person: mostly does what is proposed, sometimes anything at all."""

    def __init__(self, seed: int, *, edits_plan: bool = True) -> None:
        self.chance = Random(seed)
        self.edits_plan = edits_plan
        pick = self.chance.choice
        self.plan = Plan(
            (
                HeelDigDose(pick((10, 14, 20)), pick((10, 13, 15)), pick(list(Basis))),
                BirdDogDose(pick((10, 15, 20))),
                PauseSquatDose(
                    pick((1, 3, 5)),
                    pick((10, 12, 20)),
                    variant=pick(list(SquatVariant)),
                    load=pick((0.0, 8.0, 20.0, 60.0, 300.0)),
                ),
            )
        )
        self.terms = Terms(
            {exercise: pick((0, 2, 99)) for exercise in Exercise if pick((True, False, False))},
            Equipment(pick((None, 1.25, 10.0)), pick((None, 4.0)), pick((None, 30.0))),
        )
        self.health = pick((0.02, 0.2, 0.5))
        self.today = 0
        self.events: list[Event] = []

    def proposals(self, on: int | None = None) -> tuple[Proposal, ...]:
        return propose(self.plan, self.events, day(self.today if on is None else on), self.terms)

    def live(self) -> None:
        """Let some days pass, and train, decide something, or edit the plan."""
        self.today = max(0, self.today + self.chance.choice(GAPS) - (self.chance.random() < 0.02))
        if self.edits_plan and self.chance.random() < 0.04:
            self._edit_plan()
        if self.chance.random() < 0.3:
            self.events.append(self._decision())
        else:
            self.events.append(self._session())

    def _decision(self) -> Event:
        now, pick = day(self.today), self.chance.choice
        exercise, level = pick(list(Exercise)), self.chance.randrange(12)
        chosen = ChosenLevel(now, exercise, level)
        yes = Accepted(now, exercise, level, pick((0.0, 22.5, 500.0)))
        kept = Kept(now, exercise)
        weight = NewLoad(now, pick((0, 12.5, 90)))
        return pick(
            (chosen, chosen, yes, yes, kept, kept, NewBlock(now), weight, SeenByClinician(now))
        )

    def _edit_plan(self) -> None:
        pick = self.chance.choice
        heel, bird, squat = self.plan.doses
        assert isinstance(heel, HeelDigDose)
        assert isinstance(bird, BirdDogDose)
        assert isinstance(squat, PauseSquatDose)
        self.plan = Plan(
            (
                replace(heel, basis=pick(list(Basis))),
                replace(bird, out_s=pick((2, 5))),
                replace(
                    squat,
                    reps=pick((1, 5)),
                    variant=pick(list(SquatVariant)),
                    load=pick((0.0, 20.0, 140.0)),
                    unit=pick(list(LoadUnit)),
                ),
            )
        )

    def _session(self) -> SessionInputs:
        proposals = self.proposals()
        wanted = self.chance.sample(proposals, self.chance.choice((1, 2, 3, 3, 3)))
        return SessionInputs(
            day(self.today),
            tuple(self._exercise(self._said_yes(proposal)) for proposal in wanted),
            self.score(),
            self.score(),
            self.score(),
            leg_symptom=self.chance.random() < 0.02,
        )

    def _said_yes(self, proposal: Proposal) -> Dose:
        """Start as it is, or say yes to what is proposed before."""
        if proposal.is_change and self.chance.random() < 0.6:
            load = proposal.dose.load if isinstance(proposal.dose, PauseSquatDose) else 0.0
            now = day(self.today)
            self.events.append(Accepted(now, proposal.exercise, proposal.level, load))
            return proposal.dose
        return proposal.kept

    def _exercise(self, dose: Dose) -> ExerciseInputs:
        return self.as_asked(self._any_like(dose) if self.chance.random() < 0.2 else dose)

    def as_asked(self, dose: Dose) -> ExerciseInputs:
        """Do a dose as well as it goes."""
        chance = self.chance
        sides = 1 if isinstance(dose, PauseSquatDose) else 2
        asked = dose.rep_count // sides
        done = tuple(
            asked if chance.random() > self.health else chance.randrange(asked + 1)
            for _ in range(sides)
        )
        return ExerciseInputs(
            dose,
            done,
            self.score(),
            self.score(),
            form_fault=chance.random() < self.health / 3,
            interrupted=chance.random() < 0.1,
            tried=chance.random() > 0.05,
        )

    def _any_like(self, dose: Dose) -> Dose:
        chance = self.chance
        if isinstance(dose, HeelDigDose):
            return replace(dose, reps=2 * chance.randint(5, 10), hold_s=chance.randint(10, 15))
        if isinstance(dose, BirdDogDose):
            return replace(dose, reps=chance.randint(10, 20))
        return replace(dose, hold_s=chance.randint(10, 20), load=chance.choice((0.0, 17.5, 120.0)))

    def score(self) -> int | None:
        if self.chance.random() < 0.05:
            return None
        bad = self.chance.random() < self.health
        return self.chance.randint(0, 10) if bad else self.chance.randint(0, 3)


def amounts(dose: Dose) -> tuple[float, ...]:
    """What must not rise: seconds for a leg, repetitions, or load and hold."""
    if isinstance(dose, HeelDigDose):
        return (dose.reps_per_side * dose.hold_s,)
    if isinstance(dose, BirdDogDose):
        return (dose.reps,)
    return (comparable(dose.load, dose.unit, LoadUnit.KG), dose.hold_s)


def check_ranges(life: Life, proposal: Proposal) -> None:
    for dose, level in (
        (proposal.dose, proposal.level),
        (proposal.kept, proposal.kept_level),
    ):
        check_dose(life, dose, level)


def check_dose(life: Life, dose: Dose, level: int) -> None:
    assert 0 <= level <= min(life.terms.pins.get(dose.exercise, 99), top_of(dose.exercise))
    if isinstance(dose, HeelDigDose):
        assert dose.reps in range(10, 21, 2)
        assert 10 <= dose.hold_s <= 15
    elif isinstance(dose, BirdDogDose):
        assert 10 <= dose.reps <= 20
    else:
        assert 10 <= dose.hold_s <= 20
        assert 1 <= dose.reps <= 5
        assert 0 <= dose.load <= (life.terms.equipment.ceiling or 500)


class Limits:
    """What no proposal may exceed: each exercise's last RED dose, until it goes well again."""

    def __init__(self) -> None:
        self.most: dict[Exercise, tuple[float, ...]] = {}

    def take(self, life: Life) -> None:
        if not isinstance(life.events[-1], SessionInputs):
            return
        last = judge([one for one in life.events if isinstance(one, SessionInputs)])[-1]
        for one in last.session.exercises:
            verdict = last.judgements[one.exercise].verdict
            if verdict in GOOD:
                self.most.pop(one.exercise, None)
            elif verdict is Verdict.RED:
                before = self.most.get(one.exercise, amounts(one.dose))
                self.most[one.exercise] = tuple(map(min, before, amounts(one.dose)))

    def check(self, proposal: Proposal) -> None:
        most = self.most.get(proposal.exercise)
        if most is None:
            return
        for now in (amounts(proposal.dose), amounts(proposal.kept)):
            assert all(one <= limit for one, limit in zip(now, most, strict=True)), (now, most)


@settings(max_examples=SHORT_HISTORIES, deadline=None)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 25))
@example(seed=913, length=10)  # a yes to level 5, which is more than level 6 after too much of that
def test_no_history_leads_outside_the_ranges_or_raises_a_dose_after_a_red(
    seed: int, length: int
) -> None:
    life, limits = Life(seed), Limits()
    for _ in range(length):
        life.live()
        limits.take(life)
        for later in LATER:
            for proposal in life.proposals(life.today + later):
                check_ranges(life, proposal)
                limits.check(proposal)


@settings(max_examples=SHORT_HISTORIES, deadline=None)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 25))
def test_floor_work_is_never_more_than_a_level_above_the_last_three_sessions(
    seed: int, length: int
) -> None:
    life = Life(seed)
    done: dict[Exercise, list[int]] = {}
    for _ in range(length):
        life.live()
        last = life.events[-1]
        for one in last.exercises if isinstance(last, SessionInputs) else ():
            if one.tried:
                done.setdefault(one.exercise, []).append(level_of(one.dose))
    for proposal in life.proposals():
        if proposal.exercise is not Exercise.PAUSE_SQUAT and proposal.exercise in done:
            assert proposal.level <= max(done[proposal.exercise][-3:]) + 1


@settings(max_examples=LONG_HISTORIES, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_long_history_keeps_to_the_same(seed: int) -> None:
    life, limits = Life(seed), Limits()
    for number in range(LONG):
        life.live()
        limits.take(life)
        if number % 10 == 0:
            for proposal in life.proposals():
                check_ranges(life, proposal)
                limits.check(proposal)


@settings(max_examples=SHORT_HISTORIES, deadline=None)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 25))
def test_a_proposal_is_at_most_one_level_above_the_one_before(seed: int, length: int) -> None:
    life = Life(seed, edits_plan=False)
    for _ in range(length):
        before = {one.exercise: one.level for one in life.proposals() if one.last}
        life.live()
        trained = isinstance(life.events[-1], SessionInputs)
        for proposal in life.proposals():
            if trained and proposal.exercise in before:
                assert proposal.level <= before[proposal.exercise] + 1


@settings(max_examples=SHORT_HISTORIES, deadline=None)
@given(seed=st.integers(0, 2**32), before=st.integers(1, 15), after=st.integers(1, 10))
def test_without_a_yes_nothing_changes_whatever_happens(seed: int, before: int, after: int) -> None:
    life = Life(seed, edits_plan=False)
    for _ in range(before):
        life.live()
    kept = {one.exercise: one.kept for one in life.proposals() if one.last}
    for _ in range(after):
        life.today += life.chance.choice(GAPS)
        now = life.proposals()
        assert {one.exercise: one.kept for one in now if one.exercise in kept} == kept
        tried = [life.as_asked(one.kept) for one in now if one.exercise in kept]
        life.events.append(
            SessionInputs(day(life.today), tuple(tried), life.score(), life.score(), life.score())
        )

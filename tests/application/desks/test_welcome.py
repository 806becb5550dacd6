"""The welcome: asked once, clearance again every four weeks, and nothing kept before its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corecoach.application.desks.check_in import CheckInStores
from corecoach.application.desks.welcome import WelcomeDesk
from corecoach.application.screens.welcome import ALL_STEPS, WelcomeAnswers, WelcomeStep
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Clearance
from corecoach.domain.pace.safety import applying, cleared_on, not_cleared
from corecoach.domain.plan import Basis, HeelDigDose
from corecoach.domain.plan_book import PlanBook
from corecoach.domain.record import KeptRep, SessionState
from tests.fakes import (
    FakeClock,
    MemoryPlans,
    MemorySafety,
    MemorySettings,
    MemoryStore,
    MemoryWeeks,
)
from tests.samples import session

ONLY_CLEARANCE = (WelcomeStep.CLEARANCE,)


class Door:
    """The program on its first day, the evening of Monday, 2 March 2026."""

    def __init__(self) -> None:
        self.clock, self.store, self.weeks = FakeClock(), MemoryStore(), MemoryWeeks()
        self.safety, self.plans = MemorySafety(), MemoryPlans()
        stores = CheckInStores(self.store, self.safety, self.weeks)
        self.desk = WelcomeDesk(self.clock, stores, MemorySettings(), self.plans)

    def did_before(self) -> None:
        record = session(1, (self.clock.now() - timedelta(days=90)).date())
        done = (attempt for kept in record.exercises for attempt in kept.attempts)
        self.store.add(record, [KeptRep(attempt, record.started) for attempt in done])


@pytest.fixture
def door() -> Door:
    return Door()


def test_somebody_new_is_asked_all_and_once(door: Door) -> None:
    assert door.desk.steps() == ALL_STEPS
    door.desk.keep(ALL_STEPS, WelcomeAnswers())
    assert door.desk.steps() == ()
    door.clock.advance(int(timedelta(days=27).total_seconds() * 1000))
    assert door.desk.steps() == ()


def test_after_four_weeks_clearance_is_asked_again_and_nothing_else(door: Door) -> None:
    door.desk.keep(ALL_STEPS, WelcomeAnswers(items=frozenset({Clearance.AGE})))
    door.clock.advance(int(timedelta(days=28).total_seconds() * 1000))
    assert door.desk.steps() == ONLY_CLEARANCE
    assert door.desk.state(ONLY_CLEARANCE).applies == {Clearance.AGE}


def test_somebody_with_sessions_is_never_welcomed_but_for_clearance(door: Door) -> None:
    door.did_before()
    assert door.desk.steps() == ONLY_CLEARANCE


def test_a_session_that_was_cut_off_comes_first(door: Door) -> None:
    door.did_before()
    record = door.store.records[1]
    door.store.records[1] = record.__class__(
        **(vars(record) | {"state": SessionState.OPEN, "ended": None})
    )
    assert door.desk.steps() == ()


def test_what_pressing_enter_on_each_page_comes_to_changes_nothing(door: Door) -> None:
    door.desk.keep(ALL_STEPS, WelcomeAnswers())
    assert door.weeks.targets == {}
    assert door.plans.kept == PlanBook()
    assert not_cleared(door.safety.notes()) == frozenset()


def test_the_answers_are_kept_where_they_can_be_changed_later(door: Door) -> None:
    answers = WelcomeAnswers(
        items=frozenset({Clearance.PREGNANCY, Clearance.AGE}),
        cleared_on=date(2026, 2, 20),
        basis=Basis.TOTAL,
        target=2,
    )
    door.desk.keep(ALL_STEPS, answers)
    assert door.weeks.targets == {date(2026, 3, 2): 2}
    plan = door.plans.kept.chosen()
    assert plan
    heel_digs = plan.doses.dose(Exercise.HEEL_DIG)
    assert heel_digs == HeelDigDose(20, 10, Basis.TOTAL)
    assert heel_digs.rep_count == HeelDigDose().rep_count
    notes = door.safety.notes()
    assert applying(notes) == {Clearance.PREGNANCY, Clearance.AGE}
    assert cleared_on(notes) == date(2026, 2, 20)
    assert not_cleared(notes) == frozenset()


def test_without_the_date_of_a_yes_what_applies_waits_for_it(door: Door) -> None:
    door.desk.keep(ONLY_CLEARANCE, WelcomeAnswers(items=frozenset({Clearance.CANCER})))
    assert not_cleared(door.safety.notes()) == {Clearance.CANCER}


def test_a_page_for_clearance_alone_leaves_target_and_basis_alone(door: Door) -> None:
    door.desk.keep(ONLY_CLEARANCE, WelcomeAnswers(basis=Basis.TOTAL, target=5))
    assert door.weeks.targets == {}
    assert door.plans.kept == PlanBook()

"""The check-in: what is asked before a session, and what today allows by the answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corecoach.application.coach import SessionPorts
from corecoach.application.desks.check_in import CheckInDesk
from corecoach.application.desks.session import SessionDesk
from corecoach.application.errors import WorldError
from corecoach.domain.pace.gate import SIGNS, Sign, Tier
from corecoach.domain.plan import DEFAULT_PLAN, HeelDigDose, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.record import CheckIn, KeptRep
from tests.fakes import (
    FakeClock,
    FixedMotion,
    MemorySettings,
    MemoryStore,
    RecordingPlayer,
    RecordingScreen,
    plan_desk,
)
from tests.samples import session

SAFE = "Your week is safe."


class Room:
    """A check-in with everything fake behind it, on the evening of 2 March 2026."""

    def __init__(self) -> None:
        self.clock, self.store, self.settings = FakeClock(), MemoryStore(), MemorySettings()
        self.desk = self.opened()

    def opened(self) -> CheckInDesk:
        """The desk as after a new start of the program."""
        return CheckInDesk(self.clock, self.store, self.settings)

    def did(self, days_ago: int, before: int | None = 1, plan: Plan = DEFAULT_PLAN) -> None:
        day = (self.clock.now() - timedelta(days=days_ago)).date()
        record = session(1, day, check_in=CheckIn(pain_before=before), plan=plan)
        reps = [KeptRep(one, record.started) for kept in record.exercises for one in kept.attempts]
        self.store.add(record, reps)

    def sessions(self) -> SessionDesk:
        ports = SessionPorts(self.clock, RecordingPlayer(), self.store, RecordingScreen())
        plan = plan_desk(self.clock, self.store, self.settings)
        return SessionDesk(ports, plan, self.settings, FixedMotion(), "1")


@pytest.fixture
def room() -> Room:
    return Room()


def test_without_any_answer_the_session_can_start(room: Room) -> None:
    state = room.desk.state()
    assert state.can_start
    assert not state.told
    assert not state.morning


@pytest.mark.parametrize("pain", [0, 2, 5])
def test_pain_that_is_nothing_unusual_starts_without_a_word(room: Room, pain: int) -> None:
    room.desk.answer_pain(pain)
    assert room.desk.state().can_start
    assert not room.desk.state().told


def test_pain_of_six_is_a_day_of_rest_that_costs_nothing(room: Room) -> None:
    room.desk.answer_pain(6)
    assert not room.desk.state().can_start
    assert SAFE in room.desk.state().told
    room.desk.answer_pain(None)
    assert room.desk.state().can_start


def test_a_flare_is_an_easy_day_that_starts(room: Room) -> None:
    for days_ago in (7, 5, 3):
        room.did(days_ago, before=1)
    room.desk.answer_pain(3)
    assert room.desk.state().can_start
    assert "without weight" in room.desk.state().told


@pytest.mark.parametrize("sign", [*SIGNS[Tier.URGENT], *SIGNS[Tier.THERAPIST]])
def test_a_sign_for_a_doctor_or_therapist_bars_this_day(room: Room, sign: Sign) -> None:
    room.desk.answer_signs({sign})
    assert not room.desk.state().can_start
    assert not room.desk.state().is_locked
    room.desk.answer_signs(())
    assert room.desk.state().can_start


@pytest.mark.parametrize("sign", SIGNS[Tier.EMERGENCY])
def test_an_emergency_bars_until_a_clinician_has_looked(room: Room, sign: Sign) -> None:
    room.desk.answer_signs({sign, Sign.FEVER})
    room.desk.answer_signs(())
    room.clock.advance(3 * 86_400_000)
    room.desk = room.opened()
    state = room.desk.state()
    assert state.is_locked
    assert not state.can_start
    assert "emergency number" in state.told
    room.desk.confirm_seen()
    assert room.desk.state().can_start
    assert not room.opened().state().is_locked


def test_nothing_begins_or_goes_on_while_a_clinician_must_look(room: Room) -> None:
    room.desk.answer_signs({Sign.CHEST_PAIN})
    sessions = room.sessions()
    for wish in (
        lambda: sessions.start(None),
        sessions.resume_cut_off,
        lambda: sessions.go_on(1),
    ):
        with pytest.raises(WorldError, match="emergency number"):
            wish()
    assert room.store.records == {}


def test_answers_hold_for_one_training_date(room: Room) -> None:
    room.desk.answer_pain(8)
    room.desk.answer_signs({Sign.FEVER})
    room.clock.advance(86_400_000)
    assert room.desk.state().can_start
    assert room.desk.state().pain is None


def test_answers_are_gone_once_their_session_has_begun(room: Room) -> None:
    room.desk.answer_pain(4)
    room.desk.clear()
    assert room.desk.state().pain is None


@pytest.mark.parametrize(
    ("hours", "question"),
    [
        (11, ""),
        (13, "this morning"),
        (36, "this morning"),
        (37, "the morning after your session of Mon, 2 Mar 2026"),
        (72, "the morning after your session of Mon, 2 Mar 2026"),
        (73, ""),
    ],
)
def test_the_morning_is_asked_about_in_its_time(room: Room, hours: int, question: str) -> None:
    room.did(0)
    # the session of the sample ends a quarter of an hour after the clock's start
    room.clock.advance(hours * 3_600_000 + 900_000)
    asked = room.desk.state().morning
    assert question in asked
    assert bool(asked) == bool(question)


def test_the_morning_is_kept_with_its_session_and_can_be_put_right_at_once(room: Room) -> None:
    room.did(1)
    room.desk.answer_morning(7)
    room.desk.answer_morning(2)
    assert room.store.records[1].check_in == CheckIn(pain_before=1, pain_next=2)
    assert room.desk.state().morning_answer == 2
    room.desk.answer_morning(None)
    assert room.desk.state().morning


def test_a_morning_that_was_answered_is_not_asked_about_again(room: Room) -> None:
    room.did(1)
    room.desk.answer_morning(2)
    assert not room.opened().state().morning


def test_a_day_without_an_answer_due_takes_none(room: Room) -> None:
    room.desk.answer_morning(3)
    assert room.store.records == {}


def test_on_an_easy_day_the_squats_carry_nothing(
    room: Room,
) -> None:
    heavy = Plan((HeelDigDose(), PauseSquatDose(variant=SquatVariant.LOW_BAR, load=40)))
    for days_ago in (7, 5, 3):
        room.did(days_ago, before=0, plan=heavy)
    numbers = [room.sessions().start(pain).session_id for pain in (2, 3)]
    loads = [room.store.records[number].plan.doses[-1] for number in numbers]
    assert loads == [
        PauseSquatDose(variant=SquatVariant.LOW_BAR, load=40),
        PauseSquatDose(variant=SquatVariant.BODY_WEIGHT, load=0),
    ]

"""The check-in: what is asked before a session, and what today allows by the answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corecoach.application.coach import SessionPorts
from corecoach.application.desks.check_in import CheckInDesk, CheckInStores
from corecoach.application.desks.history import HistoryDesk
from corecoach.application.desks.session import SessionDesk
from corecoach.application.errors import WorldError
from corecoach.application.lately import Lately
from corecoach.application.safety_wording import tier_text
from corecoach.application.settings import Settings
from corecoach.domain.pace.gate import SIGNS, Clearance, Sign, Tier
from corecoach.domain.pace.safety import clearance_note, cleared_on
from corecoach.domain.plan import DEFAULT_PLAN, HeelDigDose, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.record import CheckIn, KeptRep
from corecoach.domain.schedule import PauseReason
from tests.fakes import (
    FakeClock,
    FixedMotion,
    MemoryHistory,
    MemorySafety,
    MemorySettings,
    MemoryStore,
    MemoryWeeks,
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
        self.safety, self.weeks = MemorySafety(), MemoryWeeks()
        self.desk = self.opened()

    def opened(self) -> CheckInDesk:
        """The desk as after a new start of the program."""
        stores = CheckInStores(self.store, self.safety, self.weeks)
        return CheckInDesk(self.clock, stores, self.settings)

    def did(self, days_ago: int, before: int | None = 1, plan: Plan = DEFAULT_PLAN) -> None:
        day = (self.clock.now() - timedelta(days=days_ago)).date()
        record = session(1, day, check_in=CheckIn(pain_before=before), plan=plan)
        done = (attempt for kept in record.exercises for attempt in kept.attempts)
        self.store.add(record, [KeptRep(attempt, record.started) for attempt in done])

    def sessions(self) -> SessionDesk:
        ports = SessionPorts(self.clock, RecordingPlayer(), self.store, RecordingScreen())
        plan = plan_desk(self.clock, self.store, self.settings)
        return SessionDesk(ports, plan, self.safety, self.settings, FixedMotion(), "1")

    def target_now(self) -> int:
        """What this week asks for."""
        reader = MemoryHistory(self.store, self.weeks, self.safety)
        week = HistoryDesk(self.clock, reader, self.settings).read().figures.this_week
        assert week
        return week.effective_target


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
    assert room.opened().state().signs == {sign}
    room.desk.answer_signs(())
    assert room.desk.state().can_start
    assert not room.safety.kept


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
    room.desk.answer_signs({Sign.SUDDEN_STRONG_PAIN})
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
        (33, "this morning"),
        (36, "the morning after your session of Mon, 2 Mar 2026"),
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
    assert ("for the last time" in asked) == (hours == 72)


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


def test_only_what_needs_somebody_to_look_waits_over_night(room: Room) -> None:
    room.desk.answer_signs({Sign.STAIRS_FOR_A_WEEK})
    room.clock.advance(86_400_000)
    assert room.desk.state().can_start
    room.desk.answer_signs({Sign.ONE_LEG_WEAK})
    room.clock.advance(86_400_000)
    state = room.opened().state()
    assert not state.can_start
    assert state.is_locked
    assert state.told == tier_text(Tier.URGENT)
    assert not state.signs
    room.desk.confirm_seen()
    assert room.desk.state().can_start


def test_a_sign_of_an_emergency_bars_the_session_whatever_the_window_shows(room: Room) -> None:
    room.desk.answer_signs({Sign.CHEST_PAIN})
    room.desk.confirm_seen()
    room.sessions().start(None)
    assert room.store.records


def test_a_rest_is_noted_and_stands_for_a_session(room: Room) -> None:
    room.did(0)
    room.clock.advance(86_400_000)
    assert room.target_now() == 3
    room.desk.answer_pain(7)
    assert room.desk.state().can_pause
    assert room.target_now() == 2
    room.desk.answer_pain(1)
    assert room.target_now() == 3
    assert not room.safety.kept


def test_a_day_of_rest_becomes_a_paused_day_and_no_longer_one(room: Room) -> None:
    today = room.clock.now().date()
    room.desk.answer_pain(7)
    room.desk.pause_today(on=True)
    assert room.weeks.paused == {today: PauseReason.SAFETY}
    assert room.opened().state().is_paused
    room.desk.pause_today(on=False)
    assert room.weeks.paused == {}


def test_a_day_on_which_one_can_train_offers_no_pause(room: Room) -> None:
    room.desk.answer_pain(5)
    assert not room.desk.state().can_pause


def test_what_asks_for_clearance_bars_until_the_day_of_the_yes_is_told(room: Room) -> None:
    now = room.clock.now()
    room.safety.add([clearance_note(now, now.date(), {Clearance.PREGNANCY, Clearance.AGE})])
    state = room.desk.state()
    assert not state.can_start
    assert not state.can_pause
    assert state.to_be_cleared == {Clearance.PREGNANCY, Clearance.AGE}
    assert "the date they said yes" in state.told
    with pytest.raises(WorldError, match="the date they said yes"):
        room.sessions().start(None)
    room.clock.advance(1000)
    room.desk.confirm_cleared(now.date() - timedelta(days=3))
    assert room.desk.state().can_start
    assert cleared_on(room.safety.notes()) == now.date() - timedelta(days=3)


def test_the_day_of_the_answers_begins_at_the_hour_of_the_settings(room: Room) -> None:
    room.settings.kept = Settings(rollover_hour=0)
    room.clock.advance(int(timedelta(hours=5, minutes=50).total_seconds() * 1000))
    room.desk.answer_pain(8)
    assert room.desk.state().day == date(2026, 3, 2)
    room.clock.advance(10 * 60_000)
    assert room.desk.state().day == date(2026, 3, 3)
    assert room.desk.state().pain is None


def test_the_check_in_never_reads_the_whole_history(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days_ago in (7, 5, 1):
        room.did(days_ago, before=1)
    sessions = room.store.sessions()
    lately = Lately(sessions[-1], (1, 1, 1))
    monkeypatch.setattr(room.store, "lately", lambda _scores: lately)
    monkeypatch.delattr(MemoryStore, "sessions")
    room.desk.answer_pain(4)
    room.desk.answer_signs(())
    assert "without weight" in room.desk.state().told
    assert room.desk.state().morning
    room.desk.answer_morning(2)


def test_a_late_answer_is_marked_and_a_punctual_one_is_not(room: Room) -> None:
    room.did(0)
    room.clock.advance(15 * 3_600_000)
    room.desk.answer_morning(2)
    assert not room.store.records[1].check_in.is_next_late
    room.clock.advance(24 * 3_600_000)
    room.desk.answer_morning(3)
    assert room.store.records[1].check_in.is_next_late


def test_a_clock_that_was_ahead_locks_nobody_out_and_hides_no_sign(room: Room) -> None:
    home = room.clock.wall
    room.clock.wall = home + timedelta(days=400)
    room.desk.answer_signs({Sign.FEVER})
    room.clock.wall = home
    assert room.desk.state().is_locked
    room.desk.confirm_seen()
    assert not room.desk.state().is_locked
    room.desk.answer_signs({Sign.LUMP})
    assert room.desk.state().is_locked

"""The coach: a session with fake time, sound and record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.errors import StoreError
from corecoach.application.ports import SessionStart
from corecoach.domain.clips import is_tone
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import DEFAULT_PLAN, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.record import SessionRecord, SessionState
from corecoach.domain.resuming import session_after
from corecoach.domain.script import lay_out
from corecoach.domain.session import Phase, Request
from tests.fakes import FakeClock, MemoryStore, RecordingPlayer, RecordingScreen


class Gym:
    """A coach with everything fake around it."""

    def __init__(self) -> None:
        self.clock, self.player = FakeClock(), RecordingPlayer()
        self.store, self.screen = MemoryStore(), RecordingScreen()
        self.ports = SessionPorts(self.clock, self.player, self.store, self.screen)
        self.start = SessionStart(
            self.clock.now(), "Europe/London", self.clock.now().date(), DEFAULT_PLAN, "0.1.0"
        )

    def begin(self) -> Coach:
        return Coach.begin(self.ports, self.start)

    def run(self, coach: Coach, ms: int, step_ms: int = 100) -> None:
        for _ in range(ms // step_ms):
            self.clock.advance(step_ms)
            coach.beat()

    def kept(self) -> SessionRecord:
        record = self.store.session(1)
        assert record
        return record


@pytest.fixture
def gym() -> Gym:
    return Gym()


def test_a_whole_session_is_kept_rep_by_rep_and_closed(gym: Gym) -> None:
    coach = gym.begin()
    gym.run(coach, 864_000)
    record = gym.kept()
    assert record.state is SessionState.FINISHED
    assert record.credited_reps == 43
    assert record.exercise(Exercise.HEEL_DIG).done(Side.LEFT) == 10
    assert record.ended == gym.start.started + timedelta(seconds=864)


def test_each_rep_is_on_disk_before_the_next_one_ends(gym: Gym) -> None:
    coach = gym.begin()
    for number in range(1, 5):
        gym.run(coach, 62_000 if number == 1 else 15_000)
        assert len(gym.store.attempts[1]) == number


def test_cues_are_handed_over_ahead_with_their_moment_on_the_clock(gym: Gym) -> None:
    started_ms = gym.clock.monotonic_ms()
    coach = gym.begin()
    ahead_ms: dict[int, int] = {}
    for _ in range(900):
        for cue in gym.player.cues:
            ahead_ms.setdefault(cue.at_ms, cue.at_ms - gym.clock.monotonic_ms())
        gym.run(coach, 100)
    planned = {started_ms + cue.at_ms for cue in lay_out(DEFAULT_PLAN).cues}
    assert {at_ms for at_ms in planned if at_ms <= started_ms + 90_000} <= set(ahead_ms)
    assert all(ms >= 3_800 for at_ms, ms in ahead_ms.items() if at_ms > started_ms + 4_000)


def test_a_pause_silences_what_was_handed_over(gym: Gym) -> None:
    coach = gym.begin()
    gym.run(coach, 51_000)
    coach.ask(Request.PAUSE)
    assert gym.player.log[-1] == "cancel"
    assert [cue.clip for cue in gym.player.cues] == ["paused"]


def test_the_screen_stays_awake_until_the_end(gym: Gym) -> None:
    coach = gym.begin()
    assert gym.screen.awake
    coach.ask(Request.STOP)
    assert not gym.screen.awake


def test_the_sound_closes_only_after_the_last_words(gym: Gym) -> None:
    coach = gym.begin()
    coach.ask(Request.STOP)
    gym.run(coach, 3_000)
    assert "close" not in gym.player.log
    gym.run(coach, 2_000)
    assert gym.player.log[-1] == "close"
    assert coach.is_quiet


def test_nothing_starts_when_the_record_cannot_be_written(gym: Gym) -> None:
    with gym.store.disk_full(), pytest.raises(StoreError):
        gym.begin()
    assert gym.player.log == []


def test_a_full_disk_holds_reps_back_and_writes_them_when_there_is_room(gym: Gym) -> None:
    coach = gym.begin()
    with gym.store.disk_full():
        gym.run(coach, 80_000)
        assert str(coach.unsaved) == "The disk is full."
        assert gym.store.attempts[1] == []
    gym.run(coach, 20_000)
    assert coach.unsaved is None
    assert len(gym.store.attempts[1]) == 3


def test_an_end_that_could_not_be_written_is_written_when_the_coach_is_closed(gym: Gym) -> None:
    coach = gym.begin()
    with gym.store.disk_full():
        coach.ask(Request.STOP)
    coach.close()
    assert gym.kept().state is SessionState.STOPPED


def test_a_machine_that_slept_pauses_and_credits_nothing(gym: Gym) -> None:
    coach = gym.begin()
    gym.run(coach, 55_000)
    gym.clock.sleep(3_600_000)
    gym.run(coach, 100)
    assert coach.session.phase is Phase.PAUSED
    assert gym.kept().credited_reps == 0


def test_a_session_that_was_cut_off_goes_on_after_its_last_rep(gym: Gym) -> None:
    gym.run(gym.begin(), 52_000 + 15_000 * 4)
    coach = Coach.take_up(gym.ports, gym.kept())
    assert coach.session.phase is Phase.PAUSED
    coach.ask(Request.RESUME)
    gym.run(coach, 3_000 + 12_000)
    records = gym.store.attempts[1]
    assert [(r.rep.number, r.rep.side) for r in records[-2:]] == [
        (2, Side.RIGHT),
        (3, Side.LEFT),
    ]
    gym.run(coach, 864_000)
    assert gym.kept().credited_reps == 43


def test_a_session_cut_off_in_its_check_in_starts_at_the_beginning(gym: Gym) -> None:
    gym.run(gym.begin(), 10_000)
    assert session_after(gym.kept()).position_ms == 0


def test_a_rep_that_was_broken_off_comes_again(gym: Gym) -> None:
    coach = gym.begin()
    gym.run(coach, 56_000)
    coach.ask(Request.STOP)
    step = session_after(gym.kept()).step
    assert step.rep
    assert (step.rep.number, step.rep.side) == (1, Side.LEFT)


def test_words_and_tones_are_both_handed_over(gym: Gym) -> None:
    gym.run(gym.begin(), 60_000)
    clips = {cue.clip for cue in gym.player.cues}
    assert any(is_tone(clip) for clip in clips)
    assert not all(is_tone(clip) for clip in clips)


def test_what_is_told_on_the_way_is_held_back_by_a_full_disk_and_kept_in_its_order(
    gym: Gym,
) -> None:
    coach = gym.begin()
    gym.run(coach, 55_000)
    with gym.store.disk_full():
        coach.ask(Request.MARK_FORM)
        gym.run(coach, 9_000)
        coach.tell(replace(coach.told[Exercise.HEEL_DIG], effort=7))
        coach.ask(Request.MARK_FORM)
        assert coach.unsaved
        assert gym.store.attempts[1] == []
    gym.run(coach, 4_000)
    assert coach.unsaved is None
    (rep,) = gym.store.attempts[1]
    assert not rep.broke_form
    record = gym.store.session(1)
    assert record
    assert record.exercise(Exercise.HEEL_DIG).effort == 7


def test_a_belt_worn_from_the_start_stays_on_when_the_squats_are_rated(gym: Gym) -> None:
    squats = PauseSquatDose(variant=SquatVariant.LOW_BAR, load=40.0)
    gym.start = replace(gym.start, plan=Plan((squats,)), has_belt=True)
    coach = gym.begin()
    assert gym.kept().exercise(Exercise.PAUSE_SQUAT).belt
    coach.tell(replace(coach.told[Exercise.PAUSE_SQUAT], effort=5))
    rated = gym.kept().exercise(Exercise.PAUSE_SQUAT)
    assert (rated.effort, rated.belt) == (5, True)


def test_what_was_told_before_a_break_off_is_known_after_it(gym: Gym) -> None:
    coach = gym.begin()
    gym.run(coach, 70_000)
    coach.tell(replace(coach.told[Exercise.HEEL_DIG], effort=7, pain_peak=2))
    coach.ask(Request.STOP)
    record = gym.store.session(1)
    assert record
    again = Coach.take_up(gym.ports, record)
    again.tell(replace(again.told[Exercise.HEEL_DIG], pain_peak=3))
    kept = gym.store.session(1)
    assert kept
    heel_digs = kept.exercise(Exercise.HEEL_DIG)
    assert (heel_digs.effort, heel_digs.pain_peak) == (7, 3)

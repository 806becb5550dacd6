"""The controller: stories in milliseconds, the whole table, and laws for every rhythm of beats."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, product
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.domain.controller import beat, request
from corecoach.domain.events import (
    Announced,
    CueHandedOver,
    CuesCancelled,
    Event,
    FormMarked,
    PhaseChanged,
    Refused,
    RepEnded,
    StepStarted,
)
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan import DEFAULT_PLAN, BirdDogDose, HeelDigDose, PauseSquatDose, Plan
from corecoach.domain.record import Outcome
from corecoach.domain.script import lay_out
from corecoach.domain.session import TRANSITIONS, Phase, Request, Session
from corecoach.domain.timeline import StepKind, TimedCue

TIMELINE = lay_out(DEFAULT_PLAN)
WAITING_PLAN = Plan((PauseSquatDose(reps=2, waits_for_ready=True),))
FIRST_HOLD_MS = 52_000
"""Check-in 30 s, set-up 20 s, lead-in 2 s: then the first heel dig is held, until 62 s."""
T0 = 1_000_000
E = TypeVar("E", bound=Event)


class Story:
    """A session driven by hand: it keeps the session, the time and everything that happened."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = T0
        self.events: list[Event] = []

    def ask(self, *asked: Request) -> Story:
        for one in asked:
            self.session, events = request(self.session, one, self.now)
            self.events += events
        return self

    def run(self, ms: int, step_ms: int = 500) -> Story:
        for _ in range(ms // step_ms):
            self.beat(step_ms)
        return self.beat(ms % step_ms)

    def beat(self, ms: int, asleep_ms: int = 0) -> Story:
        self.now += ms
        self.session, events = beat(self.session, self.now, asleep_ms)
        self.events += events
        return self

    def reps(self) -> list[RepEnded]:
        return [event for event in self.events if isinstance(event, RepEnded)]

    def last(self, kind: type[E]) -> E:
        return [event for event in self.events if isinstance(event, kind)][-1]


def started(lookahead_ms: int = 0) -> Story:
    return Story(Session(TIMELINE, lookahead_ms)).ask(Request.START)


def in_first_hold(held_ms: int) -> Story:
    return started().run(FIRST_HOLD_MS + held_ms)


def sessions_in_every_phase() -> dict[Phase, Session]:
    waiting = Story(Session(lay_out(WAITING_PLAN))).ask(Request.START).run(76_000)
    return {
        Phase.NOT_STARTED: Session(TIMELINE),
        Phase.RUNNING: started().run(5_000).session,
        Phase.LEADING_IN: started().run(5_000).ask(Request.PAUSE, Request.RESUME).session,
        Phase.WAITING: waiting.session,
        Phase.PAUSED: started().run(5_000).ask(Request.PAUSE).session,
        Phase.FINISHED: started().run(TIMELINE.length_ms).session,
        Phase.STOPPED: started().ask(Request.STOP).session,
    }


def test_the_sample_sessions_stand_in_every_phase() -> None:
    for phase, session in sessions_in_every_phase().items():
        assert session.phase is phase


PERSON_ASKS = (
    Request.START,
    Request.PAUSE,
    Request.RESUME,
    Request.BACK,
    Request.SKIP,
    Request.ADD_REST,
    Request.READY,
    Request.MARK_FORM,
    Request.STOP,
)


@pytest.mark.parametrize(("phase", "asked"), list(product(Phase, PERSON_ASKS)))
def test_every_request_in_every_phase_follows_the_table_or_changes_nothing(
    phase: Phase, asked: Request
) -> None:
    session = sessions_in_every_phase()[phase]
    moved, events = request(session, asked, session.last_beat_ms)
    if session.allows(asked):
        assert moved.phase is TRANSITIONS[phase, asked]
        assert any(isinstance(e, PhaseChanged) and e.by is asked for e in events)
    else:
        assert moved is session
        assert events == (Refused(session.last_beat_ms, asked),)


def test_what_only_time_may_ask_is_refused_from_a_person() -> None:
    story = started()
    for inner in set(Request) - set(PERSON_ASKS):
        before = story.session
        story.ask(inner)
        assert story.session is before


def test_a_refused_request_changes_nothing_even_when_time_has_passed() -> None:
    story = started()
    before = story.session
    story.now += 900
    story.ask(Request.RESUME)
    assert story.session is before


def test_a_whole_session_credits_every_rep_and_ends_on_the_millisecond() -> None:
    story = started().run(TIMELINE.length_ms)
    assert story.last(PhaseChanged) == PhaseChanged(
        T0 + 864_000, Phase.FINISHED, Request.END_REACHED
    )
    assert len(story.reps()) == 20 + 20 + 3
    assert all(event.record.credited for event in story.reps())


def test_a_rep_is_reported_at_the_end_of_its_hold_not_at_the_beat() -> None:
    story = started().run(FIRST_HOLD_MS + 9_900).beat(700)
    (event,) = story.reps()
    assert event.at_ms == T0 + 62_000
    assert event.record.held_ms == 10_000


def test_a_pause_in_a_hold_voids_the_rep_and_resume_starts_it_again_after_a_lead_in() -> None:
    story = in_first_hold(9_500).ask(Request.PAUSE)
    record = story.reps()[-1].record
    assert (record.outcome, record.held_ms, record.credited) == (Outcome.VOID, 9_500, False)
    assert CuesCancelled(story.now) in story.events
    story.run(60_000).ask(Request.RESUME)
    assert story.session.lead_in_left_ms(story.now) == 3_000
    story.run(2_999)
    assert story.session.phase is Phase.LEADING_IN
    story.beat(1)
    assert story.session.step.kind is StepKind.LEAD_IN
    story.run(12_000)
    assert story.reps()[-1].record.credited


def test_a_pause_after_the_hold_keeps_the_rep_and_goes_on_in_place() -> None:
    story = in_first_hold(11_000).ask(Request.PAUSE)
    assert [event.record.outcome for event in story.reps()] == [Outcome.HELD]
    story.run(5_000).ask(Request.RESUME).run(3_000)
    assert story.session.step.kind is StepKind.RELAX
    assert story.session.position_at(story.now) == 63_000


def test_a_pause_in_the_relax_does_not_say_relax_again_but_still_says_switch() -> None:
    story = in_first_hold(11_000).ask(Request.PAUSE, Request.RESUME)
    story.events.clear()
    story.run(5_100)
    clips = [event.clip for event in story.events if isinstance(event, CueHandedOver)]
    assert clips == ["switch", "right_heel"]


def test_back_in_a_hold_repeats_the_rep() -> None:
    story = in_first_hold(4_000).ask(Request.BACK)
    assert story.reps()[-1].record.outcome is Outcome.VOID
    assert story.session.position_ms == 50_000
    story.run(1_500 + 12_000)
    assert story.reps()[-1].record.credited


def test_back_twice_goes_to_the_rep_before() -> None:
    story = in_first_hold(15_000 + 4_000).ask(Request.BACK, Request.BACK)
    rep = story.session.step.rep
    assert rep
    assert (rep.number, rep.side) == (1, Side.LEFT)


def test_back_at_the_very_start_stays_there() -> None:
    assert started().ask(Request.BACK, Request.BACK).session.position_ms == 0


def test_a_skipped_rep_never_counts_however_long_it_was_held() -> None:
    story = in_first_hold(9_900).ask(Request.SKIP)
    record = story.reps()[-1].record
    assert (record.outcome, record.held_ms, record.credited) == (Outcome.SKIPPED, 9_900, False)
    story.run(1_500)
    assert story.session.step.side is Side.RIGHT


def test_skip_after_the_hold_keeps_the_credit() -> None:
    story = in_first_hold(10_500).ask(Request.SKIP)
    assert [event.record.credited for event in story.reps()] == [True]


def test_skipping_everything_ends_the_session_with_nothing_done() -> None:
    story = started()
    while story.session.phase is not Phase.FINISHED:
        story.ask(Request.SKIP)
    assert len(story.reps()) == 43
    assert not any(event.record.credited for event in story.reps())


def test_skip_and_back_work_while_paused_and_stay_paused() -> None:
    story = in_first_hold(4_000).ask(Request.PAUSE, Request.SKIP)
    assert story.session.phase is Phase.PAUSED
    skipped_to = story.session.step.side
    story.ask(Request.BACK)
    assert (skipped_to, story.session.step.side) == (Side.RIGHT, Side.LEFT)


def test_stop_credits_a_hold_that_was_within_a_second_of_its_target() -> None:
    assert in_first_hold(9_000).ask(Request.STOP).reps()[-1].record.credited
    assert not in_first_hold(8_999).ask(Request.STOP).reps()[-1].record.credited


def test_ten_seconds_more_move_the_countdown_and_everything_after_it() -> None:
    story = started().run(5_000).ask(Request.ADD_REST)
    assert story.session.timeline.length_ms == 874_000
    story.run(TIMELINE.length_ms + 5_000)
    assert story.session.phase is Phase.FINISHED
    assert story.last(PhaseChanged).at_ms == T0 + 874_000


def test_rest_cannot_be_lengthened_in_a_hold() -> None:
    story = in_first_hold(3_000).ask(Request.ADD_REST)
    assert isinstance(story.events[-1], Refused)


def test_a_step_that_waits_goes_on_only_when_ready() -> None:
    story = Story(Session(lay_out(WAITING_PLAN))).ask(Request.START).run(500_000)
    assert story.session.phase is Phase.WAITING
    assert not story.reps()
    story.ask(Request.READY).run(500 + 3_000 + 3_000 + 10_000)
    assert len(story.reps()) == 1


def test_ready_before_the_time_is_up_goes_on_at_once() -> None:
    story = Story(Session(lay_out(WAITING_PLAN))).ask(Request.START).run(40_000)
    story.ask(Request.READY).run(500)
    assert story.session.step.kind is StepKind.LEAD_IN


def test_no_cue_beyond_a_waiting_step_is_handed_over() -> None:
    story = Story(Session(lay_out(WAITING_PLAN), lookahead_ms=60_000)).ask(Request.START)
    story.run(500_000)
    clips = [event.clip for event in story.events if isinstance(event, CueHandedOver)]
    assert "say_ready" in clips
    assert "brace_1" not in clips


@pytest.mark.parametrize("gap_ms", [2_001, 30_000])
def test_a_gap_of_more_than_two_seconds_voids_the_rep_and_pauses(gap_ms: int) -> None:
    story = in_first_hold(9_000).beat(gap_ms)
    assert story.last(PhaseChanged).by is Request.SLEPT
    assert story.session.phase is Phase.PAUSED
    assert story.reps()[-1].record.outcome is Outcome.VOID
    assert Announced(story.now + 200, "slept") in story.events


def test_a_gap_of_two_seconds_is_only_a_slow_machine() -> None:
    assert in_first_hold(3_000).beat(2_000).session.phase is Phase.RUNNING


def test_sleep_that_the_monotonic_clock_did_not_notice_pauses_too() -> None:
    assert in_first_hold(3_000).beat(100, asleep_ms=2_500).session.phase is Phase.PAUSED


def test_time_in_a_pause_is_no_sleep() -> None:
    story = started().run(3_000).ask(Request.PAUSE).beat(3_600_000)
    assert story.ask(Request.RESUME).session.phase is Phase.LEADING_IN


def test_a_session_can_be_taken_up_in_the_middle() -> None:
    index = TIMELINE.index_at(65_000)
    story = Story(replace(Session(TIMELINE), phase=Phase.PAUSED, index=index, position_ms=65_000))
    story.ask(Request.RESUME).run(3_000 + 12_000)
    assert story.reps()[-1].record.rep.side is Side.RIGHT


PLANS = st.builds(
    lambda *doses: Plan(doses),
    st.builds(HeelDigDose, st.integers(10, 20), st.integers(10, 15)),
    st.builds(BirdDogDose, st.integers(10, 20), hold_s=st.integers(1, 5)),
    st.builds(PauseSquatDose, st.integers(1, 5), st.integers(10, 20)),
)
RHYTHMS = st.lists(st.integers(1, 900), min_size=5, max_size=30).map(lambda ms: [*ms, 899])


@settings(max_examples=25, deadline=None)
@given(plan=PLANS, rhythm=RHYTHMS, lookahead_ms=st.sampled_from([0, 1, 700, 4_000, 10**7]))
def test_whatever_the_rhythm_every_cue_comes_once_in_order_and_every_rep_is_credited(
    plan: Plan, rhythm: list[int], lookahead_ms: int
) -> None:
    timeline = lay_out(plan)
    story = Story(Session(timeline, lookahead_ms)).ask(Request.START)
    beats = 0
    while story.session.phase is Phase.RUNNING:
        story.beat(rhythm[beats % len(rhythm)])
        beats += 1
    cues = [event for event in story.events if isinstance(event, CueHandedOver)]
    assert tuple(TimedCue(cue.at_ms - T0, cue.clip) for cue in cues) == timeline.cues
    starts = [event.step.start_ms for event in story.events if isinstance(event, StepStarted)]
    lengths = (step.length_ms for step in timeline.steps)
    assert starts == list(accumulate(lengths, initial=0))[:-1]
    assert [event.record.rep for event in story.reps()] == list(timeline.reps())
    assert all(event.record.held_ms == event.record.rep.target_ms for event in story.reps())
    assert story.last(PhaseChanged).at_ms == T0 + timeline.length_ms


@settings(max_examples=100, deadline=None)
@given(
    moves=st.lists(
        st.tuples(st.integers(0, 3_000), st.sampled_from([None, *PERSON_ASKS])), max_size=120
    )
)
def test_whatever_the_person_does_no_rep_is_credited_that_was_not_held(
    moves: list[tuple[int, Request | None]],
) -> None:
    story = in_first_hold(0)
    for ms, asked in moves:
        story.beat(ms)
        if asked:
            story.ask(asked)
    moments = [event.at_ms for event in story.events if isinstance(event, RepEnded)]
    assert moments == sorted(moments)
    for event in story.reps():
        if event.record.credited:
            assert event.record.held_ms >= event.record.rep.target_ms - 1_000
            assert event.record.outcome in {Outcome.HELD, Outcome.ENDED_EARLY}


def test_both_sides_are_equal_and_left_comes_first() -> None:
    reps = list(TIMELINE.reps())
    for exercise in (Exercise.HEEL_DIG, Exercise.BIRD_DOG):
        sides = [rep.side for rep in reps if rep.exercise is exercise]
        assert sides == [Side.LEFT, Side.RIGHT] * 10


def test_form_that_broke_in_a_hold_is_on_its_repetition_and_no_other() -> None:
    story = in_first_hold(4000).ask(Request.MARK_FORM)
    assert story.session.form_mark
    story.run(25_000)
    assert [event.record.broke_form for event in story.reps()] == [True, False]
    assert not any(isinstance(event, FormMarked) for event in story.events)


def test_a_mark_asked_for_again_is_taken_back() -> None:
    story = in_first_hold(4000).ask(Request.MARK_FORM, Request.MARK_FORM).run(10_000)
    assert not story.reps()[0].record.broke_form


def test_form_that_broke_is_marked_after_the_hold_and_until_the_next_is_set_out_on() -> None:
    story = in_first_hold(11_000).ask(Request.MARK_FORM)
    first = story.last(FormMarked).record
    assert (first.rep.side, first.rep.number, first.broke_form) == (Side.LEFT, 1, True)
    # the next one's lead-in: "right heel" is said, and nothing of it is done yet
    story.run(3000).ask(Request.MARK_FORM)
    assert story.session.step.kind is StepKind.LEAD_IN
    assert story.last(FormMarked).record == replace(first, broke_form=False)


def test_a_mark_changes_neither_the_time_nor_the_cues() -> None:
    plain, marked = in_first_hold(4000), in_first_hold(4000).ask(Request.MARK_FORM)
    for story in (plain, marked):
        story.run(60_000)
    assert marked.session.position_ms == plain.session.position_ms
    cues = [
        [event for event in story.events if isinstance(event, CueHandedOver)]
        for story in (plain, marked)
    ]
    assert cues[0] == cues[1]


def test_what_is_stopped_keeps_its_mark_and_what_is_void_does_not_pass_it_on() -> None:
    stopped = in_first_hold(4000).ask(Request.MARK_FORM, Request.STOP)
    assert stopped.reps()[-1].record.broke_form
    paused = in_first_hold(4000).ask(Request.MARK_FORM, Request.PAUSE, Request.RESUME).run(20_000)
    assert [event.record.broke_form for event in paused.reps()] == [True, False]


def test_before_the_first_repetition_there_is_nothing_to_mark() -> None:
    story = started().ask(Request.MARK_FORM)
    assert story.last(Refused).request is Request.MARK_FORM

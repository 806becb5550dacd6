"""The sequences A-J: levels at the start of each session, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.course import standing_after
from corecoach.domain.pace.inputs import Accepted, Decision, SeenByClinician, Terms
from corecoach.domain.pace.ladders import top_of
from corecoach.domain.pace.proposal import Bar, propose
from corecoach.domain.pace.reason import Why
from tests.domain.pace.walking import Walker, day, dose_at, sessions_of

HEEL = Exercise.HEEL_DIG
TO_THE_TOP = (0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25)


@dataclass(frozen=True)
class Sequence:
    """Sessions on days, what was told on some of them, and the level at each one's start."""

    days: tuple[int, ...]
    levels: tuple[int, ...]
    start: int = 0
    told: dict[str, int] = field(default_factory=dict)
    on: dict[int, dict[str, Any]] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)

    def walk(self) -> tuple[Walker, list[int]]:
        walker = Walker(dose_at(HEEL, self.start), self.terms)
        return walker, [
            walker.train(on, **{**self.told, **self.on.get(on, {})}).level for on in self.days
        ]


HURT: dict[str, Any] = {"peak": 6}
SEQUENCES = {
    "A": Sequence(TO_THE_TOP, (0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5)),
    "B": Sequence(
        TO_THE_TOP[:10],
        (0, 0, 0, 1, 1, 1, 2, 2, 2, 3),
        told={"before": 3, "peak": 3, "following": 3},
    ),
    "C": Sequence((0, 2, 4, 7, 9), (4, 4, 3, 3, 4), start=4, on={2: HURT}),
    "C2": Sequence((0, 3), (4, 2), start=4, on={0: {"peak": 8}}),
    "D": Sequence((0, 3, 6), (0, 0, 0), on={0: HURT, 3: HURT}),
    "E": Sequence((0, 30, 32, 34, 37, 39), (8, 4, 4, 4, 5, 5), start=8),
    "F": Sequence((0, 2, 4, 7, 9), (11, 11, 11, 11, 11), start=11),
    "G": Sequence(TO_THE_TOP[:8], (1, 1, 1, 2, 2, 2, 2, 2), start=1, terms=Terms({HEEL: 2})),
    "H": Sequence(
        (0, 2, 4, 7, 9, 11),
        (0, 0, 0, 1, 1, 1),
        on={2: {"following": None}, 7: {"following": None}},
    ),
    "I": Sequence((0, 2, 4, 7), (3, 2, 1, 0), start=3, on={on: {"effort": 9} for on in (0, 2, 4)}),
    "J": Sequence((0, 2, 4, 7), (6, 4, 3, 2), start=6, on=dict.fromkeys((0, 2, 4), HURT)),
}


@pytest.mark.parametrize("name", SEQUENCES)
def test_the_sequence_has_its_levels(name: str) -> None:
    _walker, levels = SEQUENCES[name].walk()

    assert tuple(levels) == SEQUENCES[name].levels


@pytest.mark.parametrize(
    ("exercise", "number", "on"),
    [
        pytest.param(HEEL, 24, 53, id="heel-digs-in-week-8"),
        pytest.param(Exercise.BIRD_DOG, 12, 25, id="bird-dogs-in-week-4"),
    ],
)
def test_all_green_three_times_a_week_reaches_the_top(
    exercise: Exercise, number: int, on: int
) -> None:
    walker = Walker(dose_at(exercise, 0))
    days = [7 * week + offset for week in range(8) for offset in (0, 2, 4)]
    levels = [walker.train(each).level for each in days]

    assert days[number - 1] == on
    assert levels.index(top_of(exercise)) == number - 1


def test_sequence_a_waits_with_six_points_for_the_end_of_the_first_week() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0)
    walker.train(2)
    proposal = walker.proposal(4)

    assert (proposal.points, proposal.reason.why) == (6, Why.INTRO_WEEK)


@pytest.mark.parametrize(
    ("name", "on", "bar"),
    [
        pytest.param("D", 6, Bar.SEE_THERAPIST, id="D-is-paused-on-day-6"),
        pytest.param("J", 7, Bar.SEE_THERAPIST, id="J-is-paused-on-day-7"),
        pytest.param("I", 7, None, id="I-is-not-paused"),
    ],
)
def test_the_sequence_is_paused_or_not(name: str, on: int, bar: Bar | None) -> None:
    walker, _levels = SEQUENCES[name].walk()
    before = [event for event in sessions_of(walker.events) if event.day < day(on)]
    walker.events = list(before)

    assert walker.proposal(on).bar is bar


def test_sequence_f_maintains_without_points() -> None:
    walker, _levels = SEQUENCES["F"].walk()
    proposal = walker.proposal(11)

    assert (proposal.points, proposal.reason.why) == (0, Why.AT_TOP)


def test_sequence_g_says_that_it_is_pinned() -> None:
    walker, _levels = SEQUENCES["G"].walk()

    assert walker.proposal(18).reason.why is Why.PINNED


def test_sequence_h_keeps_its_points_through_what_is_unknown() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0)
    walker.train(2, following=None)

    assert walker.proposal(4).points == 3


def test_pain_at_the_lowest_level_rests_for_two_days() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0, peak=6)

    assert [walker.proposal(on).bar for on in (0, 1, 2)] == [Bar.REST, Bar.REST, None]


def test_two_reds_fourteen_days_apart_do_not_add_up() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0, peak=6)
    walker.train(7)
    walker.train(14, peak=6)

    assert walker.proposal(17).bar is None


def test_a_clinicians_word_ends_the_pause() -> None:
    walker, _levels = SEQUENCES["D"].walk()
    walker.events.append(SeenByClinician(day(8)))

    assert walker.proposal(8).bar is None
    assert walker.proposal(8).reason.why is Why.CLEARED


def test_a_sign_that_needs_a_clinician_bars_every_exercise_until_one_was_seen() -> None:
    walker = Walker(dose_at(HEEL, 3))
    walker.train(0)
    walker.events.append(replace(sessions_of(walker.events)[0], day=day(2), leg_symptom=True))
    assert walker.proposal(20).bar is Bar.REFERRED

    walker.events.append(SeenByClinician(day(21)))
    assert walker.proposal(21).bar is None


def test_an_edit_of_an_old_session_changes_todays_plan() -> None:
    walker, _levels = SEQUENCES["A"].walk()
    assert walker.proposal(28).level == 5
    old = sessions_of(walker.events)[5]
    hurt = replace(old.exercises[0], pain_peak=8)
    walker.events[5] = replace(old, exercises=(hurt,))

    assert walker.proposal(28).level < 5


def test_a_red_that_was_a_slip_of_the_hand_gives_the_level_back_when_it_is_corrected() -> None:
    walker = Walker(dose_at(HEEL, 4))
    walker.train(0, peak=6)
    for on in (2, 4):
        walker.train(on)
    assert walker.proposal(6).level == 3
    slip = sessions_of(walker.events)[0]
    walker.events[0] = replace(slip, exercises=(replace(slip.exercises[0], pain_peak=1),))

    assert walker.proposal(6).level == 4


def test_an_answer_that_comes_late_never_lowers_todays_plan() -> None:
    walker = Walker(dose_at(HEEL, 0))
    for on in (0, 7, 9):
        walker.train(on, following=None if on == 7 else 1)
    level = walker.proposal(11).level
    walker.events[1] = replace(sessions_of(walker.events)[1], pain_next=1)

    assert walker.proposal(11).level >= level == 1


def test_before_the_first_session_nobody_stands_anywhere() -> None:
    assert standing_after(HEEL, [], day(0)) is None


@pytest.mark.parametrize("decide", [lambda on: Accepted(on, HEEL, 4), SeenByClinician])
def test_a_decision_by_a_clock_that_was_ahead_holds_as_of_today(
    decide: Callable[[date], Decision],
) -> None:
    walker = Walker(dose_at(HEEL, 3))
    for on in TO_THE_TOP[:4]:
        walker.train(on)
    ahead, now = (
        propose(walker.plan, [*walker.events, decide(on)], day(9)) for on in (day(400), day(9))
    )

    assert ahead == now

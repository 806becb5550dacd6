from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corecoach.domain.adherence import SessionOutcome, Week, rest_day, weeks_of
from corecoach.domain.streak import Streak, WeekStatus, streak_of

MONDAY = date(2025, 1, 6)
TODAY = MONDAY + timedelta(days=69)
LATER = TODAY + timedelta(days=28)
HIT, SAVED, NEUTRAL, MISS, OPEN = WeekStatus

PAUSED = st.frozensets(
    st.integers(0, 69).map(lambda days: MONDAY + timedelta(days=days)), max_size=25
)
CHANGES = st.dictionaries(
    st.integers(0, 9).map(lambda weeks: MONDAY + timedelta(weeks=weeks)),
    st.integers(1, 5),
    max_size=3,
)
Judged = list[tuple[WeekStatus, int, int]]
Log = list[SessionOutcome]


def week(counted: int, *, paused: int = 0, partial: bool = False, is_open: bool = False) -> Week:
    days = tuple(MONDAY + timedelta(days=number) for number in range(counted))
    return Week(MONDAY, 3, paused, days, float(counted), is_partial_first=partial, is_open=is_open)


def weeks(*counted: int) -> list[Week]:
    return [week(number) for number in counted]


def judged(streak: Streak) -> Judged:
    return [(week.status, week.streak, week.spare_weeks) for week in streak.weeks]


@pytest.mark.parametrize(
    ("given_weeks", "expected", "best"),
    [
        pytest.param(
            weeks(3, 3, 2, 3, 3, 1, 3),
            [
                (HIT, 1, 1),
                (HIT, 2, 1),
                (SAVED, 2, 0),
                (HIT, 3, 0),
                (HIT, 4, 1),
                (MISS, 0, 1),
                (HIT, 1, 1),
            ],
            4,
            id="3-3-2-3-3-1-3",
        ),
        pytest.param(
            weeks(3, 3, 3, 3, 2, 2, 3),
            [
                (HIT, 1, 1),
                (HIT, 2, 1),
                (HIT, 3, 1),
                (HIT, 4, 2),
                (SAVED, 4, 1),
                (SAVED, 4, 0),
                (HIT, 5, 0),
            ],
            5,
            id="3-3-3-3-2-2-3",
        ),
        pytest.param(
            [week(3), week(0, paused=7), week(3)],
            [(HIT, 1, 1), (NEUTRAL, 1, 1), (HIT, 2, 1)],
            2,
            id="3-(0-paused-7)-3",
        ),
        pytest.param(
            [week(3), week(2, paused=3), week(3)],
            [(HIT, 1, 1), (HIT, 2, 1), (HIT, 3, 1)],
            3,
            id="3-(2-paused-3)-3",
        ),
        pytest.param(weeks(3, 0, 3), [(HIT, 1, 1), (MISS, 0, 1), (HIT, 1, 1)], 1, id="3-0-3"),
        pytest.param(
            weeks(5, 5, 2, 2),
            [(HIT, 1, 1), (HIT, 2, 1), (SAVED, 2, 0), (MISS, 0, 1)],
            2,
            id="5-5-2-2",
        ),
        pytest.param(
            [week(1, paused=3), week(3)], [(MISS, 0, 1), (HIT, 1, 1)], 1, id="(1-paused-3)-3"
        ),
    ],
)
def test_weeks_are_judged(given_weeks: list[Week], expected: Judged, best: int) -> None:
    streak = streak_of(given_weeks)

    assert judged(streak) == expected
    assert (streak.current, streak.spare_weeks) == expected[-1][1:]
    assert streak.best == best


def test_nothing_done_yet_is_no_streak_and_one_spare_week() -> None:
    assert streak_of(()) == Streak(current=0, best=0, spare_weeks=1, weeks=())


@pytest.mark.parametrize(
    ("counted", "expected"),
    [(0, (OPEN, 2, 1)), (2, (OPEN, 2, 1)), (3, (HIT, 3, 1)), (5, (HIT, 3, 1))],
)
def test_the_open_week_adds_once_its_target_is_met_and_never_breaks(
    counted: int, expected: tuple[WeekStatus, int, int]
) -> None:
    streak = streak_of([*weeks(3, 3), week(counted, is_open=True)])

    assert judged(streak)[-1] == expected
    assert streak.best == max(2, expected[1])


def test_the_open_week_earns_its_spare_week_when_it_closes() -> None:
    assert streak_of([*weeks(3, 3, 3), week(3, is_open=True)]).spare_weeks == 1
    assert streak_of(weeks(3, 3, 3, 3)).spare_weeks == 2


def test_a_wholly_paused_open_week_is_neutral() -> None:
    assert judged(streak_of([week(3), week(0, paused=7, is_open=True)]))[-1] == (NEUTRAL, 1, 1)


@pytest.mark.parametrize(("counted", "expected"), [(1, NEUTRAL), (2, NEUTRAL), (3, HIT)])
def test_the_first_partial_week_can_be_a_hit_and_never_a_miss(
    counted: int, expected: WeekStatus
) -> None:
    streak = streak_of([week(counted, partial=True), week(3)])

    assert streak.weeks[0].status is expected
    assert streak.current == (2 if expected is HIT else 1)


def test_an_empty_week_with_a_target_of_one_cannot_be_saved() -> None:
    assert judged(streak_of([week(3), week(0, paused=5)]))[-1] == (MISS, 0, 1)


def test_a_miss_starts_the_way_to_a_spare_week_anew() -> None:
    assert streak_of(weeks(3, 3, 3, 0, 3)).spare_weeks == 1
    assert streak_of(weeks(3, 3, 3, 0, 3, 3, 3)).spare_weeks == 1
    assert streak_of(weeks(3, 3, 3, 0, 3, 3, 3, 3)).spare_weeks == 2


def test_there_are_never_more_than_two_spare_weeks() -> None:
    assert streak_of(weeks(*[3] * 20)).spare_weeks == 2


def test_weeks_on_target_are_not_stored_up_while_the_spare_weeks_are_full() -> None:
    assert streak_of(weeks(3, 3, 3, 3, 3, 3, 3, 2, 3)).spare_weeks == 1


def test_a_session_that_makes_a_week_worth_bridging_takes_the_spare_week_from_no_other() -> None:
    # spent at the first chance, the spare week would be missing in the fourth week
    assert judged(streak_of(weeks(3, 1, 3, 2, 3)))[-2:] == [(SAVED, 1, 0), (HIT, 2, 0)]
    assert judged(streak_of(weeks(3, 2, 3, 2, 3)))[-2:] == [(SAVED, 1, 0), (HIT, 2, 0)]


def test_a_week_bridged_with_a_spare_week_taken_back_says_so() -> None:
    assert [week.gave_back for week in streak_of(weeks(3, 2, 3, 2, 3)).weeks] == [
        *(False, False, False, True, False)
    ]
    assert not any(week.gave_back for week in streak_of(weeks(3, 3, 3, 3, 2, 2, 3)).weeks)


def test_a_streak_that_ends_all_the_same_gives_its_spare_week_back() -> None:
    assert judged(streak_of(weeks(3, 2, 3, 0)))[-1] == (MISS, 0, 1)


@pytest.mark.parametrize("counted", [(3, 2, 2, 3, 2, 3), (3, 3, 3, 3, 2, 2, 3, 2, 3, 3, 2)])
def test_what_is_shown_is_the_best_that_any_way_of_spending_reaches(
    counted: tuple[int, ...],
) -> None:
    assert streak_of(weeks(*counted)).current == best_by_hand(counted)


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=11))
def test_no_way_of_spending_reaches_more_or_what_is_shown_would_be_out_of_reach(
    counted: list[int],
) -> None:
    assert streak_of(weeks(*counted)).current == best_by_hand(counted)


def best_by_hand(counted: Sequence[int]) -> int:
    """The longest streak over all choices of weeks to bridge, each tried by itself."""
    short = [number for number, count in enumerate(counted) if count == 2]
    choices = (
        {week for week, chosen in zip(short, wanted, strict=True) if chosen}
        for wanted in product([False, True], repeat=len(short))
    )
    return max(played for chosen in choices if (played := _play(counted, chosen)) is not None)


def _play(counted: Sequence[int], bridged: set[int]) -> int | None:
    """The streak when exactly these weeks are bridged; None where the rules do not allow it."""
    streak, spare, hits = 0, 1, 0
    for number, count in enumerate(counted):
        if count >= 3:
            streak += 1
            hits = 0 if spare == 2 else hits + 1
            if hits == 4:
                spare, hits = spare + 1, 0
        elif number in bridged:
            if not spare or not streak:
                return None
            spare -= 1
        else:
            streak = hits = 0
    return streak


OUTCOMES = st.builds(
    SessionOutcome,
    training_date=st.integers(0, 69).map(lambda days: MONDAY + timedelta(days=days)),
    completion=st.sampled_from([0.25, 0.5, 1.0]),
    safety_stop=st.booleans(),
    credited_reps=st.integers(0, 2),
)


def streak_from(log: Log, today: date = LATER, target: int = 3) -> Streak:
    return streak_of(weeks_of(log, today, target))


@st.composite
def grown_logs(draw: st.DrawFn) -> tuple[Log, Log]:
    """Sessions, and the same with one more; none is before the first, which counts."""
    began = MONDAY + timedelta(days=draw(st.integers(0, 6)))
    first = SessionOutcome(began, 1.0, safety_stop=False, credited_reps=20)
    drawn = draw(st.lists(OUTCOMES, min_size=1, max_size=45))
    *rest, more = [first, *(one for one in drawn if one.training_date >= began)]
    return (rest or [first]), [*(rest or [first]), more]


@settings(deadline=None)
@given(st.lists(OUTCOMES, max_size=45), OUTCOMES, st.integers(1, 5), PAUSED, CHANGES)
def test_a_session_more_never_lowers_a_streak_whenever_it_was(
    log: Log,
    more: SessionOutcome,
    target: int,
    paused: frozenset[date],
    changes: dict[date, int],
) -> None:
    def streak(outcomes: Log) -> Streak:
        return streak_of(weeks_of(outcomes, LATER, target, changes, paused))

    before, after = streak(log), streak([*log, more])

    assert after.current >= before.current
    assert after.best >= before.best
    later = {judged.week.start: judged.streak for judged in after.weeks}
    assert all(later[judged.week.start] >= judged.streak for judged in before.weeks)


@settings(deadline=None)
@given(st.lists(OUTCOMES, max_size=45), OUTCOMES, st.integers(1, 5), PAUSED, CHANGES)
def test_a_day_of_rest_for_safety_never_costs_a_streak(
    log: Log,
    rested: SessionOutcome,
    target: int,
    paused: frozenset[date],
    changes: dict[date, int],
) -> None:
    def streak(outcomes: Log) -> Streak:
        return streak_of(weeks_of(outcomes, LATER, target, changes, paused))

    before, after = streak(log), streak([*log, rest_day(rested.training_date)])

    assert after.current >= before.current
    assert after.best >= before.best


@settings(deadline=None)
@given(st.lists(OUTCOMES, max_size=45), st.integers(1, 5), st.data())
def test_a_safety_stop_in_place_of_a_whole_session_never_breaks_a_streak(
    log: Log, target: int, data: st.DataObject
) -> None:
    done = [one for one in log if one.credit]
    assume(done)
    stopped = data.draw(st.sampled_from(done))
    reps = data.draw(st.integers(0, 2))
    others = [one for one in log if one.training_date != stopped.training_date]
    stop = SessionOutcome(stopped.training_date, 0.0, safety_stop=True, credited_reps=reps)
    before = streak_of(weeks_of([*others, stopped], LATER, target))
    after = streak_of(weeks_of([*others, stop], LATER, target))

    # a week in which nothing at all was done lengthens no streak, and ends none
    missed = {one.week.start for one in before.weeks if one.status is WeekStatus.MISS}
    assert all(one.week.start in missed for one in after.weeks if one.status is WeekStatus.MISS)


@given(grown_logs(), st.integers(1, 5))
def test_a_session_today_never_lowers_the_streak(logs: tuple[Log, Log], target: int) -> None:
    log, _ = logs
    done_today = SessionOutcome(TODAY, 1.0, safety_stop=False, credited_reps=20)
    before = streak_from(log, TODAY, target)
    after = streak_from([*log, done_today], TODAY, target)

    assert after.current >= before.current
    assert after.best >= before.best


@given(st.data(), grown_logs())
def test_the_order_of_sessions_does_not_matter(data: st.DataObject, logs: tuple[Log, Log]) -> None:
    _, log = logs

    assert streak_from(data.draw(st.permutations(log))) == streak_from(log)


@given(grown_logs(), st.integers(0, 4))
def test_time_passing_never_changes_a_closed_week(logs: tuple[Log, Log], weeks_more: int) -> None:
    log, _ = logs
    sooner = streak_from(log, TODAY)
    later = streak_from(log, TODAY + timedelta(weeks=weeks_more))

    closed = tuple(judged for judged in sooner.weeks if not judged.week.is_open)
    assert later.weeks[: len(closed)] == closed

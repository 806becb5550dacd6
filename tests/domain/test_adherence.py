from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corecoach.domain.adherence import (
    Adherence,
    SessionOutcome,
    Share,
    Week,
    completion,
    is_done,
    recent_adherence,
    rest_day,
    rolling_adherence,
    target_eff,
    weeks_of,
)
from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.training_day import FirstWeekday

MONDAY = date(2025, 1, 6)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
LATER = MONDAY + 11 * WEEK


def whole(day: date, share: float = 1.0) -> SessionOutcome:
    return SessionOutcome(day, share, safety_stop=False, credited_reps=20)


def log(*counted: int) -> list[SessionOutcome]:
    """As many whole sessions in each week, from its Monday on."""
    return [
        whole(MONDAY + number * WEEK + day * DAY)
        for number, count in enumerate(counted)
        for day in range(count)
    ]


def adherence(*counted: int) -> Adherence:
    return Adherence(weeks_of(log(*counted), MONDAY + len(counted) * WEEK)[: len(counted)])


@pytest.mark.parametrize(
    ("exercises", "expected", "done"),
    [
        pytest.param([(20, 20), (20, 20), (3, 3)], 1.0, True, id="20-20-3"),
        pytest.param([(20, 20), (16, 20), (3, 3)], 0.9333, True, id="20-16-3"),
        pytest.param([(20, 20), (20, 20), (1, 3)], 0.7778, True, id="20-20-1"),
        pytest.param([(20, 20), (10, 20), (0, 3)], 0.5, True, id="20-10-0"),
        pytest.param([(20, 20), (9, 20), (0, 3)], 0.4833, False, id="20-9-0"),
        pytest.param([(40, 20), (0, 20), (0, 3)], 0.3333, False, id="more-than-asked-for"),
    ],
)
def test_completion_is_the_mean_share_of_the_exercises(
    exercises: list[tuple[int, int]], expected: float, *, done: bool
) -> None:
    found = completion(exercises)

    assert found == pytest.approx(expected, abs=5e-5)
    assert is_done(found, safety_stop=False, credited_reps=20) is done


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), min_size=1, max_size=3))
def test_completion_that_adds_up_to_half_is_exactly_half(exercises: list[tuple[int, int]]) -> None:
    capped = [(min(done, asked), asked) for done, asked in exercises]
    mirrored = [(asked - done, asked) for done, asked in capped]

    assert completion([*capped, *mirrored]) == 0.5


@pytest.mark.parametrize(("reps", "done"), [(0, False), (1, True)])
def test_a_safety_stop_is_done_from_one_repetition_on(reps: int, *, done: bool) -> None:
    assert is_done(0.02, safety_stop=True, credited_reps=reps) is done
    assert is_done(0.02, safety_stop=False, credited_reps=reps) is False


@pytest.mark.parametrize(
    ("target", "by_paused_days"),
    [
        pytest.param(3, [3, 3, 2, 2, 1, 1, 0, 0], id="T=3"),
        pytest.param(4, [4, 3, 3, 2, 2, 1, 1, 0], id="T=4"),
        pytest.param(5, [5, 4, 4, 3, 2, 1, 1, 0], id="T=5"),
    ],
)
def test_paused_days_lower_the_target(target: int, by_paused_days: list[int]) -> None:
    assert [target_eff(target, paused) for paused in range(8)] == by_paused_days


@pytest.mark.parametrize(("target", "paused"), [(0, 0), (6, 0), (3, -1), (3, 8)])
def test_a_target_or_pause_outside_its_range_is_refused(target: int, paused: int) -> None:
    with pytest.raises(OutOfRangeError):
        Week(MONDAY, target, paused)


@pytest.mark.parametrize(
    ("found", "frequency", "capped", "on_target"),
    [
        pytest.param(adherence(3, 3, 2, 3), (11, 12, 92), (11, 12, 92), (3, 4), id="3-3-2-3"),
        pytest.param(adherence(5, 1, 3, 3), (12, 12, 100), (10, 12, 83), (3, 4), id="5-1-3-3"),
        pytest.param(adherence(2, 2, 2, 2), (8, 12, 67), (8, 12, 67), (0, 4), id="2-2-2-2"),
        pytest.param(adherence(1, 0, 2, 3), (6, 12, 50), (6, 12, 50), (1, 4), id="1-0-2-3"),
    ],
)
def test_four_weeks_give_their_figures(
    found: Adherence,
    frequency: tuple[int, int, int],
    capped: tuple[int, int, int],
    on_target: tuple[int, int],
) -> None:
    assert (found.frequency, found.frequency.percent) == (Share(*frequency[:2]), frequency[2])
    assert (found.capped, found.capped.percent) == (Share(*capped[:2]), capped[2])
    assert found.weeks_on_target == Share(*on_target)


def test_dose_adherence_counts_shares_of_sessions() -> None:
    shares = [1.0, completion([(20, 20), (20, 20), (1, 3)]), 0.5]
    outcomes = [whole(MONDAY + day * DAY, share) for day, share in enumerate(shares)]
    found = Adherence(weeks_of(outcomes, MONDAY + WEEK)[:1])

    assert found.frequency == Share(3, 3)
    assert found.dose_percent == pytest.approx(75.9, abs=0.05)


def test_dose_adherence_is_at_most_100_percent_while_frequency_may_exceed_it() -> None:
    found = adherence(5, 3)

    assert found.dose_percent == 100.0
    assert found.frequency.percent == 133
    assert found.capped.percent == 100


def test_a_safety_stop_costs_no_dose() -> None:
    stopped = SessionOutcome(MONDAY, 0.1, safety_stop=True, credited_reps=1)
    outcomes = [stopped, *log(3)[1:]]

    assert Adherence(weeks_of(outcomes, MONDAY + WEEK)[:1]).dose_percent == 100.0


def test_where_nothing_was_planned_there_is_no_percent() -> None:
    found = Adherence((Week(MONDAY, paused_days=7),))

    assert found.capped == Share(0, 0)
    assert found.capped.percent is None
    assert found.dose_percent is None
    assert found.weeks_on_target == Share(0, 0)
    assert not found.weeks[0].on_target


def test_percent_rounds_half_up() -> None:
    assert Share(1, 8).percent == 13
    assert Share(5, 8).percent == 63


def test_without_a_session_that_counts_there_are_no_weeks() -> None:
    assert weeks_of([], LATER) == ()
    assert weeks_of([whole(MONDAY, 0.4)], LATER) == ()


def test_weeks_run_from_the_first_session_to_today_without_gaps() -> None:
    weeks = weeks_of([whole(MONDAY + 2 * DAY), whole(MONDAY + 2 * WEEK)], MONDAY + 3 * WEEK)

    assert [week.start for week in weeks] == [MONDAY + number * WEEK for number in range(4)]
    assert [week.counted for week in weeks] == [1, 0, 1, 0]
    assert [week.is_partial_first for week in weeks] == [True, False, False, False]
    assert [week.is_open for week in weeks] == [False, False, False, True]


def test_a_first_week_begun_on_its_first_day_is_not_partial() -> None:
    assert not weeks_of([whole(MONDAY)], LATER)[0].is_partial_first


def test_a_week_is_open_until_its_last_day_is_over() -> None:
    assert weeks_of(log(1), MONDAY + 6 * DAY)[0].is_open
    assert not weeks_of(log(1), MONDAY + 7 * DAY)[0].is_open


def test_a_session_dated_after_today_has_its_week() -> None:
    weeks = weeks_of([whole(MONDAY)], MONDAY - DAY)

    assert [(week.start, week.counted, week.is_open) for week in weeks] == [(MONDAY, 1, True)]


def test_weeks_can_start_on_sunday() -> None:
    sunday = MONDAY - DAY
    outcomes = [whole(sunday), whole(MONDAY + 5 * DAY)]
    weeks = weeks_of(outcomes, MONDAY, first_weekday=FirstWeekday.SUNDAY)

    assert [(week.start, week.counted) for week in weeks] == [(sunday, 2)]


def test_paused_dates_count_in_the_week_they_are_in() -> None:
    paused = {MONDAY - DAY, MONDAY + 5 * DAY, MONDAY + 6 * DAY, MONDAY + 7 * DAY}
    weeks = weeks_of(log(3, 3), MONDAY + WEEK, paused=paused)

    assert [week.paused_days for week in weeks] == [2, 1]
    assert [week.effective_target for week in weeks] == [2, 3]


def test_a_new_target_holds_from_the_next_week_on_and_leaves_the_past_alone() -> None:
    changes = {MONDAY + WEEK + 2 * DAY: 5, MONDAY + 3 * WEEK: 2}
    weeks = weeks_of(log(3, 3, 3, 3, 3), MONDAY + 4 * WEEK, 3, changes)

    assert [week.target for week in weeks] == [3, 3, 5, 2, 2]


@pytest.mark.parametrize("target", [0, 6])
def test_weeks_refuse_a_target_outside_its_range(target: int) -> None:
    with pytest.raises(OutOfRangeError, match="1 to 5 sessions"):
        weeks_of(log(1), MONDAY, target)


def test_the_first_partial_week_does_not_lower_the_headline() -> None:
    friday = MONDAY + 4 * DAY
    weeks = weeks_of([whole(friday, 0.5), *log(0, 3, 3)], MONDAY + 3 * WEEK)
    found = Adherence(weeks[:3])

    assert weeks[0].planned == 1
    assert found.capped == Share(7, 7)
    assert found.dose_percent == 100.0
    assert found.weeks_on_target == Share(2, 2)


def test_a_first_partial_week_on_target_counts_in_full() -> None:
    weeks = weeks_of([whole(MONDAY + day * DAY) for day in (2, 4, 6)], MONDAY + WEEK)
    found = Adherence(weeks[:1])

    assert found.capped == Share(3, 3)
    assert found.weeks_on_target == Share(1, 1)


@pytest.mark.parametrize(("counted", "capped"), [(0, (8, 9)), (1, (9, 10)), (3, (11, 12))])
def test_the_open_week_does_not_lower_the_headline(counted: int, capped: tuple[int, int]) -> None:
    weeks = weeks_of(log(3, 2, 3, counted), MONDAY + 3 * WEEK)

    assert recent_adherence(weeks).capped == Share(*capped)


def test_the_line_has_a_point_for_each_closed_week_over_up_to_four_weeks() -> None:
    line = rolling_adherence(weeks_of(log(3, 2, 3, 3, 0, 5, 1), MONDAY + 6 * WEEK))

    assert [point.day for point in line] == [
        MONDAY + number * WEEK + 6 * DAY for number in range(6)
    ]
    assert [point.capped for point in line] == [
        Share(3, 3),
        Share(5, 6),
        Share(8, 9),
        Share(11, 12),
        Share(8, 12),
        Share(9, 12),
    ]


def test_the_line_ends_where_the_headline_was_when_the_last_week_closed() -> None:
    weeks = weeks_of(log(3, 2, 3, 3, 1), MONDAY + 5 * WEEK)

    assert rolling_adherence(weeks)[-1].capped == recent_adherence(weeks[:-1]).capped


OUTCOMES = st.builds(
    SessionOutcome,
    training_date=st.integers(0, 69).map(lambda days: MONDAY + days * DAY),
    completion=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
    safety_stop=st.booleans(),
    credited_reps=st.integers(0, 2),
)
LOGS = st.lists(OUTCOMES, max_size=45)
TODAYS = st.integers(60, 90).map(lambda days: MONDAY + days * DAY)
PAUSED = st.frozensets(st.integers(0, 69).map(lambda days: MONDAY + days * DAY), max_size=20)


def figures(found: Adherence) -> tuple[float, ...]:
    """Every percent there is; frequency above 100 counts as 100."""
    frequency = min(100, found.frequency.percent or 0)
    capped, on_target = found.capped.percent or 0, found.weeks_on_target.percent or 0
    return (capped, frequency, on_target, found.dose_percent or 0.0)


@given(LOGS, OUTCOMES, TODAYS, st.integers(1, 5), PAUSED)
def test_a_session_more_after_the_first_never_lowers_adherence(
    sessions: list[SessionOutcome],
    more: SessionOutcome,
    today: date,
    target: int,
    paused: frozenset[date],
) -> None:
    before = weeks_of(sessions, today, target, paused=paused)
    after = weeks_of([*sessions, more], today, target, paused=paused)
    assume(before)
    assume(more.training_date >= before[0].days[0])

    for upto in range(1, len(before) + 1):
        old, new = figures(recent_adherence(before[:upto])), figures(recent_adherence(after[:upto]))
        assert all(now >= then for then, now in zip(old, new, strict=True))


@given(LOGS, TODAYS)
def test_the_open_week_never_lowers_any_figure(sessions: list[SessionOutcome], today: date) -> None:
    weeks = weeks_of(sessions, today)
    closed = tuple(week for week in weeks if not week.is_open)

    old, new = figures(Adherence(closed)), figures(Adherence(weeks))
    assert all(now >= then for then, now in zip(old, new, strict=True))


@given(st.data(), LOGS, TODAYS)
def test_the_order_of_sessions_does_not_matter(
    data: st.DataObject, sessions: list[SessionOutcome], today: date
) -> None:
    shuffled = data.draw(st.permutations(sessions))

    assert weeks_of(shuffled, today) == weeks_of(sessions, today)


@given(LOGS, TODAYS)
def test_two_sessions_on_one_date_count_once(sessions: list[SessionOutcome], today: date) -> None:
    assert weeks_of([*sessions, *sessions], today) == weeks_of(sessions, today)


def test_of_two_sessions_on_one_date_the_better_one_counts() -> None:
    twice = [whole(MONDAY, 0.5), whole(MONDAY, 0.75), whole(MONDAY, 0.25)]

    assert [(week.counted, week.credit) for week in weeks_of(twice, MONDAY)] == [(1, 0.75)]


@given(LOGS, OUTCOMES, TODAYS)
def test_a_session_that_does_not_count_changes_nothing(
    sessions: list[SessionOutcome], more: SessionOutcome, today: date
) -> None:
    assume(not more.credit and not more.safety_stop)

    assert weeks_of([*sessions, more], today) == weeks_of(sessions, today)


@pytest.mark.parametrize(
    ("counted", "rested", "asked"),
    [(3, 0, 3), (2, 1, 2), (1, 2, 1), (0, 3, 3), (3, 1, 3), (1, 1, 2), (2, 4, 2), (1, 6, 1)],
)
def test_a_day_of_rest_for_safety_stands_for_a_session(
    counted: int, rested: int, asked: int
) -> None:
    days = [MONDAY + number * DAY for number in range(7)]
    sessions = [whole(day) for day in days[:counted]]
    rests = [rest_day(day) for day in days[7 - rested :]]
    week = weeks_of([*sessions, *rests, whole(MONDAY - WEEK)], MONDAY + WEEK)[1]

    assert (week.effective_target, week.counted) == (0 if not counted else asked, counted)


def test_a_stop_for_pain_before_anything_was_done_is_a_day_of_rest() -> None:
    stopped = SessionOutcome(MONDAY + DAY, 0.0, safety_stop=True, credited_reps=0)
    week = weeks_of([whole(MONDAY), whole(MONDAY + 2 * DAY), stopped], MONDAY)[0]

    assert (week.counted, week.effective_target, week.on_target) == (2, 2, True)


def test_a_day_of_rest_on_which_a_session_was_done_all_the_same_is_none() -> None:
    week = weeks_of([whole(MONDAY), rest_day(MONDAY)], MONDAY)[0]

    assert (week.counted, week.effective_target) == (1, 3)

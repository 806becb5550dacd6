from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.application.history import HistoryFigures, figures_of, trend_text, week_text
from corecoach.application.history_ports import KeptHistory
from corecoach.domain.adherence import DEFAULT_TARGET
from corecoach.domain.digest import PerSide, digest_of
from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.record import CheckIn, SessionRecord, StopReason
from corecoach.domain.schedule import Schedule
from tests.samples import MONDAY, session, weeks_of_sessions

FRIDAY = MONDAY + timedelta(days=4)


def figures(
    records: Sequence[SessionRecord], today: date, target: int = DEFAULT_TARGET
) -> HistoryFigures:
    schedule = Schedule(targets={MONDAY - timedelta(days=7): target})
    return figures_of(tuple(map(digest_of, records)), today, schedule)


def told(*counts: int, day: int = 2, target: int = 3) -> str:
    """The sentence on a Wednesday (or another day) of the last of these weeks."""
    today = MONDAY + timedelta(days=7 * (len(counts) - 1) + day)
    return week_text(figures(weeks_of_sessions(*counts), today, target))


def test_no_session_makes_no_week() -> None:
    found = figures([], MONDAY)
    assert (found.weeks, found.rolling, found.this_week) == ((), (), None)
    assert (found.done, found.minutes, found.streak.current) == (0, 0, 0)
    assert found.recent.capped.percent is None


def test_the_figures_follow_from_the_weeks() -> None:
    found = figures(weeks_of_sessions(3, 3, 2, 3), MONDAY + timedelta(days=28))
    assert [week.counted for week in found.weeks] == [3, 3, 2, 3, 0]
    assert (found.streak.current, found.streak.best) == (3, 3)
    assert [point.capped.percent for point in found.rolling] == [100, 100, 89, 92]
    assert (found.done, found.minutes) == (11, 11 * 15)


def test_the_last_four_weeks_are_the_open_one_and_three_before() -> None:
    share = figures(weeks_of_sessions(0, 3, 1, 3, 2), MONDAY + timedelta(days=30)).recent.capped
    assert (share.done, share.planned) == (9, 11)


def test_half_a_session_counts_and_less_does_not() -> None:
    # 20 of 20, 10 of 20, 0 of 3 is exactly half
    assert figures([session(reps=30)], MONDAY).done == 1
    assert figures([session(reps=29)], MONDAY).done == 0


def test_a_stop_for_pain_counts_and_another_stop_does_not() -> None:
    pain, time = (CheckIn(stop_reason=why) for why in (StopReason.PAIN, StopReason.TIME))
    assert figures([session(reps=1, check_in=pain)], MONDAY).done == 1
    assert figures([session(reps=0, check_in=pain)], MONDAY).done == 0
    assert figures([session(reps=1, check_in=time)], MONDAY).done == 0


def test_a_second_session_of_a_date_is_done_but_not_counted_by_the_week() -> None:
    found = figures([session(1), session(2)], FRIDAY)
    assert found.done == 2
    assert [week.counted for week in found.weeks] == [1]


def test_time_under_tension_is_kept_apart_by_side() -> None:
    # ten heel digs of 10 s and ten bird dogs of 2 s a side, three squats of 10 s
    assert figures([session()], MONDAY).tension_ms == PerSide(120_000, 120_000, 30_000)


def test_a_target_outside_its_range_is_refused() -> None:
    with pytest.raises(OutOfRangeError, match="1 to 5 sessions"):
        figures([session()], MONDAY, target=6)


def test_the_first_session_starts_the_count() -> None:
    assert week_text(figures([], MONDAY)) == "Your first session starts the count."
    assert week_text(figures([session(reps=3)], MONDAY)) == ("Your first session starts the count.")


def test_a_first_week_begun_late_asks_for_nothing() -> None:
    found = figures([session(day=FRIDAY)], FRIDAY)
    assert week_text(found) == "Your first week: 1 session done."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1,), "This week: 1 of 3 sessions."),
        ((3, 1), "This week: 1 of 3 sessions. 1 week on target."),
        ((3, 3, 3, 3, 1), "This week: 1 of 3 sessions. 4 weeks on target in a row."),
        ((3, 3), "This week: 3 of 3 sessions, on target. 2 weeks on target in a row."),
        ((3, 4), "This week: 4 sessions, more than the target of 3. 2 weeks on target in a row."),
        ((3, 1, 0), "This week: 0 of 3 sessions."),
    ],
)
def test_the_week_and_the_streak_are_told(counts: tuple[int, ...], sentence: str) -> None:
    assert told(*counts) == sentence


def test_a_target_of_one_is_told_in_the_singular() -> None:
    assert told(1, 0, target=1) == "This week: 0 of 1 session. 1 week on target."
    assert told(1, target=1) == "This week: 1 of 1 session, on target. 1 week on target."


def test_somebody_who_comes_back_is_welcome() -> None:
    assert told(3, 0, 0) == "Good to see you again. Any session this week is a good start."
    assert told(3, 0, 1) == "Good to have you back. This week: 1 of 3 sessions."


def test_a_week_not_yet_begun_does_not_make_a_comeback() -> None:
    assert "again" not in told(3, 0, day=0)


GUILT = ("miss", "fail", "lost", "broke", "behind", "only", "should", "must")


@given(st.lists(st.integers(0, 7), min_size=1, max_size=12), st.integers(1, 5), st.integers(0, 6))
def test_no_history_is_told_with_blame(counts: list[int], target: int, day: int) -> None:
    today = MONDAY + timedelta(days=7 * (len(counts) - 1) + day)
    records = [one for one in weeks_of_sessions(*counts) if one.training_date <= today]
    text = week_text(figures(records, today, target))
    assert text.endswith(".")
    assert "{" not in text
    assert not [word for word in GUILT if word in text.lower()]


@given(st.permutations(weeks_of_sessions(3, 0, 2, 4, 1)))
def test_the_order_of_the_sessions_changes_nothing(shuffled: list[SessionRecord]) -> None:
    today = MONDAY + timedelta(weeks=5)
    assert figures(shuffled, today) == figures(weeks_of_sessions(3, 0, 2, 4, 1), today)


def test_a_session_ahead_of_today_has_its_open_week() -> None:
    found: HistoryFigures = figures([session(day=date(2025, 1, 13))], date(2025, 1, 12))
    assert found.this_week is not None
    assert found.this_week.start == date(2025, 1, 13)


def test_a_trend_that_asks_for_somebody_is_said_and_any_other_is_not() -> None:
    scores = {0: 0, 2: 1, 21: 4, 23: 5}
    sessions = tuple(
        digest_of(session(day=MONDAY + timedelta(days=days), check_in=CheckIn(pain_before=pain)))
        for days, pain in scores.items()
    )
    today = MONDAY + timedelta(days=25)
    assert "up by 2 or more in four weeks" in trend_text(KeptHistory(sessions), today)
    assert not trend_text(KeptHistory(sessions[:3]), today)
    assert not trend_text(KeptHistory(()), today)

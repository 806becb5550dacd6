from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from corecoach.application.history import figures_of
from corecoach.application.screens.history import HistoryState, build_state
from corecoach.application.screens.history_table import row_of
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import CheckIn, SessionRecord, Source, StopReason
from tests.samples import MONDAY, session, weeks_of_sessions


def state_of(records: Sequence[SessionRecord], today: date) -> HistoryState:
    return build_state(records, figures_of(records, today))


def state_after(*counts: int, day: int = 2) -> HistoryState:
    today = MONDAY + timedelta(days=7 * (len(counts) - 1) + day)
    return state_of(weeks_of_sessions(*counts), today)


def tiles(state: HistoryState) -> list[tuple[str, str]]:
    return [(tile.value, tile.note) for tile in state.tiles]


def test_an_empty_history_has_words_of_its_own() -> None:
    state = state_of([], MONDAY)
    assert (len(state.rows), state.bars, state.points) == (0, (), ())
    assert state.empty_title == "Your history starts with your first session"
    assert "rest days belong to the plan" in state.empty_text


def test_the_tiles_name_streak_adherence_and_sessions() -> None:
    state = state_after(3, 3, 2, 3, 0)
    assert [tile.label for tile in state.tiles] == [
        "Current streak",
        "Longest streak",
        "Adherence, 28 days",
        "Sessions done",
    ]
    assert tiles(state) == [
        ("3 weeks", "no spare week just now"),
        ("3 weeks", "weeks on target in a row"),
        ("8 of 9", "89 % of the planned sessions"),
        ("11", "2 h 45 min in all"),
    ]


def test_one_and_two_spare_weeks_are_told_apart() -> None:
    assert tiles(state_after(3))[0] == ("1 week", "1 spare week")
    assert tiles(state_after(3, 3, 3, 3, 3))[0] == ("5 weeks", "2 spare weeks")


def test_sessions_that_do_not_count_make_rows_and_no_chart() -> None:
    state = state_of([session(reps=3)], MONDAY)
    assert len(state.rows) == 1
    assert state.bars == ()
    assert state.chart_note == "The chart starts with the first session that is at least half done."
    assert tiles(state)[2] == ("–", "starts with the first session done")


def test_a_first_week_says_how_the_chart_grows() -> None:
    state = state_after(1)
    assert len(state.bars) == 1
    assert state.points == ()
    assert "Each week adds a bar." in state.chart_note


def test_each_week_has_a_bar_with_its_figures_in_words() -> None:
    state = state_after(3, 5, 2, 0, 1)
    assert [(bar.counted, bar.target) for bar in state.bars] == [
        *((3, 3), (5, 3), (2, 3), (0, 3), (1, 3)),
    ]
    assert [bar.status for bar in state.bars] == [
        "On target",
        "On target",
        "Bridged by a spare week",
        "A week without sessions",
        "Under way",
    ]
    assert state.bars[1].told == (
        "Week of 13 Jan 2025\n5 sessions, target 3\nOn target\n28-day adherence: 100 %"
    )
    assert state.bars[4].told == "Week of 3 Feb 2025\n1 of 3 sessions\nUnder way"
    assert state.bars[4].tick == "3 Feb"


def test_a_first_week_begun_late_and_a_lighter_week_are_named_kindly() -> None:
    late = session(1, MONDAY + timedelta(days=5))
    later = session(2, MONDAY + timedelta(days=8))
    state = state_of([late, later], MONDAY + timedelta(days=16))
    assert [bar.status for bar in state.bars] == ["Your first week", "A lighter week", "Under way"]


def test_the_line_has_a_point_for_each_week_that_is_over() -> None:
    state = state_after(3, 3, 2, 3, 0)
    assert [(point.week, point.percent) for point in state.points] == [
        *((0, 100), (1, 100), (2, 89), (3, 92)),
    ]


def test_a_screen_reader_is_told_the_latest_weeks_first() -> None:
    told = state_after(*[3] * 20).chart_told.split("\n\n")
    assert len(told) == 12
    assert told[0].startswith("Week of 19 May 2025")


def test_the_newest_session_comes_first() -> None:
    state = state_of(weeks_of_sessions(3, 1), MONDAY + timedelta(days=9))
    assert [row.session_id for row in state.rows] == [4, 3, 2, 1]
    assert [row.session_id for row in state.rows[1:3]] == [3, 2]
    assert state.rows.row(3) == 1
    assert state.rows.row(99) is None
    assert state.rows.session_id(0) == 4


def test_a_row_has_the_session_in_ten_cells() -> None:
    answers = CheckIn(pain_before=3, pain_peak=4, pain_after=0)
    row = row_of(session(7, reps=33, check_in=answers))
    assert row.session_id == 7
    assert row.cells == (
        *("Mon, 6 Jan 2025", "18:05", "15:00", "33 of 43", "10 / 10", "7 / 6"),
        *("3", "4", "0", "Done in part"),
    )
    assert len(row.cells) == len(state_after(1).columns)


def test_an_answer_not_given_is_a_dash_and_not_a_zero() -> None:
    row = row_of(session())
    assert (row.pain_before, row.pain_peak, row.pain_after) == ("–", "–", "–")


def test_a_session_without_an_end_or_without_an_exercise_shows_dashes() -> None:
    squats = replace(DEFAULT_PLAN, doses=DEFAULT_PLAN.doses[2:])
    row = row_of(replace(session(plan=squats), ended=None))
    assert (row.length, row.heel_digs, row.bird_dogs) == ("–", "–", "–")


@pytest.mark.parametrize(
    ("reps", "reason", "word"),
    [
        (43, None, "Done"),
        (35, StopReason.TIME, "Done in part"),
        (35, StopReason.PAIN, "Stopped for pain"),
        (5, StopReason.TIRED, "Started"),
    ],
)
def test_one_word_says_how_a_session_ended(reps: int, reason: StopReason | None, word: str) -> None:
    assert row_of(session(reps=reps, check_in=CheckIn(stop_reason=reason))).state == word


def test_a_session_typed_in_or_one_that_ran_on_is_marked() -> None:
    assert row_of(replace(session(), source=Source.TYPED)).state == "Typed in"
    assert row_of(session(minutes=35 * 60)).state == "Ran on – check"
    stopped = session(minutes=35 * 60, check_in=CheckIn(stop_reason=StopReason.PAIN))
    assert row_of(stopped).state == "Stopped for pain"

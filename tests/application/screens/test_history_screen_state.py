from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from corecoach.application.charts.chart import ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.history import History, history_of
from corecoach.application.screens.history import (
    ChartChoice,
    HistoryState,
    build_pane,
    build_state,
)
from corecoach.application.screens.history_table import row_of
from corecoach.domain.digest import digest_of
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import CheckIn, SessionRecord, Source, StopReason
from tests.samples import MONDAY, session, weeks_of_sessions


def history(records: Sequence[SessionRecord], today: date) -> History:
    return history_of(tuple(map(digest_of, records)), today)


def state_of(records: Sequence[SessionRecord], today: date) -> HistoryState:
    return build_state(history(records, today))


def state_after(*counts: int, day: int = 2) -> HistoryState:
    today = MONDAY + timedelta(days=7 * (len(counts) - 1) + day)
    return state_of(weeks_of_sessions(*counts), today)


def tiles(state: HistoryState) -> list[tuple[str, str]]:
    return [(tile.value, tile.note) for tile in state.tiles]


def test_an_empty_history_has_words_of_its_own() -> None:
    state = state_of([], MONDAY)
    assert len(state.rows) == 0
    assert state.empty_title == "Your history starts with your first session"
    assert "rest days belong to the plan" in state.empty_text


def test_the_tiles_name_streak_adherence_sessions_hours_and_tension() -> None:
    state = state_after(3, 3, 2, 3, 0)
    assert [tile.label for tile in state.tiles] == [
        "Streak",
        "Adherence, 28 days",
        "Sessions done",
        "Time",
        "Under tension, left / right",
    ]
    assert tiles(state) == [
        ("3 weeks", "no spare week now"),
        ("8 of 9", "89 % of the plan"),
        ("11", "in 5 weeks"),
        ("2 h 45 min", "in all sessions"),
        ("1\u202f320 / 1\u202f320 s", "and 330 s without sides"),
    ]


def test_a_streak_behind_the_longest_names_that_one_too() -> None:
    assert state_after(3, 3, 0, 3).tiles[0].label == "Streak, longest 2"


def test_before_the_first_session_that_counts_the_tiles_claim_nothing() -> None:
    state = state_of([session(reps=3)], MONDAY)
    assert len(state.rows) == 1
    assert tiles(state)[1:3] == [("–", "no figure yet"), ("0", "half done or more")]


def test_the_pane_offers_every_chart_and_range() -> None:
    pane = build_pane(history([session()], MONDAY), ChartChoice())
    assert [kind.name for kind in pane.kinds] == [
        *("Weeks", "Calendar", "Pain", "Heel digs", "Bird dogs", "Pause squats"),
        "Left and right",
    ]
    assert [span.name for span in pane.spans] == ["4 weeks", "12 weeks", "A year", "All"]
    assert pane.span == Span.TWELVE_WEEKS


def test_the_calendar_offers_years_in_place_of_ranges() -> None:
    records = [session(1, date(2023, 5, 1)), session(2, MONDAY)]
    pane = build_pane(history(records, MONDAY), ChartChoice(ChartKind.CALENDAR))
    assert [span.name for span in pane.spans] == ["Year 2025", "Year 2024", "Year 2023"]
    assert pane.span == "2025"
    older = build_pane(history(records, MONDAY), ChartChoice(ChartKind.CALENDAR, year=2023))
    assert (older.span, older.shown.title) == ("2023", "Calendar of 2023")


def test_one_and_two_spare_weeks_are_told_apart() -> None:
    assert tiles(state_after(3))[0] == ("1 week", "1 spare week")
    assert tiles(state_after(3, 3, 3, 3, 3))[0] == ("5 weeks", "2 spare weeks")


def test_the_newest_session_comes_first() -> None:
    state = state_of(weeks_of_sessions(3, 1), MONDAY + timedelta(days=9))
    assert [row.session_id for row in state.rows] == [4, 3, 2, 1]
    assert [row.session_id for row in state.rows[1:3]] == [3, 2]
    assert state.rows.row(3) == 1
    assert state.rows.row(99) is None
    assert state.rows.session_id(0) == 4


def test_a_row_has_the_session_in_ten_cells() -> None:
    answers = CheckIn(pain_before=3, pain_peak=4, pain_after=0)
    row = row_of(digest_of(session(7, reps=33, check_in=answers)))
    assert row.session_id == 7
    assert row.cells == (
        *("Mon, 6 Jan 2025", "18:05", "15:00", "33 of 43", "10 / 10", "7 / 6"),
        *("3", "4", "0", "Done in part"),
    )
    assert len(row.cells) == len(state_after(1).columns)


def test_an_answer_not_given_is_a_dash_and_not_a_zero() -> None:
    row = row_of(digest_of(session()))
    assert (row.pain_before, row.pain_peak, row.pain_after) == ("–", "–", "–")


def test_a_session_without_an_end_or_without_an_exercise_shows_dashes() -> None:
    squats = replace(DEFAULT_PLAN, doses=DEFAULT_PLAN.doses[2:])
    row = row_of(digest_of(replace(session(plan=squats), ended=None)))
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
    assert row_of(digest_of(session(reps=reps, check_in=CheckIn(stop_reason=reason)))).state == word


def test_a_session_typed_in_or_one_that_ran_on_is_marked() -> None:
    assert row_of(digest_of(replace(session(), source=Source.TYPED))).state == "Typed in"
    assert row_of(digest_of(session(minutes=35 * 60))).state == "Ran on – check"
    stopped = session(minutes=35 * 60, check_in=CheckIn(stop_reason=StopReason.PAIN))
    assert row_of(digest_of(stopped)).state == "Stopped for pain"

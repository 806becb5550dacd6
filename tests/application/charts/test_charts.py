"""Every chart as a value: slots, series, the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.application.charts.calendar import Calendar, DayKind, calendar_of, years_of
from corecoach.application.charts.chart import Chart, ChartKind, Ink, axis_of
from corecoach.application.charts.frame import MOST_SLOTS, Span
from corecoach.application.charts.gallery import chart_of
from corecoach.application.history import History, history_of
from corecoach.domain.digest import digest_of
from corecoach.domain.plan import DEFAULT_PLAN, HeelDigDose
from corecoach.domain.record import CheckIn, SessionRecord
from corecoach.domain.schedule import PauseReason, Schedule
from corecoach.domain.training_day import FirstWeekday
from tests.samples import MONDAY, session, weeks_of_sessions

DAY = timedelta(days=1)
DRAWN = [kind for kind in ChartKind if kind is not ChartKind.CALENDAR]
TRAVEL = PauseReason.TRAVEL


def history(
    records: Sequence[SessionRecord],
    today: date,
    paused: Mapping[date, PauseReason] | None = None,
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> History:
    schedule = Schedule(paused=paused or {}, first_weekday=first_weekday)
    return history_of(tuple(map(digest_of, records)), today, schedule)


def after(*counts: int, day: int = 2) -> History:
    today = MONDAY + timedelta(days=7 * (len(counts) - 1) + day)
    return history(weeks_of_sessions(*counts), today)


def values(chart: Chart, ink: Ink) -> list[float | None]:
    return next(list(series.values) for series in chart.series if series.ink is ink)


def cells(chart: Chart) -> list[tuple[str, ...]]:
    return [row.cells for row in chart.table.rows]


def kind_on(calendar: Calendar, day: date) -> DayKind:
    return next(one.kind for one in calendar.days if one.day == day)


def test_each_week_is_a_bar_beside_its_target_and_the_adherence() -> None:
    chart = chart_of(after(3, 5, 2, 0, 1), ChartKind.WEEKS, Span.TWELVE_WEEKS)
    assert values(chart, Ink.DONE) == [3, 3, 2, 0, 1]
    assert values(chart, Ink.BEYOND) == [3, 5, 2, 0, 1]
    assert values(chart, Ink.TARGET) == [3] * 5
    assert values(chart, Ink.ADHERENCE) == [100, 100, 89, 67, None]
    assert cells(chart) == [
        ("Week of 3 Feb 2025", "1", "3", "–", "Under way"),
        ("Week of 27 Jan 2025", "0", "3", "67 %", "A week without sessions"),
        ("Week of 20 Jan 2025", "2", "3", "89 %", "Bridged by a spare week"),
        ("Week of 13 Jan 2025", "5", "3", "100 %", "On target"),
        ("Week of 6 Jan 2025", "3", "3", "100 %", "On target"),
    ]


def test_a_slot_is_told_in_lines_as_the_table_has_it() -> None:
    chart = chart_of(after(3, 5, 1), ChartKind.WEEKS, Span.TWELVE_WEEKS)
    assert chart.told_at(1) == (
        "Week of 13 Jan 2025\nSessions: 5\nTarget: 3\n28-day adherence: 100 %\n"
        "Week in the streak: On target"
    )
    assert "28-day" not in chart.told_at(2)
    assert (chart.told_at(3), chart.told_at(-1)) == ("", "")


def test_a_first_week_and_lighter_and_paused_weeks_are_named_kindly() -> None:
    late = session(1, MONDAY + 5 * DAY)
    later = session(2, MONDAY + 8 * DAY)
    paused = {MONDAY + number * DAY: TRAVEL for number in range(14, 21)}
    chart = chart_of(
        history([late, later], MONDAY + 22 * DAY, paused), ChartKind.WEEKS, Span.TWELVE_WEEKS
    )
    assert [row[-1] for row in cells(chart)] == [
        *("Under way", "Paused", "A lighter week", "Your first week")
    ]
    assert values(chart, Ink.TARGET)[2] == 0


def test_a_week_bridged_by_a_spare_week_taken_back_says_so() -> None:
    chart = chart_of(after(3, 2, 3, 2, 3, 0), ChartKind.WEEKS, Span.ALL)
    assert cells(chart)[2][-1] == "Bridged by a spare week taken back from an earlier week"


def test_many_years_are_drawn_as_means_of_several_weeks() -> None:
    chart = chart_of(after(*[2, 4] * 300), ChartKind.WEEKS, Span.ALL)
    assert len(chart.slots) <= MOST_SLOTS
    assert chart.note == "Each mark stands for 13 weeks."
    assert values(chart, Ink.TARGET)[1] == 3
    assert cells(chart)[1][1:3] == ("38", "39")
    assert cells(chart)[1][-1] == "6 of 13 weeks on target"


@pytest.mark.parametrize(("span", "slots"), [(Span.FOUR_WEEKS, 4), (Span.TWELVE_WEEKS, 12)])
def test_a_range_ends_with_the_present_week(span: Span, slots: int) -> None:
    chart = chart_of(after(*[3] * 60), ChartKind.WEEKS, span)
    assert len(chart.slots) == slots
    assert chart.slots[-1].cells[0] == "Week of 23 Feb 2026"
    assert len(chart_of(after(*[3] * 60), ChartKind.WEEKS, Span.YEAR).slots) == 53


def test_pain_is_shown_on_its_day_and_only_where_it_was_told() -> None:
    answers = CheckIn(pain_before=2, pain_peak=5, pain_next=1)
    records = [session(1, MONDAY, check_in=answers), session(2, MONDAY + 2 * DAY)]
    chart = chart_of(history(records, MONDAY + 3 * DAY), ChartKind.PAIN, Span.FOUR_WEEKS)
    assert (len(chart.slots), chart.room_for) == (7, 28)
    assert cells(chart) == [("Mon, 6 Jan 2025", "2", "5", "1")]
    assert values(chart, Ink.PEAK)[0] == 5
    assert [value for value in values(chart, Ink.NEXT) if value is not None] == [1]
    assert chart.slots[0].session_ids == (1,)


@pytest.mark.parametrize("kind", [ChartKind.PAIN, ChartKind.HEEL_DIG])
def test_days_of_a_range_end_with_the_present_week(kind: ChartKind) -> None:
    chart = chart_of(after(*[3] * 60), kind, Span.FOUR_WEEKS)
    assert (len(chart.slots), chart.room_for) == (28, 28)
    assert chart.slots[-1].cells[0] == "Sun, 1 Mar 2026"


def test_pain_never_told_is_said_and_not_drawn_as_none() -> None:
    chart = chart_of(after(3, 3), ChartKind.PAIN, Span.FOUR_WEEKS)
    assert chart.empty_text.startswith("No answers about pain")
    assert (cells(chart), set(values(chart, Ink.PEAK))) == ([], {None})


def test_a_dose_shows_what_was_asked_for_and_held() -> None:
    harder = replace(DEFAULT_PLAN, doses=(HeelDigDose(12, 12), *DEFAULT_PLAN.doses[1:]))
    records = [session(1, MONDAY), session(2, MONDAY + 2 * DAY, plan=harder, reps=20)]
    chart = chart_of(history(records, MONDAY + 3 * DAY), ChartKind.HEEL_DIG, Span.FOUR_WEEKS)
    assert cells(chart) == [
        ("Wed, 8 Jan 2025", "12 a leg, hold 12 s", "20 of 24", "288 s", "240 s"),
        ("Mon, 6 Jan 2025", "10 a leg, hold 10 s", "20 of 20", "200 s", "200 s"),
    ]
    assert values(chart, Ink.ASKED)[2] == 288
    assert values(chart, Ink.HELD)[1] is None


def test_an_exercise_never_done_is_said() -> None:
    records = [session(plan=DEFAULT_PLAN.floor_only())]
    chart = chart_of(history(records, MONDAY), ChartKind.PAUSE_SQUAT, Span.FOUR_WEEKS)
    assert chart.empty_text == "No session in this time had this exercise."


def test_both_sides_are_summed_apart() -> None:
    records = [session(1, MONDAY, reps=11), session(2, MONDAY + DAY)]
    chart = chart_of(history(records, MONDAY + DAY), ChartKind.SIDES, Span.TWELVE_WEEKS)
    assert cells(chart) == [("Week of 6 Jan 2025", "180 s", "170 s", "26", "25")]


def test_many_years_are_few_enough_pairs_to_tell_two_bars_apart() -> None:
    chart = chart_of(after(*[3] * 300), ChartKind.SIDES, Span.ALL)
    assert len(chart.slots) == 24
    assert chart.note == "Each pair is the sum of 13 weeks."
    assert len(chart_of(after(*[3] * 300), ChartKind.SIDES, Span.YEAR).slots) == 53


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("span", Span)
def test_no_session_yet_makes_no_figures_and_no_trouble(kind: ChartKind, span: Span) -> None:
    chart = chart_of(history([], MONDAY), kind, span)
    assert chart.empty_text
    assert cells(chart) == []


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("span", Span)
def test_a_single_session_is_in_every_chart(kind: ChartKind, span: Span) -> None:
    told = CheckIn(pain_before=1, pain_peak=2)
    chart = chart_of(history([session(9, check_in=told)], MONDAY), kind, span)
    assert chart.empty_text == ""
    assert [row.session_ids for row in chart.table.rows] == [(9,)]
    assert chart.note


@settings(deadline=None)
@given(st.lists(st.integers(0, 900), min_size=1, max_size=30), st.sampled_from(DRAWN))
def test_all_shows_every_session_once_with_figures_in_every_cell(
    ages: list[int], kind: ChartKind
) -> None:
    told = CheckIn(pain_peak=3)
    records = [
        session(number, MONDAY - age * DAY, check_in=told)
        for number, age in enumerate(ages, start=1)
    ]
    chart = chart_of(history(records, MONDAY), kind, Span.ALL)
    found = [number for slot in chart.slots for number in slot.session_ids]
    assert sorted(found) == list(range(1, len(ages) + 1))
    assert all(len(slot.cells) == len(chart.columns) for slot in chart.slots)
    assert all(len(series.values) == len(chart.slots) for series in chart.series)


@settings(deadline=None)
@given(st.floats(0, 10**7))
def test_an_axis_holds_its_highest_value_with_a_few_round_figures(highest: float) -> None:
    axis = axis_of("seconds", highest)
    assert axis.top >= highest
    assert 3 <= len(axis.figures) <= 6
    assert axis.figures[-1] == (axis.top, str(round(axis.top)))


def test_days_are_done_extra_started_paused_or_rest_and_never_anything_worse() -> None:
    records = [session(number, MONDAY + number * DAY) for number in range(4)]
    records.append(session(9, MONDAY + 7 * DAY, reps=3))
    paused = {MONDAY + number * DAY: TRAVEL for number in (5, 6)}
    found = calendar_of(history(records, MONDAY + 8 * DAY, paused), 2025)
    kinds = [kind_on(found, MONDAY + number * DAY) for number in range(10)]
    # two paused days leave a target of two
    assert kinds[:4] == [DayKind.DONE, DayKind.DONE, DayKind.EXTRA, DayKind.EXTRA]
    assert kinds[4:] == [
        DayKind.REST,
        DayKind.PAUSED,
        DayKind.PAUSED,
        DayKind.STARTED,
        DayKind.REST,
        DayKind.BLANK,
    ]
    assert kind_on(found, MONDAY - DAY) is DayKind.BLANK
    assert "miss" not in str(found.table).lower()


def test_a_day_done_while_paused_is_done() -> None:
    found = calendar_of(history([session()], MONDAY, {MONDAY: TRAVEL}), 2025)
    assert kind_on(found, MONDAY) is DayKind.DONE


@pytest.mark.parametrize("weekday", FirstWeekday)
@pytest.mark.parametrize("year", [2018, 2023, 2024, 2028])
def test_every_day_of_a_year_has_a_place_of_its_own(year: int, weekday: FirstWeekday) -> None:
    found = calendar_of(history([session()], MONDAY, first_weekday=weekday), year)
    places = {(day.column, day.row) for day in found.days}
    assert len(places) == len(found.days) >= 365
    assert max(column for column, _row in places) < 54
    assert {row for _column, row in places} == set(range(7))
    assert found.weekdays[0] == ("Mon" if weekday is FirstWeekday.MONDAY else "Sun")
    assert all(day.row == (day.day.weekday() - weekday) % 7 for day in found.days)


def test_a_day_tells_its_sessions_and_opens_them() -> None:
    found = calendar_of(history([session(4, MONDAY), session(5, MONDAY)], MONDAY), 2025)
    day = next(one for one in found.days if one.day == MONDAY)
    assert day.session_ids == (4, 5)
    assert day.told == (
        "Mon, 6 Jan 2025\nWhat: Done\nSessions: 43 of 43 repetitions, 43 of 43 repetitions"
    )


def test_the_years_go_from_the_present_one_to_the_first() -> None:
    assert years_of(history([session(1, date(2022, 3, 1))], MONDAY)) == (2025, 2024, 2023, 2022)

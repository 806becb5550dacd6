"""The report of some weeks as data: every figure, the sentences on pain, nothing invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corecoach.application.history import figures_of
from corecoach.application.reports.parts import Drawn, Field
from corecoach.application.reports.weeks import WeeksReport
from corecoach.application.reports.weeks_wording import change_sentence
from corecoach.domain.digest import digest_of
from corecoach.domain.pain_change import pain_change
from corecoach.domain.record import CheckIn, Source
from corecoach.domain.schedule import PauseReason, Schedule
from corecoach.domain.training_day import DAY, FirstWeekday
from tests.adapters.printing.sample_histories import FIRST, LAST, history, report_of
from tests.samples import MONDAY, session, weeks_of_sessions


def values(fields: tuple[Field, ...]) -> dict[str, str]:
    return {field.label: field.value for field in fields}


def column(report: WeeksReport, head: str) -> list[str]:
    place = [name.replace("\n", " ") for name in report.weeks.columns].index(head)
    return [row[place] for row in report.weeks.rows]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ([5, 4, 5], [3, 2, 2], "down 2.33. A fall of 2 or more is usually regarded as meaningful."),
        ([4, 4, 3], [3, 3, 2], "down 1.00, less than 2 points: within the usual measuring error."),
        ([2, 3, 2], [1, 0, 1], "down 1.67 (71 %). Below 2 points; from a low start this may still"),
        ([3, 4], [6, 5, 6], "up 2.17. Please talk to a physical therapist."),
        ([6, 6], [4.5, 4.5], "down 1.50, less than 2 points: within the usual measuring error."),
        ([2, 2], [2, 1], "about the same."),
        ([3, 3], [4, 4.5], "up 1.25, less than 2 points: within the usual measuring error."),
        ([5], [4, 4], "not enough data"),
    ],
)
def test_only_the_sentences_of_the_design_are_said(
    first: list[float], last: list[float], said: str
) -> None:
    assert said in change_sentence(pain_change(first, last))


def test_frequency_is_that_of_the_screen() -> None:
    records = weeks_of_sessions(4, 2, 3, 1)
    until = MONDAY + timedelta(days=27)
    recent = figures_of(tuple(map(digest_of, records)), until).recent
    told = values(report_of(records, until).frequency)
    assert told["Capped at each week's target"] == (
        f"{recent.capped.done} of {recent.capped.planned}, {recent.capped.percent} %"
    )
    assert told["Sessions, every one"].startswith(f"{recent.frequency.done} of ")
    assert told["Longest gap (days)"] == "6"


def test_each_week_has_a_row_with_its_figures() -> None:
    report = report_of(history(12))
    assert column(report, "Week") == [
        "03-03 to 03-09",
        "03-10 to 03-16",
        "03-17 to 03-23",
        "03-24 to 03-30",
    ]
    assert column(report, "Sessions") == ["3 of 3"] * 4
    assert column(report, "Days")[0] == "Mon Wed Fri"
    assert column(report, "Length (min:s)")[0] == "50:03"
    assert column(report, "Heel digs L / R (s)")[0] == "356 / 356"
    assert column(report, "Highest peak") == ["6", "6", "6", "6"]


def test_a_week_before_the_first_session_has_no_target_to_be_held_against() -> None:
    report = report_of([session(1, MONDAY)], MONDAY + timedelta(days=6))
    assert column(report, "Sessions") == ["–", "–", "–", "1 of 3"]


def test_every_exercise_has_its_plan_effort_hold_and_belt() -> None:
    heel_dig, bird_dog, squat = report_of(history(12)).plan.rows
    assert heel_dig[1:4] == ("12 × 10 s a leg", "14 × 10 s a leg", "–")
    assert bird_dog[4] == "6 (5 to 7)"
    assert squat[1:] == (
        "3 × 18 s, 22.5 kg low bar, 60 s rest",
        "3 × 16 s, 25 kg low bar, 60 s rest",
        "25 kg low bar",
        "6 (6 to 6)",
        "15.8 to 17.9",
        "3",
        "12",
    )


def test_changes_of_the_plan_are_told_with_their_dates() -> None:
    (change,) = report_of(history(12)).changes.lines
    assert change == (
        "2025-03-19: Heel digs 14 × 10 s a leg; Bird dogs 14 a side; "
        "Pause squats 3 × 16 s, 25 kg low bar (set by the user)"
    )


def test_stops_and_what_was_too_much_stand_with_their_dates() -> None:
    assert report_of(history(12)).stops.lines == (
        "2025-03-03 too much: Heel digs, Bird dogs",
        "2025-03-10 too much: Heel digs, Bird dogs",
        "2025-03-17 ended early (pain), too much: Heel digs, Bird dogs",
        "2025-03-24 too much: Heel digs, Bird dogs",
        "2025-03-28 too much: Heel digs, Bird dogs, Pause squats",
    )


def test_pain_is_charted_score_by_score() -> None:
    chart = report_of(history(12)).pain_chart
    before, peak = chart.series
    assert (before.drawn, len(before.points)) == (Drawn.DOTS, 12)
    assert (peak.drawn, peak.points[:3]) == (Drawn.RINGS, ((0, 6), (2, 5), (4, 4)))
    assert (chart.ticks[0], chart.ticks[-1], chart.days) == (0, 10, 28)


def test_no_point_of_a_chart_lies_outside_its_ends() -> None:
    for count in (1, 12, 60):
        report = report_of(history(count, always_changing=True))
        for chart in (report.pain_chart, *report.dose_charts):
            for series in chart.series:
                for day, value in series.points:
                    assert 0 <= day < chart.days
                    assert chart.ticks[0] <= value <= chart.ticks[-1]


def test_an_empty_history_says_so_and_invents_nothing() -> None:
    report = report_of([])
    assert report.plan.rows == ()
    assert report.dose_charts == ()
    assert report.changes.lines == report.stops.lines == ("None.",)
    assert "not enough data" in report.pain_change
    assert values(report.frequency)["Sessions, every one"] == "0 of 0"
    assert values(report.pain)["Before, first week"] == "–"


def test_the_quality_of_the_data_is_told() -> None:
    timed, typed = session(1, FIRST), session(2, FIRST + timedelta(days=2))
    typed = type(typed)(**{**vars(typed), "source": Source.TYPED, "check_in": CheckIn(pain_next=1)})
    told = values(report_of([timed, typed]).quality)
    assert told["Sessions timed by the program"] == "1 of 2, 50 %"
    assert told["Next mornings not told"] == "1 of 2"


@pytest.mark.parametrize(("weeks", "title"), [(4, "Four-week report"), (1, "Report of 1 week")])
def test_the_title_names_the_weeks(weeks: int, title: str) -> None:
    report = report_of(history(12), LAST, weeks)
    assert report.title == title
    assert len(report.weeks.rows) == weeks
    assert report.document_title.endswith("to 2025-03-30")


def test_no_causal_word_is_said() -> None:
    report = report_of(history(60), date(2025, 3, 30))
    said = " ".join([report.pain_change, *report.changes.lines, *report.stops.lines]).lower()
    assert not {"because", "thanks", "reduced", "improved", "helped"} & set(said.split())


def test_paused_days_of_the_period_stand_with_their_reason() -> None:
    ill, away = PauseReason.ILLNESS, PauseReason.TRAVEL
    paused = {FIRST + DAY * number: ill for number in (-1, 3, 4, 5)} | {FIRST + DAY * 8: away}
    report = report_of(history(12), schedule=Schedule(paused=paused))
    assert values(report.frequency)["Paused days"] == "4"
    assert report.paused == (
        "paused 2025-03-06 to 2025-03-08 (illness); paused 2025-03-11 (travel)"
    )
    assert column(report, "Sessions") == ["3 of 2", "3 of 3", "3 of 3", "3 of 3"]


def test_weeks_begin_as_they_do_on_the_screen() -> None:
    schedule = Schedule(first_weekday=FirstWeekday.SUNDAY)
    report = report_of(history(12), LAST - DAY, schedule=schedule)
    assert column(report, "Week")[-1] == "03-23 to 03-29"


def test_the_target_of_each_week_is_its_own() -> None:
    schedule = Schedule(targets={FIRST + DAY * 14: 2})
    report = report_of(history(12), schedule=schedule)
    assert column(report, "Sessions") == ["3 of 3", "3 of 3", "3 of 2", "3 of 2"]

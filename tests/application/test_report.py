"""The session summary as data: every figure of several sessions, and nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corecoach.application.reports import wording
from corecoach.application.reports.parts import Person
from corecoach.application.reports.session import SessionReport, build_session_report
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.record import (
    CheckIn,
    Outcome,
    SessionRecord,
    SessionState,
    Source,
    StopReason,
)
from corecoach.domain.timeline import Rep
from tests.adapters.printing.sample_records import STARTED, full_session, session


def report_of(record: SessionRecord) -> SessionReport:
    return build_session_report(record, program_version="0.2.0")


def values(report: SessionReport) -> dict[str, str]:
    fields = (*report.when, *report.about, *report.pain, report.note)
    return {field.label: field.value for field in fields}


def test_a_full_session_has_every_field_of_its_head() -> None:
    found = values(report_of(full_session()))
    assert found["Date"] == "2025-03-14 (Friday)"
    assert found["Start"] == "18:05"
    assert found["Length (min:s)"] == "16:40"
    assert found["Time zone"] == "Europe/London"
    assert found["Data"] == "timed by the program"
    assert found["Kept with"] == "CoreCoach 0.1.0"
    assert (found["Ended early"], found["Reason"]) == ("no", wording.NOTHING)


def test_pain_stands_at_its_four_moments() -> None:
    pain = report_of(full_session()).pain
    assert [(field.label, field.value) for field in pain] == [
        ("Before", "2"),
        ("Peak", "3"),
        ("At the end", "2"),
        ("Next morning", "1"),
    ]


def test_a_full_session_has_a_row_for_each_exercise() -> None:
    heel_dig, bird_dog, squat = report_of(full_session()).rows
    assert (heel_dig.exercise, heel_dig.planned) == ("Heel digs", "12 × 10 s a leg")
    assert heel_dig.figures == ("12 / 12", "10.0", "10.0", "120 / 120", "4", "", "0")
    assert (bird_dog.planned, bird_dog.planned_detail) == (
        "12 a side, 3-2-3",
        "out 3 s, hold 2 s, back 3 s",
    )
    assert bird_dog.figures == ("12 / 12", "2.0", "2.0", "24 / 24", "5", "", "0")
    assert (squat.planned, squat.planned_detail) == (
        "3 × 18 s, 22.5 kg low bar",
        "60 s rest between holds",
    )
    assert squat.figures == ("3", "18.0", "18.0", "54", "6", "", "0")


def test_unequal_sides_are_told_apart_and_the_shortest_hold_is_named() -> None:
    def held(rep: Rep) -> int | None:
        if rep.exercise is not Exercise.HEEL_DIG:
            return None
        if rep.side is Side.RIGHT and rep.number > 9:
            return 4_000
        return 9_250 if rep.number == 1 else rep.target_ms

    heel_dig, bird_dog, squat = report_of(session(held)).rows
    assert heel_dig.figures == ("12 / 9", "9.9", "9.3", "119 / 101", "", "", "3")
    assert bird_dog.figures == ("0 / 0", "–", "–", "0 / 0", "", "", "24")
    assert squat.figures == ("0", "–", "–", "0", "", "", "3")


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (StopReason.PAIN, "pain"),
        (StopReason.TIRED, "tired"),
        (StopReason.TIME, "no time left"),
        (StopReason.OTHER, "other"),
        (None, ""),
    ],
)
def test_a_stopped_session_names_its_reason_or_leaves_room_for_it(
    reason: StopReason | None, shown: str
) -> None:
    answers = CheckIn(stop_reason=reason)
    found = values(report_of(session(state=SessionState.STOPPED, check_in=answers)))
    assert (found["Ended early"], found["Reason"]) == ("yes", shown)


def test_a_session_that_still_runs_has_no_length_and_no_early_end() -> None:
    found = values(report_of(session(state=SessionState.OPEN, ended=None)))
    assert found["Length (min:s)"] == wording.NOTHING
    assert (found["Ended early"], found["Reason"]) == ("not ended yet", wording.NOTHING)


def test_answers_not_given_stay_empty() -> None:
    report = report_of(session())
    assert [field.value for field in report.pain] == ["", "", "", ""]
    assert {row.effort for row in report.rows} == {""}
    assert report.note.value == ""


def test_pain_of_zero_is_an_answer() -> None:
    assert report_of(session(check_in=CheckIn(pain_before=0))).pain[0].value == "0"


def test_what_nobody_was_asked_is_left_to_the_pen() -> None:
    report = report_of(full_session())
    assert [question.label for question in report.questions] == [
        "Leg symptoms",
        "Safety questions",
    ]
    blanks = (*report.person, *report.therapist.quality, *report.therapist.signature)
    assert {field.value for field in blanks} == {""}


def test_a_typed_session_says_so() -> None:
    assert values(report_of(session(source=Source.TYPED)))["Data"] == "typed in by the user"


def test_a_session_after_midnight_names_the_day_it_counts_for() -> None:
    record = session(started=STARTED + timedelta(hours=7), training_date=date(2025, 3, 14))
    assert values(report_of(record))["Date"] == "2025-03-15 (Saturday), counts for 2025-03-14"


def test_a_session_without_squats_asks_nothing_about_them() -> None:
    report = report_of(session(plan=Plan((HeelDigDose(), BirdDogDose()))))
    assert report.squat_check is None
    assert [field.label for field in report.therapist.quality] == ["Heel digs", "Bird dogs"]


@pytest.mark.parametrize(
    ("dose", "text"),
    [
        (HeelDigDose(reps=10), "10 × 10 s a leg"),
        (HeelDigDose(reps=10, basis=Basis.TOTAL), "10 × 10 s, both legs together"),
        (BirdDogDose(reps=14, out_s=4, hold_s=5, back_s=2), "14 a side, 4-5-2"),
        (PauseSquatDose(), "3 × 10 s, body weight"),
        (PauseSquatDose(load=10), "3 × 10 s, body weight plus 10 kg"),
        (
            PauseSquatDose(
                reps=5, hold_s=20, variant=SquatVariant.FRONT, load=95, unit=LoadUnit.LB
            ),
            "5 × 20 s, 95 lb front squat",
        ),
        (PauseSquatDose(variant=SquatVariant.GOBLET), "3 × 10 s, goblet"),
        (
            PauseSquatDose(variant=SquatVariant.HIGH_BAR, load=102.25),
            "3 × 10 s, 102.25 kg high bar",
        ),
    ],
)
def test_a_dose_is_written_in_one_line(dose: Dose, text: str) -> None:
    assert wording.dose_text(dose) == text


@pytest.mark.parametrize(
    ("milliseconds", "text"), [(0, "0.0"), (9_949, "9.9"), (9_950, "10.0"), (17_600, "17.6")]
)
def test_seconds_are_rounded_to_the_nearest_tenth(milliseconds: int, text: str) -> None:
    assert wording.tenths(milliseconds) == text


def test_the_foot_says_what_the_page_is_and_numbers_it() -> None:
    foot = report_of(full_session()).foot
    assert "does not diagnose" in foot.disclaimer
    assert "CoreCoach 0.2.0" in foot.program
    assert foot.page(1, 2) == "Page 1 of 2"


def test_peaks_belt_and_faults_of_each_exercise_are_told() -> None:
    record = full_session()
    heel_dig, bird_dog, squat = record.exercises
    record = replace(
        record,
        exercises=(
            replace(heel_dig, pain_peak=0),
            replace(bird_dog, faults=frozenset({FormFault.TWIST, FormFault.RUSH})),
            replace(squat, belt=False, pain_peak=2, faults=frozenset({FormFault.BUTT_WINK})),
        ),
    )
    report = report_of(record)
    assert [row.peak for row in report.rows] == ["0", "", "2"]
    assert [row.told for row in report.rows] == ["", "hips twisted; rushed", "no belt"]
    assert report.squat_check
    assert report.squat_check.choices[2] == "tailbone tucked"
    assert report.squat_check.ticked == {2}


def test_repetitions_typed_into_a_timed_session_are_told() -> None:
    record = full_session()
    heel_dig, *others = record.exercises
    attempts = (replace(heel_dig.attempts[0], outcome=Outcome.TYPED), *heel_dig.attempts[1:])
    record = replace(record, exercises=(replace(heel_dig, attempts=attempts), *others))
    assert values(report_of(record))["Data"] == "timed by the program, 1 repetition typed in"


def test_a_name_stands_on_the_page_only_where_it_was_typed() -> None:
    person = Person("Ada Lovelace", "1815-12-10")
    report = build_session_report(full_session(), program_version="0.2.0", person=person)
    assert [field.value for field in report.person] == ["Ada Lovelace", "1815-12-10"]

"""The sheets for a day without a computer."""

from __future__ import annotations

from corecoach.application.reports.parts import Person
from corecoach.application.reports.sheets import build_log_sheet, build_wall_sheet
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import Basis, HeelDigDose, Plan
from tests.adapters.printing.sample_records import PLAN


def test_the_log_has_a_box_for_every_repetition() -> None:
    sheet = build_log_sheet(PLAN, program_version="0.1.0", person=Person())
    assert [[(row.label, row.count) for row in exercise.boxes] for exercise in sheet.exercises] == [
        [("Left", 12), ("Right", 12)],
        [("Left", 12), ("Right", 12)],
        [("Done", 3)],
    ]
    assert sheet.exercises[2].planned == "3 × 18 s, 22.5 kg low bar, 60 s rest"


def test_a_total_is_shared_between_the_legs() -> None:
    plan = Plan((HeelDigDose(10, basis=Basis.TOTAL),))
    (heel_dig,) = build_log_sheet(plan, program_version="0.1.0", person=Person()).exercises
    assert [row.count for row in heel_dig.boxes] == [5, 5]


def test_what_is_to_be_written_is_empty_and_a_typed_name_is_there() -> None:
    person = Person("  Ada\nLovelace ", "")
    sheet = build_log_sheet(PLAN, program_version="0.1.0", person=person)
    assert {field.value for field in (*sheet.when, *sheet.pain)} == {""}
    assert [field.value for field in sheet.person] == ["Ada Lovelace", ""]


def test_the_wall_has_every_exercise_with_its_dose() -> None:
    sheet = build_wall_sheet(PLAN, program_version="0.1.0")
    assert [one.exercise for one in sheet.exercises] == list(Exercise)
    assert sheet.exercises[0].dose == "12 × 10 s a leg"
    assert all(one.lines for one in sheet.exercises)
    assert sheet.person == ()

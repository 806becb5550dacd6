"""The plans' screen: what is typed is looked at at once, kept on Save, and carried in files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QRadioButton

from corecoach.application.plan_form import Number
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import (
    DEFAULT_PLAN,
    Basis,
    BirdDogDose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.plan_book import PlanVersion
from corecoach.ui.screens.plan_cards import PlanCards
from corecoach.ui.screens.plans import PlansScreen
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.plan_fields import PlanFields
from tests.ui.conftest import Desk
from tests.ui.test_todays_plan import did


def screen(desk: Desk) -> PlansScreen:
    return desk.window.plans_page().screen


def opened(desk: Desk) -> PlansScreen:
    desk.click("Edit plan")
    return screen(desk)


def type_into(desk: Desk, number: Number, value: float) -> None:
    for card in screen(desk).findChildren(PlanFields):
        if number in card.numbers():
            card.field(number).setValue(value)  # type: ignore[arg-type]  # each takes its own kind


def tick(desk: Desk, name: str) -> None:
    kinds: list[QCheckBox | QRadioButton] = [
        *screen(desk).findChildren(QCheckBox),
        *screen(desk).findChildren(QRadioButton),
    ]
    (box,) = (one for one in kinds if one.text() == name)
    box.click()


def pick(desk: Desk, place: int, value: str) -> None:
    """Choose the variant (0) or the unit (1)."""
    box = screen(desk).findChild(PlanCards).findChildren(ChoiceBox)[place]  # type: ignore[union-attr]  # there is one
    index = [choice.value for choice in box._choices].index(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def save(desk: Desk) -> PlanVersion:
    desk.click("Save")
    kept = desk.plans.kept.chosen()
    assert kept
    return kept


def test_the_length_is_shown_while_it_is_typed(desk: Desk) -> None:
    opened(desk)
    assert "14:24 in all, 10:35 on the floor only" in desk.shown()
    type_into(desk, Number.SQUAT_REPS, 5)
    assert "16:00 in all, 10:35 on the floor only" in desk.shown()


def test_what_is_saved_is_the_next_session(desk: Desk) -> None:
    opened(desk)
    type_into(desk, Number.HEEL_REPS, 14)
    type_into(desk, Number.BIRD_OUT, 4)
    type_into(desk, Number.SQUAT_REST, 60)
    tick(desk, "Wait for my Ready before them")
    tick(desk, "With a belt")
    kept = save(desk)
    assert kept.doses.doses == (
        HeelDigDose(14),
        BirdDogDose(out_s=4),
        PauseSquatDose(rest_s=60, waits_for_ready=True),
    )
    assert kept.has_belt
    desk.click("Done")
    desk.click("Start session")
    assert desk.store.records[1].plan == kept.doses


@pytest.mark.parametrize(
    ("number", "value", "sentence"),
    [
        (Number.HEEL_REPS, 21, "Heel digs take 10 to 20 repetitions; 21 is outside that range."),
        (Number.HEEL_HOLD, 9, "A heel dig is held for 10 to 15 seconds; 9 is outside that range."),
        (
            Number.HEEL_REPS,
            11,
            "The steps of heel digs are these: with 10 s: 10, 12, 14, 16, 18, 20; with 12 s: 16,",
        ),
        (Number.BIRD_OUT, 9, "A bird dog moves out or back in 2 to 5 seconds; 9 is outside"),
        (Number.BIRD_REPS, 13, "Bird dogs go in these steps: 10, 12, 14, 16, 18, 20 a side."),
        (Number.SQUAT_REPS, 6, "Pause squats take 1 to 5 repetitions; 6 is outside that range."),
        (Number.SQUAT_HOLD, 25, "A pause squat is held for 10 to 20 seconds; 25 is outside"),
        (Number.SQUAT_HOLD, 13, "With the weight you begin with, the hold is 10, 15, 20 s."),
        (Number.LOAD, 501, "The load of a pause squat is 0 to 500; 501.0 is outside"),
        (
            Number.PLATE,
            60,
            "The smallest step of a weight is 0.25 to 50; 60 is outside",
        ),
    ],
)
def test_what_is_refused_says_what_there_is_and_cannot_be_saved(
    desk: Desk, number: Number, value: float, sentence: str
) -> None:
    opened(desk)
    type_into(desk, number, value)
    assert any(text.startswith(sentence) for text in desk.shown())
    assert not desk.button("Save").isEnabled()


def test_all_that_is_refused_is_told_at_once(desk: Desk) -> None:
    did(desk, 2)
    desk.window.show_today()
    opened(desk)
    type_into(desk, Number.HEEL_REPS, 18)
    type_into(desk, Number.BIRD_OUT, 9)
    shown = desk.shown()
    assert any(text.startswith("By hand it goes up one step at a time") for text in shown)
    assert any(text.startswith("A bird dog moves out or back") for text in shown)


def test_a_plan_without_exercises_or_name_is_refused(desk: Desk) -> None:
    opened(desk)
    for exercise in ("Heel digs", "Bird dogs", "Pause squats"):
        tick(desk, exercise)
    assert "A plan needs at least one exercise." in desk.shown()
    tick(desk, "Bird dogs")
    assert save(desk).doses == Plan((BirdDogDose(),))
    name = screen(desk)._name
    name.clear()
    name.textEdited.emit("")
    assert any("1 to 60 characters" in text for text in desk.shown())


def test_raising_by_hand_goes_one_step_at_a_time(desk: Desk) -> None:
    did(desk, 2)
    desk.window.show_today()
    opened(desk)
    type_into(desk, Number.HEEL_REPS, 16)
    assert "By hand it goes up one step at a time: at most 12 a leg, hold 10 s." in desk.shown()
    type_into(desk, Number.HEEL_REPS, 12)
    desk.click("Save")
    desk.click("Done")
    assert "12 a leg, hold 10 s" in desk.shown()


def test_another_weight_goes_up_one_step_and_begins_with_the_shortest_hold(desk: Desk) -> None:
    bar = PauseSquatDose(variant=SquatVariant.LOW_BAR, load=20.0, hold_s=15)
    did(desk, 2, Plan((*DEFAULT_PLAN.doses[:2], bar)))
    desk.window.show_today()
    opened(desk)
    type_into(desk, Number.LOAD, 30)
    assert "By hand the weight goes up one step at a time: at most 22.5 kg." in desk.shown()
    type_into(desk, Number.LOAD, 22.5)
    assert "Another weight begins with the shortest hold, 10 s." in desk.shown()
    type_into(desk, Number.SQUAT_HOLD, 10)
    desk.click("Save")
    desk.click("Done")
    assert any("hold 10 s, rest 30 s, 22.5 kg low bar" in text for text in desk.shown())


def test_another_variant_begins_light_and_another_unit_converts_nothing(desk: Desk) -> None:
    opened(desk)
    pick(desk, 0, SquatVariant.HIGH_BAR)
    pick(desk, 1, LoadUnit.LB)
    squats = save(desk).doses.dose(Exercise.PAUSE_SQUAT)
    assert squats == PauseSquatDose(variant=SquatVariant.HIGH_BAR, load=45.0, unit=LoadUnit.LB)


def test_both_legs_together(desk: Desk) -> None:
    opened(desk)
    tick(desk, "both legs together")
    assert save(desk).doses.doses[0] == HeelDigDose(10, 10, Basis.TOTAL)


def test_reset_fills_in_what_the_coach_suggests(desk: Desk) -> None:
    for days_ago in (9, 2):
        did(desk, days_ago)
    desk.window.show_today()
    opened(desk)
    type_into(desk, Number.BIRD_OUT, 5)
    tick(desk, "Pause squats")
    desk.click("Reset to the coach's suggestion")
    desk.click("Save")
    desk.click("Done")
    assert {"12 a leg, hold 10 s", "12 a side, 3 s out, 2 s still, 3 s back"} <= desk.shown()


def test_cancel_keeps_nothing(desk: Desk) -> None:
    opened(desk)
    type_into(desk, Number.HEEL_REPS, 14)
    desk.click("Cancel")
    assert desk.plans.kept.versions == ()
    assert "10 a leg, hold 10 s" in desk.shown()


def test_a_copy_can_be_named_used_and_deleted_and_comes_back(desk: Desk) -> None:
    page = opened(desk)
    desk.click("Copy")
    assert "“Copy of My plan” is a copy of “My plan”." in desk.shown()
    page._name.setText("Gym")
    page._name.textEdited.emit("Gym")
    desk.click("Save")
    desk.click("Use for the next session")
    assert [plan.name for plan in desk.plans.kept.plans()] == ["Gym", "My plan"]
    chosen = desk.plans.kept.chosen()
    assert chosen
    assert chosen.name == "Gym"
    desk.click("Delete")
    assert [plan.name for plan in desk.plans.kept.plans()] == ["My plan"]
    desk.click("Undo")
    assert [plan.name for plan in desk.plans.kept.plans()] == ["Gym", "My plan"]


def test_the_only_plan_cannot_be_deleted(desk: Desk) -> None:
    opened(desk)
    assert not desk.button("Delete").isEnabled()


def test_a_plan_is_chosen_on_today_once_there_are_two(desk: Desk) -> None:
    opened(desk)
    desk.click("Copy")
    type_into(desk, Number.SQUAT_REPS, 5)
    desk.click("Save")
    desk.click("Done")
    box = desk.window.tabs.today.screen._plan
    assert box.isVisible()
    index = [choice.name for choice in box._choices].index("Copy of My plan")
    box.activated.emit(index)
    assert any(text.startswith("5 times") for text in desk.shown())


def test_while_something_is_typed_no_other_plan_can_come_up(desk: Desk) -> None:
    opened(desk)
    type_into(desk, Number.HEEL_REPS, 14)
    assert not desk.button("Copy").isEnabled()
    assert not desk.button("Import").isEnabled()
    type_into(desk, Number.HEEL_REPS, 10)
    assert desk.button("Copy").isEnabled()


def chosen_file(desk: Desk, place: Path) -> None:
    (dialog,) = (one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(place))
    dialog.close()


def test_a_plan_goes_into_a_file_and_comes_back_as_one_of_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    opened(desk)
    type_into(desk, Number.SQUAT_REPS, 4)
    desk.click("Save")
    desk.click("Export")
    chosen_file(desk, tmp_path / "plan.json")
    told = json.loads((tmp_path / "plan.json").read_text())
    assert (told["format"], told["version"], told["name"]) == ("corecoach-plan", 1, "My plan")
    desk.click("Import")
    chosen_file(desk, tmp_path / "plan.json")
    mine, copy = desk.plans.kept.plans()
    assert (mine.name, copy.name) == ("My plan", "My plan (2)")
    assert replace(copy, uid=mine.uid, plan=mine.plan, name=mine.name, made=mine.made) == mine


def test_a_bad_file_is_one_sentence_and_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    opened(desk)
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "corecoach-plan", "version": 1, "name": "x", "exercises": []}')
    desk.click("Import")
    chosen_file(desk, bad)
    assert desk.plans.kept.versions == ()
    assert any("cannot be taken in" in text for text in desk.shown())
    told = desk.window.findChild(QMessageBox)
    assert isinstance(told, QMessageBox)
    told.close()


def test_escape_leads_back_to_today(desk: Desk) -> None:
    opened(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.button("Start session").isVisible()
    assert not screen(desk).isVisible()

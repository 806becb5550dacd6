"""The plan book: what holds now of everything that was planned and decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.decision_kinds import DecisionFields, choice_from, decision_fields
from corecoach.domain.exercise import Exercise, OutOfRangeError
from corecoach.domain.pace.inputs import ChosenLevel, Kept
from corecoach.domain.pace.load import Equipment
from corecoach.domain.plan_book import (
    Choice,
    Decided,
    Pinned,
    PlanBook,
    PlanChosen,
    PlanVersion,
    SquatsAnyway,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = NOON.date()
HOME = PlanVersion("v1", "home", NOON, "Home")
GYM = PlanVersion("v2", "gym", NOON, "Gym")


def later(version: PlanVersion, minutes: int, **changes: object) -> PlanVersion:
    made = NOON + timedelta(minutes=minutes)
    return replace(version, uid=f"{version.plan}{minutes}", made=made, **changes)  # type: ignore[arg-type]  # a test's own words


def decided(choice: Choice, minutes: int = 0, *, is_undone: bool = False) -> Decided:
    return Decided(f"d{minutes}", NOON + timedelta(minutes=minutes), choice, is_undone)


def test_the_newest_version_of_each_plan_holds() -> None:
    renamed = later(HOME, 5, name="At home")
    book = PlanBook((renamed, HOME, GYM))

    assert book.plans() == (renamed, GYM)


def test_a_deleted_plan_is_gone_and_comes_back_with_its_next_version() -> None:
    gone = later(HOME, 5, is_deleted=True)

    assert PlanBook((HOME, gone)).plans() == ()
    assert PlanBook((HOME, gone, later(HOME, 6))).plans() == (later(HOME, 6),)


def test_the_plan_chosen_last_is_gone_by_and_makes_way_when_it_is_deleted() -> None:
    chosen = (decided(PlanChosen(DAY, "gym"), 1), decided(PlanChosen(DAY, "home"), 2))
    book = PlanBook((HOME, GYM), chosen)

    assert book.chosen() == HOME
    assert replace(book, versions=(*book.versions, later(HOME, 5, is_deleted=True))).chosen() == GYM
    assert PlanBook((HOME, later(GYM, 2))).chosen() == HOME
    assert PlanBook().chosen() is None


def test_the_last_pin_of_each_exercise_holds_until_it_is_taken_away() -> None:
    pins = (
        decided(Pinned(DAY, Exercise.HEEL_DIG, 3), 1),
        decided(Pinned(DAY, Exercise.HEEL_DIG, 2), 2),
        decided(Pinned(DAY, Exercise.BIRD_DOG, 1), 3),
        decided(Pinned(DAY, Exercise.BIRD_DOG, None), 4),
        decided(Pinned(DAY, Exercise.PAUSE_SQUAT, 1), 5, is_undone=True),
    )

    assert PlanBook(decisions=pins).pins() == {Exercise.HEEL_DIG: 2}


def test_what_was_taken_back_counts_for_nothing() -> None:
    kept = decided(Kept(DAY, Exercise.HEEL_DIG), is_undone=True)
    book = PlanBook(decisions=(kept, decided(SquatsAnyway(DAY), 1)))

    assert book.pace_decisions() == ()
    assert book.wants_squats_on(DAY)
    assert not book.wants_squats_on(date(2026, 3, 3))


def test_taken_back_on_one_machine_is_taken_back_on_both() -> None:
    choice = ChosenLevel(DAY, Exercise.HEEL_DIG, 1)
    one, other = (
        PlanBook(decisions=(decided(choice),)),
        PlanBook(decisions=(decided(choice, is_undone=True),)),
    )

    assert one.merged(other) == other.merged(one) == other


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 61])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(OutOfRangeError, match="1 to 60"):
        replace(HOME, name=name)


@pytest.mark.parametrize(
    "weights", [{"plate": 0.0}, {"lightest": 0.0}, {"ceiling": -1.0}, {"plate": 51.0}]
)
def test_a_weight_that_cannot_be_is_refused(weights: dict[str, float]) -> None:
    with pytest.raises(OutOfRangeError):
        Equipment(**weights)


@pytest.mark.parametrize(
    "fields",
    [
        DecisionFields("dreamt", DAY),
        DecisionFields("kept", DAY),
        DecisionFields("level", DAY, Exercise.HEEL_DIG),
        DecisionFields("block", DAY, level=1),
        DecisionFields("level", DAY, Exercise.HEEL_DIG, 100),
        DecisionFields("load", DAY, load=-1.0),
    ],
)
def test_fields_that_are_no_decision_are_refused(fields: DecisionFields) -> None:
    with pytest.raises(ValueError, match=r"decision|dreamt"):
        choice_from(fields)


def test_fields_come_back_as_the_choice_they_were() -> None:
    pinned, chosen = Pinned(DAY, Exercise.HEEL_DIG, None), PlanChosen(DAY, "home")
    for choice in (pinned, chosen, SquatsAnyway(DAY)):
        assert choice_from(decision_fields(choice)) == choice


some = st.builds(
    lambda versions, decisions: PlanBook(tuple(versions), tuple(decisions)),
    st.lists(st.sampled_from([HOME, GYM, replace(HOME, name="Else"), later(GYM, 3)])),
    st.lists(
        st.builds(
            lambda uid, exercise, is_undone: Decided(uid, NOON, Kept(DAY, exercise), is_undone),
            st.sampled_from("abc"),
            st.sampled_from(Exercise),
            st.booleans(),
        )
    ),
)


@given(one=some, other=some, third=some)
def test_merging_is_a_join(one: PlanBook, other: PlanBook, third: PlanBook) -> None:
    both = one.merged(other)

    assert both == other.merged(one)
    assert both.merged(third) == one.merged(other.merged(third))
    assert both.merged(both) == both.merged(one) == both

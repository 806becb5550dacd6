"""What follows from what was told of safety: locks, clearance, and days of rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.pace.gate import Clearance, Sign
from corecoach.domain.pace.safety import (
    ASK_AGAIN_AFTER,
    EMERGENCIES,
    REFERRING,
    NoteKind,
    SafetyNote,
    applying,
    awaits_anybody,
    clearance_is_due,
    clearance_note,
    cleared_on,
    not_cleared,
    rested_days,
    told_since_seen,
)

START = datetime(2026, 3, 2, 18, tzinfo=UTC)
DAY = timedelta(days=1)


def note(days: int, kind: NoteKind, told: str = "") -> SafetyNote:
    at = START + days * DAY
    return SafetyNote(at, at.date(), kind, told)


def sign(days: int, told: Sign) -> SafetyNote:
    return note(days, NoteKind.SIGN, told.value)


def asked(days: int, *items: Clearance) -> SafetyNote:
    at = START + days * DAY
    return clearance_note(at, at.date(), items)


def day(days: int) -> date:
    return (START + days * DAY).date()


@pytest.mark.parametrize("told", list(Sign))
def test_a_sign_that_refers_waits_for_somebody_who_has_looked(told: Sign) -> None:
    notes = (sign(0, told),)
    assert awaits_anybody(notes) == (told in REFERRING)
    seen = (*notes, note(1, NoteKind.SEEN))
    assert not awaits_anybody(seen)
    assert awaits_anybody((*seen, sign(2, told))) == (told in REFERRING)


def test_the_order_in_which_notes_are_read_makes_no_difference() -> None:
    notes = [sign(0, Sign.FEVER), note(1, NoteKind.SEEN), sign(2, Sign.LUMP)]
    assert told_since_seen(notes) == told_since_seen(notes[::-1]) == {Sign.LUMP}


def test_to_have_been_seen_holds_for_what_was_told_at_the_same_moment() -> None:
    assert not awaits_anybody([note(0, NoteKind.SEEN), sign(0, Sign.CHEST_PAIN)])


def test_clearance_is_asked_for_at_first_and_again_after_four_weeks() -> None:
    assert clearance_is_due((), day(0))
    assert not clearance_is_due((asked(0),), day(27))
    assert clearance_is_due((asked(0),), day(28))
    assert not clearance_is_due((asked(0), asked(28)), day(29))
    assert timedelta(days=28) == ASK_AGAIN_AFTER


def test_a_yes_holds_for_what_was_answered_by_then_and_for_nothing_new() -> None:
    first = asked(0, Clearance.PREGNANCY)
    cleared = note(1, NoteKind.CLEARED, "2026-03-01")
    assert not_cleared((first,)) == {Clearance.PREGNANCY}
    assert not_cleared((first, cleared)) == frozenset()
    again = (first, cleared, asked(28, Clearance.PREGNANCY))
    assert not_cleared(again) == frozenset()
    more = (first, cleared, asked(28, Clearance.PREGNANCY, Clearance.AGE))
    assert not_cleared(more) == {Clearance.AGE}
    assert applying(more) == {Clearance.PREGNANCY, Clearance.AGE}
    assert cleared_on(more) == date(2026, 3, 1)
    assert cleared_on((first,)) is None


def test_what_no_longer_applies_needs_no_yes() -> None:
    assert not_cleared((asked(0, Clearance.SPINE_SURGERY), asked(28))) == frozenset()


def test_days_are_rest_as_noted_and_while_somebody_has_to_look() -> None:
    assert rested_days((note(1, NoteKind.REST),), day(9)) == {day(1)}
    told = (sign(2, Sign.ONE_LEG_WEAK),)
    assert rested_days(told, day(4)) == {day(2), day(3), day(4)}
    seen = (*told, note(3, NoteKind.SEEN))
    assert rested_days(seen, day(9)) == {day(2), day(3)}
    # what only bars the day it is told on makes that day rest by its own note
    assert rested_days((sign(2, Sign.STAIRS_FOR_A_WEEK),), day(4)) == frozenset()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (NoteKind.SIGN, "headache"),
        (NoteKind.SIGN, ""),
        (NoteKind.SEEN, "yes"),
        (NoteKind.REST, "7"),
        (NoteKind.CLEARANCE, "cancer hay_fever"),
        (NoteKind.CLEARED, "yesterday"),
    ],
)
def test_a_note_refuses_what_its_kind_cannot_tell(kind: NoteKind, told: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each kind has words of its own
        note(0, kind, told)


NOTES = st.lists(
    st.builds(sign, st.integers(0, 60), st.sampled_from(Sign))
    | st.builds(lambda days: note(days, NoteKind.SEEN), st.integers(0, 60))
    | st.builds(lambda days: note(days, NoteKind.REST), st.integers(0, 60)),
    max_size=12,
)


@given(NOTES, st.sampled_from(sorted(EMERGENCIES)))
def test_no_course_of_events_opens_the_lock_but_a_clinician(
    notes: list[SafetyNote], emergency: Sign
) -> None:
    last = [*notes, sign(61, emergency)]
    assert awaits_anybody(last)
    assert awaits_anybody([*last, note(62, NoteKind.REST), sign(63, Sign.FEVER)])
    assert not awaits_anybody([*last, note(62, NoteKind.SEEN)])
    assert {day(61), day(62)} <= rested_days(last, day(62))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (NoteKind.CLEARED, "20260101"),
        (NoteKind.CLEARED, "2026-W01-1"),
        (NoteKind.CLEARANCE, "age\tcancer"),
        (NoteKind.CLEARANCE, " age"),
    ],
)
def test_what_is_told_is_written_in_one_way(kind: NoteKind, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        note(0, kind, told)

"""Merging: a join, so that neither the order nor doing it twice makes a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.exercise import Exercise
from corecoach.domain.merging import TracedChange, WeekPlans, WholeSession, is_same, merged
from corecoach.domain.record import CheckIn, KeptRep, SessionRecord
from tests.samples import session

SAMPLE = session()
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def whole(record: SessionRecord = SAMPLE, *changes: TracedChange) -> WholeSession:
    attempts = (one for kept in record.exercises for one in kept.attempts)
    return WholeSession(record, tuple(KeptRep(one, NOON) for one in attempts), changes)


def change(hours: int, *, is_undone: bool = False) -> TracedChange:
    later = NOON + timedelta(hours=hours)
    return TracedChange(1, later, "pain_next", None, "null", "3", is_undone)


answers = st.none() | st.sampled_from([0, 4, 10])


@st.composite
def states(draw: st.DrawFn) -> WholeSession:
    """A state of one and the same session on one of several machines."""
    record = session(reps=draw(st.sampled_from([3, 5])))
    told = CheckIn(draw(answers), draw(answers), note=draw(st.sampled_from(["", "a", "bc", "bd"])))
    first, *others = record.exercises
    record = replace(
        record,
        session_id=draw(st.integers(1, 9)),
        check_in=told,
        exercises=(replace(first, effort=draw(answers)), *others),
        deleted=draw(st.none() | st.sampled_from([NOON, NOON + timedelta(days=1)])),
    )
    hours = draw(st.lists(st.integers(0, 3), unique=True, max_size=3))
    return whole(record, *(change(hour, is_undone=draw(st.booleans())) for hour in hours))


@given(states(), states())
def test_the_order_makes_no_difference(one: WholeSession, other: WholeSession) -> None:
    assert is_same(merged(one, other), merged(other, one))


@given(states(), states(), states())
def test_it_makes_no_difference_which_are_merged_first(
    one: WholeSession, other: WholeSession, third: WholeSession
) -> None:
    assert is_same(merged(merged(one, other), third), merged(one, merged(other, third)))


@given(states(), states())
def test_merging_twice_is_merging_once(one: WholeSession, other: WholeSession) -> None:
    assert is_same(merged(one, one), one)
    once = merged(one, other)
    assert is_same(merged(once, other), once)


@given(states(), states())
def test_no_change_is_lost_and_the_number_stays_ours(
    one: WholeSession, other: WholeSession
) -> None:
    both = merged(one, other)
    known = {each.identity for each in (*one.changes, *other.changes)}
    assert {each.identity for each in both.changes} == known
    assert both.record.session_id == one.record.session_id


@given(states(), states())
def test_nothing_is_thrown_into_the_bin(one: WholeSession, other: WholeSession) -> None:
    is_there = one.record.deleted is None or other.record.deleted is None
    assert (merged(one, other).record.deleted is None) is is_there


def test_what_is_told_in_one_fills_what_is_empty_in_the_other() -> None:
    before = replace(SAMPLE, check_in=CheckIn(pain_before=2))
    after = replace(SAMPLE, check_in=CheckIn(pain_before=2, pain_next=1, note="Better."))
    assert merged(whole(after), whole(before)).record == after
    assert merged(whole(before), whole(after)).record == after


def test_the_later_correction_wins_whole() -> None:
    emptied = whole(replace(SAMPLE, check_in=CheckIn()), change(2))
    told = whole(replace(SAMPLE, check_in=CheckIn(note="Wrong session.")), change(1))
    assert merged(told, emptied).record.check_in.note == ""


def test_more_repetitions_win_where_nobody_corrected() -> None:
    short = whole(replace(session(reps=3), ended=SAMPLE.ended))
    longer = whole(replace(session(reps=4), ended=SAMPLE.ended))
    assert len(merged(longer, short).reps) == len(merged(short, longer).reps) == 4


def test_the_place_of_a_repetition_among_exercises_is_no_difference() -> None:
    usual = whole()
    turned = sorted(usual.reps, key=lambda kept: kept.record.rep.exercise is Exercise.HEEL_DIG)
    assert is_same(usual, replace(usual, reps=tuple(turned)))


def test_a_moment_in_another_zone_is_a_difference() -> None:
    elsewhere = replace(SAMPLE, started=SAMPLE.started.astimezone())
    same = SAMPLE.started.utcoffset() == elsewhere.started.utcoffset()
    assert is_same(whole(), whole(elsewhere)) is same


def test_week_plans_are_united_whichever_comes_first() -> None:
    one = WeekPlans(((date(2026, 1, 5), 3),), ((date(2026, 2, 1), "illness"),))
    other = WeekPlans(((date(2026, 1, 5), 4), (date(2026, 3, 2), 2)), ())
    both = WeekPlans(((date(2026, 1, 5), 4), (date(2026, 3, 2), 2)), one.paused)
    assert one.merged(other) == other.merged(one) == both.merged(one) == both

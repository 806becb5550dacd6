"""What the rules made of sessions in the past: the same as Today said then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.application.pace_account import PaceAccount
from corecoach.application.reports.pace_lines import (
    agreement,
    change_lines,
    rule_line,
    trouble_line,
)
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Accepted, ChosenLevel, Kept
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.verdict import Cause, Verdict
from corecoach.domain.period import period_of
from corecoach.domain.plan import DEFAULT_PLAN, BirdDogDose, HeelDigDose, PauseSquatDose, Plan
from corecoach.domain.plan_book import Choice, Decided, PlanBook
from corecoach.domain.record import CheckIn, SessionRecord, StopReason
from tests.samples import MONDAY, kept_of, session, todays_pace

QUIET = CheckIn(pain_before=1, pain_peak=1, pain_after=1, pain_next=1)
HEEL = Exercise.HEEL_DIG


def felt(record: SessionRecord, effort: int = 4) -> SessionRecord:
    return replace(record, exercises=tuple(replace(one, effort=effort) for one in record.exercises))


def quiet(count: int, plan: Plan = DEFAULT_PLAN) -> list[SessionRecord]:
    """So many good sessions, every other day."""
    return [
        felt(session(number + 1, MONDAY + timedelta(days=2 * number), check_in=QUIET, plan=plan))
        for number in range(count)
    ]


def account(records: list[SessionRecord], days_after: int = 1) -> PaceAccount:
    return PaceAccount(kept_of(records), records[-1].training_date + timedelta(days=days_after))


def with_decision(told: PaceAccount, made: datetime, choice: Choice) -> PaceAccount:
    book = PlanBook(decisions=(Decided("1", made, choice),))
    return replace(told, kept=replace(told.kept, book=book))


def test_after_the_last_session_the_proposal_is_todays() -> None:
    records = quiet(5)
    told = account(records)
    followed = told.followed(5)
    plan = records[-1].plan
    assert [one.proposal for one in followed] == list(todays_pace(records, told.today, plan))
    assert {one.agreed for one in followed} == {None}


def test_in_the_past_it_is_what_was_known_when_the_next_session_opened() -> None:
    records = quiet(5)
    (heel, *_rest) = account(records).followed(2)
    (known, *_others) = todays_pace(records[:2], records[2].training_date)
    assert heel.proposal == known
    assert heel.judgement.verdict is Verdict.GREEN


def test_a_dose_done_as_proposed_was_agreed_to_and_of_another_nothing_is_known() -> None:
    records = quiet(8)
    proposal, *_rest = todays_pace(records, records[-1].training_date + timedelta(days=2))
    assert proposal.is_change
    after = records[-1].training_date + timedelta(days=2)
    for dose, agreed in ((proposal.dose, True), (records[-1].exercises[0].dose, None)):
        plan = Plan((dose, *DEFAULT_PLAN.doses[1:]))
        told = account([*records, felt(session(9, after, check_in=QUIET, plan=plan))])
        heel = told.followed(8)[0]
        assert (heel.is_change, heel.agreed) == (True, agreed)
        question = agreement(told.followed(8)[:1])
        assert question
        assert question.ticked == ({0} if agreed else set())


def test_what_the_person_said_counts_more_than_what_was_done() -> None:
    records = quiet(8)
    day = records[-1].training_date + timedelta(days=1)
    for decision, agreed in ((Accepted(day, HEEL, 1), True), (Kept(day, HEEL), False)):
        made = records[-1].started + timedelta(hours=16)
        told = with_decision(account(records, 2), made, decision)
        assert [one.agreed for one in told.followed(8)] == [agreed, None, None]
        question = agreement(told.followed(8)[:1])
        assert question
        assert question.ticked == ({0} if agreed else {1})


def test_where_nothing_changes_there_is_nothing_to_agree_to() -> None:
    assert agreement(account(quiet(1)).followed(1)) is None


def test_the_boxes_are_open_while_the_next_session_is_to_come() -> None:
    records = quiet(8)
    question = agreement(account(records, 2).followed(8))
    assert question
    assert not question.ticked


def test_what_was_decided_since_is_no_part_of_the_proposal() -> None:
    records = quiet(8)
    made = records[-1].started + timedelta(hours=16)
    day = made.date()
    told = with_decision(account(records, 2), made, ChosenLevel(day, HEEL, 0))
    assert told.followed(8)[0].proposal == account(records, 2).followed(8)[0].proposal


def test_a_session_not_kept_has_no_account() -> None:
    assert account(quiet(1)).followed(99) == ()
    assert account(quiet(1)).judgements(99) == {}


def test_lines_say_the_verdict_and_what_followed() -> None:
    lines = [rule_line(one) for one in account(quiet(2)).followed(1)]
    assert lines[0] == (
        "Heel digs: good. Pain stayed below 3. 3 of 6 points for the next step. Next: unchanged."
    )
    nothing = session(1, check_in=QUIET, reps=0)
    lines = [rule_line(one) for one in account([nothing]).followed(1)]
    assert lines[0] == "Heel digs: not counted. It was not begun. Next: unchanged."


def test_trouble_names_the_stop_and_what_was_too_much() -> None:
    hurt = CheckIn(pain_before=2, pain_peak=7, pain_after=6, stop_reason=StopReason.PAIN)
    record = session(1, check_in=hurt, reps=30)
    told = account([record])
    assert told.judgements(1)[HEEL].cause is Cause.PAIN_DURING
    assert trouble_line(record, told) == (
        "2025-01-06 ended early (pain), too much: Heel digs, Bird dogs"
    )
    assert trouble_line(quiet(1)[0], account(quiet(1))) == ""


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 10), st.integers(0, 10), st.integers(1, 9)),
        min_size=1,
        max_size=12,
    )
)
def test_every_session_has_an_account_that_fits_its_exercises(
    lived: list[tuple[int, int, int, int]],
) -> None:
    day, records = MONDAY, []
    for number, (gap, peak, morning, effort) in enumerate(lived, start=1):
        day += timedelta(days=gap)
        told = CheckIn(pain_before=2, pain_peak=peak, pain_after=2, pain_next=morning)
        records.append(felt(session(number, day, check_in=told), effort))
    told_of = account(records)
    for record in records:
        followed = told_of.followed(record.session_id)
        assert [one.exercise for one in followed] == [one.exercise for one in record.exercises]
        for one in followed:
            assert isinstance(one.proposal.dose, HeelDigDose | BirdDogDose | PauseSquatDose)
            assert rule_line(one)


def test_another_dose_is_told_once() -> None:
    followed = (account(quiet(count), 2).followed(count)[0] for count in range(1, 9))
    earned = next(one for one in followed if one.proposal.reason.why is Why.EARNED)
    line = rule_line(earned)
    assert line.startswith("Heel digs: good. ")
    assert line.endswith("good sessions in a row: 12 a leg, hold 10 s.")


def test_a_dose_told_with_its_reason_is_not_told_again() -> None:
    hurt = CheckIn(pain_before=2, pain_peak=7, pain_after=2, pain_next=2)
    lines = [rule_line(one) for one in account([felt(session(1, check_in=hurt))]).followed(1)]
    assert lines[1] == (
        "Bird dogs: too much. Pain reached 6 or more. This is the lightest plan there is: "
        "10 a side."
    )


def test_a_change_that_was_earned_stands_with_its_reason() -> None:
    records, day, plan = quiet(1), MONDAY, DEFAULT_PLAN
    for number in range(2, 9):
        day += timedelta(days=3)
        proposals = todays_pace(records, day, plan)
        plan = Plan(tuple(one.dose for one in proposals))
        records.append(felt(session(number, day, check_in=QUIET, plan=plan)))
    changes = period_of(records, day, 4).dose_changes
    lines = change_lines(changes, account(records))
    assert lines
    assert all("good sessions in a row" in line for line in lines)

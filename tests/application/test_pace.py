from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corecoach.application.pace import events_in, inputs_of
from corecoach.application.pace_wording import (
    bar_text,
    cause_text,
    offer_text,
    reason_text,
    verdict_word,
)
from corecoach.application.rules_wording import rule_text
from corecoach.application.safety_wording import clearance_text, gate_text, sign_text, tier_text
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import todays_plan
from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.pace.gate import Clearance, Gate, Sign, Tier
from corecoach.domain.pace.inputs import ChosenLevel, SessionInputs
from corecoach.domain.pace.proposal import Bar, Offer, Proposal
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.pace.verdict import Cause, Verdict
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.plan_book import Decided, PlanBook
from corecoach.domain.record import CheckIn, Outcome, SessionRecord, SessionState, StopReason
from tests.samples import MONDAY, kept_of, session, todays_pace

DAY = timedelta(days=1)
CALM = CheckIn(pain_before=1, pain_peak=1, pain_after=1, pain_next=1)


def told(record: SessionRecord, effort: int = 4) -> SessionRecord:
    return replace(
        record, exercises=tuple(replace(kept, effort=effort) for kept in record.exercises)
    )


def whole(number: int, days: int, check_in: CheckIn = CALM) -> SessionRecord:
    return told(session(number, MONDAY + days * DAY, check_in=check_in))


def test_a_record_becomes_what_the_rules_look_at() -> None:
    heel, bird, squat = inputs_of(whole(1, 0)).exercises

    assert (heel.done, bird.done, squat.done) == ((10, 10), (10, 10), (3,))
    assert (heel.pain_peak, heel.effort, heel.tried) == (1, 4, True)
    assert inputs_of(whole(1, 0)).pain_next == 1


def test_a_peak_of_its_own_comes_before_the_sessions() -> None:
    record = whole(1, 0)
    heel = replace(record.exercises[0], pain_peak=0)
    hurt = replace(
        record, exercises=(heel, *record.exercises[1:]), check_in=replace(CALM, pain_peak=5)
    )

    assert [one.pain_peak for one in inputs_of(hurt).exercises] == [0, 5, 5]


def test_a_form_fault_is_a_flag() -> None:
    record = whole(1, 0)
    squat = replace(record.exercises[2], faults=frozenset({FormFault.BUTT_WINK}))
    faulty = replace(record, exercises=(*record.exercises[:2], squat))

    assert [one.form_fault for one in inputs_of(faulty).exercises] == [False, False, True]


@pytest.mark.parametrize(
    ("reason", "interrupted"),
    [
        (StopReason.PAIN, False),
        (StopReason.TIRED, False),
        (StopReason.TIME, True),
        (StopReason.OTHER, True),
        (None, True),
    ],
)
def test_only_the_body_makes_a_stop_count(reason: StopReason | None, *, interrupted: bool) -> None:
    stopped = session(1, MONDAY, reps=15, check_in=replace(CALM, stop_reason=reason))
    heel, bird, _squat = inputs_of(stopped).exercises

    assert stopped.state is SessionState.STOPPED
    assert (heel.done, heel.interrupted) == ((8, 7), interrupted)
    assert not bird.tried


def test_skipped_to_its_end_is_no_interruption_and_skipped_throughout_is_not_tried() -> None:
    record = whole(1, 0)
    skipped = replace(
        record.exercises[0],
        attempts=tuple(
            replace(attempt, held_ms=0, outcome=Outcome.SKIPPED)
            for attempt in record.exercises[0].attempts
        ),
    )
    heel = inputs_of(replace(record, exercises=(skipped,))).exercises[0]

    assert (heel.tried, heel.interrupted, heel.done) == (False, False, (0, 0))


def test_two_good_sessions_in_a_row_are_the_reason() -> None:
    records = [whole(1, 0), whole(2, 7)]
    heel = todays_pace(records, MONDAY + 9 * DAY)[0]

    assert reason_text(heel) == "2 good sessions in a row: 12 a leg, hold 10 s."
    assert heel.is_change


def test_a_correction_of_an_old_session_changes_todays_plan() -> None:
    records = [whole(1, 0), whole(2, 7), whole(3, 9)]
    hurt = [records[0], replace(records[1], check_in=replace(CALM, pain_peak=7)), records[2]]
    today = MONDAY + 9 * DAY

    assert todays_pace(records, today)[0].level == 1
    assert todays_pace(hurt, today)[0].level == 0


def test_a_session_below_the_plan_earns_nothing_and_says_so() -> None:
    records = [whole(1, 0), whole(2, 7), whole(3, 9)]

    assert "lighter than the plan" in reason_text(todays_pace(records, MONDAY + 11 * DAY)[0])


def note(at: datetime, sign: Sign) -> SafetyNote:
    return SafetyNote(at, at.date(), NoteKind.SIGN, sign.value)


def test_a_sign_told_of_belongs_to_the_session_before_it_and_bars_until_somebody_looked() -> None:
    records = [whole(1, 0), whole(2, 2)]
    between, after = records[0].started + DAY, records[1].started + DAY
    inputs = [
        event
        for event in events_in(kept_of(records, (note(between, Sign.BELOW_THE_KNEE),)))
        if isinstance(event, SessionInputs)
    ]
    assert [(one.red_flag, one.leg_symptom) for one in inputs] == [(False, True), (False, False)]
    told = (note(after, Sign.FEVER),)
    seen = (*told, SafetyNote(after + DAY, (after + DAY).date(), NoteKind.SEEN))
    today = MONDAY + 5 * DAY

    assert {one.bar for one in todays_pace(records, today, notes=told)} == {Bar.REFERRED}
    assert {one.bar for one in todays_pace(records, today, notes=seen)} == {None}


def test_a_sign_before_the_first_session_is_no_sessions_fault() -> None:
    early = note(whole(1, 0).started - DAY, Sign.FEVER)
    (inputs,) = events_in(kept_of([whole(1, 0)], (early,)))

    assert isinstance(inputs, SessionInputs)
    assert not inputs.red_flag


@pytest.mark.parametrize(
    ("stops", "interrupted"),
    [
        ({StopReason.TIME}, True),
        ({StopReason.OTHER}, True),
        ({StopReason.PAIN}, False),
        ({StopReason.FORM}, False),
        ({StopReason.TIRED}, False),
    ],
)
def test_an_exercise_that_was_stopped_is_judged_by_its_own_reason(
    stops: set[StopReason], *, interrupted: bool
) -> None:
    record = whole(1, 0)
    (reason,) = stops
    heel = replace(record.exercises[0], stop_reason=reason)
    stopped = replace(record, exercises=(heel, *record.exercises[1:]))
    first, second, _third = inputs_of(stopped).exercises

    assert (first.interrupted, second.interrupted) == (interrupted, False)


def test_what_the_body_said_outweighs_a_lack_of_time() -> None:
    record = session(1, MONDAY, reps=15, check_in=replace(CALM, stop_reason=StopReason.TIME))
    heel = replace(record.exercises[0], stop_reason=StopReason.PAIN)
    stopped = replace(record, exercises=(heel, *record.exercises[1:]))

    assert [one.interrupted for one in inputs_of(stopped).exercises] == [False, True, True]


def test_a_repetition_whose_form_broke_is_a_flag() -> None:
    record = whole(1, 0)
    first, *others = record.exercises[0].attempts
    broke = (replace(first, broke_form=True), *others)
    marked = replace(record.exercises[0], attempts=broke)
    faulty = replace(record, exercises=(marked, *record.exercises[1:]))

    assert [one.form_fault for one in inputs_of(faulty).exercises] == [True, False, False]


def some_proposal(reason: Reason, bar: Bar | None = None) -> Proposal:
    dose = DEFAULT_PLAN.doses[0]
    return Proposal(dose, dose, None, 0, 0, 6, reason, 11, bar=bar, rests_until=MONDAY)


WITH_CAUSE = {
    Why.COUNTING,
    Why.INTRO_WEEK,
    Why.STAYS,
    Why.LOWERED,
    Why.AT_LOWEST,
    Why.LIGHTER,
    Why.NOT_COUNTED,
    Why.REFERRED,
}


@pytest.mark.parametrize("why", Why)
def test_every_reason_is_a_sentence(why: Why) -> None:
    cause = Cause.QUIET if why in WITH_CAUSE else None
    reason = Reason(why, cause, good=2, points=3, needed=6, days=20, until=MONDAY)
    text = reason_text(some_proposal(reason))

    assert text.endswith(".")
    assert "{" not in text


def test_everything_that_can_be_said_has_words() -> None:
    texts = [
        *(verdict_word(verdict) for verdict in Verdict),
        *(cause_text(cause) for cause in Cause),
        *(rule_text(cause) for cause in Cause),
        *(sign_text(sign) for sign in Sign),
        *(tier_text(tier) for tier in Tier),
        *(clearance_text(item) for item in Clearance),
        *(gate_text(gate) for gate in Gate),
        *(offer_text(offer) for offer in Offer),
        *(bar_text(some_proposal(Reason(Why.FIRST), bar)) for bar in Bar),
    ]

    assert all(text and "{" not in text for text in texts)
    assert bar_text(some_proposal(Reason(Why.FIRST))) == ""


def test_no_alarm_names_a_disease() -> None:
    alarms = [sign_text(sign) for sign in Sign] + [tier_text(tier) for tier in Tier]
    diseases = ("cauda", "cancer", "fracture", "infection", "tumour", "sciatica", "hernia")

    assert not [text for text in alarms for word in diseases if word in text.lower()]


def test_what_is_decided_before_a_session_of_the_day_comes_before_it_and_after_it_after() -> None:
    before, after = (
        Decided(
            f"{hour}",
            datetime(2025, 1, 7, hour, tzinfo=UTC),
            ChosenLevel(MONDAY + DAY, Exercise.HEEL_DIG, 0),
        )
        for hour in (8, 20)
    )
    sessions = kept_of([whole(1, 0), whole(2, 1)])
    events = events_in(replace(sessions, book=PlanBook(decisions=(after, before))))

    assert [isinstance(event, SessionInputs) for event in events] == [True, False, True, False]


def test_todays_plan_and_the_account_of_the_pace_propose_the_same() -> None:
    records = [whole(1, 0), whole(2, 7), whole(3, 9)]
    today = MONDAY + 11 * DAY

    assert todays_plan(kept_of(records), today, Settings()).proposals == todays_pace(records, today)

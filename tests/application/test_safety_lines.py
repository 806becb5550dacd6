"""What was told of safety, on paper: ticked only where somebody was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from corecoach.application.history_ports import KeptHistory
from corecoach.application.pace_account import PaceAccount
from corecoach.application.reports.parts import Lines
from corecoach.application.reports.safety_lines import period_signs, session_questions, sign_lines
from corecoach.application.reports.session import build_session_report
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.period import period_of
from corecoach.domain.record import CheckIn, SessionRecord, Source, StopReason
from tests.samples import MONDAY, session

FIRST, SECOND = session(1), session(2, MONDAY + timedelta(days=2))


def note(at: datetime, kind: NoteKind, told: str = "") -> SafetyNote:
    return SafetyNote(at, at.date(), kind, told)


def hours(record: SessionRecord, count: int) -> datetime:
    return record.started + timedelta(hours=count)


ASKED = note(hours(FIRST, -1), NoteKind.CLEARANCE)
LEG = note(hours(SECOND, -1), NoteKind.SIGN, Sign.BELOW_THE_KNEE)


def account_of(records: tuple[SessionRecord, ...], *notes: SafetyNote) -> PaceAccount:
    kept = KeptHistory(tuple(map(digest_of, records)), notes=notes)
    return PaceAccount(kept, records[-1].training_date)


def account(*notes: SafetyNote) -> PaceAccount:
    return account_of((FIRST, SECOND), *notes)


def test_signs_belong_to_the_session_that_they_were_told_before() -> None:
    told = account(ASKED, LEG)
    assert told.signs_before(1) == frozenset()
    assert told.signs_before(2) == frozenset({Sign.BELOW_THE_KNEE})


def test_where_nobody_was_asked_nothing_is_ticked() -> None:
    assert account(LEG).signs_before(2) is None
    assert {one.ticked for one in session_questions(None)} == {frozenset()}
    typed = replace(FIRST, source=Source.TYPED)
    assert account_of((typed,), ASKED).signs_before(1) is None
    assert account(ASKED).signs_before(99) is None


def test_no_sign_ticks_no_and_a_sign_ticks_yes_with_its_words() -> None:
    assert [one.ticked for one in session_questions(frozenset())] == [{0}, {0}]
    assert [one.ticked for one in session_questions(frozenset({Sign.FEVER}))] == [{0}, {1}]
    assert [one.ticked for one in session_questions(frozenset({Sign.BOTH_LEGS}))] == [{1}, {1}]
    assert sign_lines({Sign.BELOW_THE_KNEE}) == ("Pain below the knee",)


def test_a_sign_stops_the_plan_and_the_paper_says_so() -> None:
    (heel, *_rest) = account(ASKED, LEG).followed(1)
    assert heel.judgement.verdict.value == "refer"


def test_a_period_lists_signs_and_who_looked_with_their_dates() -> None:
    period = period_of((FIRST, SECOND), SECOND.training_date, 1)
    seen = note(hours(SECOND, 1), NoteKind.SEEN)
    assert period_signs(period, (LEG,)) is None
    assert period_signs(period, (ASKED,)) == Lines("Safety questions", ("All no.",))
    lines = period_signs(period, (ASKED, LEG, seen))
    assert lines
    assert lines.lines == ("2025-01-08 Pain below the knee", "2025-01-08 Seen by a clinician")


def test_a_peak_told_of_an_exercise_is_the_sessions_too() -> None:
    squat = replace(FIRST.exercise(Exercise.PAUSE_SQUAT), pain_peak=5, stop_reason=StopReason.FORM)
    record = replace(
        FIRST,
        exercises=(*FIRST.exercises[:2], squat),
        check_in=CheckIn(pain_peak=3, pain_next=2, is_next_late=True),
    )
    report = build_session_report(record, program_version="0.1.0")
    pains = {one.label: one.value for one in report.pain}
    assert (pains["Peak"], pains["Next morning, told later"]) == ("5", "2")
    assert report.rows[2].told == "stopped (form)"

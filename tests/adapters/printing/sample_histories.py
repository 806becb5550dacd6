"""Histories to print: so many sessions in four weeks, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corecoach.application.history import NO_CHANGES, history_of
from corecoach.application.history_ports import KeptHistory
from corecoach.application.pace_account import PaceAccount
from corecoach.application.reports.parts import Person
from corecoach.application.reports.weeks import WeeksReport, build_weeks_report
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.period import period_of
from corecoach.domain.plan import BirdDogDose, HeelDigDose, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.record import CheckIn, SessionRecord, SessionState, StopReason
from corecoach.domain.schedule import Schedule
from corecoach.domain.timeline import Rep
from tests.adapters.printing.sample_records import PLAN, STARTED, session

FIRST = date(2025, 3, 3)
"""A Monday."""
LAST = FIRST + timedelta(days=27)

LATER_PLAN = Plan(
    (
        HeelDigDose(14),
        BirdDogDose(14),
        PauseSquatDose(hold_s=16, rest_s=60, variant=SquatVariant.LOW_BAR, load=25),
    )
)


def history(count: int, *, always_changing: bool = False) -> list[SessionRecord]:
    """Return so many sessions spread over 28 days; every seventh was stopped because it hurt."""
    return [_session(number, count, always_changing=always_changing) for number in range(count)]


def report_of(
    records: Sequence[SessionRecord],
    until: date = LAST,
    weeks: int = 4,
    schedule: Schedule = NO_CHANGES,
) -> WeeksReport:
    """Return the report of some weeks."""
    return build_weeks_report(
        period_of(records, until, weeks, schedule.first_weekday),
        history_of(tuple(map(digest_of, records)), until, schedule),
        PaceAccount(KeptHistory(tuple(map(digest_of, records))), until),
        program_version="0.1.0",
        person=Person(),
    )


def _plan(number: int, count: int, *, always_changing: bool) -> Plan:
    if always_changing:
        reps = 10 + number % 11
        squat = PauseSquatDose(
            hold_s=10 + number % 5, variant=SquatVariant.LOW_BAR, load=20 + 2.5 * (number % 9)
        )
        return Plan((HeelDigDose(reps), BirdDogDose(reps), squat))
    return LATER_PLAN if number > count / 2 else PLAN


def _session(number: int, count: int, *, always_changing: bool) -> SessionRecord:
    day = FIRST + timedelta(days=28 * number // count)
    started = STARTED.replace(month=day.month, day=day.day)
    stopped = number % 7 == 6

    def held(rep: Rep) -> int | None:
        missed = stopped and rep.number > 8
        return None if missed else rep.target_ms - 100 * (rep.number % 3)

    record = session(
        held,
        plan=_plan(number, count, always_changing=always_changing),
        session_id=number + 1,
        started=started,
        training_date=day,
        ended=started + timedelta(seconds=1000 + number),
        state=SessionState.STOPPED if stopped else SessionState.FINISHED,
        efforts={
            Exercise.HEEL_DIG: 4,
            Exercise.BIRD_DOG: 5 + number % 3,
            Exercise.PAUSE_SQUAT: 6,
        },
        check_in=CheckIn(
            pain_before=5 - 4 * number // count,
            pain_peak=6 - number % 3,
            pain_after=2,
            pain_next=(None, 2, 4)[number % 3],
            stop_reason=StopReason.PAIN if stopped else None,
        ),
    )
    *floor, squat = record.exercises
    told = replace(
        squat, belt=number % 4 == 0, pain_peak=3, faults=frozenset({FormFault.BUTT_WINK})
    )
    return replace(record, exercises=(*floor, told))

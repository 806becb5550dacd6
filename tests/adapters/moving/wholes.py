"""Whole sessions to carry about: strategies for any of them, and what a record holds."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st

from corecoach.adapters.database.disk.connection import connect
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.stores.plans import read_book
from corecoach.adapters.database.tables.changes import as_text
from corecoach.adapters.database.whole import read_week_plans, read_whole
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned
from corecoach.domain.exercise import FAULTS_OF, Exercise
from corecoach.domain.merging import TracedChange, WeekPlans, WholeSession, content_of
from corecoach.domain.pace.gate import Clearance, Sign
from corecoach.domain.pace.inputs import (
    Accepted,
    ChosenLevel,
    Kept,
    NewBlock,
    NewLoad,
    SeenByClinician,
)
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.safety import NoteKind, SafetyNote, in_order
from corecoach.domain.plan import Plan
from corecoach.domain.plan_book import (
    Choice,
    Decided,
    Pinned,
    PlanBook,
    PlanChosen,
    PlanVersion,
    SquatsAnyway,
)
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    Outcome,
    SessionState,
    Source,
)
from tests.adapters.database.histories import check_ins, doses, pains, sessions

PAST = st.integers(0, 4_000_000).map(
    lambda seconds: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
offsets = st.sampled_from([0, 60, -300, 345]).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
moments = st.builds(lambda moment, zone: moment.astimezone(zone), PAST, offsets)
notes = st.text(st.characters(exclude_categories=["Cs"])) | st.text("=+-@';,\t\r\n\"ab ")


@st.composite
def changes(draw: st.DrawFn, edit: int) -> TracedChange:
    before, after = draw(st.lists(pains, min_size=2, max_size=2))
    return TracedChange(
        edit=edit,
        changed=draw(moments),
        field="pain_next",
        exercise=None,
        before=as_text(before),
        after=as_text(after),
        is_undone=draw(st.booleans()),
    )


@st.composite
def exercises(draw: st.DrawFn, kept: ExerciseRecord) -> ExerciseRecord:
    is_squat = kept.exercise is Exercise.PAUSE_SQUAT
    attempts = [
        replace(one, held_ms=one.rep.target_ms, outcome=Outcome.TYPED)
        if draw(st.booleans())
        else one
        for one in kept.attempts
    ]
    return replace(
        kept,
        attempts=tuple(attempts),
        belt=draw(st.none() | st.booleans()) if is_squat else None,
        faults=frozenset(draw(st.lists(st.sampled_from(FAULTS_OF[kept.exercise]), max_size=2))),
    )


@st.composite
def wholes(draw: st.DrawFn, uids: st.SearchStrategy[UUID] | None = None) -> WholeSession:
    """Any session that has ended, in the bin or not, corrected or not."""
    record = draw(sessions())
    state = draw(st.sampled_from([SessionState.FINISHED, SessionState.STOPPED]))
    parts = tuple(draw(exercises(kept)) for kept in record.exercises)
    reps = tuple(
        KeptRep(attempt, draw(moments))
        for kept in sorted(parts, key=lambda kept: kept.exercise)
        for attempt in kept.attempts
    )
    check_in: CheckIn = draw(check_ins)
    record = replace(
        record,
        uid=str(draw(uids or st.uuids())),
        started=draw(moments),
        ended=draw(moments),
        last_kept=max((rep.ended for rep in reps), default=None),
        training_date=draw(st.dates(date(1990, 1, 1), date(2026, 11, 1))),
        state=state,
        exercises=parts,
        check_in=replace(check_in, note=draw(notes)),
        source=draw(st.sampled_from(Source)),
        deleted=draw(st.none() | moments),
    )
    count = draw(st.integers(0, 2))
    return WholeSession(record, reps, tuple(draw(changes(edit)) for edit in range(1, count + 1)))


told = (
    st.builds(lambda sign: (NoteKind.SIGN, sign.value), st.sampled_from(Sign))
    | st.just((NoteKind.SEEN, ""))
    | st.just((NoteKind.REST, ""))
    | st.builds(lambda day: (NoteKind.CLEARED, day.isoformat()), st.dates())
    | st.builds(
        lambda items: (NoteKind.CLEARANCE, " ".join(sorted(items))),
        st.sets(st.sampled_from(Clearance), max_size=3),
    )
)
safety_notes = st.builds(
    lambda at, day, told: SafetyNote(at, day, *told),
    moments,
    st.dates(date(2020, 1, 1), date(2026, 11, 1)),
    told,
)
week_plans = st.builds(
    lambda targets, paused, notes: WeekPlans(
        tuple(sorted(targets.items())), tuple(sorted(paused.items())), tuple(in_order(notes))
    ),
    st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 11, 1)), st.integers(1, 5), max_size=3),
    st.dictionaries(
        st.dates(date(2020, 1, 1), date(2026, 11, 1)),
        st.sampled_from(["illness", "travel", "safety", "other"]),
        max_size=3,
    ),
    st.lists(safety_notes, max_size=3, unique_by=lambda note: (note.at, note.kind, note.told)),
)


def histories(most: int = 4) -> st.SearchStrategy[list[WholeSession]]:
    return st.lists(wholes(), max_size=most, unique_by=lambda whole: whole.record.uid)


equipments = st.builds(
    Equipment,
    st.none() | st.floats(0.25, 50),
    st.none() | st.floats(0.5, 500),
    st.none() | st.floats(0, 500),
)
loads = st.floats(0, 500)
levels = st.integers(0, 11)
days = st.dates(date(2020, 1, 1), date(2026, 11, 1))
some_exercise = st.sampled_from(Exercise)
# few of them, so that two machines know some of the same
uids = st.integers(0, 2**16).map(lambda number: str(UUID(int=number)))
choices: st.SearchStrategy[Choice] = st.one_of(
    st.builds(Accepted, days, some_exercise, levels, loads),
    st.builds(Kept, days, some_exercise),
    st.builds(ChosenLevel, days, some_exercise, levels),
    st.builds(NewLoad, days, loads),
    st.builds(NewBlock, days),
    st.builds(SeenByClinician, days),
    st.builds(Pinned, days, some_exercise, st.none() | levels),
    st.builds(PlanChosen, days, uids),
    st.builds(SquatsAnyway, days),
)


@st.composite
def some_plans(draw: st.DrawFn) -> Plan:
    wanted = draw(st.sets(some_exercise, min_size=1))
    return Plan(tuple(draw(doses[one]) for one in Exercise if one in wanted))


versions = st.builds(
    PlanVersion,
    uids,
    uids,
    moments,
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60),
    some_plans(),
    equipments,
    st.booleans(),
    st.booleans(),
)
decisions = st.builds(Decided, uids, moments, choices, st.booleans())
books = st.builds(
    # what is kept stands in the order of its moments, each identity once
    lambda versions, decisions: PlanBook().merged(PlanBook(tuple(versions), tuple(decisions))),
    st.lists(versions, max_size=3),
    st.lists(decisions, max_size=4),
)
planned = st.builds(Planned, week_plans, books)


def held(keeper: FileDataKeeper) -> tuple[dict[str, str], Planned]:
    """What a record holds, without the numbers of its file."""
    with closing(connect(data_file(keeper.backup_folder.parent))) as db:
        kept = list(read_whole(db))
        sessions = {whole.record.uid: content_of(whole) for whole in kept}
        return sessions, Planned(read_week_plans(db), read_book(db))


def of(sessions: list[WholeSession]) -> dict[str, str]:
    return {whole.record.uid: content_of(whole) for whole in sessions}


def as_json(value: object) -> str:
    return json.dumps(value)

"""Sessions to keep: strategies for any of them, a known few, and how one is put into a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from corecoach.adapters.database.opening import OpenedStore
from corecoach.application.ports import RecordStore, SessionStart
from corecoach.domain.corrections import Change, Field
from corecoach.domain.exercise import FAULTS_OF, Exercise, FormFault, Side
from corecoach.domain.pace.inputs import (
    Accepted,
    ChosenLevel,
    Kept,
    NewBlock,
    NewLoad,
    SeenByClinician,
)
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
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
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    StopExtent,
    StopReason,
)
from corecoach.domain.timeline import Rep

NOW: Final = datetime.fromisoformat("2026-11-22T18:00:00+00:00")
BRITISH_SUMMER: Final = timezone(timedelta(hours=1))
NEPAL: Final = timezone(timedelta(hours=5, minutes=45))


def keep(store: RecordStore, record: SessionRecord) -> int:
    """Put a session into a store by the calls that the program makes, and return its number."""
    start = SessionStart(
        started=record.started,
        zone=record.zone,
        training_date=record.training_date,
        plan=record.plan,
        program_version=record.program_version,
        pain_before=record.check_in.pain_before,
        uid=record.uid,
    )
    number = store.begin(start)
    for attempt in chain.from_iterable(kept.attempts for kept in record.exercises):
        store.add_rep(number, attempt, record.last_kept or record.started)
    if record.away_s:
        store.take_up(number, record.away_s)
    if record.ended:
        store.end(number, record.state, record.ended)
    store.keep_check_in(number, record.check_in)
    for kept in record.exercises:
        store.keep_told(number, kept)
    return number


def default_start(started: datetime = NOW) -> SessionStart:
    return SessionStart(started, "Europe/London", started.date(), Plan(), "0.1.0")


def heel_dig(number: int, side: Side, held_ms: int = 10_000) -> RepRecord:
    outcome = Outcome.HELD if held_ms >= 10_000 else Outcome.ENDED_EARLY
    return RepRecord(Rep(Exercise.HEEL_DIG, number, 10, side, 10_000), held_ms, outcome)


KNOWN: Final = (
    SessionRecord(
        session_id=1,
        started=datetime(2026, 10, 24, 1, 30, tzinfo=BRITISH_SUMMER),
        zone="Europe/London",
        training_date=date(2026, 10, 23),
        exercises=(
            ExerciseRecord(
                HeelDigDose(),
                (
                    heel_dig(1, Side.LEFT),
                    heel_dig(1, Side.RIGHT, 4321),
                    heel_dig(1, Side.RIGHT),
                ),
                effort=3,
            ),
            ExerciseRecord(
                BirdDogDose(12, 4, 5, 2),
                (RepRecord(Rep(Exercise.BIRD_DOG, 1, 12, Side.LEFT, 5000), 1200, Outcome.SKIPPED),),
            ),
            ExerciseRecord(
                PauseSquatDose(
                    5, 20, 180, SquatVariant.LOW_BAR, 62.5, LoadUnit.LB, waits_for_ready=True
                ),
                (RepRecord(Rep(Exercise.PAUSE_SQUAT, 1, 5, None, 20_000), 0, Outcome.VOID),),
                effort=10,
            ),
        ),
        state=SessionState.FINISHED,
        ended=datetime(2026, 10, 24, 1, 44, 24, 250_001, tzinfo=BRITISH_SUMMER),
        last_kept=datetime(2026, 10, 24, 1, 40, 3, tzinfo=BRITISH_SUMMER),
        check_in=CheckIn(2, 3, 1, 0, note="Felt steady – “better” than Monday.\n腰 OK"),
        program_version="0.1.0",
        uid="20261024-0030-8000-8000-000000000001",
    ),
    SessionRecord(
        session_id=2,
        started=datetime(2026, 11, 2, 7, 0, 0, 1, tzinfo=NEPAL),
        zone="Asia/Kathmandu",
        training_date=date(2026, 11, 2),
        exercises=(ExerciseRecord(HeelDigDose(20, 15, Basis.TOTAL)),),
        state=SessionState.STOPPED,
        ended=datetime(2026, 11, 2, 7, 1, tzinfo=NEPAL),
        check_in=CheckIn(pain_peak=7, stop_reason=StopReason.PAIN),
        program_version="0.1.0",
        uid="20261102-0115-8000-8000-010000000002",
    ),
)
"""What a frozen database holds as sessions that have ended."""

KNOWN_OPEN: Final = SessionRecord(
    session_id=3,
    started=datetime(2026, 11, 3, 7, 0, tzinfo=NEPAL),
    zone="Asia/Kathmandu",
    training_date=date(2026, 11, 3),
    exercises=(ExerciseRecord(HeelDigDose(), (heel_dig(1, Side.LEFT),)),),
    last_kept=datetime(2026, 11, 3, 7, 1, 5, 500, tzinfo=NEPAL),
    check_in=CheckIn(pain_before=1),
    program_version="0.1.0",
    uid="20261103-0115-8000-8000-000000000003",
)
"""What a frozen database holds as the session that was cut off."""

_SQUATS: Final = PauseSquatDose(variant=SquatVariant.FRONT, load=40.0)

KNOWN_BINNED: Final = SessionRecord(
    session_id=4,
    started=datetime(2026, 11, 4, 18, 0, tzinfo=NEPAL),
    zone="Asia/Kathmandu",
    training_date=date(2026, 11, 4),
    exercises=(
        ExerciseRecord(
            _SQUATS,
            (RepRecord(Rep(Exercise.PAUSE_SQUAT, 1, 3, None, 10_000), 10_000, Outcome.TYPED),),
            effort=6,
            pain_peak=2,
            belt=False,
            faults=frozenset({FormFault.GOOD_MORNING, FormFault.BUTT_WINK}),
        ),
    ),
    state=SessionState.FINISHED,
    ended=datetime(2026, 11, 4, 18, 10, tzinfo=NEPAL),
    last_kept=datetime(2026, 11, 4, 18, 10, tzinfo=NEPAL),
    check_in=CheckIn(1, 4, note="typed"),
    source=Source.TYPED,
    program_version="0.1.0",
    uid="a2b0c6f4-1111-4222-8333-444455556666",
    deleted=NOW,
)
"""What a frozen database has in the bin from the second schema on."""

KNOWN_CHANGES: Final = (
    Change(Field.PAIN_PEAK, None, 4),
    Change(
        Field.REPS,
        (),
        (
            KeptRep(
                KNOWN_BINNED.exercises[0].attempts[0], datetime(2026, 11, 4, 18, 10, tzinfo=NEPAL)
            ),
        ),
        Exercise.PAUSE_SQUAT,
    ),
    Change(Field.DELETED, None, NOW),
)
"""What was changed in it, in one edit."""


_MADE: Final = datetime(2026, 11, 5, 9, 30, 0, 125, tzinfo=NEPAL)
_HOME: Final = PlanVersion(
    "3a6f0000-0000-4000-8000-000000000001",
    "3a6f0000-0000-4000-8000-0000000000aa",
    _MADE,
    "At home – “quiet”",
)
_DAY: Final = date(2026, 11, 5)
_CHOICES: Final[tuple[Choice, ...]] = (
    Kept(_DAY, Exercise.BIRD_DOG),
    Accepted(_DAY, Exercise.PAUSE_SQUAT, 3, 22.5),
    ChosenLevel(_DAY, Exercise.HEEL_DIG, 0),
    NewLoad(_DAY, 12.5),
    NewBlock(_DAY),
    SeenByClinician(_DAY),
    Pinned(_DAY, Exercise.HEEL_DIG, 2),
    Pinned(_DAY, Exercise.BIRD_DOG, None),
    PlanChosen(_DAY, _HOME.plan),
    SquatsAnyway(_DAY),
)

KNOWN_BOOK: Final = PlanBook(
    (
        _HOME,
        replace(
            _HOME,
            uid="3a6f0000-0000-4000-8000-000000000002",
            made=_MADE + timedelta(minutes=1),
            doses=Plan(
                (
                    HeelDigDose(14, 12, Basis.TOTAL),
                    PauseSquatDose(variant=SquatVariant.LOW_BAR, load=62.5, unit=LoadUnit.LB),
                )
            ),
            equipment=Equipment(5.0, 10.0, 135.0),
            has_belt=True,
            is_deleted=True,
        ),
    ),
    tuple(
        Decided(f"3a6f0000-0000-4000-8000-0000000001{place:02}", _MADE, choice, place == 0)
        for place, choice in enumerate(_CHOICES)
    ),
)
"""What a frozen database has planned and decided from the third schema on."""


KNOWN_NOTES: Final = (
    SafetyNote(NOW - timedelta(days=3), date(2026, 11, 19), NoteKind.CLEARANCE, "age cancer"),
    SafetyNote(NOW - timedelta(days=3), date(2026, 11, 19), NoteKind.CLEARED, "2026-11-02"),
    SafetyNote(NOW.astimezone(NEPAL), date(2026, 11, 22), NoteKind.SIGN, "one_leg_weak"),
)
"""What a frozen database has of notes on safety from the fourth schema on."""


def keep_known(opened: OpenedStore) -> None:
    """Put everything known into a store."""
    opened.safety.add(KNOWN_NOTES)
    opened.plans.keep(KNOWN_BOOK)
    for record in (*KNOWN, KNOWN_OPEN):
        keep(opened.store, record)
    before = replace(KNOWN_BINNED, deleted=None, check_in=CheckIn(1, note="typed"))
    number = opened.store.add(before, ())
    opened.corrections.correct(number, KNOWN_CHANGES, NOW)


zones = st.sampled_from(
    ["Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]
)
pains = st.none() | st.integers(0, 10)
doses: dict[Exercise, st.SearchStrategy[Dose]] = {
    Exercise.HEEL_DIG: st.builds(
        HeelDigDose,
        st.integers(5, 10).map(lambda half: 2 * half),
        st.integers(10, 15),
        st.just(Basis.TOTAL),
    )
    | st.builds(HeelDigDose, st.integers(10, 20), st.integers(10, 15)),
    Exercise.BIRD_DOG: st.builds(
        BirdDogDose, st.integers(10, 20), st.integers(2, 5), st.integers(1, 5), st.integers(2, 5)
    ),
    Exercise.PAUSE_SQUAT: st.builds(
        PauseSquatDose,
        st.integers(1, 5),
        st.integers(10, 20),
        st.integers(30, 180),
        st.sampled_from(SquatVariant),
        st.floats(0, 500),
        st.sampled_from(LoadUnit),
        st.booleans(),
    ),
}
check_ins = st.builds(
    CheckIn,
    pains,
    pains,
    pains,
    pains,
    st.none() | st.sampled_from(StopReason),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.booleans(),
)


@st.composite
def reps(draw: st.DrawFn, exercise: Exercise) -> RepRecord:
    count = draw(st.integers(1, 20))
    rep = Rep(
        exercise,
        number=draw(st.integers(1, count)),
        count=count,
        side=None if exercise is Exercise.PAUSE_SQUAT else draw(st.sampled_from(Side)),
        target_ms=draw(st.integers(0, 60_000)),
    )
    outcome = draw(st.sampled_from(Outcome))
    held_ms = rep.target_ms if outcome is Outcome.TYPED else draw(st.integers(0, 10**9))
    return RepRecord(rep, held_ms, outcome, draw(st.booleans()))


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    moment = draw(
        st.datetimes(
            datetime(1973, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
            datetime(2100, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
            timezones=st.just(ZoneInfo(zone)),
        )
    )
    # what a clock shows has a fixed offset; between zones a time in the fold equals nothing
    return datetime.fromisoformat(moment.isoformat())


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    zone = draw(zones)
    state = draw(st.sampled_from(SessionState))
    exercises = draw(st.lists(st.sampled_from(Exercise), min_size=1, max_size=3, unique=True))
    records = tuple(
        ExerciseRecord(
            draw(doses[exercise]),
            tuple(draw(st.lists(reps(exercise), max_size=4))),
            draw(pains),
            pain_peak=draw(pains),
            faults=frozenset(draw(st.lists(st.sampled_from(FAULTS_OF[exercise]), max_size=1))),
            stop_reason=draw(st.none() | st.sampled_from(StopReason)),
            stop_extent=draw(st.none() | st.sampled_from(StopExtent)),
        )
        for exercise in exercises
    )
    return SessionRecord(
        session_id=0,
        started=draw(moments(zone)),
        zone=zone,
        training_date=draw(st.dates(date(1970, 1, 1), date(2100, 1, 1))),
        exercises=records,
        state=state,
        ended=None if state is SessionState.OPEN else draw(moments(zone)),
        last_kept=draw(moments(zone)) if any(kept.attempts for kept in records) else None,
        away_s=draw(st.integers(0, 10**6)),
        check_in=draw(check_ins),
        program_version=draw(st.sampled_from(["0.1.0", ""])),
    )

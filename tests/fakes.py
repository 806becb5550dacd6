"""The fakes: plain classes that stand where a port's real thing would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from corecoach.application.desks.plan import PlanDesk
from corecoach.application.desks.plan_keeping import PlanKeeping
from corecoach.application.errors import MovingError, StoreError
from corecoach.application.history_ports import KeptHistory
from corecoach.application.lately import Lately
from corecoach.application.moving import (
    Backup,
    ExportForm,
    Habit,
    ImportReport,
    RestorePreview,
)
from corecoach.application.ports import Output, ScheduledCue, SessionStart, SoundState, SoundStatus
from corecoach.application.settings import Settings, SoundSettings
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState
from corecoach.domain.corrections import CHECK_IN_FIELDS, Change, Edit, Field
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.safety import SafetyNote, in_order
from corecoach.domain.plan_book import PlanBook
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    RepRecord,
    SessionRecord,
    SessionState,
    exercise_records,
)
from corecoach.domain.schedule import PauseReason
from corecoach.domain.timeline import Rep

LONDON = ZoneInfo("Europe/London")


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, start: datetime | None = None) -> None:
        self.monotonic = 5_000_000
        self.slept = 0
        self.wall = start or datetime(2026, 3, 2, 18, 5, tzinfo=LONDON)

    def advance(self, ms: int) -> None:
        self.monotonic += ms
        self.wall += timedelta(milliseconds=ms)

    def sleep(self, ms: int) -> None:
        self.slept += ms
        self.wall += timedelta(milliseconds=ms)

    def monotonic_ms(self) -> int:
        return self.monotonic

    def suspended_ms(self) -> int:
        return self.slept

    def now(self) -> datetime:
        return self.wall

    def zone_name(self) -> str:
        return "Europe/London"


class RecordingPlayer:
    """A cue player that writes down what it was asked, with nothing behind it."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.cues: list[ScheduledCue] = []
        self.state = SoundStatus(SoundState.PLAYING, "fake")
        self.used = SoundSettings()

    def use(self, sound: SoundSettings) -> None:
        self.used = sound

    def open(self) -> None:
        self.log.append("open")

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        self.cues += cues

    def cancel(self) -> None:
        self.log.append("cancel")
        self.cues.clear()

    def status(self) -> SoundStatus:
        return self.state

    def close(self) -> None:
        self.log.append("close")


class KnownOutputs:
    """Devices as a test says."""

    def __init__(self) -> None:
        self.found: tuple[Output, ...] | None = ()

    def outputs(self) -> tuple[Output, ...] | None:
        return self.found


class KnownVoice:
    """A system's voice as a test says."""

    def __init__(self) -> None:
        self.known = SystemVoiceStatus(VoiceState.ABSENT)
        self.asked = 0

    def status(self) -> SystemVoiceStatus:
        return self.known

    def prepare(self) -> None:
        self.asked += 1


class FixedMotion:
    """A wish for less motion as a test says."""

    def __init__(self) -> None:
        self.reduced = False

    def is_reduced(self) -> bool:
        return self.reduced


class RecordingScreen:
    """A screen keeper that writes down what it was asked."""

    def __init__(self) -> None:
        self.awake = False

    def keep_awake(self) -> None:
        self.awake = True

    def release(self) -> None:
        self.awake = False


class MemoryStore:  # noqa: PLR0904  # as many as its port has, and three for tests
    """A record in memory; ``full`` makes every write fail as on a full disk."""

    def __init__(self) -> None:
        self.records: dict[int, SessionRecord] = {}
        self.attempts: dict[int, list[RepRecord]] = {}
        self.told: dict[int, dict[Exercise, ExerciseRecord]] = {}
        self.full = False
        self.broken = False

    @contextmanager
    def disk_full(self) -> Iterator[None]:
        self.full = True
        yield
        self.full = False

    @contextmanager
    def unreadable(self) -> Iterator[None]:
        self.broken = True
        yield
        self.broken = False

    def begin(self, start: SessionStart) -> int:
        self.refuse_when_full()
        number = len(self.records) + 1
        self.records[number] = SessionRecord(
            number,
            start.started,
            start.zone,
            start.training_date,
            start.exercises,
            check_in=CheckIn(pain_before=start.pain_before),
            program_version=start.program_version,
            uid=start.uid or str(uuid4()),
        )
        self.attempts[number] = []
        self.told[number] = {kept.exercise: kept for kept in start.exercises}
        return number

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        self.refuse_when_full()
        self.attempts[session_id].append(record)
        self.records[session_id] = replace(self.records[session_id], last_kept=ended)

    def end(self, session_id: int, state: SessionState, ended: datetime) -> None:
        self.refuse_when_full()
        self.records[session_id] = replace(self.records[session_id], state=state, ended=ended)

    def take_up(self, session_id: int, away_s: int) -> None:
        record = self.records[session_id]
        self.records[session_id] = replace(
            record, state=SessionState.OPEN, ended=None, away_s=record.away_s + away_s
        )

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        self.refuse_when_full()
        self.records[session_id] = replace(self.records[session_id], check_in=check_in)

    def keep_told(self, session_id: int, told: ExerciseRecord) -> None:
        self.refuse_when_full()
        self.told[session_id][told.exercise] = told

    def mark_form(self, session_id: int, rep: Rep, *, broke: bool) -> None:
        self.refuse_when_full()
        kept = self.attempts[session_id]
        place = max(number for number, attempt in enumerate(kept) if attempt.rep == rep)
        kept[place] = replace(kept[place], broke_form=broke)

    def add(self, record: SessionRecord, reps: Sequence[KeptRep]) -> int:
        self.refuse_when_full()
        number = len(self.records) + 1
        last = max((kept.ended for kept in reps), default=None)
        self.records[number] = replace(
            record, session_id=number, last_kept=last, uid=record.uid or str(uuid4())
        )
        self.attempts[number] = [kept.record for kept in reps]
        self.told[number] = {kept.exercise: kept for kept in record.exercises}
        return number

    def reps_of(self, session_id: int) -> tuple[KeptRep, ...]:
        ended = self.records[session_id].last_kept or self.records[session_id].started
        return tuple(KeptRep(attempt, ended) for attempt in self.attempts[session_id])

    def open_session(self) -> SessionRecord | None:
        found = [n for n, r in self.records.items() if r.state is SessionState.OPEN]
        return self.session(found[0]) if found else None

    def session(self, session_id: int) -> SessionRecord | None:
        if self.broken:
            raise StoreError("The record cannot be read.")
        record = self.records.get(session_id)
        return None if record is None or record.deleted else self.whole(record)

    def whole(self, record: SessionRecord) -> SessionRecord:
        session_id = record.session_id
        kept = exercise_records(record.plan, self.attempts[session_id])
        told = self.told[session_id]
        return replace(
            record,
            exercises=tuple(
                replace(told.get(one.exercise, one), dose=one.dose, attempts=one.attempts)
                for one in kept
            ),
        )

    def sessions(self) -> tuple[SessionRecord, ...]:
        found = (self.session(number) for number in self.records)
        return tuple(r for r in found if r and r.state is not SessionState.OPEN)

    def lately(self, scores: int) -> Lately:
        ended = sorted(self.sessions(), key=lambda one: one.started)
        known = [one.check_in.pain_before for one in ended]
        pains = tuple(pain for pain in known if pain is not None)[-scores:]
        return Lately(ended[-1] if ended else None, pains)

    def problems(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self.full = False

    def refuse_when_full(self) -> None:
        if self.full:
            raise StoreError("The disk is full.")


class MemoryWeeks:
    """Weekly targets and paused days in memory."""

    def __init__(self) -> None:
        self.targets: dict[date, int] = {}
        self.paused: dict[date, PauseReason] = {}
        self.full = False

    def keep_target(self, since: date, target: int) -> None:
        self._refuse_when_full()
        self.targets = {day: one for day, one in self.targets.items() if day < since}
        self.targets[since] = target

    def pause_on(self, day: date) -> PauseReason | None:
        return self.paused.get(day)

    def pause(self, days: Iterable[date], reason: PauseReason) -> None:
        self._refuse_when_full()
        self.paused |= dict.fromkeys(days, reason)

    def end_pause(self, days: Iterable[date]) -> None:
        self._refuse_when_full()
        for day in days:
            self.paused.pop(day, None)

    def _refuse_when_full(self) -> None:
        if self.full:
            raise StoreError("The disk is full.")


class MemorySafety:
    """Notes on safety in memory."""

    def __init__(self) -> None:
        self.kept: list[SafetyNote] = []
        self.full = False

    def notes(self) -> tuple[SafetyNote, ...]:
        return tuple(in_order(self.kept))

    def add(self, notes: Iterable[SafetyNote]) -> None:
        self._refuse_when_full()
        self.kept += [note for note in notes if note not in self.kept]

    def take_back(self, notes: Iterable[SafetyNote]) -> None:
        self._refuse_when_full()
        gone = set(notes)
        self.kept = [note for note in self.kept if note not in gone]

    def _refuse_when_full(self) -> None:
        if self.full:
            raise StoreError("The disk is full.")


class MemoryPlans:
    """Plans and decisions in memory."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self.kept = PlanBook()
        self._store = store or MemoryStore()

    def book(self) -> PlanBook:
        return self.kept

    def keep(self, book: PlanBook) -> None:
        self._store.refuse_when_full()
        self.kept = self.kept.merged(book)

    def take_back(self, uids: Sequence[str]) -> None:
        self._store.refuse_when_full()
        decisions = (
            replace(one, is_undone=one.is_undone or one.uid in uids) for one in self.kept.decisions
        )
        self.kept = replace(self.kept, decisions=tuple(decisions))

    def has_sessions(self) -> bool:
        return bool(self._store.sessions())


class MemoryHistory:
    """The history of what is in memory."""

    def __init__(
        self,
        store: MemoryStore,
        weeks: MemoryWeeks,
        safety: MemorySafety | None = None,
        plans: MemoryPlans | None = None,
    ) -> None:
        self._store, self._weeks = store, weeks
        self._safety, self._plans = safety or MemorySafety(), plans or MemoryPlans()

    def history(self) -> KeptHistory:
        sessions = tuple(map(digest_of, self._store.sessions()))
        return KeptHistory(
            sessions,
            dict(self._weeks.targets),
            dict(self._weeks.paused),
            self._safety.notes(),
            self._plans.book(),
        )


class MemoryCorrections:
    """Corrections of a record in memory."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.kept: list[Edit] = []

    def correct(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        self.store.refuse_when_full()
        for change in changes:
            self._make(session_id, change)
        return self.note_changes(session_id, changes, at)

    def note_changes(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        self.store.refuse_when_full()
        self.kept.append(Edit(len(self.kept) + 1, session_id, at, tuple(changes)))
        return len(self.kept)

    def undo(self, edit: int) -> int:
        self.store.refuse_when_full()
        found = self.kept[edit - 1]
        for change in found.changes:
            self._make(found.session_id, change.reversed())
        self.kept[edit - 1] = replace(found, is_undone=True)
        return found.session_id

    def edits(self, session_id: int) -> tuple[Edit, ...]:
        return tuple(edit for edit in self.kept if edit.session_id == session_id)

    def bin(self) -> tuple[SessionRecord, ...]:
        return tuple(self.store.whole(r) for r in self.store.records.values() if r.deleted)

    def empty_bin(self) -> int:
        binned = self.bin()
        for record in binned:
            del self.store.records[record.session_id]
        return len(binned)

    def _make(self, session_id: int, change: Change) -> None:
        told: Any = change.after
        record = self.store.records[session_id]
        if change.exercise and change.field is not Field.REPS:
            kept = self.store.whole(record).exercise(change.exercise)
            kept = replace(kept, **{change.field.value: told})
            self.store.keep_told(session_id, kept)
        elif change.field is Field.REPS:
            others = self.store.attempts[session_id]
            others = [attempt for attempt in others if attempt.rep.exercise != change.exercise]
            self.store.attempts[session_id] = others + [kept.record for kept in told]
        elif change.field in CHECK_IN_FIELDS:
            answers = replace(record.check_in, **{change.field.value: told})
            self.store.records[session_id] = replace(record, check_in=answers)
        else:
            self.store.records[session_id] = replace(record, **{change.field.value: told})


class MemorySettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept = Settings()

    def load(self) -> Settings:
        return self.kept

    def save(self, settings: Settings) -> None:
        self.kept = settings


class RecordingBackups:
    """Automatic backups that are only counted."""

    def __init__(self) -> None:
        self.begun = 0
        self.trouble = ""

    def begin(self) -> None:
        self.begun += 1

    def begin_if_due(self) -> None:
        self.begun += 1

    def close(self) -> None:
        self.begun = 0


class RecordingKeeper:
    """A keeper that writes down what it was asked; ``refusal`` makes everything fail."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.made: list[Backup] = []
        self.refusal = ""
        self.found_habits: tuple[Habit, ...] = ()
        self.report = ImportReport()
        self.preview = RestorePreview((), (), (), 0)

    @property
    def backup_folder(self) -> Path:
        return Path("/nowhere/backups")

    def has_sessions(self) -> bool:
        return True

    def backups(self) -> tuple[Backup, ...]:
        return tuple(self.made)

    def back_up(self) -> Backup:
        self._do("back up")
        return Backup(self.backup_folder / "one.db", datetime(2026, 3, 1, 12, tzinfo=LONDON))

    def back_up_to(self, place: Path) -> None:
        self._do(f"back up to {place}")

    def preview_restore(self, backup: Path) -> RestorePreview:
        self._do(f"look at {backup}")
        return self.preview

    def restore(self, backup: Path) -> Backup | None:
        self._do(f"restore {backup}")
        return None

    def export(self, place: Path, form: ExportForm) -> int:
        self._do(f"export {form} to {place}")
        return 3

    def habits(self, file: Path) -> tuple[Habit, ...]:
        self._do(f"habits of {file}")
        return self.found_habits

    def preview_import(self, file: Path, habit: str | None = None) -> ImportReport:
        self._do(f"look at {file} {habit}")
        return self.report

    def take_in(self, file: Path, habit: str | None = None) -> ImportReport:
        self._do(f"take in {file} {habit}")
        return self.report

    def _do(self, what: str) -> None:
        if self.refusal:
            raise MovingError(self.refusal)
        self.log.append(what)


def plan_desk(clock: FakeClock, store: MemoryStore, settings: MemorySettings) -> PlanDesk:
    """A desk of the plan in memory."""
    plans, weeks = MemoryPlans(store), MemoryWeeks()
    keeping = PlanKeeping(clock, plans, settings)
    reader = MemoryHistory(store, weeks, plans=plans)
    return PlanDesk(keeping, weeks, reader, settings)

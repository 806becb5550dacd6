"""The ports: what the program asks of the world, each with its contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from corecoach.application.lately import Lately
from corecoach.application.settings import Settings, SoundSettings
from corecoach.domain.corrections import Change, Edit
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import Plan
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    RepRecord,
    SessionRecord,
    SessionState,
    exercise_records,
)
from corecoach.domain.timeline import Rep


class Clock(Protocol):
    """The only source of time."""

    def monotonic_ms(self) -> int:
        """Return whole milliseconds on a clock that never jumps; only differences mean anything.

        It is the clock that every process of this machine shares (CLOCK_MONOTONIC on Linux).
        """
        ...

    def suspended_ms(self) -> int:
        """Return how long the machine has slept so far, where the monotonic clock leaves it out."""
        ...

    def now(self) -> datetime:
        """Return the wall-clock time with the person's own time zone."""
        ...

    def zone_name(self) -> str:
        """Return the IANA name of the person's time zone, such as "Europe/London"."""
        ...


@dataclass(frozen=True)
class ScheduledCue:
    """A clip and its moment on the monotonic clock, in milliseconds."""

    at_ms: int
    clip: str


class SoundState(Enum):
    """What a cue player can do just now."""

    STARTING = "starting"
    PLAYING = "playing"
    SIMPLE = "simple"
    SILENT = "silent"


@dataclass(frozen=True)
class SoundStatus:
    """The state of the sound, the device or player where there is one, and clips without a file.

    A sound that was PLAYING and is so again after another state has come back.
    """

    state: SoundState
    device: str = ""
    missing_clips: tuple[str, ...] = ()


@dataclass(frozen=True)
class Output:
    """A device that sound can go to: the id that settings keep, and the name people know."""

    id: str
    name: str


class CuePlayer(Protocol):
    """Plays cues at their moments, from a process of its own.

    No call blocks, and none raises because of sound: a session goes on without it. Cues may be
    handed over in any order; they are meant to come about a second or more ahead. A cue whose
    moment has passed by more than a blink is dropped, never played late. A voice is never cut by
    a voice of lower priority.
    """

    def open(self) -> None:
        """Start the player, so that the first cue finds an open stream; opening twice is fine."""
        ...

    def use(self, sound: SoundSettings) -> None:
        """Sound like this from now on, whether open or not yet.

        Volumes and latency hold at once, also for cues already handed over; the voice from the next
        cue that is handed over; the output as soon as nothing sounds. An output that is not there
        is stood in for by the system's own choice until it comes.
        """
        ...

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        """Hand over cues with their moments."""
        ...

    def cancel(self) -> None:
        """Silence what sounds and forget everything that was handed over."""
        ...

    def status(self) -> SoundStatus:
        """Return what the player can do now."""
        ...

    def close(self) -> None:
        """End the player at once; closing twice is fine."""
        ...


class OutputFinder(Protocol):
    """Knows which devices sound can go to."""

    def outputs(self) -> tuple[Output, ...] | None:
        """Return the devices found last, and look again; None before the first look is over.

        It does not block.
        """
        ...


@dataclass(frozen=True)
class SessionStart:
    """What is known of a session when it starts; the store makes a ``uid`` where there is none.

    ``has_belt`` is whether a belt is worn at the squats, None where none has a weight.
    """

    started: datetime
    zone: str
    training_date: date
    plan: Plan
    program_version: str
    pain_before: int | None = None
    uid: str = ""
    has_belt: bool | None = None

    @property
    def exercises(self) -> tuple[ExerciseRecord, ...]:
        """What is known of each exercise before anything is done."""
        return tuple(
            replace(kept, belt=self.has_belt) if kept.exercise is Exercise.PAUSE_SQUAT else kept
            for kept in exercise_records(self.plan, ())
        )


class RecordStore(Protocol):
    """Keeps what was done; each call is on disk when it returns.

    Every call raises StoreError with a sentence when the world refuses; nothing is then lost that
    was kept before.
    """

    def begin(self, start: SessionStart) -> int:
        """Open a session and return its number; only one can be open at a time."""
        ...

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        """Keep one attempt at a repetition."""
        ...

    def end(self, session_id: int, state: SessionState, ended: datetime) -> None:
        """Close an open session."""
        ...

    def take_up(self, session_id: int, away_s: int) -> None:
        """Open a session again, and keep that nobody was at it for so many seconds."""
        ...

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Keep the answers around a session, replacing earlier ones."""
        ...

    def keep_told(self, session_id: int, told: ExerciseRecord) -> None:
        """Keep what was told of an exercise and not what was done, replacing earlier answers."""
        ...

    def mark_form(self, session_id: int, rep: Rep, *, broke: bool) -> None:
        """Keep whether the form broke in the last attempt at a repetition."""
        ...

    def add(self, record: SessionRecord, reps: Sequence[KeptRep]) -> int:
        """Keep a whole session that has ended, as typed or imported, and return its number.

        Its attempts are ``reps``, each exercise's in order; ``session_id`` and ``last_kept`` are
        not looked at. One whose ``uid`` is there already is refused.
        """
        ...

    def reps_of(self, session_id: int) -> tuple[KeptRep, ...]:
        """Return what was tried in a session, exercise by exercise, with the moments."""
        ...

    def open_session(self) -> SessionRecord | None:
        """Return the session that was begun and not ended, if there is one."""
        ...

    def session(self, session_id: int) -> SessionRecord | None:
        """Return one session; None if there is none of that number, or it is in the bin."""
        ...

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return every session that has ended, oldest first, without those in the bin."""
        ...

    def lately(self, scores: int) -> Lately:
        """Return the session that ended last and so many scores; no other session is read."""
        ...

    def problems(self) -> tuple[str, ...]:
        """Return what an integrity check finds; nothing when all is well."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class CorrectionStore(Protocol):
    """Changes what is on record, with a trace, and takes it back; each call is on disk at once.

    Every call raises StoreError with a sentence when the world refuses; the record is then as it
    was before.
    """

    def correct(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        """Make changes in a session that has ended, write them down, and return the edit's number.

        Refused where the session is no longer as the changes say it was.
        """
        ...

    def note_changes(self, session_id: int, changes: Sequence[Change], at: datetime) -> int:
        """Write down changes that were made already, and return the edit's number."""
        ...

    def undo(self, edit: int) -> int:
        """Take an edit back and return its session; refused where that was changed since."""
        ...

    def edits(self, session_id: int) -> tuple[Edit, ...]:
        """Return what was changed in a session, oldest first, in the bin or not."""
        ...

    def bin(self) -> tuple[SessionRecord, ...]:
        """Return the sessions in the bin, the one thrown away last first."""
        ...

    def empty_bin(self) -> int:
        """Delete the sessions in the bin for good, and return how many there were."""
        ...


@dataclass(frozen=True)
class Records:
    """Where sessions are kept, and where they are corrected."""

    store: RecordStore
    corrections: CorrectionStore


class SettingsStore(Protocol):
    """Keeps the settings."""

    def load(self) -> Settings:
        """Return the settings kept, or the defaults."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep the settings; raises SettingsError with a sentence, and they hold for now."""
        ...

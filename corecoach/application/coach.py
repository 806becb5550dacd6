"""The coach: runs one session by joining the controller to the clock, the sound and the record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from corecoach.application.cues.speaker import Speaker, Telling
from corecoach.application.desktop_ports import ScreenKeeper
from corecoach.application.errors import StoreError
from corecoach.application.ports import (
    Clock,
    CuePlayer,
    RecordStore,
    ScheduledCue,
    SessionStart,
    SoundStatus,
)
from corecoach.domain import controller
from corecoach.domain.controller import ANNOUNCE_MS
from corecoach.domain.events import FormMarked, PhaseChanged, RepEnded
from corecoach.domain.record import (
    ExerciseRecord,
    RepRecord,
    SessionRecord,
    SessionState,
)
from corecoach.domain.resuming import session_after
from corecoach.domain.script import lay_out
from corecoach.domain.session import ENDED, LOOKAHEAD_MS, Phase, Request, Session
from corecoach.domain.verbosity import Verbosity

TRY_AGAIN_MS: Final = 3000
"""How long to wait before a record that refused is tried again."""
OPENING_MS: Final = 2500
"""A stream that is only now opened runs evenly by then."""
LAST_SOUND_MS: Final = 4000
"""How long the sound stays open after the end, so that the last words are heard."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SessionPorts:
    """What a session needs of the world."""

    clock: Clock
    player: CuePlayer
    store: RecordStore
    screen: ScreenKeeper


class Coach:
    """Runs one session; the window feeds it beats and requests and shows ``session``.

    A repetition is kept the moment it ends, and an answer the moment it is given. When the disk
    refuses, the session goes on, ``unsaved`` says why, and everything held back is tried again
    every few seconds, also after the end, and once more when the coach is closed.
    ``is_quiet`` tells that the session is over and its last words have been heard.
    """

    def __init__(
        self,
        ports: SessionPorts,
        session_id: int,
        session: Session,
        telling: Telling,
        told: Iterable[ExerciseRecord],
    ) -> None:
        """Take over a session that is already in the record, with what is told of it there."""
        self._ports = ports
        self._speaker = Speaker(ports.player, telling)
        self._waiting: list[Callable[[], None]] = []
        self._asleep_ms = ports.clock.suspended_ms()
        self._ended_ms: int | None = None
        self._try_again_ms = 0
        self._end_is_kept = False
        self.session_id = session_id
        self.session = session
        self.unsaved: StoreError | None = None
        self.is_quiet = False
        self.told = {kept.exercise: kept for kept in told}

    @classmethod
    def begin(
        cls,
        ports: SessionPorts,
        start: SessionStart,
        verbosity: Verbosity = Verbosity.FULL,
    ) -> Coach:
        """Put a new session on record and start it.

        Raises:
            StoreError: The record cannot be written; nothing was started.
        """
        session_id = ports.store.begin(start)
        session = Session(lay_out(start.plan, verbosity), LOOKAHEAD_MS)
        telling = Telling(start.plan, verbosity)
        coach = cls(ports, session_id, session, telling, start.exercises)
        coach._open()
        coach.ask(Request.START)
        log.info("session %d began at %d ms of the clock", session_id, coach.session.anchor_ms)
        return coach

    @classmethod
    def take_up(
        cls,
        ports: SessionPorts,
        record: SessionRecord,
        verbosity: Verbosity = Verbosity.FULL,
    ) -> Coach:
        """Go on with a session that was cut off or stopped; it stands paused where it ended.

        Raises:
            StoreError: The record cannot be written; nothing was taken up.
        """
        left = record.ended or record.last_kept or record.started
        away_s = max(0, round((ports.clock.now() - left).total_seconds()))
        ports.store.take_up(record.session_id, away_s)
        attempts = tuple(attempt for kept in record.exercises for attempt in kept.attempts)
        telling = Telling(record.plan, verbosity, attempts)
        session = session_after(record, verbosity)
        coach = cls(ports, record.session_id, session, telling, record.exercises)
        coach._open()
        return coach

    @property
    def now_ms(self) -> int:
        """The present on the monotonic clock."""
        return self._ports.clock.monotonic_ms()

    @property
    def sound(self) -> SoundStatus:
        """What the sound can do now."""
        return self._ports.player.status()

    @property
    def announced(self) -> ScheduledCue | None:
        """The last phrase that stands in no timeline; None once it was silenced."""
        return self._speaker.announced

    @property
    def is_over(self) -> bool:
        """Whether the session has ended, one way or the other."""
        return self.session.phase in ENDED

    def beat(self) -> None:
        """Bring the session to the present; looks at the clock once."""
        now_ms = self.now_ms
        asleep_ms = self._ports.clock.suspended_ms()
        moved = controller.beat(self.session, now_ms, asleep_ms - self._asleep_ms)
        self._asleep_ms = asleep_ms
        self._take(moved, now_ms)
        self._speaker.listen(self.session, now_ms)
        if self.unsaved and now_ms >= self._try_again_ms:
            self._keep_waiting(now_ms)
        if self._ended_ms is not None and now_ms > self._ended_ms + LAST_SOUND_MS:
            self.is_quiet = True
            self._ports.player.close()

    def ask(self, asked: Request) -> None:
        """Do what the person asks, where the session allows it."""
        now_ms = self.now_ms
        self._take(controller.request(self.session, asked, now_ms), now_ms)

    def tell(self, told: ExerciseRecord) -> None:
        """Take what the person tells of an exercise; it is kept as repetitions are."""
        self.told[told.exercise] = told
        self._waiting.append(partial(self._ports.store.keep_told, self.session_id, told))
        self._keep_waiting(self.now_ms)

    def praise_stop(self) -> None:
        """Say that it was right to stop, also where the sound had been let go of."""
        lead_ms = OPENING_MS if self.is_quiet else ANNOUNCE_MS
        at_ms = self.now_ms + lead_ms
        self._ports.player.open()
        self._speaker.announce(at_ms, "good_call")
        self._ended_ms, self.is_quiet = at_ms, False

    def close(self) -> None:
        """Let go of sound and screen, and write what could not be written before."""
        self._keep_waiting(self.now_ms)
        self._ports.player.close()
        self._ports.screen.release()

    def _open(self) -> None:
        self._ports.player.open()
        self._ports.screen.keep_awake()

    def _take(self, moved: controller.Moved, now_ms: int) -> None:
        self.session, events = moved
        if not events:
            return
        self._speaker.take(events, self.session)
        for event in events:
            if isinstance(event, RepEnded):
                self._waiting.append(self._adding(event.record, self._wall(event.at_ms, now_ms)))
            elif isinstance(event, FormMarked):
                self._waiting.append(self._marking(event.record))
            elif isinstance(event, PhaseChanged) and event.phase in ENDED:
                self._ended_ms = event.at_ms
                self._ports.screen.release()
        if self._waiting or self.is_over:
            self._keep_waiting(now_ms)

    def _wall(self, at_ms: int, now_ms: int) -> datetime:
        return self._ports.clock.now() - timedelta(milliseconds=now_ms - at_ms)

    def _adding(self, record: RepRecord, ended: datetime) -> Callable[[], None]:
        return partial(self._ports.store.add_rep, self.session_id, record, ended)

    def _marking(self, record: RepRecord) -> Callable[[], None]:
        keep = self._ports.store.mark_form
        return partial(keep, self.session_id, record.rep, broke=record.broke_form)

    def _keep_waiting(self, now_ms: int) -> None:
        """Write what is not on disk yet, in its order, then the end of the session."""
        try:
            while self._waiting:
                self._waiting[0]()
                del self._waiting[0]
            if self.is_over and not self._end_is_kept:
                self._ports.store.end(self.session_id, self._end_state(), self._ports.clock.now())
                self._end_is_kept = True
        except StoreError as error:
            log.warning("held back %d things told or done: %s", len(self._waiting), error)
            self.unsaved = error
            self._try_again_ms = now_ms + TRY_AGAIN_MS
        else:
            self.unsaved = None

    def _end_state(self) -> SessionState:
        finished = self.session.phase is Phase.FINISHED
        return SessionState.FINISHED if finished else SessionState.STOPPED

"""The speaker: hands what happened to the cue player, in the words of one verbosity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corecoach.application.ports import CuePlayer, ScheduledCue, SoundState
from corecoach.domain.clips import PHRASES, session_done_clip, told
from corecoach.domain.controller import ANNOUNCE_MS
from corecoach.domain.events import (
    Announced,
    CueHandedOver,
    CuesCancelled,
    Event,
    RepEnded,
    StepStarted,
)
from corecoach.domain.plan import Plan
from corecoach.domain.record import RepRecord, exercise_records
from corecoach.domain.script import CLOSING_WORDS_MS
from corecoach.domain.session import ENDED, Session
from corecoach.domain.timeline import StepKind
from corecoach.domain.verbosity import Verbosity

SOUND_BACK: Final = "sound_back"


@dataclass(frozen=True)
class Telling:
    """How much is told, and of what: the plan, and what was done of it before."""

    plan: Plan
    verbosity: Verbosity = Verbosity.FULL
    attempts: tuple[RepRecord, ...] = ()


class Speaker:
    """Says what the timeline holds, what was announced, and what only the record knows.

    ``announced`` is the last phrase that stands in no timeline; None once it was silenced.
    """

    def __init__(self, player: CuePlayer, telling: Telling) -> None:
        """Hand cues to this player."""
        self._player, self._telling = player, telling
        self._attempts = list(telling.attempts)
        self._had_sound = self._lost_sound = False
        self.announced: ScheduledCue | None = None

    def take(self, events: Iterable[Event], session: Session) -> None:
        """Hand over what the events hold; ``session`` is the one they led to."""
        cues: list[ScheduledCue] = []
        for event in events:
            if isinstance(event, CuesCancelled):
                cues.clear()
                self.announced = None
                self._player.cancel()
            elif isinstance(event, CueHandedOver):
                cues.append(ScheduledCue(event.at_ms, event.clip))
            elif isinstance(event, Announced):
                cues += self._announcement(event.at_ms, event.clip)
            elif isinstance(event, RepEnded):
                self._attempts.append(event.record)
            elif isinstance(event, StepStarted) and event.step.kind is StepKind.FINISH:
                cues += self._closing_words(event, session)
        if cues:
            self._player.schedule(cues)

    def announce(self, at_ms: int, clip: str) -> None:
        """Say something that no event led to."""
        self._player.schedule(self._announcement(at_ms, clip))

    def listen(self, session: Session, now_ms: int) -> None:
        """Say so when the sound is back after it had gone."""
        state = self._player.status().state
        if state is not SoundState.PLAYING:
            self._lost_sound |= self._had_sound or state is SoundState.SILENT
            return
        if self._lost_sound and session.phase not in ENDED:
            self._player.schedule(self._announcement(now_ms + ANNOUNCE_MS, SOUND_BACK))
        self._had_sound, self._lost_sound = True, False

    def _announcement(self, at_ms: int, clip: str) -> list[ScheduledCue]:
        heard = told(clip, self._telling.verbosity)
        if heard is None:
            return []
        cue = ScheduledCue(at_ms, heard)
        if heard in PHRASES:
            self.announced = cue
        return [cue]

    def _closing_words(self, started: StepStarted, session: Session) -> list[ScheduledCue]:
        """Return what the session achieved, at its moment in the finish unless that is over."""
        at_ms = session.anchor_ms + started.step.start_ms + CLOSING_WORDS_MS
        if at_ms < started.at_ms:
            return []
        kept = exercise_records(self._telling.plan, self._attempts)
        done, planned = sum(part.done() for part in kept), sum(part.planned for part in kept)
        return self._announcement(at_ms, session_done_clip(done, planned))

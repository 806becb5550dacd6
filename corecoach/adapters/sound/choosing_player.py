"""The cue player of the program: the engine if it can play, else the simple player, else none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from corecoach.adapters.sound.agenda import Agenda
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.engine_player import EnginePlayer, engine_command
from corecoach.adapters.sound.playsound import PlaysoundPrograms, SoundPrograms
from corecoach.adapters.sound.simple_player import SimplePlayer
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.settings import SoundSettings


class ChoosingPlayer:
    """A cue player that uses the best means there is and changes over by itself.

    The engine is always tried; while it says that there is no device or no library for it, the
    cues are handed to the simple player, until the engine can play.

    Args:
        files: The clips.
        command: Starts the engine; the program's own unless a test gives another one.
        programs: What the simple player plays with.
        on_change: Called from a thread of the player whenever the status changes.
    """

    def __init__(
        self,
        files: ClipFiles,
        command: Sequence[str] | None = None,
        programs: SoundPrograms | None = None,
        on_change: Callable[[SoundStatus], None] = lambda _status: None,
    ) -> None:
        self._files = files
        self._programs = programs or PlaysoundPrograms()
        self._on_change = on_change
        self._engine = EnginePlayer(command or engine_command(files), self._engine_changed)
        self._simple: SimplePlayer | None = None
        self._sound: SoundSettings | None = None
        self._missing: tuple[str, ...] = ()
        self._agenda = Agenda()
        # guards the choice, so that no cue falls between the two players or goes to both
        self._choosing = threading.RLock()

    def open(self) -> None:
        """Start the engine and look whether every clip is there; opening twice is fine."""
        self._missing = self._files.unspoken()
        self._engine.open()

    def use(self, sound: SoundSettings) -> None:
        """Sound like this from now on."""
        with self._choosing:
            self._sound = sound
            if sound.voice != self._files.voice:
                self._files = replace(self._files, voice=sound.voice)
                self._missing = self._files.unspoken()
            self._engine.use(sound)
            if self._simple:
                self._simple.use(sound)

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        """Hand over cues with their moments."""
        with self._choosing:
            self._agenda.add(cues)
            self._engine.schedule(cues)
            if self._simple:
                self._simple.schedule(cues)

    def cancel(self) -> None:
        """Silence what sounds and forget everything that was handed over."""
        with self._choosing:
            self._agenda.clear()
            self._engine.cancel()
            if self._simple:
                self._simple.cancel()

    def status(self) -> SoundStatus:
        """Return what the player can do now."""
        engine, simple = self._engine.status(), self._simple
        used = simple.status() if simple and engine.state is not SoundState.PLAYING else engine
        return replace(used, missing_clips=self._missing) if self._missing else used

    def close(self) -> None:
        """End everything at once; closing twice is fine."""
        self._engine.close()
        with self._choosing:
            simple, self._simple = self._simple, None
            self._agenda.clear()
        if simple:
            simple.close()

    def _engine_changed(self, status: SoundStatus) -> None:
        """Bring in the simple player when the engine cannot play, and let it go when it can."""
        with self._choosing:
            simple = self._simple
            if status.state is SoundState.SILENT and not simple:
                self._simple = SimplePlayer(self._files, self._programs, self._simple_changed)
                if self._sound:
                    self._simple.use(self._sound)
                self._simple.open()
                self._simple.schedule(self._agenda.to_come())
            elif status.state is SoundState.PLAYING and simple:
                self._simple = None
                simple.cancel()
                threading.Thread(target=simple.close, daemon=True).start()
        self._on_change(self.status())

    def _simple_changed(self, _status: SoundStatus) -> None:
        self._on_change(self.status())

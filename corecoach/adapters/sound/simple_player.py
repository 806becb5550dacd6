"""The fallback where no stream can be opened: at its moment, each cue is played by a program.

Later and less even than the engine (30 to 130 ms, by the program), but better than silence.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.playsound import PlaysoundPrograms, Sound, SoundPrograms
from corecoach.adapters.sound.quieter_copies import QuieterCopies
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.settings import SoundSettings
from corecoach.domain.clips import Priority, is_tone, priority_of

_LATE_MS: Final = 60
_REAP_S: Final = 0.5
_RETRY_S: Final = 5.0
_POLL_S: Final = 0.01
_END_TIMEOUT_S: Final = 0.3


class SimplePlayer:
    """A cue player that starts a program for each cue, from a thread of its own.

    Args:
        files: The clips.
        programs: What plays them.
        on_change: Called from the player's thread whenever its status changes.
    """

    def __init__(
        self,
        files: ClipFiles,
        programs: SoundPrograms | None = None,
        on_change: Callable[[SoundStatus], None] = lambda _status: None,
    ) -> None:
        self._files = files
        self._programs = programs or PlaysoundPrograms()
        self._on_change = on_change
        self._sound = SoundSettings()
        self._copies = QuieterCopies()
        self._status = SoundStatus(SoundState.STARTING)
        self._pending: list[ScheduledCue] = []
        self._playing: list[Sound] = []
        self._voice: tuple[Sound, Priority] | None = None
        self._silence_wanted = False
        self._closing = False
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Look for a program that works; opening twice is fine."""
        if not self._thread:
            self._closing = False
            self._thread = threading.Thread(target=self._run, name="simple-sound", daemon=True)
            self._thread.start()

    def use(self, sound: SoundSettings) -> None:
        """Sound like this from now on, but for the output: the programs have their own."""
        with self._wake:
            self._sound = sound
            self._files = replace(self._files, voice=sound.voice)
            self._wake.notify()

    def schedule(self, cues: Sequence[ScheduledCue]) -> None:
        """Hand over cues with their moments."""
        with self._wake:
            self._pending += cues
            self._wake.notify()

    def cancel(self) -> None:
        """Silence what sounds and forget everything that was handed over."""
        with self._wake:
            self._pending.clear()
            self._silence_wanted = True
            self._wake.notify()

    def status(self) -> SoundStatus:
        """Return what the player can do now."""
        return self._status

    def close(self) -> None:
        """End the player at once; closing twice is fine."""
        with self._wake:
            self._pending.clear()
            self._closing = True
            self._wake.notify()
        if self._thread:
            self._thread.join(_END_TIMEOUT_S)
            self._thread = None
        self._copies.close()

    def _run(self) -> None:
        program = self._find_program()
        while not self._closing:
            due = self._wait()
            for cue in due:
                self._play(program, cue)
            self._playing = [sound for sound in self._playing if sound.is_alive()]
        self._silence()
        deadline = time.monotonic() + _END_TIMEOUT_S
        while any(sound.is_alive() for sound in self._playing) and time.monotonic() < deadline:
            time.sleep(_POLL_S)

    def _find_program(self) -> str:
        while not self._closing:
            if program := self._programs.working():
                self._change(SoundStatus(SoundState.SIMPLE, program))
                return program
            self._change(SoundStatus(SoundState.SILENT))
            with self._wake:
                self._wake.wait_for(lambda: self._closing, _RETRY_S)
        return ""

    def _wait(self) -> list[ScheduledCue]:
        """Return the cues whose moment has come, after a wait for the next of them."""
        with self._wake:
            now = time.monotonic() * 1000 + self._sound.latency_ms
            next_ms = min((cue.at_ms for cue in self._pending), default=now + _REAP_S * 1000)
            wait_s = min((next_ms - now) / 1000, _REAP_S if self._playing else _RETRY_S)
            if wait_s > 0 and not self._closing and not self._silence_wanted:
                self._wake.wait(wait_s)
            if self._silence_wanted:
                self._silence()
                self._silence_wanted = False
            now = time.monotonic() * 1000 + self._sound.latency_ms
            due = [cue for cue in self._pending if cue.at_ms <= now]
            self._pending = [cue for cue in self._pending if cue.at_ms > now]
        due.sort(key=lambda cue: (cue.at_ms, -priority_of(cue.clip)))
        oldest_ms = now - max(self._sound.latency_ms, 0) - _LATE_MS
        return [cue for cue in due if cue.at_ms >= oldest_ms]

    def _play(self, program: str, cue: ScheduledCue) -> None:
        priority = priority_of(cue.clip)
        spoken = not is_tone(cue.clip)
        if spoken and self._voice and self._voice[0].is_alive():
            if self._voice[1] > priority:
                return
            self._voice[0].stop()
        volume = self._sound.voice_volume if spoken else self._sound.tone_volume
        if not volume:
            return
        try:
            path = self._copies.at(self._files.to_play(cue.clip), volume)
            sound = self._programs.play(program, path)
        except OSError:  # the clip or the program is missing: the next cue may do better
            return
        self._playing.append(sound)
        if spoken:
            self._voice = (sound, priority)

    def _silence(self) -> None:
        for sound in self._playing:
            sound.stop()

    def _change(self, status: SoundStatus) -> None:
        if status != self._status and not self._closing:
            self._status = status
            self._on_change(status)

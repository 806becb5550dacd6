"""The settings: what was chosen, the sound test, and tapping along with ticks."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import Final

from corecoach.application.cues.sound_test import SoundTest
from corecoach.application.ports import (
    Clock,
    CuePlayer,
    Output,
    OutputFinder,
    ScheduledCue,
    SettingsStore,
)
from corecoach.application.screens import settings as screen
from corecoach.application.settings import Settings, Voice
from corecoach.application.voice_ports import SystemVoice, SystemVoiceStatus, VoiceState
from corecoach.domain.clips import Tone
from corecoach.domain.tap_along import LONGEST_MS, TICK_EVERY_MS, TICKS, judge_taps

LEAD_MS: Final = 2500
"""From the wish to the first sound: a stream that is only now opened runs evenly by then."""
SHORT_LEAD_MS: Final = 1000
"""The same where the stream is open."""
LOOK_EVERY_MS: Final = 5000
"""A look for devices takes some tenths of a second of a processor."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Tapping:
    """Ticks that sound, and the taps so far, as moments of the monotonic clock."""

    ticks_ms: tuple[int, ...]
    taps_ms: list[int] = field(default_factory=list)


class SettingsDesk:
    """What can be chosen, and tried out at once."""

    def __init__(
        self,
        clock: Clock,
        settings: SettingsStore,
        player: CuePlayer,
        finder: OutputFinder,
        system_voice: SystemVoice,
    ) -> None:
        """Use these; nothing sounds before it is asked for."""
        self._clock, self._settings = clock, settings
        self._player, self._finder = player, finder
        self._system_voice = system_voice
        self._outputs: tuple[Output, ...] | None = None
        self._look_again_ms = 0
        self._test: SoundTest | None = None
        self._tapping: _Tapping | None = None
        self._tap = screen.idle_tap()
        self._is_open = False

    def state(self) -> screen.SettingsState:
        """Return what the screen shows, and end what is over."""
        now_ms = self._clock.monotonic_ms()
        self._look_for_outputs(now_ms)
        if self._test and self._test.is_over(now_ms):
            self._test = None
        if self._tapping:
            self._follow_taps(self._tapping, now_ms)
        sounding = screen.Sounding(
            self._player.status() if self._is_open else None,
            self._test.part(now_ms) if self._test else "",
        )
        found = screen.Found(self._outputs, self._followed_voice())
        return screen.build_state(self._settings.load(), found, sounding, self._tap)

    def change(self, settings: Settings) -> None:
        """Use these settings from now on and keep them.

        Raises:
            SettingsError: They could not be kept; they are used all the same.
        """
        before = self._settings.load()
        if settings.sound != before.sound:
            self._stop_tapping()
            self._player.use(settings.sound)
        is_chosen_again = settings == before or before.sound.voice is not Voice.SYSTEM
        if settings.sound.voice is Voice.SYSTEM and is_chosen_again:
            self._system_voice.prepare()
        self._settings.save(settings)

    def test_sound(self) -> None:
        """Play left, right, voice and countdown."""
        self._test = SoundTest(self._begin())
        self._player.schedule(self._test.cues())

    def tap_along(self) -> None:
        """Play the ticks that the person taps along with."""
        start_ms = self._begin()
        ticks_ms = tuple(start_ms + number * TICK_EVERY_MS for number in range(TICKS))
        self._tapping = _Tapping(ticks_ms)
        self._player.schedule([ScheduledCue(at_ms, Tone.TICK) for at_ms in ticks_ms])

    def tap(self) -> None:
        """Take a tap of the person, now."""
        if self._tapping:
            self._tapping.taps_ms.append(self._clock.monotonic_ms())

    def use_measured(self) -> None:
        """Use and keep what was measured.

        Raises:
            SettingsError: It could not be kept; it is used all the same.
        """
        measured = self._tap.proposal_ms
        if measured is not None:
            self._tap = screen.idle_tap()
            settings = self._settings.load()
            self.change(replace(settings, sound=replace(settings.sound, latency_ms=measured)))

    def stop(self) -> None:
        """Silence the test and the ticks."""
        self._test = None
        self._stop_tapping()
        if self._is_open:
            self._player.cancel()

    def leave(self) -> None:
        """Let go of the sound."""
        self.stop()
        self._tap = screen.idle_tap()
        if self._is_open:
            self._is_open = False
            self._player.close()

    def _begin(self) -> int:
        """Open the sound, silence what sounds, and return the moment to begin at."""
        lead_ms = SHORT_LEAD_MS if self._is_open else LEAD_MS
        self._player.open()
        self._is_open = True
        self.stop()
        start_ms = self._clock.monotonic_ms() + lead_ms
        log.info("the sound is tried from %d ms of the clock", start_ms)
        return start_ms

    def _follow_taps(self, tapping: _Tapping, now_ms: int) -> None:
        if now_ms > tapping.ticks_ms[-1] + LONGEST_MS:
            self._tapping = None
            used_ms = self._settings.load().sound.latency_ms
            self._tap = screen.judged_tap(judge_taps(tapping.ticks_ms, tapping.taps_ms), used_ms)
        else:
            self._tap = screen.running_tap(sum(tick <= now_ms for tick in tapping.ticks_ms))

    def _stop_tapping(self) -> None:
        if self._tapping:
            self._tapping = None
            self._tap = screen.idle_tap()
            self._player.cancel()

    def _followed_voice(self) -> SystemVoiceStatus:
        """Return how far the system's voice is, and have it prepared where it is the one chosen."""
        status = self._system_voice.status()
        is_chosen = self._settings.load().sound.voice is Voice.SYSTEM
        if is_chosen and status.state is VoiceState.FOUND:
            self._system_voice.prepare()
        return status

    def _look_for_outputs(self, now_ms: int) -> None:
        """Ask for the devices, at once until they are known and seldom from then on.

        Not while something sounds that is listened to closely: a look takes processor time.
        """
        if self._test or self._tapping:
            return
        if self._outputs is None or now_ms >= self._look_again_ms:
            self._look_again_ms = now_ms + LOOK_EVERY_MS
            self._outputs = self._finder.outputs()

"""What a stream plays: the mixer's sound with the floor under it; and whether the stream lives."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from typing import Final

from corecoach.adapters.sound_engine.floor import Floor
from corecoach.adapters.sound_engine.mixer import PIECE, Mixer
from corecoach.adapters.sound_engine.stream_clock import StreamClock

_OPENING_STALL_S: Final = 5.0
_REFUSAL_S: Final = 1.0
"""A stream that was not asked for more after so long has a device that takes no sound."""


class Broadcast:
    """A source that notices whether its stream takes the sound.

    Args:
        mixer: What is heard.
    """

    def __init__(self, mixer: Mixer) -> None:
        self.flowing = threading.Event()
        """Set while the device takes the sound, and it is known when it is heard."""
        self._mixer = mixer
        self._floor = Floor()
        self._fills_ms = 0.0
        self._patience_s = 0.0
        self._has_ended = False
        self._first_ms: float | None = None
        self._alive_until = 0.0
        self._refused_at = 0.0

    def expect(self) -> None:
        """Take it that a stream is being opened."""
        self._first_ms = None
        self._has_ended = False
        self.flowing.clear()
        now = time.monotonic()
        self._alive_until = now + _OPENING_STALL_S
        self._refused_at = now + _REFUSAL_S

    def begin(
        self, clock: StreamClock, fills_ms: float, patience_s: float, *, resume: bool
    ) -> None:
        """Make ready for a stream.

        Args:
            clock: Will know when its samples sound.
            fills_ms: So long it may only fill a buffer, and nothing sounds.
            patience_s: So long it may give no sign of life once it flows.
            resume: Whether what was sounding just now goes on in it.
        """
        self.expect()
        self._fills_ms, self._patience_s = fills_ms, patience_s
        self._mixer.on_order = _nobody
        self._mixer.restart(clock, time.monotonic() * 1000, resume=resume)

    def lives(self, now_s: float) -> bool:
        """Tell whether the stream has shown a sign of life lately, or may still be opening."""
        return now_s < self._alive_until and not self._has_ended

    def end(self) -> None:
        """Take note that the stream has ended, and not by our wish."""
        self._has_ended = True

    def excuse(self, now_s: float) -> None:
        """Give it more time: the whole machine stood still, not just the stream."""
        self._alive_until = max(self._alive_until, now_s + self._patience_s)

    def is_refused(self, now_s: float) -> bool:
        """Tell, once for a stream, that the device takes no sound."""
        if now_s <= self._refused_at or self.flowing.is_set():
            return False
        self._refused_at = math.inf
        return True

    def render(self, frames: int, now_ms: float) -> bytes:
        """Return the next block for a card that asks for it now."""
        self._live(now_ms)
        position = self._mixer.position
        return self._floor.under(self._mixer.render(frames, now_ms), frames, position)

    def wake_on_order(self, wake: Callable[[], None]) -> None:
        """Have this called, from another thread, whenever something was ordered."""
        self._mixer.on_order = wake

    @property
    def position(self) -> int:
        """The number of the next sample."""
        return self._mixer.position

    def take_note(self, now_ms: float, position: int) -> None:
        """Take note that this sample sounds at this moment."""
        self._live(now_ms)
        self._mixer.clock.observe(now_ms, position)

    def moment_of(self, position: int) -> float:
        """Return the monotonic moment at which a sample sounds."""
        return self._mixer.clock.moment_of(position)

    def is_outdated(self, now_ms: float) -> bool:
        """Tell whether something of what was rendered should now sound otherwise."""
        return self._mixer.is_outdated(now_ms)

    def render_ahead(self, first: int, frames: int, now_ms: float) -> bytes:
        """Return the samples from one on; those that were rendered before no longer hold."""
        if first < self._mixer.position:
            self._mixer.revise(first)
        self._mixer.position = first
        pieces = []
        for begin in range(0, frames, PIECE):
            length = min(PIECE, frames - begin)
            sound = self._mixer.render_ahead(length, now_ms)
            pieces.append(self._floor.under(sound, length, first + begin))
        return b"".join(pieces)

    def _live(self, now_ms: float) -> None:
        if self._first_ms is None:
            self._first_ms = now_ms
        if self.flowing.is_set():
            self._alive_until = now_ms / 1000 + self._patience_s
        elif now_ms - self._first_ms > self._fills_ms and self._mixer.clock.grain_ms is not None:
            self.flowing.set()


def _nobody() -> None:
    """Wake nobody: the card asks by itself."""

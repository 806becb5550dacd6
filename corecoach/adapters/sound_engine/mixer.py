"""Puts clips into the stream at their exact samples: pure, it knows neither device nor thread.

Orders (cues, cancel) may come from any thread; everything else happens in the stream's thread. One
voice speaks at a time; tones mix with everything. A stream that is given its sound long before it
is heard can be given another one instead: ``revise`` goes back to a sample, and all that begins
there or later is decided anew.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from corecoach.adapters.sound_engine.levels import Levels, limited
from corecoach.adapters.sound_engine.sounding import Sounding
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE, Clip
from corecoach.application.settings import SoundSettings

PIECE: Final = RATE // 100
"""What is rendered ahead is rendered in pieces of so many samples: levels glide within one."""
LATE_MS: Final = 60.0
"""A cue whose moment is longer ago than this is dropped: it would only confuse."""
_ENDING: Final = RATE * 60 // 1000
"""A voice with no more than this left is done for all purposes: the next may begin over it."""
_REMEMBERED: Final = 3 * RATE
"""How far back ``revise`` can go, in samples."""
_MOVED: Final = RATE // 4000
"""A cue that lies so many samples beside its moment is worth being put right: 0.25 ms."""
_SOON_MS: Final = 40.0
"""What begins sooner stays as it is, unless it is cancelled."""


@dataclass(frozen=True)
class _Order:
    """A clip for a moment; without a clip: silence."""

    at_ms: float = 0.0
    clip: Clip | None = None


class Mixer:
    """Renders the stream block by block.

    Args:
        clock: Knows when the samples of this stream sound.
    """

    def __init__(self, clock: StreamClock) -> None:
        self.clock = clock
        self.manner = SoundSettings()
        """Volumes and latency; another one holds from the next block on."""
        self.on_order: Callable[[], None] = _ignore
        """Called from the thread of whoever has ordered something."""
        self.position = 0
        """The number of the next sample to be rendered."""
        self._mixed_manner = self.manner
        self._orders: deque[_Order] = deque()
        self._pending: list[_Order] = []
        self._sounding: list[Sounding] = []
        self._levels = Levels()

    def is_free(self, now_ms: float, pause_ms: float = 0.0) -> bool:
        """Tell whether nothing is heard at a monotonic moment nor begins within a pause after."""
        until_ms = now_ms + pause_ms
        now, until = self.clock.sample_at(now_ms), self.clock.sample_at(until_ms)
        return (
            not self._orders
            and not any(order.at_ms < until_ms for order in self._pending)
            and not any(one.end > now and one.start < max(until, now + 1) for one in self._sounding)
        )

    def is_outdated(self, now_ms: float) -> bool:
        """Tell whether something that was rendered already would be rendered otherwise now."""
        orders = tuple(self._orders)
        if self.manner is not self._mixed_manner or any(
            order.clip is None or self._sample(order.at_ms) < self.position for order in orders
        ):
            return True
        soon = self.clock.sample_at(now_ms + _SOON_MS)
        return any(
            one.start > soon and abs(self._sample(one.at_ms) - one.start) > _MOVED
            for one in self._sounding
        )

    def schedule(self, at_ms: float, clip: Clip) -> None:
        """Order a clip for a moment on the monotonic clock."""
        self._orders.append(_Order(at_ms, clip))
        self.on_order()

    def cancel(self) -> None:
        """Order silence: what sounds fades out, what waits is forgotten."""
        self._orders.append(_Order())
        self.on_order()

    def use(self, manner: SoundSettings) -> None:
        """Sound in another manner from now on."""
        self.manner = manner
        self.on_order()

    def restart(self, clock: StreamClock, now_ms: float, *, resume: bool) -> None:
        """Begin a new stream; what was sounding goes on in it where that was just now."""
        self.revise(min(self.position, max(self.clock.sample_at(now_ms), 0)))
        self.clock = clock
        for sounding in self._sounding:
            sounding.shift(-self.position)
        if not resume:
            self._sounding.clear()
        self.position = 0

    def revise(self, position: int) -> None:
        """Go back to a sample: what comes from there on is rendered and decided anew."""
        self.position = position
        before = [one for one in self._sounding if one.start < position]
        anew = [one for one in self._sounding if one.start >= position]
        self._pending = [_Order(one.at_ms, one.clip) for one in anew] + self._pending
        for sounding in before:
            sounding.unfade(position)
        self._sounding = before
        last = [one.clip.spoken for one in before if one.end > position - PIECE]
        self._levels.set(self._mixed_manner, voices=any(last), tones=not all(last))

    def render(self, frames: int, now_ms: float) -> bytes:
        """Return the next block for a card that asks for it now; nothing stands for silence."""
        self.clock.observe(now_ms, self.position)
        return self.render_ahead(frames, now_ms)

    def render_ahead(self, frames: int, now_ms: float) -> bytes:
        """Return the next block, 16 bits stereo; nothing at all stands for silence."""
        self._mixed_manner = self.manner
        self._take_orders()
        if self._pending:
            self._start_due(frames, now_ms)
        end = self.position + frames
        heard = [one for one in self._sounding if one.end > self.position and one.start < end]
        data = self._mix(heard, frames)
        self.position = end
        return data

    def _take_orders(self) -> None:
        while self._orders:
            order = self._orders.popleft()
            if order.clip:
                self._pending.append(order)
                continue
            self._pending.clear()
            for sounding in self._sounding:
                sounding.fade(self.position, for_good=True)

    def _start_due(self, frames: int, now_ms: float) -> None:
        """Move the cues that begin in this block into the stream, the weakest of a moment first."""
        end = self.position + frames
        due = [order for order in self._pending if self._sample(order.at_ms) < end]
        if not due:
            return
        self._pending = [order for order in self._pending if order not in due]
        due.sort(key=lambda order: (order.at_ms, order.clip.priority if order.clip else 0))
        # what is ordered for now comes too late to be sent earlier; that is no reason to drop it
        oldest_ms = now_ms - LATE_MS + min(self.manner.latency_ms, 0)
        for order in due:
            if order.clip and order.at_ms >= oldest_ms:
                self._start(order.clip, order.at_ms)

    def _sample(self, at_ms: float) -> int:
        return self.clock.sample_at(at_ms - self.manner.latency_ms)

    def _start(self, clip: Clip, at_ms: float) -> None:
        sample = max(self._sample(at_ms), self.position)
        if clip.spoken:
            for voice in self._speaking_at(sample):
                if voice.clip.priority > clip.priority:
                    return
                voice.fade(sample)
                if voice.start == sample:
                    self._sounding.remove(voice)
        long_ago = self.position - _REMEMBERED
        self._sounding = [one for one in self._sounding if one.end > long_ago]
        self._sounding.append(Sounding(clip, sample, at_ms))

    def _speaking_at(self, sample: int) -> list[Sounding]:
        return [
            sounding
            for sounding in self._sounding
            if sounding.clip.spoken
            and sounding.fades_at is None
            and sounding.end - sample > _ENDING
        ]

    def _mix(self, heard: list[Sounding], frames: int) -> bytes:
        voices = any(one.clip.spoken for one in heard)
        tones = any(not one.clip.spoken for one in heard)
        manner = self._mixed_manner
        if not heard:
            self._levels.set(manner, voices=False, tones=False)
            return b""
        voice_gain, tone_gain = self._levels.glide(manner, frames, voices=voices, tones=tones)
        block = np.zeros((frames, 2), np.float32)
        for sounding in heard:
            gain = voice_gain if sounding.clip.spoken else tone_gain
            sounding.add_to(block, self.position, gain)
        return (limited(block) * 32767).astype("<i2").tobytes()


def _ignore() -> None:
    """Do nothing."""

"""Puts clips into the stream at their exact samples: pure, it knows neither device nor thread.

Orders (cues, cancel) may come from any thread; everything else happens in ``render``, which the
device's thread calls. One voice speaks at a time; tones mix with everything.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corecoach.adapters.sound.stream_clock import StreamClock
from corecoach.adapters.sound.waveforms import RATE, Clip

FADE: Final = RATE * 6 // 1000
"""Samples in which a sound that is cut goes quiet, so that it does not click."""
LATE_MS: Final = 60.0
"""A cue whose moment is longer ago than this is dropped: it would only confuse."""
_ENDING: Final = RATE * 60 // 1000
"""A voice with no more than this left is done for all purposes: the next may begin over it."""
_LEVEL: Final = 0.7
"""Headroom for a tone over a voice."""
_TONE_UNDER_VOICE: Final = 0.63
"""4 dB below its level when alone."""
_KNEE: Final = 0.8
_CEILING: Final = 0.98

_Block = NDArray[np.float32]


@dataclass(frozen=True)
class _Order:
    """A clip for a moment; without a clip: silence."""

    at_ms: float = 0.0
    clip: Clip | None = None


@dataclass(eq=False)
class _Sounding:
    """A clip in the stream."""

    clip: Clip
    start: int
    fades_at: int | None = None

    @property
    def end(self) -> int:
        """The first sample after it."""
        natural = self.start + len(self.clip.samples)
        return natural if self.fades_at is None else min(natural, self.fades_at + FADE)

    def fade(self, sample: int) -> None:
        """Let it go quiet from a sample on, unless it already does."""
        if self.fades_at is None:
            self.fades_at = sample

    def shift(self, samples: int) -> None:
        """Move it in the stream."""
        self.start += samples
        if self.fades_at is not None:
            self.fades_at += samples

    def add_to(self, block: _Block, position: int, gain: float | _Block) -> None:
        """Add what of it lies in a block of the stream."""
        first, last = max(self.start, position), min(self.end, position + len(block))
        if first >= last:
            return
        here = slice(first - position, last - position)
        part = self.clip.samples[first - self.start : last - self.start] / np.float32(32768)
        if self.fades_at is not None:
            away = np.arange(first - self.fades_at, last - self.fades_at, dtype=np.float32)
            part *= np.clip(1 - away / FADE, 0, 1)
        block[here] += part * (gain if isinstance(gain, float) else gain[here])


class Mixer:
    """Renders the stream block by block.

    Args:
        clock: Knows when the samples of this stream sound.
    """

    def __init__(self, clock: StreamClock) -> None:
        self.clock = clock
        self._orders: deque[_Order] = deque()
        self._pending: list[_Order] = []
        self._sounding: list[_Sounding] = []
        self._position = 0
        self._tone_gain: float | None = None

    def schedule(self, at_ms: float, clip: Clip) -> None:
        """Order a clip for a moment on the monotonic clock."""
        self._orders.append(_Order(at_ms, clip))

    def cancel(self) -> None:
        """Order silence: what sounds fades out, what waits is forgotten."""
        self._orders.append(_Order())

    def restart(self, clock: StreamClock, *, resume: bool) -> None:
        """Begin a new stream; what was sounding goes on in it where that was just now."""
        self.clock = clock
        for sounding in self._sounding:
            sounding.shift(-self._position)
        if not resume:
            self._sounding.clear()
        self._position = 0

    def render(self, frames: int, now_ms: float) -> bytes:
        """Return the next block, 16 bits mono; nothing at all stands for silence."""
        self.clock.observe(now_ms, self._position)
        self._take_orders()
        if self._pending:
            self._start_due(frames, now_ms)
        data = self._mix(frames) if self._sounding else b""
        self._position += frames
        return data

    def _take_orders(self) -> None:
        while self._orders:
            order = self._orders.popleft()
            if order.clip:
                self._pending.append(order)
                continue
            self._pending.clear()
            for sounding in self._sounding:
                sounding.fade(self._position)

    def _start_due(self, frames: int, now_ms: float) -> None:
        """Move the cues that begin in this block into the stream, the weakest of a moment first."""
        end = self._position + frames
        due = [order for order in self._pending if self.clock.sample_at(order.at_ms) < end]
        if not due:
            return
        self._pending = [order for order in self._pending if order not in due]
        due.sort(key=lambda order: (order.at_ms, order.clip.priority if order.clip else 0))
        for order in due:
            if order.clip and order.at_ms >= now_ms - LATE_MS:
                self._start(order.clip, max(self.clock.sample_at(order.at_ms), self._position))

    def _start(self, clip: Clip, sample: int) -> None:
        if clip.spoken:
            for voice in self._speaking_at(sample):
                if voice.clip.priority > clip.priority:
                    return
                voice.fade(sample)
                if voice.start == sample:
                    self._sounding.remove(voice)
        self._sounding.append(_Sounding(clip, sample))

    def _speaking_at(self, sample: int) -> list[_Sounding]:
        return [
            sounding
            for sounding in self._sounding
            if sounding.clip.spoken
            and sounding.fades_at is None
            and sounding.end - sample > _ENDING
        ]

    def _mix(self, frames: int) -> bytes:
        block = np.zeros(frames, np.float32)
        tone_gain = self._next_tone_gain(frames)
        for sounding in self._sounding:
            gain = _LEVEL if sounding.clip.spoken else tone_gain
            sounding.add_to(block, self._position, gain)
        end = self._position + frames
        self._sounding = [sounding for sounding in self._sounding if sounding.end > end]
        return (_limited(block) * 32767).astype("<i2").tobytes()

    def _next_tone_gain(self, frames: int) -> float | _Block:
        """Return the gain of the tones in this block; it glides when a voice comes or goes."""
        tones = any(not sounding.clip.spoken for sounding in self._sounding)
        voices = any(sounding.clip.spoken for sounding in self._sounding)
        before = self._tone_gain
        after = _LEVEL * _TONE_UNDER_VOICE if voices else _LEVEL
        self._tone_gain = after if tones else None
        if before is None or before == after:
            return after
        return np.linspace(before, after, frames, dtype=np.float32)


def _limited(block: _Block) -> _Block:
    """Return the block with peaks above the knee bent so that none reaches full scale."""
    size = np.abs(block)
    if size.max() <= _KNEE:
        return block
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.sign(block) * bent, block).astype(np.float32)

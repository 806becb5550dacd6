"""Puts clips into the stream at their exact samples: pure, it knows neither device nor thread.

Orders (cues, cancel) may come from any thread; everything else happens in ``render``, which the
device's thread calls. One voice speaks at a time; tones mix with everything.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from corecoach.adapters.sound_engine.sounding import Block, Sounding
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.waveforms import RATE, Clip
from corecoach.application.settings import SoundSettings

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
        self._orders: deque[_Order] = deque()
        self._pending: list[_Order] = []
        self._sounding: list[Sounding] = []
        self._position = 0
        self._voice_gain: float | None = None
        self._tone_gain: float | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing sounds just now."""
        return not self._sounding

    def is_free(self, until_ms: float) -> bool:
        """Tell whether nothing sounds and nothing begins before a monotonic moment."""
        return (
            not self._sounding
            and not self._orders
            and not any(order.at_ms < until_ms for order in self._pending)
        )

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
        """Return the next block, 16 bits stereo; nothing at all stands for silence."""
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
        due = [order for order in self._pending if self._sample(order) < end]
        if not due:
            return
        self._pending = [order for order in self._pending if order not in due]
        due.sort(key=lambda order: (order.at_ms, order.clip.priority if order.clip else 0))
        # what is ordered for now comes too late to be sent earlier; that is no reason to drop it
        oldest_ms = now_ms - LATE_MS + min(self.manner.latency_ms, 0)
        for order in due:
            if order.clip and order.at_ms >= oldest_ms:
                self._start(order.clip, max(self._sample(order), self._position))

    def _sample(self, order: _Order) -> int:
        return self.clock.sample_at(order.at_ms - self.manner.latency_ms)

    def _start(self, clip: Clip, sample: int) -> None:
        if clip.spoken:
            for voice in self._speaking_at(sample):
                if voice.clip.priority > clip.priority:
                    return
                voice.fade(sample)
                if voice.start == sample:
                    self._sounding.remove(voice)
        self._sounding.append(Sounding(clip, sample))

    def _speaking_at(self, sample: int) -> list[Sounding]:
        return [
            sounding
            for sounding in self._sounding
            if sounding.clip.spoken
            and sounding.fades_at is None
            and sounding.end - sample > _ENDING
        ]

    def _mix(self, frames: int) -> bytes:
        block = np.zeros((frames, 2), np.float32)
        voice_gain, tone_gain = self._next_gains(frames)
        for sounding in self._sounding:
            gain = voice_gain if sounding.clip.spoken else tone_gain
            sounding.add_to(block, self._position, gain)
        end = self._position + frames
        self._sounding = [sounding for sounding in self._sounding if sounding.end > end]
        return (_limited(block) * 32767).astype("<i2").tobytes()

    def _next_gains(self, frames: int) -> tuple[float | Block, float | Block]:
        """Return the gains of voice and tones in this block; they glide to what is wanted."""
        manner = self.manner
        voices = any(sounding.clip.spoken for sounding in self._sounding)
        tones = any(not sounding.clip.spoken for sounding in self._sounding)
        voice = _LEVEL * _gain(manner.voice_volume)
        tone = _LEVEL * _gain(manner.tone_volume)
        if voices and voice:
            tone *= _TONE_UNDER_VOICE
        gains = _glide(self._voice_gain, voice, frames), _glide(self._tone_gain, tone, frames)
        self._voice_gain = voice if voices else None
        self._tone_gain = tone if tones else None
        return gains


def _gain(volume: int) -> float:
    """Return the factor of a volume; the square is nearer to the ear: 50 % is 12 dB down."""
    return (volume / 100) ** 2


def _glide(before: float | None, after: float, frames: int) -> float | Block:
    if before is None or before == after:
        return after
    return np.linspace(before, after, frames, dtype=np.float32)


def _limited(block: Block) -> Block:
    """Return the block with peaks above the knee bent so that none reaches full scale."""
    size = np.abs(block)
    if size.max() <= _KNEE:
        return block
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.sign(block) * bent, block).astype(np.float32)

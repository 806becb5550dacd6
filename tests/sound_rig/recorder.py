"""Records what a card plays and knows when, on CLOCK_MONOTONIC, each sample sounded."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_BLOCK_MS = 10
_FIT_WINDOW_MS = 250.0
_FIT_MEDIAN = 9
"""Over so many windows the median is taken: it forgives a busy moment and keeps a step sharp."""
_SETTLE_MS = 400.0
_EARLY_QUANTILE = 0.05
_START_TIMEOUT_S = 10.0
_RETRY_S = 0.05

Signal = NDArray[np.float64]


@dataclass
class Segment:
    """An unbroken stretch of recording; a server restart begins a new one.

    ``arrivals`` holds pairs of (monotonic ms, samples received by then).
    """

    data: bytearray = field(default_factory=bytearray)
    arrivals: list[tuple[float, int]] = field(default_factory=list)

    @cached_property
    def samples(self) -> Signal:
        """The recorded signal between -1 and 1."""
        whole = len(self.data) // 2 * 2
        return np.frombuffer(bytes(self.data[:whole]), "<i2").astype(np.float64) / 32768

    @cached_property
    def _offsets(self) -> tuple[Signal, Signal]:
        """Sample numbers and the monotonic ms of sample zero as it seems from there.

        A block may arrive late but never early, so the earliest arrivals tell the truth; they are
        taken per window because the null sink's clock drifts, and in short windows because it
        steps by its block when a program connects.
        """
        arrivals = np.asarray(self.arrivals, dtype=np.float64)
        settled = arrivals[arrivals[:, 0] > arrivals[0, 0] + _SETTLE_MS]
        arrivals = settled if len(settled) > 1 else arrivals
        when, count = arrivals[:, 0], arrivals[:, 1]
        zero = when - count * 1000 / RATE
        window = ((when - when[0]) // _FIT_WINDOW_MS).astype(int)
        groups = [window == number for number in np.unique(window)]
        at = np.array([count[group].mean() for group in groups])
        offset = np.array([np.quantile(zero[group], _EARLY_QUANTILE) for group in groups])
        reach = _FIT_MEDIAN // 2
        around = np.lib.stride_tricks.sliding_window_view(
            np.pad(offset, reach, mode="edge"), _FIT_MEDIAN
        )
        return at, np.median(around, axis=1)

    def at_ms(self, sample: float) -> float:
        """Return the monotonic milliseconds at which a sample sounded."""
        return float(np.interp(sample, *self._offsets)) + sample * 1000 / RATE

    def sample_at(self, moment_ms: float) -> int:
        """Return the number of the sample that sounded at these monotonic milliseconds."""
        guess = (moment_ms - self._offsets[1][0]) * RATE / 1000
        return round((moment_ms - float(np.interp(guess, *self._offsets))) * RATE / 1000)

    @property
    def drift_ppm(self) -> float:
        """How fast the sink's clock runs against CLOCK_MONOTONIC, in parts per million."""
        at, offset = self._offsets
        if len(at) < 3:
            return 0.0
        return float(-np.polyfit(at * 1000 / RATE, offset, 1)[0] * 1e6)


class Recording:
    """Records from when it is entered until it is left; survives a restart of the server."""

    def __init__(self, env: dict[str, str], device: str, channel: str = "mono") -> None:
        self.segments: list[Segment] = []
        self._env = env
        self._device = device
        self._channel = channel
        self._process: subprocess.Popen[bytes] | None = None
        self._running = threading.Event()
        self._hearing = threading.Event()
        self._thread = threading.Thread(target=self._record, daemon=True)

    def __enter__(self) -> Self:
        self._running.set()
        self._thread.start()
        if not self._hearing.wait(_START_TIMEOUT_S):
            raise RuntimeError("The recorder got no sound from the card.")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.clear()
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()
        self._thread.join()
        self.segments = [segment for segment in self.segments if segment.arrivals]

    @property
    def seconds(self) -> float:
        """How much was recorded, in seconds."""
        return sum(len(segment.data) for segment in self.segments) / 2 / RATE

    def _record(self) -> None:
        while self._running.is_set():
            segment = Segment()
            self.segments.append(segment)
            self._record_segment(segment)
            time.sleep(_RETRY_S)

    def _record_segment(self, segment: Segment) -> None:
        command = [
            *("parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"),
            *(f"--device={self._device}", f"--latency-msec={_BLOCK_MS}"),
            f"--channel-map={self._channel}",
        ]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._env
        ) as self._process:
            if not self._process.stdout:
                return
            while block := os.read(self._process.stdout.fileno(), 65_536):
                segment.data += block
                segment.arrivals.append((time.monotonic_ns() / 1e6, len(segment.data) // 2))
                self._hearing.set()

"""What a library must do that the engine plays by; nothing else knows which one it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from corecoach.adapters.sound_engine.stream_clock import StreamClock


class NoLibraryError(Exception):
    """A library, or what it needs of the system, is not installed."""


class NoDeviceError(Exception):
    """No sound card can be found or opened."""


@dataclass(frozen=True)
class Target:
    """Where a stream should go.

    Attributes:
        id: The device that was chosen; none where the system chooses.
        name: What people call the device that is used then.
    """

    id: str
    name: str


class Source(Protocol):
    """What a stream plays; for the stream's thread alone.

    A stream whose card asks for each block just in time calls ``render``, and no more. One that is
    given its sound long before it is heard calls the others: it says what sounds, asks whether
    what it was given still holds, and is given it anew from a sample on.
    """

    def render(self, frames: int, now_ms: float) -> bytes:
        """Return the next block for a card that asks for it at this monotonic moment."""

    def wake_on_order(self, wake: Callable[[], None]) -> None:
        """Have this called, from another thread, whenever something was ordered."""

    @property
    def position(self) -> int:
        """The number of the next sample."""

    def take_note(self, now_ms: float, position: int) -> None:
        """Take note that this sample sounds at this moment."""

    def end(self) -> None:
        """Take note that the stream has ended, and not by our wish."""

    def moment_of(self, position: int) -> float:
        """Return the monotonic moment at which a sample sounds."""

    def is_outdated(self, now_ms: float) -> bool:
        """Tell whether something of what was rendered should now sound otherwise."""

    def render_ahead(self, first: int, frames: int, now_ms: float) -> bytes:
        """Return the samples from one on; those that were rendered before no longer hold."""


class Stream(Protocol):
    """An open stream."""

    def close(self) -> None:
        """End it; what the card still holds of it is thrown away."""


class SoundLibrary(Protocol):
    """A library that has found a sound system."""

    @property
    def follows_length(self) -> bool:
        """Whether its streams have blocks of the length that they are opened with."""

    @property
    def patience_s(self) -> float:
        """How long a stream may ask for nothing before it is given up, in seconds."""

    def clock(self, period_ms: int, grain_ms: float | None) -> StreamClock:
        """Return a clock for a stream.

        Args:
            period_ms: The length of its blocks.
            grain_ms: The server's own block, where an earlier stream has found it out.
        """

    def target(self, wanted: str) -> Target:
        """Return where a stream should go now, looked at anew with each call.

        Args:
            wanted: The id of the device that the person chose; none for the system's own choice.

        Raises:
            NoDeviceError: If the sound system does not answer any more.
        """

    def open(self, source: Source, period_ms: int, target: Target) -> Stream:
        """Open a stream.

        Args:
            source: What it plays, asked from a thread of the stream's own.
            period_ms: The length of a block, if the library can have it so. A shorter one falls
                silent sooner after a cancel, a longer one lives through a busier machine.
            target: Where it goes.

        Raises:
            NoDeviceError: If the device cannot be opened.
        """

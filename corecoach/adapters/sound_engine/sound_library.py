"""What a library must do that the engine plays by; nothing else knows which one it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

Render = Callable[[int, float], bytes]
"""Takes a number of frames and the monotonic milliseconds, returns 16-bit stereo."""


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


class Stream(Protocol):
    """An open stream."""

    def close(self) -> None:
        """End it; what the card still holds of it is thrown away."""


class SoundLibrary(Protocol):
    """A library that has found a sound system."""

    def lead_ms(self, period_ms: int, grain_ms: float) -> float:
        """Return how long after a request its first sample sounds.

        Args:
            period_ms: The length of a block.
            grain_ms: The server's own block, where its requests come by fits and starts; else 0.
        """

    def target(self, wanted: str) -> Target:
        """Return where a stream should go now, looked at anew with each call.

        Args:
            wanted: The id of the device that the person chose; none for the system's own choice.

        Raises:
            NoDeviceError: If the sound system does not answer any more.
        """

    def open(self, render: Render, period_ms: int, target: Target) -> Stream:
        """Open a stream.

        Args:
            render: Called from a thread of the stream's own for each block.
            period_ms: The length of a block, if the library can have it so. A shorter one falls
                silent sooner after a cancel, a longer one lives through a busier machine.
            target: Where it goes.

        Raises:
            NoDeviceError: If the device cannot be opened.
        """

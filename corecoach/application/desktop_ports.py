"""The ports of the desktop: its wish for less motion, and its screen."""

from __future__ import annotations

from typing import Protocol


class MotionWish(Protocol):
    """Knows whether the desktop asks for less motion."""

    def is_reduced(self) -> bool:
        """Return whether less motion is wanted, as far as is known; never waits.

        It may be asked with every beat, and follows the desktop where that tells of changes.
        """
        ...


class ScreenKeeper(Protocol):
    """Keeps the screen awake during a session; where that is impossible it does nothing."""

    def keep_awake(self) -> None:
        """Keep the screen on until ``release``."""
        ...

    def release(self) -> None:
        """Let the screen sleep again."""
        ...

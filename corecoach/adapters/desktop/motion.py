"""Whether this system asks for less motion: the settings portal, Windows or macOS."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Final

from corecoach.application.desktop_ports import MotionWish

_MAC_COMMAND: Final = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion")
_ANSWER_WITHIN_S: Final = 5.0


class AskedMotionWish:
    """Asks once, in a thread, so that nobody waits for the answer.

    Args:
        ask: Returns whether less motion is wanted; may take its time.
    """

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._is_reduced = False
        self._asking = threading.Thread(target=self._run, name="motion", daemon=True)
        self._asking.start()

    def is_reduced(self) -> bool:
        """Return whether less motion is wanted, as far as is known; never waits."""
        return self._is_reduced

    def _run(self) -> None:
        self._is_reduced = self._ask()


def says_one(command: Sequence[str] = _MAC_COMMAND) -> bool:
    """Return whether a command answers 1, as macOS keeps a wish for less motion."""
    try:
        asked = subprocess.run(  # noqa: S603  # the system's own program, no shell
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANSWER_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return asked.stdout.strip() == b"1"


if sys.platform == "win32":
    import ctypes

    _GET_CLIENT_AREA_ANIMATION: Final = 0x1042

    class WindowsMotionWish:
        """Asks Windows, which answers in microseconds, whenever it is asked itself."""

        def is_reduced(self) -> bool:
            """Return whether animations inside windows are switched off."""
            shown = ctypes.c_int(1)
            ctypes.windll.user32.SystemParametersInfoW(
                _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0
            )
            return not shown.value

    def motion_wish() -> MotionWish:
        """Return what knows this system's wish."""
        return WindowsMotionWish()

elif sys.platform == "darwin":

    def motion_wish() -> MotionWish:
        """Return what knows this system's wish."""
        return AskedMotionWish(says_one)

else:
    from corecoach.adapters.desktop.portal_motion import PortalMotionWish

    def motion_wish() -> MotionWish:
        """Return what knows this system's wish."""
        return PortalMotionWish()

"""Keeps the screen awake over the desktop's own bus service."""

from __future__ import annotations

import logging
from typing import Final

SERVICE: Final = "org.freedesktop.ScreenSaver"
PATH: Final = "/org/freedesktop/ScreenSaver"
ANSWER_WITHIN_MS: Final = 500

log = logging.getLogger(__name__)


class BusScreenKeeper:
    """Asks the desktop to leave the screen on; on a desktop without the service it does nothing."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._cookie: int | None = None

    def keep_awake(self) -> None:
        """Keep the screen on until ``release``."""
        if self._cookie is None:
            answer = _call("Inhibit", "CoreCoach", "A practice session is running")
            self._cookie = answer if isinstance(answer, int) else None

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._cookie is not None:
            _call("UnInhibit", self._cookie)
            self._cookie = None


def _call(method: str, *arguments: str | int) -> object:
    """Call the service and return the first value of its answer; None where there is none."""
    # not before a session starts: the bus is no business of the first paint
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    service = QDBusInterface(SERVICE, PATH, SERVICE, bus)
    service.setTimeout(ANSWER_WITHIN_MS)
    answer = service.call(method, *arguments)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
        log.info("%s of the screen saver not possible: %s", method, answer.errorMessage())
        return None
    values = answer.arguments()
    return values[0] if values else None

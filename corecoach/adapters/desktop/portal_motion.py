"""Whether the desktop asks for less motion, from the settings portal of the session bus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

SERVICE: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"

WISHES: Final[Mapping[tuple[str, str], tuple[object, ...]]] = {
    ("org.freedesktop.appearance", "reduced-motion"): (1,),
    ("org.gnome.desktop.interface", "enable-animations"): (False,),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0"),
}
"""Where a desktop keeps the wish, and the values that mean less motion."""


class PortalMotionWish(QObject):
    """Asks the portal once, without waiting for the answer, and hears of every change.

    A desktop without the portal wishes nothing.

    Args:
        bus: Where the portal is; the session's bus unless a test gives another one.
    """

    def __init__(self, bus: QDBusConnection | None = None) -> None:
        super().__init__()
        self._reduced: dict[tuple[str, str], bool] = {}
        bus = bus or QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        told = SLOT("_on_setting_changed(QDBusMessage)")
        # the stub asks for bytes, and the binding refuses anything but text
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, told)  # type: ignore[call-overload]
        for wish in WISHES:
            self._ask(bus, wish)

    def is_reduced(self) -> bool:
        """Return whether less motion is wanted, as far as is known; never waits."""
        return any(self._reduced.values())

    def _ask(self, bus: QDBusConnection, wish: tuple[str, str]) -> None:
        question = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
        question.setArguments(list(wish))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
        watcher.finished.connect(lambda answered: self._take_answer(wish, answered))

    def _take_answer(self, wish: tuple[str, str], answered: QDBusPendingCallWatcher) -> None:
        answer = answered.reply()
        answered.deleteLater()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            # a change that was told meanwhile is newer than this answer
            self._reduced.setdefault(wish, _asks_for_less(wish, answer.arguments()[0]))

    @Slot(QDBusMessage)
    def _on_setting_changed(self, message: QDBusMessage) -> None:
        group, key, value = message.arguments()
        wish = (str(group), str(key))
        if wish in WISHES:
            self._reduced[wish] = _asks_for_less(wish, value)


def _asks_for_less(wish: tuple[str, str], value: object) -> bool:
    # ``Read`` wraps a value twice; the newer ``ReadOne`` does not, but old portals lack it
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value in WISHES[wish]

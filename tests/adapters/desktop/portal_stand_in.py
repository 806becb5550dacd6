"""A settings portal on a private bus, which answers and tells as a test says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

from corecoach.adapters.desktop.portal_motion import INTERFACE, PATH, SERVICE

Setting = tuple[str, str]


class PortalStandIn(QDBusVirtualObject):
    """Knows the settings it was given; refuses any other, as the real one does."""

    def __init__(self, bus: QDBusConnection, settings: dict[Setting, object]) -> None:
        super().__init__()
        self._bus, self._settings = bus, settings
        self.asked: list[Setting] = []
        assert bus.registerVirtualObject(PATH, self)
        assert bus.registerService(SERVICE)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802  # Qt's name
        if (message.interface(), message.member()) != (INTERFACE, "Read"):
            return False
        group, key = message.arguments()
        self.asked.append((group, key))
        if (group, key) in self._settings:
            reply = message.createReply()
            reply.setArguments([QDBusVariant(self._settings[group, key])])
        else:
            reply = message.createErrorReply(
                "org.freedesktop.portal.Error.NotFound", "Requested setting not found"
            )
        return connection.send(reply)

    def tell(self, setting: Setting, value: object) -> None:
        """Say that a setting has changed."""
        signal = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        signal.setArguments([*setting, QDBusVariant(value)])
        assert self._bus.send(signal)


@contextmanager
def private_bus() -> Iterator[str]:
    """The address of a bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


@contextmanager
def connection(address: str, name: str) -> Iterator[QDBusConnection]:
    """A connection to a bus, under a name of its own in this process."""
    bus = QDBusConnection.connectToBus(address, name)
    assert bus.isConnected()
    yield bus
    QDBusConnection.disconnectFromBus(name)

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusVariant
from pytestqt.qtbot import QtBot

from corecoach.adapters.desktop.portal_motion import WISHES, PortalMotionWish, _asks_for_less
from tests.adapters.desktop.portal_stand_in import (
    PortalStandIn,
    Setting,
    connection,
    private_bus,
)

APPEARANCE = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")

Buses = tuple[QDBusConnection, QDBusConnection]

pytestmark = [pytest.mark.real, pytest.mark.usefixtures("qapp")]


@pytest.fixture
def buses() -> Iterator[Buses]:
    """The portal's connection to a private bus, and the program's."""
    with (
        private_bus() as address,
        connection(address, "portal") as portal,
        connection(address, "program") as program,
    ):
        yield portal, program


@pytest.mark.parametrize(
    ("setting", "value", "less"),
    [
        (APPEARANCE, 1, True),
        (APPEARANCE, 0, False),
        (GNOME, False, True),
        (GNOME, True, False),
        (KDE, "0", True),
        (KDE, "1", False),
    ],
)
def test_the_wish_is_read_where_a_desktop_keeps_it(
    qtbot: QtBot,
    buses: Buses,
    setting: Setting,
    value: object,
    less: bool,  # noqa: FBT001  # a test's parameter
) -> None:
    portal = PortalStandIn(buses[0], {setting: value})
    wish = PortalMotionWish(buses[1])
    assert not wish.is_reduced()
    qtbot.waitUntil(lambda: wish._reduced.get(setting) is less)
    assert wish.is_reduced() is less
    qtbot.waitUntil(lambda: set(portal.asked) == set(WISHES))


@pytest.mark.parametrize(
    ("setting", "more", "less"), [(APPEARANCE, 0, 1), (GNOME, True, False), (KDE, "1", "0")]
)
def test_a_change_is_followed_while_the_program_runs(
    qtbot: QtBot, buses: Buses, setting: Setting, more: object, less: object
) -> None:
    portal = PortalStandIn(buses[0], {setting: more})
    wish = PortalMotionWish(buses[1])
    qtbot.waitUntil(lambda: setting in wish._reduced)
    portal.tell(setting, less)
    qtbot.waitUntil(wish.is_reduced)
    portal.tell(("org.freedesktop.appearance", "color-scheme"), 1)
    portal.tell(setting, more)
    qtbot.waitUntil(lambda: not wish.is_reduced())


def test_a_value_is_found_however_often_it_is_wrapped() -> None:
    assert _asks_for_less(KDE, QDBusVariant(QDBusVariant("0")))
    assert not _asks_for_less(KDE, QDBusVariant(QDBusVariant("1")))


def test_a_bus_without_a_portal_asks_for_nothing(qtbot: QtBot, buses: Buses) -> None:
    wish = PortalMotionWish(buses[1])
    with qtbot.waitSignal(wish.destroyed, raising=False, timeout=200):
        pass
    assert not wish.is_reduced()


def test_no_bus_at_all_asks_for_nothing() -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    assert not nowhere.isConnected()
    assert not PortalMotionWish(nowhere).is_reduced()

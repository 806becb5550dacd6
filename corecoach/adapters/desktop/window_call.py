"""A call from a second CoreCoach to the window that has the data folder: please come to the front.

It goes over a local socket that the person alone can use. Nobody else is asked for anything, and
where the call does not get through the second CoreCoach says that the first is open.
"""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CALL: Final = b"show\n"
ANSWER: Final = b"shown\n"
PATIENCE_MS: Final = 2000
"""How long each step of a call may take."""
TRIES: Final = 20
"""So often the first is called while it may still be starting."""
BETWEEN_TRIES_MS: Final = 150


class CallTaker(QObject):
    """Takes calls for one data folder until it is closed."""

    def __init__(self, folder: Path, called: Callable[[], None]) -> None:
        """Listen; whoever has the folder's lock is the one who may.

        Where no socket can be made, no call comes.
        """
        super().__init__()
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        name = _name(folder)
        QLocalServer.removeServer(name)  # left behind by one that was killed
        self._server.listen(name)

    def close(self) -> None:
        """Take no more calls."""
        self._server.close()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        if bytes(caller.readLine(len(CALL) + 1).data()) == CALL:
            self._called()
            caller.write(ANSWER)
            caller.flush()
        caller.disconnectFromServer()


def call(folder: Path) -> bool:
    """Ask the window that has the folder to come to the front; tell whether it did."""
    return any(_try(folder, number) for number in range(TRIES))


def _try(folder: Path, number: int) -> bool:
    if number:
        QThread.msleep(BETWEEN_TRIES_MS)
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(CALL)
    heard = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
    answer = bytes(socket.readLine(len(ANSWER) + 1).data()) if heard else b""
    socket.abort()
    return answer == ANSWER


def _name(folder: Path) -> str:
    # a path would be too long for a socket, and two people may share a folder's name
    whose = f"{getpass.getuser()}:{folder.resolve()}"
    return f"corecoach-{hashlib.sha256(whose.encode()).hexdigest()[:24]}"

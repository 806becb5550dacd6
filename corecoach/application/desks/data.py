"""Your data: backups, and the way in and out for the history."""

from __future__ import annotations

from corecoach.application.moving import DataPorts
from corecoach.application.ports import Clock
from corecoach.application.screens.data import DataState, build_state


class DataDesk:
    """What can be done with the data as a whole; the ``keeper`` does it, and may take its time."""

    def __init__(self, clock: Clock, ports: DataPorts) -> None:
        """Use these; nothing is read before it is asked for."""
        self.keeper, self._automatic = ports.keeper, ports.automatic
        self._clock = clock

    def state(self, busy: str = "") -> DataState:
        """Return what the screen shows; ``busy`` says what is being done.

        Raises:
            StoreError: The folder of the backups cannot be read.
        """
        return build_state(
            self.keeper.backups(),
            str(self.keeper.backup_folder),
            self._clock.now(),
            self._automatic.trouble,
            busy,
        )

"""The real things behind the ports of moving."""

from __future__ import annotations

from pathlib import Path

from corecoach.adapters.background_backups import BackgroundBackups
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.application.moving import DataPorts
from corecoach.application.ports import Clock


def data_ports(folder: Path, clock: Clock, program_version: str) -> DataPorts:
    """Return what keeps the data of a folder, and backs it up by itself."""
    keeper = FileDataKeeper(folder, clock, program_version)
    return DataPorts(keeper, BackgroundBackups(keeper, clock))

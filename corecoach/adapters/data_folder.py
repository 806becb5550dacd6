"""Where the person's data lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path, user_data_path

VARIABLE: Final = "CORECOACH_DATA_DIR"


def data_folder(chosen: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder: the one chosen, else the environment's, else the system's own place."""
    if chosen:
        return chosen
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    return user_data_path("corecoach", appauthor=False)


def cache_folder(data: Path) -> Path:
    """Return where what can be made anew is kept: the system's own place, or in a chosen folder."""
    if data == user_data_path("corecoach", appauthor=False):
        return user_cache_path("corecoach", appauthor=False)
    return data / "cache"

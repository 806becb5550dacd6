"""The settings as a small JSON file in the data folder."""

from __future__ import annotations

import logging
from dataclasses import asdict, fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar

from corecoach.application.errors import SettingsError
from corecoach.application.language import gettext as _
from corecoach.application.settings import BOUNDS, Bounds, Settings

FILE_NAME: Final = "settings.json"

log = logging.getLogger(__name__)

T = TypeVar("T")


class SettingsFile:
    """Reads and writes the settings; what it does not know it ignores."""

    def __init__(self, folder: Path) -> None:
        """Use the settings file of a data folder, which need not exist yet."""
        self._path = folder / FILE_NAME
        self._kept: Settings | None = None

    def load(self) -> Settings:
        """Return the settings; the default of each one that is missing or makes no sense."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept

    def save(self, settings: Settings) -> None:
        """Use the settings from now on and write them, whole or not at all.

        Raises:
            SettingsError: The file cannot be written.
        """
        import json  # noqa: PLC0415  # see above

        self._kept = settings
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            raise SettingsError(
                _("Your choice holds for now but could not be kept in {file}: {reason}").format(
                    file=self._path, reason=error.strerror
                )
            ) from error

    def _read(self) -> Settings:
        if not self._path.exists():
            return Settings()
        import json  # noqa: PLC0415  # most starts find no choices made

        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            log.warning("settings not read, defaults used: %s", error)
            return Settings()
        return _filled(Settings(), kept)


def _filled(defaults: T, kept: object) -> T:
    """Return the settings with every value that was kept and makes sense."""
    if not isinstance(kept, dict):
        return defaults
    values: dict[str, Any] = {
        field.name: _value(
            getattr(defaults, field.name), kept[field.name], field.metadata.get(BOUNDS)
        )
        for field in fields(defaults)  # type: ignore[arg-type]  # every T here is a dataclass
        if field.name in kept
    }
    return replace(defaults, **values)  # type: ignore[type-var]  # as above


def _value(default: object, kept: object, bounds: Bounds | None) -> object:
    if is_dataclass(default):
        return _filled(default, kept)
    if isinstance(default, Enum):
        known = {member.value: member for member in type(default)}
        return known.get(kept, default) if type(kept) in {str, int} else default
    # not isinstance: True would pass for a number
    if type(kept) is not type(default):
        return default
    return bounds.clamp(kept) if bounds and isinstance(kept, int) else kept

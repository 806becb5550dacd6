"""The settings as a small JSON file in the data folder."""

from __future__ import annotations

import logging
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from corecoach.application.errors import SettingsError
from corecoach.application.language import gettext as _
from corecoach.application.settings import Settings

FILE_NAME: Final = "settings.json"

log = logging.getLogger(__name__)


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
        except (OSError, ValueError) as error:
            log.warning("settings not read, defaults used: %s", error)
            return Settings()
        if not isinstance(kept, dict):
            return Settings()
        known = {field.name: type(field.default) for field in fields(Settings)}
        sound: dict[str, Any] = {
            name: value for name, value in kept.items() if type(value) is known.get(name)
        }
        return Settings(**sound)

"""Settings that last as long as the program runs."""

from __future__ import annotations

from corecoach.application.settings import Settings


class PassingSettings:
    """Begins with the defaults and writes nothing anywhere."""

    def __init__(self) -> None:
        """Begin with the defaults."""
        self._settings = Settings()

    def load(self) -> Settings:
        """Return the settings."""
        return self._settings

    def save(self, settings: Settings) -> None:
        """Use these settings until the program ends."""
        self._settings = settings

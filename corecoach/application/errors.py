"""What the world can refuse: each error is one sentence that the person can act on."""

from __future__ import annotations


class WorldError(Exception):
    """The world said no; ``str(error)`` is the translated sentence to show.

    Everything else that is raised is a mistake of ours and belongs in the log as a traceback.
    """


class StoreError(WorldError):
    """The record cannot be read or written: disk full, no permission, locked, newer or foreign."""


class SettingsError(WorldError):
    """The settings cannot be read or written."""


class PrintingError(WorldError):
    """A page cannot be printed or saved."""


class MovingError(WorldError):
    """A backup, an export or an import cannot be made, or the file is none that can be taken in."""

"""Whole file: written beside its place, and put there only when all of it is on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corecoach.adapters.database.disk.files import create_private
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _


def write_whole(place: Path, lines: Iterable[bytes]) -> None:
    """Write a file for its owner alone, which appears whole or not at all.

    Raises:
        MovingError: It cannot be written; what was there before still is.
    """
    part = place.with_name(place.name + ".part")
    try:
        part.unlink(missing_ok=True)
        create_private(part)
        with part.open("wb") as file:
            file.writelines(lines)
        part.replace(place)
    except OSError as error:
        raise MovingError(
            _("{file} cannot be written: {reason}. Please choose another place.").format(
                file=place, reason=error.strerror or error
            )
        ) from error
    finally:
        part.unlink(missing_ok=True)

"""Files: where the record lies, and how a file is made that only its owner can read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _

FILE_NAME = "corecoach.db"


def data_file(folder: Path) -> Path:
    """Return the record's file in a data folder."""
    return folder / FILE_NAME


def make_folder(folder: Path) -> None:
    """Make the data folder where it is missing, for its owner alone.

    Raises:
        StoreError: Something else has its name.
        OSError: The folder cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreError(
            _(
                "{folder} cannot be the data folder, because a file is in its place. "
                "Please choose another data folder with --data-dir."
            ).format(folder=folder)
        ) from error


def create_private(file: Path) -> None:
    """Make an empty file that its owner alone can read; one that exists stays as it is.

    Raises:
        OSError: The file cannot be made.
    """
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def keep_private(file: Path) -> None:
    """Let nobody but the owner read a file that came from elsewhere; another's stays as it is."""
    with suppress(PermissionError):
        file.chmod(file.stat().st_mode & 0o700)


def require_writable(file: Path) -> None:
    """Refuse a file that exists and cannot be written; nothing is changed.

    Raises:
        OSError: Why it cannot be written.
    """
    if file.exists():
        os.close(os.open(file, os.O_RDWR))


def suspect(file: Path) -> None:
    """Leave a mark beside the record, so that the next start reads it as thoroughly as it can."""
    if file.name == FILE_NAME and file.exists():
        with suppress(OSError):
            create_private(_mark(file))


def is_suspect(file: Path) -> bool:
    """Tell whether damage was met in the record since it was last read thoroughly."""
    return _mark(file).exists()


def trust(file: Path) -> None:
    """Take the mark away."""
    with suppress(OSError):
        _mark(file).unlink(missing_ok=True)


def _mark(file: Path) -> Path:
    return file.with_name(f"{file.stem}-suspect")

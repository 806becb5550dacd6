"""Whether the private environment is ready: what every start asks, so it imports little."""

from __future__ import annotations

import hashlib
import os
import sys
from enum import IntEnum
from pathlib import Path

UNFINISHED = "unfinished"


class Level(IntEnum):
    """How much is set up; a higher level holds everything of the lower ones."""

    RUN = 1
    TEST = 2
    BENCH = 3


def environment_folder(root: Path) -> Path:
    """The private environment of the checkout at `root`."""
    return root / ".venv"


def program(root: Path, name: str) -> Path:
    """A program installed in the private environment, such as `python`."""
    folder = environment_folder(root)
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def constraints(root: Path) -> Path:
    """The file with the pinned versions."""
    return root / "packaging" / "constraints.txt"


def stamp_file(root: Path) -> Path:
    """The file that says what the environment was set up for."""
    return environment_folder(root) / "set-up.stamp"


def python_version() -> str:
    """The major and minor version of this Python; environments of two versions differ."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def digest(root: Path, python: str) -> str:
    """A figure that changes when the environment must be brought up to date.

    The checkout's own place is part of it, because the environment refers to it.
    """
    parts = (
        (root / "pyproject.toml").read_bytes(),
        constraints(root).read_bytes(),
        python.encode(),
        os.fsencode(root),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(root: Path, level: Level) -> str:
    """The stamp's text once `level` is set up."""
    return f"{level.value} {digest(root, python_version())}"


def read(root: Path) -> str:
    """The present stamp, or an empty text where there is none."""
    try:
        return stamp_file(root).read_text(encoding="utf-8")
    except OSError:
        return ""


def is_set_up(root: Path, level: Level) -> bool:
    """Tell whether `level` or a higher one is set up as the checkout asks now."""
    if not program(root, "python").exists():
        return False
    present = read(root)
    return any(present == stamp(root, enough) for enough in Level if enough >= level)

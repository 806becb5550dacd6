"""Writes constraints.txt: the newest versions that work together, all of them pinned."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import stamp
import steps
from trouble import SetUpError

OLDEST = "3.11"

HEADER = """\
# The exact version of everything that `bootstrap.py run` and `test` install, and of the build
# backend. To raise them all to today's newest (with the oldest supported Python, so that they
# suit every later one), then test:
#     python3.11 packaging/bootstrap.py pins && python3 packaging/bootstrap.py test
"""

_NOT_PINNED = ("corecoach", "pip", "setuptools")


def write(root: Path) -> None:
    """Install everything without pins in a throw-away environment and note the versions.

    Raises:
        SetUpError: This is not the oldest supported Python, or pip failed.
    """
    if stamp.python_version() != OLDEST:
        raise SetUpError(
            f"Pins are made with Python {OLDEST}, the oldest one supported, "
            f"so that they suit every later one, and this is Python {stamp.python_version()}."
        )
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        python = str(stamp.program(place, "python"))
        what = ["hatchling", "editables", "-e", f"{root}[test]"]
        log = Path(tempfile.gettempdir()) / "corecoach-pins.log"
        steps.run(
            "Looking for the newest versions",
            [
                [sys.executable, "-m", "venv", str(stamp.environment_folder(place))],
                [python, "-m", "pip", "install", "--progress-bar", "off", *what],
            ],
            log=log,
            cwd=root,
        )
        excluded = [f"--exclude={name}" for name in _NOT_PINNED]
        found = subprocess.run(
            [python, "-m", "pip", "list", "--format=freeze", *excluded],
            capture_output=True,
            text=True,
            check=True,
        )
    stamp.constraints(root).write_text(HEADER + found.stdout, encoding="utf-8")

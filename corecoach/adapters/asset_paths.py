"""Where the assets lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

VOICE: Final = "af_heart"
"""The voice that ships."""


def assets_folder() -> Path:
    """Return the folder that holds sounds, fonts and icons."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"

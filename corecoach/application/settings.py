"""The settings: each declared once with its type, default and bounds; all else is derived."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What the person chose, kept between starts."""

    floor_only: bool = False
    waits_for_ready: bool = False

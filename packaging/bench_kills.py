"""Benchmark: sessions killed at random moments; what the record then holds."""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path
from typing import Any

from tests.real.killed_session import kill_and_look


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Kill sessions at random moments and count what was lost."""
    chance = random.Random(20261122)  # noqa: S311  # moments, not secrets
    found = []
    for _ in range(options.kills):
        with tempfile.TemporaryDirectory() as folder:
            found.append(kill_and_look(Path(folder), chance.uniform(0.05, 0.8)))
    return {
        "kills": len(found),
        "records damaged": sum(not look.is_sound for look in found),
        "finished repetitions": sum(look.finished for look in found),
        "finished repetitions missing": sum(look.missing for look in found),
        "sessions that could be resumed to the end": sum(look.resumed for look in found),
    }

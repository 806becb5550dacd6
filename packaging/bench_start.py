"""Benchmark: from the start of the process to the first painted window, programs in turns."""

from __future__ import annotations

import argparse
import statistics
from typing import Any

from bench_programs import commands, private_screen, start


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Start every program in turns; medians in seconds, and ratios to the empty window."""
    times: dict[str, list[float]] = {}
    with private_screen() as env:
        programs = commands()
        for turn in range(options.runs + 1):
            for name, command in programs.items():
                started = start(command, env)
                # the first turn fills the caches and makes what a first start makes
                if turn and started.painted_s:
                    times.setdefault(name, []).append(started.painted_s)
                started.stop()
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    floor = medians["empty PySide6 window"]
    return {
        name: {"painted_s": round(taken, 3), "ratio_to_empty": round(taken / floor, 2)}
        for name, taken in medians.items()
    }

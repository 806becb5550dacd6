"""Benchmark: processor and memory of a running session with sound, beside a running timer.

CoreCoach plays on a private sound server with a null sink, which is not counted; the session's
first minute and a half is mostly holds, its busiest part. GNOME Clocks runs its own timer.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections.abc import Callable
from typing import Any

from bench_programs import Started, commands, private_screen, start

from tests.sound_rig.virtual_card import VirtualCard

SETTLE_S = 5
INTO_THE_HOLDS_S = 50


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure both one after the other; percent of one core, MiB of proportional memory."""
    figures: dict[str, Any] = {}
    with VirtualCard() as card, private_screen() as env:
        # the bench's own home, but the card's sound server
        env |= {name: value for name, value in card.env.items() if name.startswith("PULSE")}
        programs = commands()
        figures["CoreCoach"] = _both(
            start(programs["CoreCoach"], env), env, options.seconds, _start_session
        )
        if "GNOME Clocks" in programs:
            figures["GNOME Clocks"] = _both(
                start(programs["GNOME Clocks"], env), env, options.seconds, _start_timer
            )
    if "GNOME Clocks" in figures:
        ours, theirs = figures["CoreCoach"], figures["GNOME Clocks"]
        figures["ratio"] = {
            name: round(ours[name] / theirs[name], 2) for name in ("running_cpu", "running_pss")
        }
    return figures


def _both(
    started: Started,
    env: dict[str, str],
    seconds: int,
    go: Callable[[Started, dict[str, str]], None],
) -> dict[str, float]:
    time.sleep(SETTLE_S)
    idle = _cpu_percent(started, seconds)
    idle_pss = started.pss_mib()
    go(started, env)
    running = _cpu_percent(started, seconds)
    running_pss = started.pss_mib()
    started.stop()
    return {
        "idle_cpu": round(idle, 2),
        "idle_pss": round(idle_pss, 1),
        "running_cpu": round(running, 2),
        "running_pss": round(running_pss, 1),
    }


def _cpu_percent(started: Started, seconds: int) -> float:
    before, begun = started.cpu_s(), time.perf_counter()
    time.sleep(seconds)
    return (started.cpu_s() - before) / (time.perf_counter() - begun) * 100


def _start_session(started: Started, env: dict[str, str]) -> None:
    if started.window is None:
        raise RuntimeError("CoreCoach showed no window")
    window = str(started.window.id)
    subprocess.run(["xdotool", "windowfocus", window, "key", "Return"], env=env, check=True)
    time.sleep(INTO_THE_HOLDS_S)


def _start_timer(_started: Started, env: dict[str, str]) -> None:
    """Click on the tab Timer, on a length and on start; without a window manager it lies at 0,0."""
    for x, y in ((634, 28), (557, 242), (434, 541)):
        subprocess.run(
            ["xdotool", "mousemove", str(x), str(y), "sleep", "0.15", "click", "1"],
            env=env,
            check=True,
        )
        time.sleep(1)

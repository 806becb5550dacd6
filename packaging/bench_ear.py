"""Benchmark: the whole default session by ear, beside two simple ways to make the same sounds.

Every player has a private sound server of its own and all run at the same time, so the ratios are
of one run. What is compared is the timeline; the constant latency is taken out first. A session
takes 14 minutes and a half.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import psutil
from bench_ear_rival import Method
from bench_screen_watch import ScreenWatch

from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import load_clip
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import StepKind
from tests.real.desktop import ROOT, RunningProgram, Screen
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.pipewire_card import PipeWireCard
from tests.sound_rig.recorder import RATE, Recording
from tests.sound_rig.virtual_card import VirtualCard

LEAD_S: Final = 8
SETTLE_S: Final = 1.5
WHOLE: Final = 0.98
"""A cue that resembles its clip less was torn."""
LATE_MS: Final = 700.0
"""How far from its moment a cue of a simple way is searched."""

BLOCKED: Final = """
import threading, time
def block():
    from PySide6.QtCore import QTimer
    time.sleep(0.5)
    QTimer.singleShot(2500, block)
def wait_for_window():
    from PySide6.QtCore import QCoreApplication, QTimer
    while not QCoreApplication.instance():
        time.sleep(0.1)
    time.sleep(2)
    QTimer.singleShot(0, QCoreApplication.instance(), block)
threading.Thread(target=wait_for_window, daemon=True).start()
"""
"""Blocks the thread of the window for 500 ms every 3 s."""


@dataclass
class Player:
    """One of the players: what it plays on, when it began, and what it cost."""

    name: str
    recording: Recording
    began_ms: float
    processes: list[psutil.Process]
    cpu_s: list[float]
    watch: ScreenWatch | None = None


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Listen to the session under one kind of load; milliseconds, percent of one core, MiB."""
    seconds = float(options.listen)
    with ExitStack() as stack:
        stack.enter_context(_busy(2 if options.load == "busy" else 0))
        players = [
            _program(stack, "CoreCoach on PulseAudio", VirtualCard(), options),
            _program(stack, "CoreCoach on PipeWire", PipeWireCard(), options),
            *(_rival(stack, method, options, seconds) for method in Method if options.rivals),
        ]
        last = max(player.began_ms for player in players) + seconds * 1000
        before = time.monotonic()
        used = [_cpu_s(player) for player in players]
        time.sleep(max(0.0, last / 1000 - time.monotonic()) + SETTLE_S)
        length = time.monotonic() - before
        for player, begun in zip(players, used, strict=True):
            player.cpu_s = [
                (end - start) / length * 100
                for start, end in zip(begun, _cpu_s(player), strict=True)
            ]
        memory = {player.name: _pss_mib(player) for player in players}
    os.nice(19)  # listening takes minutes, and another measurement may be running
    figures = {player.name: _figures(player, seconds, options) for player in players}
    for name, mib in memory.items():
        figures[name]["memory_mib"] = mib
    return {"load": options.load, "seconds": seconds} | figures | _ratios(figures)


def _program(stack: ExitStack, name: str, card: VirtualCard, options: argparse.Namespace) -> Player:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "data"
    folder.mkdir()
    screen = stack.enter_context(Screen())
    stack.enter_context(card)
    recording = stack.enter_context(card.recording())
    prelude = BLOCKED if options.load == "blocked" else ""
    program = stack.enter_context(RunningProgram(screen, card.env, folder, prelude=prelude))
    screen.press("Return")
    began_ms = program.session_began_ms()
    watch = stack.enter_context(ScreenWatch(screen.display, screen.window()))
    leader = psutil.Process(program.process.pid)
    return Player(name, recording, began_ms, [leader, *leader.children(recursive=True)], [], watch)


def _rival(stack: ExitStack, method: Method, options: argparse.Namespace, seconds: float) -> Player:
    card = stack.enter_context(VirtualCard())
    recording = stack.enter_context(card.recording())
    began_ms = time.monotonic() * 1000 + LEAD_S * 1000
    files = ClipFiles(assets_folder() / "sounds", VOICE)
    cues = [[began_ms + cue.at_ms, str(files.to_play(cue.clip))] for cue in _cues(seconds)]
    prelude = BLOCKED if options.load == "blocked" else ""
    process = subprocess.Popen(
        [options.rival_python, str(ROOT / "packaging" / "bench_ear_rival.py"), method, prelude],
        stdin=subprocess.PIPE,
        env=card.env | {"QT_QPA_PLATFORM": "offscreen"},
    )
    stack.callback(process.wait)
    stack.callback(process.kill)
    if process.stdin:
        process.stdin.write(json.dumps(cues).encode())
        process.stdin.close()
    return Player(method.value, recording, began_ms, [psutil.Process(process.pid)], [])


@contextmanager
def _busy(count: int) -> Iterator[None]:
    hogs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()


def _cues(seconds: float) -> list[Any]:
    return [cue for cue in lay_out(DEFAULT_PLAN).cues if cue.at_ms < seconds * 1000]


def _cpu_s(player: Player) -> list[float]:
    return [
        sum(process.cpu_times()[:2]) if process.is_running() else math.nan
        for process in player.processes
    ]


def _pss_mib(player: Player) -> list[float]:
    """Return the memory of each process; a process that has ended is left out."""
    running = [process for process in player.processes if process.is_running()]
    return [round(process.memory_full_info().pss / 2**20, 1) for process in running]


def _figures(player: Player, seconds: float, options: argparse.Namespace) -> dict[str, Any]:
    cues = _cues(seconds)
    files = ClipFiles(assets_folder() / "sounds", VOICE)
    clips = {cue.clip: load_clip(files, cue.clip).samples for cue in cues}
    window = 300.0 if player.watch else LATE_MS
    expected = [Expected(player.began_ms + cue.at_ms, cue.clip) for cue in cues]
    heard = hear(player.recording, clips, expected, window_ms=window)
    if options.keep:
        _keep(Path(options.keep), player, heard)
    figures = {
        "cues": len(heard.cues),
        "lost": [(cue.at_ms - player.began_ms, cue.clip) for cue in heard.lost],
        "extra": [
            (round(extra.at_ms - player.began_ms), round(extra.length_ms), extra.clip)
            for extra in heard.extras
            if extra.at_ms < player.began_ms + seconds * 1000
        ],
        "torn": sum(cue.correlation < WHOLE for cue in heard.cues),
        "constant_ms": round(heard.median_ms, 2),
        "p50_ms": round(heard.spread_ms(50), 3),
        "p99_ms": round(heard.spread_ms(99), 3),
        "max_ms": round(heard.spread_ms(100), 3),
        "drift_ms": round(_drift_ms(heard), 3),
        "cpu_percent": [round(percent, 2) for percent in player.cpu_s],
    }
    return figures | (_seen(player, player.watch, seconds, heard) if player.watch else {})


def _drift_ms(heard: Hearing) -> float:
    """How far the last third of the cues lies from the first third."""
    errors = heard.errors_ms
    third = len(errors) // 3
    return float(np.median(errors[-third:]) - np.median(errors[:third]))


def _seen(player: Player, watch: ScreenWatch, seconds: float, heard: Hearing) -> dict[str, Any]:
    """Compare the moments at which the digits change on the screen with those of the sound."""
    seconds_ms = [
        player.began_ms + moment
        for step in lay_out(DEFAULT_PLAN).steps
        if step.kind is StepKind.HOLD
        for moment in range(step.start_ms + 1000, step.start_ms + step.length_ms, 1000)
        if moment < seconds * 1000
    ]
    delays = watch.delays_ms(seconds_ms)
    if not delays:
        return {}
    seen = float(np.median(delays))
    return {
        "digits": len(delays),
        "digits_after_ms": round(seen, 1),
        "digits_p99_ms": round(float(np.percentile(delays, 99)), 1),
        "sound_after_digits_ms": round(heard.median_ms - seen, 1),
    }


def _keep(folder: Path, player: Player, heard: Hearing) -> None:
    """Keep what was recorded, and what was heard in it, for the recogniser."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / player.name.replace(" ", "-")
    segment = max(player.recording.segments, key=lambda each: len(each.data))
    stem.with_suffix(".raw").write_bytes(segment.data)
    found = [
        [cue.expected.clip, segment.sample_at(cue.at_ms) / RATE, cue.correlation, cue.error_ms]
        for cue in heard.cues
        if cue.found
    ]
    stem.with_suffix(".json").write_text(json.dumps(found))


def _ratios(figures: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ours = figures["CoreCoach on PulseAudio"]
    return {
        f"ratio of {method.value} to CoreCoach": {
            name: round(figures[method.value][name] / ours[name], 1)
            for name in ("p50_ms", "p99_ms", "max_ms")
            if ours[name]
        }
        for method in Method
        if method.value in figures
    }

"""The Settings tab on the real thing: what Test sound plays, and how tapping along measures."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import load_clip
from corecoach.application.cues.sound_test import LENGTH_MS, SCORE
from corecoach.domain.tap_along import TICK_EVERY_MS, TICKS
from tests.real.desktop import RunningProgram, Screen
from tests.sound_rig.fair import fairly
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.virtual_card import VirtualCard

TAPPED_LATE_MS = 120
TO_SETTINGS, TO_TEST_SOUND, TO_TAP_ALONG = 3, 5, 2
"""How many times Control and Tab are pressed, then Tab from the first choice and from there on."""


def tried_from_ms(program: RunningProgram, times: int) -> int:
    """When the sound was begun for the so-many-th time, as the log says."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        found = [line for line in program.log().splitlines() if "is tried from " in line]
        if len(found) == times:
            return int(found[-1].split("is tried from ")[1].split()[0])
        time.sleep(0.05)
    raise AssertionError(f"nothing was tried: {program.said()}")


def wait_until(moment_ms: float) -> None:
    # a rig on the real clock: here waiting is the measurement, not a wish
    time.sleep(max(0.0, moment_ms / 1000 - time.monotonic()))


@pytest.mark.real
def test_the_sound_test_is_heard_and_tapping_along_measures(tmp_path: Path) -> None:
    late_ms: list[int] = []
    heard = fairly(lambda: _tested_and_tapped(tmp_path, late_ms))
    print(
        f"{len(heard.cues)} cues heard, constant {heard.median_ms:.1f} ms, p99 "
        f"{heard.spread_ms(99):.2f} ms; tapped {TAPPED_LATE_MS} ms late, measured {late_ms} ms"
    )
    # a stream just opened finds its pace in the first clip; how evenly it runs is heard elsewhere
    assert not heard.lost
    assert heard.spread_ms(99) <= 10
    assert abs(late_ms[-1] - TAPPED_LATE_MS) <= 40


def _tested_and_tapped(place: Path, late_ms: list[int]) -> Hearing:
    """Press Test sound, tap along, and return what was heard; adds what tapping along measured."""
    folder = Path(tempfile.mkdtemp(dir=place))
    with (
        Screen() as screen,
        VirtualCard() as card,
        card.recording() as recording,
        RunningProgram(screen, card.env, folder) as program,
    ):
        screen.press(*["ctrl+Tab"] * TO_SETTINGS, *["Tab"] * TO_TEST_SOUND, "space")
        test_ms = tried_from_ms(program, 1)
        wait_until(test_ms + 3000)
        screen.picture(place / "test.png")
        wait_until(test_ms + LENGTH_MS + 500)
        screen.press(*["Tab"] * TO_TAP_ALONG, "space")
        ticks_ms = tried_from_ms(program, 2)
        for number in range(TICKS):
            wait_until(ticks_ms + number * TICK_EVERY_MS + TAPPED_LATE_MS)
            subprocess.run(["xdotool", "key", "space"], env=screen.env(), check=True)
        wait_until(ticks_ms + TICKS * TICK_EVERY_MS + 500)
        screen.picture(place / "tapped.png")
        screen.press("space")
        time.sleep(0.5)
        said = program.said()
    assert said == ""
    files = ClipFiles(assets_folder() / "sounds", VOICE)
    clips = {str(clip): load_clip(files, str(clip)).samples for _at, clip in SCORE}
    due = [Expected(test_ms + at_ms, str(clip)) for at_ms, clip in SCORE]
    due += [Expected(ticks_ms + n * TICK_EVERY_MS, "tone_tick") for n in range(TICKS)]
    kept = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    late_ms.append(kept["sound"]["latency_ms"])
    return hear(recording, clips, due)

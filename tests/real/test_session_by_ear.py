"""The main job on the real thing: window, sound and record of a minute and a half of a session."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import load_clip
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out
from tests.real.desktop import ROOT, RunningProgram, Screen
from tests.sound_rig.fair import fairly
from tests.sound_rig.hearing import Expected, Hearing, hear
from tests.sound_rig.recorder import Recording
from tests.sound_rig.virtual_card import VirtualCard

LISTENED_S = 93.6
PHASES = {"prepare": 10, "get-into-position": 40, "get-set": 51, "hold": 57, "relax": 63.5}


@pytest.mark.real
def test_a_session_is_seen_heard_and_kept(tmp_path: Path) -> None:
    heard = fairly(lambda: _session(tmp_path))
    print(
        f"{len(heard.cues)} cues, {len(heard.lost)} lost, {len(heard.extras)} extra; constant "
        f"{heard.median_ms:.1f} ms, p99 {heard.spread_ms(99):.2f} ms"
    )
    assert not heard.lost
    assert not heard.extras
    assert heard.spread_ms(99) <= 10
    assert _drift_ms(heard) <= 5


def _session(place: Path) -> Hearing:
    """Run the session's beginning and return what was heard of it; what must be kept is."""
    folder = Path(tempfile.mkdtemp(dir=place))
    with (
        Screen() as screen,
        VirtualCard() as card,
        card.recording() as recording,
        RunningProgram(screen, card.env, folder) as program,
    ):
        screen.press("Return")
        began_ms = program.session_began_ms()
        for name, at_s in PHASES.items():
            _sleep_until(began_ms + at_s * 1000)
            screen.picture(place / f"{name}.png")
        _sleep_until(began_ms + LISTENED_S * 1000)
        said = program.said()
    assert said == ""
    assert _kept_reps(folder) == 3
    return _compare(recording, began_ms)


def _sleep_until(moment_ms: float) -> None:
    # a rig on the real clock: here waiting is the measurement, not a wish
    time.sleep(max(0.0, moment_ms / 1000 - time.monotonic()))


def _compare(recording: Recording, began_ms: int) -> Hearing:
    timeline = lay_out(DEFAULT_PLAN)
    cues = [cue for cue in timeline.cues if cue.at_ms < LISTENED_S * 1000]
    files = ClipFiles(assets_folder() / "sounds", VOICE)
    clips = {cue.clip: load_clip(files, cue.clip).samples for cue in cues}
    return hear(recording, clips, [Expected(began_ms + cue.at_ms, cue.clip) for cue in cues])


def _drift_ms(heard: Hearing) -> float:
    """How far the last third of the cues lies from the first third."""
    errors = heard.errors_ms
    third = len(errors) // 3
    first, last = sorted(errors[:third]), sorted(errors[-third:])
    return abs(float(last[third // 2]) - float(first[third // 2]))


def _kept_reps(folder: Path) -> int:
    """What the next start finds of the session that was cut off."""
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from corecoach.adapters.database.opening import open_store;"
        "store = open_store(Path(sys.argv[1]), datetime.now(UTC), set_aside_damaged=False).store;"
        "print(store.open_session().credited_reps)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return int(json.loads(done.stdout))

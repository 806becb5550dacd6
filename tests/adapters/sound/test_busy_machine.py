"""The engine beside two programs that want both processors all the time, on both servers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.ports import SoundState
from tests.adapters.sound.conftest import Clips, Statuses, cue_in
from tests.adapters.sound.real_engine import listen, opened, silent_after_ms, sleep_until
from tests.sound_rig.fair import fairly_tried
from tests.sound_rig.hearing import Hearing
from tests.sound_rig.pipewire_card import PipeWireCard
from tests.sound_rig.virtual_card import VirtualCard

pytestmark = pytest.mark.real

WORDS = ["dig", "relax", "hold", "tone_tick"] * 3
WHOLE = 0.98


@dataclass(frozen=True)
class Case:
    """A sound server and what is asked of the engine on it."""

    server: type[VirtualCard]
    spread_ms: float
    silent_ms: float


CASES = [
    Case(VirtualCard, 2.0, 20.0),
    # two of its blocks of 21 ms, one that it has and one that it may just be taking, and the fade
    Case(PipeWireCard, 5.0, 46.0),
]


@pytest.fixture
def busy() -> Iterator[None]:
    hogs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    yield
    for hog in hogs:
        hog.kill()
        hog.wait()


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.server.__name__)
def test_cues_are_whole_and_on_time_and_fall_silent_at_once(
    case: Case,
    files: ClipFiles,
    clips: Clips,
    statuses: Statuses,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def once(card: VirtualCard) -> tuple[Hearing, float]:
        with card.recording() as recording, opened(files, statuses) as player:
            statuses.wait_for(SoundState.PLAYING)
            cues = [cue_in(0.5 + 0.8 * number, word) for number, word in enumerate(WORDS)]
            player.schedule(cues)
            sleep_until(cues[-1].at_ms + 1_000)
            long = cue_in(0.3, "tone_session_end")
            player.schedule([long])
            sleep_until(long.at_ms + 400)
            cancelled_ms = time.monotonic() * 1000
            player.cancel()
            sleep_until(cancelled_ms + 600)
        silent = silent_after_ms(recording.segments[0], cancelled_ms)
        return listen(recording, clips, cues), silent

    def is_right(tried: tuple[Hearing, float]) -> bool:
        hearing, silent = tried
        return (
            not hearing.lost
            and hearing.spread_ms(99) <= case.spread_ms
            and silent <= case.silent_ms
        )

    with case.server() as card:
        for name, value in card.env.items():
            monkeypatch.setenv(name, value)
        hearing, silent = fairly_tried(lambda: once(card), is_right)
    assert hearing.lost == ()
    assert len(hearing.extras) == 1  # the one that was cancelled
    assert min(cue.correlation for cue in hearing.cues) >= WHOLE
    assert hearing.spread_ms(99) <= case.spread_ms
    assert silent <= case.silent_ms

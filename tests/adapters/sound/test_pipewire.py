"""The engine against a real PipeWire, the sound server of newer desktops."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.ports import SoundState
from tests.adapters.sound.conftest import Clips, Statuses, cue_in
from tests.adapters.sound.real_engine import listen, opened, sleep_until
from tests.sound_rig.fair import fairly
from tests.sound_rig.hearing import Hearing
from tests.sound_rig.pipewire_card import PipeWireCard

pytestmark = pytest.mark.real


@pytest.fixture
def pipewire(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeWireCard]:
    with PipeWireCard() as card:
        for name, value in card.env.items():
            monkeypatch.setenv(name, value)
        yield card


def test_on_pipewire_every_cue_is_heard_at_its_moment_too(
    pipewire: PipeWireCard, files: ClipFiles, clips: Clips, statuses: Statuses
) -> None:
    words = ["dig", "relax", "hold", "tone_tick", "dig", "relax", "hold", "tone_tick"]

    def once() -> Hearing:
        with pipewire.recording() as recording, opened(files, statuses) as player:
            statuses.wait_for(SoundState.PLAYING)
            cues = [cue_in(0.3 + 0.9 * number, word) for number, word in enumerate(words)]
            player.schedule(cues)
            sleep_until(cues[-1].at_ms + 1_000)
        return listen(recording, clips, cues)

    hearing = fairly(once)
    assert hearing.lost == ()
    assert hearing.extras == ()
    assert hearing.spread_ms(99) <= 5
    assert abs(hearing.median_ms) <= 10

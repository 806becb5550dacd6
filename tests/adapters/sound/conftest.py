"""A fake engine, and a way to wait for what other threads and processes do."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
from numpy.typing import NDArray

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound_engine.waveforms import load_clip
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from tests.adapters.sound.making_clips import TONES, VOICE, WORDS, make_sounds
from tests.sound_rig.virtual_card import VirtualCard

Clips = Mapping[str, NDArray[np.int16]]

TIMEOUT_S = 10.0
_SCRIPT = Path(__file__).with_name("fake_engine.py")


class FakeEngine:
    """Starts fake engines, and hears what they hear."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "heard"
        os.mkfifo(self._path)
        # open for both, so that neither this end nor an engine ever waits for the other
        self._pipe = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        self._rest = b""

    def command(self, *steps: str) -> list[str]:
        """Return the command of an engine that does these steps."""
        return [sys.executable, str(_SCRIPT), str(self._path), *steps]

    def heard(self) -> object:
        """Return the next order that an engine got, decoded."""
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._pipe], [], [], TIMEOUT_S)
            assert ready, "the engine got no order"
            self._rest += os.read(self._pipe, 65_536)
        line, self._rest = self._rest.split(b"\n", 1)
        return json.loads(line)

    def close(self) -> None:
        os.close(self._pipe)


class Statuses:
    """Collects the statuses that a player reports from its threads."""

    def __init__(self) -> None:
        self._told: SimpleQueue[SoundStatus] = SimpleQueue()

    def __call__(self, status: SoundStatus) -> None:
        self._told.put(status)

    def wait_for(self, state: SoundState) -> SoundStatus:
        """Return the next status of this kind; fail if it does not come."""
        while True:
            status = self._told.get(timeout=TIMEOUT_S)
            if status.state is state:
                return status


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[FakeEngine]:
    fake = FakeEngine(tmp_path)
    yield fake
    fake.close()


@pytest.fixture
def statuses() -> Statuses:
    return Statuses()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ClipFiles:
    return ClipFiles(make_sounds(tmp_path_factory.mktemp("sounds")), VOICE)


@pytest.fixture(scope="module")
def clips(files: ClipFiles) -> Clips:
    return {name: load_clip(files, name).samples for name in (*TONES, *WORDS)}


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualCard]:
    with VirtualCard() as card:
        for name, value in card.env.items():
            monkeypatch.setenv(name, value)
        yield card


def cue_in(seconds: float, clip: str = "hold") -> ScheduledCue:
    """Return a cue for so many seconds from now."""
    return ScheduledCue(time.monotonic_ns() // 1_000_000 + round(seconds * 1000), clip)

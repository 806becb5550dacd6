from __future__ import annotations

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corecoach.adapters.sound_engine.floor import Floor


def blocks(*frames: int, sound: int = 0) -> NDArray[np.int16]:
    floor = Floor()
    stereo = [np.full(2 * count, sound, "<i2").tobytes() if sound else b"" for count in frames]
    begins = accumulate(frames, initial=0)
    data = [
        floor.under(each, count, begin)
        for each, count, begin in zip(stereo, frames, begins, strict=False)
    ]
    return np.frombuffer(b"".join(data), "<i2").reshape(-1, 2)


def test_silence_is_never_digital_silence_but_60_db_down() -> None:
    floor = blocks(48_000)
    assert np.abs(floor).max() == 33
    assert np.abs(floor.reshape(-1, 480, 2)).max(axis=1).min() > 0


@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=8))
def test_it_goes_on_from_block_to_block(frames: list[int]) -> None:
    assert (blocks(*frames) == blocks(sum(frames))).all()


def test_it_lies_under_the_sound() -> None:
    assert (blocks(700, 900, sound=1_000) - 1_000 == blocks(1_600)).all()


def test_the_loudest_sound_has_room_for_it() -> None:
    assert blocks(1_600, sound=32_112).max() < 32_767

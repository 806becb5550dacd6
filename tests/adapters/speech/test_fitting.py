from __future__ import annotations

import numpy as np

from corecoach.adapters.speech.fitting import SPEEDS, fitting
from corecoach.adapters.speech.loudness import Samples
from corecoach.domain.budgets import slot_s

RATE = 24_000


def voice(seconds: float) -> Samples:
    noise = np.random.default_rng(1).standard_normal(round(seconds * RATE))
    return np.asarray(np.pad(0.1 * noise, RATE // 5))


def test_a_short_phrase_is_said_calmly_and_trimmed() -> None:
    found = fitting("hold", lambda speed: voice(0.4 / speed), RATE)
    assert found
    speed, samples = found
    assert speed == SPEEDS[0]
    assert 0.4 / speed < len(samples) / RATE < 0.4 / speed + 0.1


def test_a_long_phrase_is_said_as_fast_as_its_slot_wants() -> None:
    found = fitting("hold", lambda speed: voice(1.0 / speed), RATE)
    assert found
    speed, samples = found
    assert SPEEDS[0] < speed < SPEEDS[-1]
    assert len(samples) <= slot_s("hold") * RATE


def test_what_fits_at_no_speed_and_what_is_silent_has_no_clip() -> None:
    assert fitting("hold", lambda _speed: voice(3.0), RATE) is None
    assert fitting("hold", lambda _speed: np.zeros(RATE), RATE) is None
    assert fitting("hold", lambda _speed: np.zeros(0), RATE) is None


def test_a_phrase_is_said_faster_for_its_caption_where_that_helps_and_not_dropped_otherwise() -> (
    None
):
    calm = fitting("how_bird_dog", lambda speed: voice(5.0 / speed), RATE)
    captioned = fitting("how_bird_dog", lambda speed: voice(5.0 / speed), RATE, 4.5)
    hopeless = fitting("how_bird_dog", lambda speed: voice(5.0 / speed), RATE, 1.0)
    assert calm
    assert captioned
    assert hopeless
    assert calm[0] == hopeless[0] == SPEEDS[0]
    assert calm[0] < captioned[0]
    assert len(captioned[1]) <= 4.5 * RATE

from __future__ import annotations

import pytest

from corecoach.adapters.sound_engine.libpulse import moment_ms

ASKED_MS = 5_000.0
NOW_MS = 5_003.0
WALL_S = 1_000_000.0


def test_the_moment_that_the_server_stamped_is_told_on_the_monotonic_clock() -> None:
    assert moment_ms(WALL_S - 0.002, WALL_S, ASKED_MS, NOW_MS) == pytest.approx(5_001, abs=1e-3)


@pytest.mark.parametrize("set_by_s", [3_600, 0.5, -0.5, -3_600])
def test_a_wall_clock_that_is_set_meanwhile_moves_it_by_no_more_than_the_answer_took(
    set_by_s: float,
) -> None:
    moment = moment_ms(WALL_S - 0.002, WALL_S + set_by_s, ASKED_MS, NOW_MS)
    assert ASKED_MS <= moment <= NOW_MS

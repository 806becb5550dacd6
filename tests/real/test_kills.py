"""A session killed at any moment: no repetition missing, and it can go on to its end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.real.killed_session import kill_and_look


@pytest.mark.real
@pytest.mark.parametrize("turn", range(12))
def test_a_kill_at_a_random_moment_loses_no_finished_rep(tmp_path: Path, turn: int) -> None:
    moment_s = random.Random(turn).uniform(0.0, 0.7)
    found = kill_and_look(tmp_path, moment_s)
    assert found.finished >= 1
    assert found.missing == 0
    assert found.is_sound
    assert found.resumed

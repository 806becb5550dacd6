"""Kills: whenever the program is killed, the record is sound and no kept repetition is missing."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import open_store
from corecoach.domain.exercise import Exercise
from tests.adapters.database.histories import NOW
from tests.adapters.database.killing import (
    BACKUPS,
    CORRECTIONS,
    IMPORTS,
    MIGRATIONS,
    SESSIONS,
    Kind,
    fill_the_disk,
    kill,
    lines_until_killed,
)
from tests.adapters.database.traces import Losses

KILLS = 20
MOST_TURNS = 200

KINDS = pytest.mark.parametrize(
    "kind",
    [
        pytest.param(SESSIONS, id="sessions"),
        pytest.param(CORRECTIONS, id="corrections"),
        pytest.param(MIGRATIONS, id="migrations"),
        pytest.param(IMPORTS, id="imports"),
        pytest.param(BACKUPS, id="backups"),
    ],
)


def turns(losses: Losses) -> Iterator[int]:
    """Count turns until enough was told; on a busy machine little happens between two kills."""
    for turn in range(MOST_TURNS):
        if turn >= KILLS // 2 and losses.told > KILLS:
            return
        yield turn


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_no_kill_harms_the_record_or_loses_a_repetition(tmp_path: Path) -> None:
    chance = random.Random(2026)  # no secret, and the same moments each time
    told: set[tuple[int, int]] = set()
    for _ in range(KILLS):
        lines = lines_until_killed("endless_writer", tmp_path, chance.uniform(0, 0.15))
        for line in lines:
            session_id, held_ms = line.split()
            told.add((int(session_id), int(held_ms)))
        store = open_store(tmp_path, NOW, set_aside_damaged=False).store
        assert store.problems() == ()
        cut_off = store.open_session()
        kept = {
            (session.session_id, attempt.held_ms)
            for session in (*store.sessions(), *([cut_off] if cut_off else []))
            for attempt in session.exercise(Exercise.HEEL_DIG).attempts
        }
        assert told <= kept
        store.close()
    assert len(told) > KILLS


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_no_kill_harms_a_record_that_is_just_being_made(tmp_path: Path) -> None:
    chance = random.Random(2027)  # no secret, and the same moments each time
    for attempt in range(KILLS // 2):
        folder = tmp_path / str(attempt)
        done = len(lines_until_killed("endless_opener", folder, chance.uniform(0, 0.1)))
        assert len(list(folder.iterdir())) - done in {0, 1}
        for number in range(done + 1):
            opened = open_store(folder / str(number), NOW, set_aside_damaged=False)
            assert opened.store.problems() == ()
            assert number >= done or opened.store.open_session()
            opened.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@KINDS
def test_no_kill_loses_or_tears_anything(tmp_path: Path, kind: Kind) -> None:
    chance, losses = random.Random(2028), Losses()  # no secret, and the same moments each time
    for turn in turns(losses):
        kill(kind, tmp_path, turn, chance.uniform(0, 0.15), losses)
    assert losses.told > KILLS
    assert losses == Losses(kills=losses.kills, told=losses.told)


@KINDS
def test_no_kill_on_a_disk_that_fills_up_loses_or_tears_anything(
    roomy_disk: Path, kind: Kind
) -> None:
    chance, losses = random.Random(2030), Losses()  # no secret, and the same moments each time
    for turn in range(KILLS // 4):
        fill_the_disk(kind, roomy_disk, turn, chance.uniform(0.02, 0.15), losses)
    assert losses.refused
    assert losses == Losses(kills=KILLS // 4, told=losses.told, refused=losses.refused)

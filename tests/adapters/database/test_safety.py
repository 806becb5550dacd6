"""The notes on safety: kept once, read in order, and forgotten where they were a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.domain.pace.safety import NoteKind, SafetyNote, clearance_note
from tests.adapters.database.histories import KNOWN_NOTES, NEPAL, NOW

FIRST = clearance_note(NOW, NOW.date(), ())
LATER = SafetyNote((NOW + timedelta(hours=1)).astimezone(NEPAL), NOW.date(), NoteKind.SIGN, "fever")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(tmp_path, NOW, set_aside_damaged=False)
    yield opened
    opened.store.close()


def test_notes_come_back_the_same_in_the_order_of_their_moments(opened: OpenedStore) -> None:
    opened.safety.add([LATER, FIRST])
    assert opened.safety.notes() == (FIRST, LATER)
    assert opened.safety.notes()[1].at.utcoffset() == timedelta(hours=5, minutes=45)


def test_a_note_is_kept_once(opened: OpenedStore) -> None:
    opened.safety.add([FIRST])
    opened.safety.add([FIRST, LATER])
    assert opened.safety.notes() == (FIRST, LATER)


def test_what_is_taken_back_is_gone_and_nothing_else(opened: OpenedStore) -> None:
    opened.safety.add([FIRST, LATER])
    opened.safety.take_back([LATER])
    opened.safety.take_back([LATER])
    assert opened.safety.notes() == (FIRST,)


def test_the_history_is_read_with_its_notes(opened: OpenedStore) -> None:
    opened.safety.add(KNOWN_NOTES)
    assert opened.reader.history().notes == KNOWN_NOTES

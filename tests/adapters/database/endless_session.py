"""Leads whole sessions without end, with time that flies, until it is killed.

``python -m tests.adapters.database.endless_session FOLDER``

A session that was cut off is taken up first and led to its end. It prints ``rep SESSION EXERCISE
SIDE NUMBER`` once a repetition is on disk, and ``refused SENTENCE`` where the world refused.
"""

from __future__ import annotations

import logging
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.records import SqliteRecordStore
from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.errors import StoreError
from corecoach.application.ports import SessionStart
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import RepRecord
from corecoach.domain.session import Phase, Request
from tests.adapters.database.histories import NOW
from tests.fakes import FakeClock, RecordingPlayer, RecordingScreen

BEAT_MS: Final = 250
PATIENCE_S: Final = 0.005


class TellingStore(SqliteRecordStore):
    """The real store; it tells the parent what it has kept."""

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        super().add_rep(session_id, record, ended)
        rep = record.rep
        print("rep", session_id, rep.exercise, rep.side or "-", rep.number, flush=True)


def lead(ports: SessionPorts, clock: FakeClock) -> None:
    """Lead one session until all of it is on disk."""
    cut_off = ports.store.open_session()
    if cut_off:
        coach = Coach.take_up(ports, cut_off)
        coach.ask(Request.RESUME)
    else:
        start = SessionStart(clock.now(), "Europe/London", clock.now().date(), DEFAULT_PLAN, "test")
        coach = Coach.begin(ports, start)
    while coach.session.phase is not Phase.FINISHED or coach.unsaved:
        clock.advance(BEAT_MS)
        coach.beat()
        if coach.unsaved:
            print("refused", coach.unsaved, flush=True)
            time.sleep(PATIENCE_S)


def main(folder: Path) -> None:
    logging.disable()  # refusals are told in lines of their own
    store = open_store(folder, NOW, set_aside_damaged=False).store
    store.__class__ = TellingStore
    clock = FakeClock()
    ports = SessionPorts(clock, RecordingPlayer(), store, RecordingScreen())
    while True:
        try:
            lead(ports, clock)
        except StoreError as refusal:
            print("refused", refusal, flush=True)
            time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

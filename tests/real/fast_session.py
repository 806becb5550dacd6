"""A child that runs whole sessions on the real record, with time that flies.

    python -m tests.real.fast_session FOLDER

After each repetition that is on disk it prints a line, until somebody kills it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.records import SqliteRecordStore
from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.ports import SessionStart
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import RepRecord
from tests.fakes import FakeClock, RecordingPlayer, RecordingScreen


class TellingStore(SqliteRecordStore):
    """The real store; it tells the parent what it has kept."""

    def add_rep(self, session_id: int, record: RepRecord, ended: datetime) -> None:
        super().add_rep(session_id, record, ended)
        print("kept", flush=True)


def main() -> None:
    store = open_store(Path(sys.argv[1]), datetime.now(UTC), set_aside_damaged=False).store
    store.__class__ = TellingStore
    clock = FakeClock()
    ports = SessionPorts(clock, RecordingPlayer(), store, RecordingScreen())
    start = SessionStart(clock.now(), "Europe/London", clock.now().date(), DEFAULT_PLAN, "test")
    coach = Coach.begin(ports, start)
    while not coach.is_over:
        clock.advance(70)
        coach.beat()
    print("over", flush=True)


if __name__ == "__main__":
    main()

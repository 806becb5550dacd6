"""Keeps sessions without end and says each repetition once it is kept, until it is killed.

``python -m tests.adapters.database.endless_writer FOLDER``
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from corecoach.adapters.database.opening import open_store
from corecoach.domain.exercise import Side
from corecoach.domain.record import SessionState
from tests.adapters.database.histories import NOW, default_start, heel_dig

REPS_IN_A_SESSION = 20


def main(folder: Path) -> None:
    store = open_store(folder, NOW, set_aside_damaged=False).store
    cut_off = store.open_session()
    if cut_off:
        store.end(cut_off.session_id, SessionState.STOPPED, NOW)
    while True:
        session_id = store.begin(default_start())
        for held_ms in count():
            store.add_rep(session_id, heel_dig(1, Side.LEFT, held_ms), NOW)
            print(session_id, held_ms, flush=True)
            if held_ms == REPS_IN_A_SESSION:
                break
        store.end(session_id, SessionState.FINISHED, NOW)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

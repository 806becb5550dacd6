"""Keeps, corrects, deletes and takes back without end, and says what it is at, until it is killed.

``python -m tests.adapters.database.endless_corrector FOLDER SEED``

It prints ``rep SESSION HELD_MS`` once a repetition is kept; before a correction ``try SESSION N D``
and ``did SESSION N D`` once it is on disk: N is written into the note and, as N % 11, into a pain,
and D says whether the session is in the bin. A refusal of the world is ``refused SENTENCE``.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import count
from pathlib import Path
from uuid import uuid4

from corecoach.adapters.database.opening import OpenedStore, open_store
from corecoach.application.errors import StoreError
from corecoach.domain.corrections import Change, Field, answers_changed, deleted, reps_changed
from corecoach.domain.exercise import Exercise, Side
from corecoach.domain.plan_book import Decided, PlanBook, PlanChosen, PlanVersion
from corecoach.domain.record import CheckIn, SessionRecord, SessionState
from tests.adapters.database.histories import NOW, default_start, heel_dig

REPS = 12
PATIENCE_S = 0.005


class Corrector:
    def __init__(self, opened: OpenedStore, chance: random.Random) -> None:
        self.opened, self.chance = opened, chance
        self.held_ms = time.monotonic_ns() // 1_000_000
        cut_off = opened.store.open_session()
        if cut_off:
            opened.store.end(cut_off.session_id, SessionState.STOPPED, NOW)

    def go_on(self, number: int) -> None:
        session_id = self.new_session()
        record = self.opened.store.session(session_id)
        assert record
        record = self.correct(record, number)
        self.plan()
        edit = self.throw_away(record, number)
        if self.chance.random() < 0.7:  # most come back
            say("try", session_id, number, 0)
            self.opened.corrections.undo(edit)
            say("did", session_id, number, 0)

    def new_session(self) -> int:
        store = self.opened.store
        session_id = store.begin(default_start())
        for number in range(1, REPS + 1):
            self.held_ms += 1
            store.add_rep(session_id, heel_dig(1 + number % 10, Side.LEFT, self.held_ms), NOW)
            say("rep", session_id, self.held_ms)
        store.end(session_id, SessionState.FINISHED, NOW)
        return session_id

    def correct(self, record: SessionRecord, number: int) -> SessionRecord:
        told = CheckIn(pain_peak=number % 11, note=str(number))
        changes: list[Change] = [*answers_changed(record.check_in, told)]
        reps = self.opened.store.reps_of(record.session_id)
        done: dict[Side | None, int] = {Side.LEFT: self.chance.randint(0, 10)}
        changes += reps_changed(record, reps, Exercise.HEEL_DIG, done)
        say("try", record.session_id, number, 0)
        self.opened.corrections.correct(record.session_id, changes, NOW)
        say("did", record.session_id, number, 0)
        after = self.opened.store.session(record.session_id)
        assert after
        return after

    def plan(self) -> None:
        plan = str(uuid4())
        version = PlanVersion(str(uuid4()), plan, NOW, "New")
        decided = Decided(str(uuid4()), NOW, PlanChosen(NOW.date(), plan))
        self.opened.plans.keep(PlanBook((version,), (decided,)))
        say("planned", plan)

    def throw_away(self, record: SessionRecord, number: int) -> int:
        say("try", record.session_id, number, 1)
        changes = deleted(record, NOW)
        assert changes[0].field is Field.DELETED
        edit = self.opened.corrections.correct(record.session_id, changes, NOW)
        say("did", record.session_id, number, 1)
        return edit


def say(*words: object) -> None:
    print(*words, flush=True)


def main(folder: Path, seed: int) -> None:
    corrector: Corrector | None = None
    for number in count(seed * 1000 + 1):
        try:
            corrector = corrector or Corrector(
                open_store(folder, NOW, set_aside_damaged=False), random.Random(seed)
            )
            corrector.go_on(number)
        except StoreError as refusal:
            say("refused", refusal)
            time.sleep(PATIENCE_S)
            if corrector and (cut_off := corrector.opened.store.open_session()):
                end_when_possible(corrector, cut_off.session_id)


def end_when_possible(corrector: Corrector, session_id: int) -> None:
    while True:
        try:
            corrector.opened.store.end(session_id, SessionState.STOPPED, NOW)
        except StoreError as refusal:
            say("refused", refusal)
            time.sleep(PATIENCE_S)
        else:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

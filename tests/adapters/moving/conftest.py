"""Records to be carried about: each in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from corecoach.adapters.database.disk.connection import connect, writing
from corecoach.adapters.database.disk.files import data_file
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.database.stores.plans import keep_book
from corecoach.adapters.database.whole import add_whole, keep_week_plans
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.json_form import Planned
from corecoach.domain.merging import WholeSession
from tests.adapters.database.histories import NOW
from tests.fakes import FakeClock

MakeKeeper = Callable[..., FileDataKeeper]


@pytest.fixture
def make_keeper(tmp_path_factory: pytest.TempPathFactory) -> MakeKeeper:
    """Give what makes a keeper of a new record that holds what a test says."""

    def make(sessions: Iterable[WholeSession] = (), plans: Planned | None = None) -> FileDataKeeper:
        folder = tmp_path_factory.mktemp("data")
        fill(folder, sessions, plans or Planned())
        return FileDataKeeper(folder, FakeClock(NOW), "0.1.0")

    return make


def fill(folder: Path, sessions: Iterable[WholeSession], plans: Planned) -> None:
    open_store(folder, NOW, set_aside_damaged=False).store.close()
    with closing(connect(data_file(folder))) as db, writing(db):
        for whole in sessions:
            add_whole(db, whole)
        keep_week_plans(db, plans.weeks)
        keep_book(db, plans.book)

"""Work in the background: the window goes on, and what came of it arrives in its own thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from corecoach.application.errors import StoreError, WorldError
from corecoach.ui.background import AtOnce, OneThread


@pytest.fixture
def background() -> Iterator[OneThread]:
    made = OneThread()
    yield made
    made.close()


def never(_anything: object) -> None:
    raise AssertionError("this must not be called")


def test_the_window_goes_on_while_work_is_done(qtbot: QtBot, background: OneThread) -> None:
    go_on = threading.Event()
    found: list[tuple[int, bool]] = []
    background.run(
        lambda: (int(go_on.wait(5)), threading.current_thread() is threading.main_thread()),
        lambda outcome: found.append((outcome[0], threading.current_thread().name == "MainThread")),
        never,
    )
    # the work ends only because the window's own loop runs meanwhile
    QTimer.singleShot(10, go_on.set)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(1, True)]


def test_one_piece_of_work_follows_the_other(qtbot: QtBot, background: OneThread) -> None:
    found: list[int] = []
    for number in range(20):
        background.run(partial(int, number), found.append, never)
    qtbot.waitUntil(lambda: len(found) == 20)
    assert found == list(range(20))


@pytest.mark.parametrize("kind", [AtOnce, OneThread])
def test_what_the_world_refuses_is_handed_over(
    qtbot: QtBot, kind: type[AtOnce | OneThread]
) -> None:
    def refuse() -> None:
        raise StoreError("The file is gone.")

    refused: list[WorldError] = []
    made = kind()
    made.run(refuse, never, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert str(refused[0]) == "The file is gone."
    if isinstance(made, OneThread):
        made.close()


def test_a_mistake_of_ours_is_raised_where_it_is_logged(
    qtbot: QtBot, background: OneThread
) -> None:
    ended: list[str] = []
    with capture_exceptions() as mistakes:
        background.run(lambda: 1 // 0, never, never, lambda: ended.append("ended"))
        qtbot.waitUntil(lambda: bool(mistakes))
    assert mistakes[0][0] is ZeroDivisionError
    assert ended == ["ended"]


@pytest.mark.parametrize("kind", [AtOnce, OneThread])
def test_the_end_is_told_before_what_came_of_it(
    qtbot: QtBot, kind: type[AtOnce | OneThread]
) -> None:
    told: list[str] = []
    made = kind()
    made.run(lambda: "done", told.append, never, lambda: told.append("ended"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["ended", "done"]
    if isinstance(made, OneThread):
        made.close()

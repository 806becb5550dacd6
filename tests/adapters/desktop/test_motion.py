from __future__ import annotations

import sys
import threading

import pytest

from corecoach.adapters.desktop.motion import AskedMotionWish, says_one


@pytest.mark.parametrize(("answer", "less"), [("1", True), ("0", False), ("", False)])
def test_one_means_less_motion(answer: str, less: bool) -> None:  # noqa: FBT001  # a test's parameter
    assert says_one([sys.executable, "-c", f"print({answer!r})"]) is less


def test_a_program_that_is_not_there_wishes_nothing() -> None:
    assert not says_one(["/nonexistent/defaults"])


def test_nobody_waits_for_the_answer() -> None:
    may_answer = threading.Event()
    wish = AskedMotionWish(lambda: may_answer.wait(10))
    assert not wish.is_reduced()
    may_answer.set()
    wish._asking.join(10)
    assert wish.is_reduced()

from __future__ import annotations

import threading

from corecoach.adapters.background_outputs import BackgroundOutputs
from corecoach.application.ports import Output

USB = Output("1", "USB headset")


def test_a_slow_look_keeps_nobody_waiting_and_is_not_begun_twice() -> None:
    may_end = threading.Event()
    looks: list[int] = []

    def slow() -> tuple[Output, ...]:
        looks.append(1)
        may_end.wait(10)
        return (USB,)

    outputs = BackgroundOutputs(slow)
    assert outputs.outputs() is None
    assert outputs.outputs() is None
    assert looks == [1]
    looking = outputs._looking
    assert looking
    may_end.set()
    looking.join(10)
    assert outputs.outputs() == (USB,)


def test_each_call_looks_again_and_the_next_one_knows() -> None:
    there: tuple[Output, ...] = ()
    outputs = BackgroundOutputs(lambda: there)

    def look() -> tuple[Output, ...] | None:
        found = outputs.outputs()
        assert outputs._looking
        outputs._looking.join(10)
        return found

    assert look() is None
    there = (USB,)
    assert look() == ()
    assert look() == (USB,)

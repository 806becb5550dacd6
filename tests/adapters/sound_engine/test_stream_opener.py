from __future__ import annotations

from collections.abc import Callable

import pytest

from corecoach.adapters.sound_engine.sound_library import (
    NoDeviceError,
    NoLibraryError,
    Render,
    SoundLibrary,
    Target,
)
from corecoach.adapters.sound_engine.stream_clock import Lead
from corecoach.adapters.sound_engine.stream_opener import open_stream

PERIOD_MS = 20
GRAIN_MS = 5


class FakeStream:
    """A stream that plays nothing."""

    def close(self) -> None:
        """There is nothing to end."""


class FakeLibrary:
    """A library whose streams have a certain lead; it opens none where it refuses."""

    def __init__(self, lead_ms: float, refusal: str = "") -> None:
        self.opened: list[tuple[Render, int, Target]] = []
        self._lead_ms = lead_ms
        self._refusal = refusal

    def lead_ms(self, period_ms: int, grain_ms: float) -> float:
        return self._lead_ms + period_ms + grain_ms

    def target(self, wanted: str) -> Target:
        return Target(wanted, "Fake Card")

    def open(self, render: Render, period_ms: int, target: Target) -> FakeStream:
        if self._refusal:
            raise NoDeviceError(self._refusal)
        self.opened.append((render, period_ms, target))
        return FakeStream()


def lacking() -> SoundLibrary:
    raise NoLibraryError("not installed")


def deaf() -> SoundLibrary:
    raise NoDeviceError("no sound system")


def loads(library: FakeLibrary) -> Callable[[], SoundLibrary]:
    return lambda: library


def render(frames: int, _now_ms: float) -> bytes:
    return bytes(frames)


class Beginning:
    """Notes the leads for which it was made ready."""

    def __init__(self) -> None:
        self.leads_ms: list[float] = []

    def __call__(self, lead: Lead) -> Render:
        self.leads_ms.append(lead(GRAIN_MS))
        return render


def test_the_first_library_is_used_and_the_second_not_even_loaded() -> None:
    first, begin = FakeLibrary(10), Beginning()

    def never() -> SoundLibrary:
        raise AssertionError("it was loaded")

    opened = open_stream(begin, PERIOD_MS, "6c", [loads(first), never])
    assert opened.library is first
    assert opened.target == Target("6c", "Fake Card")
    assert first.opened == [(render, PERIOD_MS, opened.target)]
    assert begin.leads_ms == [35]


@pytest.mark.parametrize("first", [lacking, deaf, loads(FakeLibrary(10, "in use"))])
def test_where_the_first_cannot_the_second_is_used_with_a_lead_of_its_own(
    first: Callable[[], SoundLibrary],
) -> None:
    second, begin = FakeLibrary(60), Beginning()
    assert open_stream(begin, PERIOD_MS, "", [first, loads(second)]).library is second
    assert begin.leads_ms[-1] == 85


def test_a_device_that_comes_while_the_second_is_loaded_goes_to_the_first() -> None:
    first, second = FakeLibrary(10), FakeLibrary(60)
    answers = [deaf, loads(first)]

    def at_first_deaf() -> SoundLibrary:
        return answers.pop(0)()

    libraries = [at_first_deaf, loads(second)]
    assert open_stream(Beginning(), PERIOD_MS, "", libraries).library is first
    assert not second.opened


def test_where_none_can_it_is_said_what_the_best_of_those_there_had_to_say() -> None:
    refusing = [lacking, loads(FakeLibrary(10, "in use")), deaf]
    with pytest.raises(NoDeviceError, match="in use"):
        open_stream(Beginning(), PERIOD_MS, "", refusing)


def test_a_device_may_come_later_where_one_library_is_there() -> None:
    with pytest.raises(NoDeviceError):
        open_stream(Beginning(), PERIOD_MS, "", [lacking, deaf])


def test_where_no_library_is_installed_nothing_can_be_waited_for() -> None:
    with pytest.raises(NoLibraryError):
        open_stream(Beginning(), PERIOD_MS, "", [lacking, lacking])

from __future__ import annotations

from collections.abc import Callable

import pytest

from corecoach.adapters.sound_engine.broadcast import Broadcast
from corecoach.adapters.sound_engine.mixer import Mixer
from corecoach.adapters.sound_engine.sound_library import (
    NoDeviceError,
    NoLibraryError,
    SoundLibrary,
    Source,
    Target,
)
from corecoach.adapters.sound_engine.stream_clock import StreamClock
from corecoach.adapters.sound_engine.stream_opener import open_stream

PERIOD_MS = 20


class FakeStream:
    """A stream that plays nothing."""

    def close(self) -> None:
        """There is nothing to end."""


class FakeLibrary:
    """A library that opens no stream where it refuses."""

    follows_length = True
    patience_s = 0.7

    def __init__(self, refusal: str = "") -> None:
        self.opened: list[tuple[Source, int, Target]] = []
        self._refusal = refusal

    def clock(self, period_ms: int, grain_ms: float | None) -> StreamClock:
        return StreamClock(lambda _grain_ms: period_ms, grain_ms)

    def target(self, wanted: str) -> Target:
        return Target(wanted, "Fake Card")

    def open(self, source: Source, period_ms: int, target: Target) -> FakeStream:
        if self._refusal:
            raise NoDeviceError(self._refusal)
        self.opened.append((source, period_ms, target))
        return FakeStream()


def lacking() -> SoundLibrary:
    raise NoLibraryError("not installed")


def deaf() -> SoundLibrary:
    raise NoDeviceError("no sound system")


def loads(library: FakeLibrary) -> Callable[[], SoundLibrary]:
    return lambda: library


SOURCE = Broadcast(Mixer(StreamClock(lambda _grain_ms: 0.0)))


class Beginning:
    """Notes the libraries for which it was made ready."""

    def __init__(self) -> None:
        self.libraries: list[SoundLibrary] = []

    def __call__(self, library: SoundLibrary) -> Source:
        self.libraries.append(library)
        return SOURCE


def test_the_first_library_is_used_and_the_second_not_even_loaded() -> None:
    first, begin = FakeLibrary(), Beginning()

    def never() -> SoundLibrary:
        raise AssertionError("it was loaded")

    opened = open_stream(begin, PERIOD_MS, "6c", [loads(first), never])
    assert opened.library is first
    assert opened.target == Target("6c", "Fake Card")
    assert first.opened == [(SOURCE, PERIOD_MS, opened.target)]
    assert begin.libraries == [first]


@pytest.mark.parametrize("first", [lacking, deaf, loads(FakeLibrary("in use"))])
def test_where_the_first_cannot_the_second_is_used_and_made_ready_for(
    first: Callable[[], SoundLibrary],
) -> None:
    second, begin = FakeLibrary(), Beginning()
    assert open_stream(begin, PERIOD_MS, "", [first, loads(second)]).library is second
    assert begin.libraries[-1] is second


def test_a_device_that_comes_while_the_second_is_loaded_goes_to_the_first() -> None:
    first, second = FakeLibrary(), FakeLibrary()
    answers = [deaf, loads(first)]

    def at_first_deaf() -> SoundLibrary:
        return answers.pop(0)()

    libraries = [at_first_deaf, loads(second)]
    assert open_stream(Beginning(), PERIOD_MS, "", libraries).library is first
    assert not second.opened


def test_where_none_can_it_is_said_what_the_best_of_those_there_had_to_say() -> None:
    refusing = [lacking, loads(FakeLibrary("in use")), deaf]
    with pytest.raises(NoDeviceError, match="in use"):
        open_stream(Beginning(), PERIOD_MS, "", refusing)


def test_a_device_may_come_later_where_one_library_is_there() -> None:
    with pytest.raises(NoDeviceError):
        open_stream(Beginning(), PERIOD_MS, "", [lacking, deaf])


def test_where_no_library_is_installed_nothing_can_be_waited_for() -> None:
    with pytest.raises(NoLibraryError):
        open_stream(Beginning(), PERIOD_MS, "", [lacking, lacking])

"""Chooses the library that the engine plays by: the first that can open a stream."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from corecoach.adapters.sound_engine.sound_library import (
    NoDeviceError,
    NoLibraryError,
    SoundLibrary,
    Source,
    Stream,
    Target,
)


def _pulseaudio() -> SoundLibrary:
    try:
        from corecoach.adapters.sound_engine.pulse_stream import (  # noqa: PLC0415  # it may lack
            PulseLibrary,
        )
    except ImportError as error:
        raise NoLibraryError(str(error)) from error
    return PulseLibrary()


def _miniaudio() -> SoundLibrary:
    try:
        from corecoach.adapters.sound_engine.miniaudio_stream import (  # noqa: PLC0415  # it may lack
            MiniaudioLibrary,
        )
    except ImportError as error:
        raise NoLibraryError(str(error)) from error
    return MiniaudioLibrary()


def _portaudio() -> SoundLibrary:
    try:
        from corecoach.adapters.sound_engine.portaudio_stream import (  # noqa: PLC0415  # seldom needed
            PortAudioLibrary,
        )
    except (ImportError, OSError) as error:  # OSError: the system's part of it lacks
        raise NoLibraryError(str(error)) from error
    return PortAudioLibrary()


Begin = Callable[[SoundLibrary], Source]
"""Makes ready for a stream of this library, and returns what it plays."""

Load = Callable[[], SoundLibrary]
"""Loads a library, or raises NoLibraryError or NoDeviceError."""

LIBRARIES: Final[tuple[Load, ...]] = (_pulseaudio, _miniaudio, _portaudio)
"""In the order in which they are tried."""


@dataclass(frozen=True)
class Opened:
    """An open stream, by which library, and where it goes."""

    library: SoundLibrary
    target: Target
    stream: Stream


def open_stream(
    begin: Begin,
    period_ms: int,
    wanted: str,
    libraries: Sequence[Load] = LIBRARIES,
) -> Opened:
    """Open a stream by the first library that can.

    Args:
        begin: Makes ready for a stream, and returns what it plays.
        period_ms: The length of a block.
        wanted: The id of the device that the person chose; none for the system's own choice.
        libraries: Those that may be used, the best one first.

    Raises:
        NoDeviceError: If none can open a stream just now, with what the best one said.
        NoLibraryError: If none is installed.
    """
    refusal: NoDeviceError | None = None
    for number, load in enumerate(libraries):
        try:
            library = load()
            # that took its time: a device may have come meanwhile, and then the better one has it
            with contextlib.suppress(NoDeviceError, NoLibraryError):
                return open_stream(begin, period_ms, wanted, libraries[:number])
            target = library.target(wanted)
            stream = library.open(begin(library), period_ms, target)
        except NoLibraryError:
            continue
        except NoDeviceError as error:
            refusal = refusal or error
            continue
        return Opened(library, target, stream)
    raise refusal or NoLibraryError("There is no library to play by.")
